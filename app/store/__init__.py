"""What is kept: tables, the group commit, programmes, sessions, accounts. The only room that speaks SQL."""
