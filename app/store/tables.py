"""Every table. The migrations in `alembic/` bring a database to this shape; a test holds the two together.

No address, agent or exact time is kept with an answer: `seq` says only in what order answers came.
JSON is stored as text, the same in SQLite and PostgreSQL.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

# Keys that the server signs with: participants' tokens and presenters' links outlive a restart.
secret = Table(
    "secret",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", String(128), nullable=False),
)

organizer = Table(
    "organizer",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("email", String(254), nullable=False, unique=True),  # lower-cased
    Column("name", String(200), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("language", String(8), nullable=False),
    Column("created_at", BigInteger, nullable=False),  # seconds since 1970
)

# A signed-in browser. The cookie holds the token, the table its hash, so that signing out really ends it.
login = Table(
    "login",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("organizer_id", String(16), ForeignKey("organizer.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_at", BigInteger, nullable=False),
)

# A link that works once: the first organizer's account is made with one.
one_time_link = Table(
    "one_time_link",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("purpose", String(32), nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
)

programme = Table(
    "programme",
    metadata,
    Column("id", String(16), primary_key=True),
    # Null for what the command line made: it belongs to whoever runs the machine, and every organizer on it sees it.
    Column("organizer_id", String(16), ForeignKey("organizer.id", ondelete="SET NULL"), index=True),
    Column("title", String(300), nullable=False),
    Column("language", String(8), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("word_lists", Text),  # JSON of polling.records.WordLists; null where the organizer has named no words
)

question = Table(
    "question",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("programme_id", String(16), ForeignKey("programme.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("prompt", Text, nullable=False),
    Column("settings", Text, nullable=False),  # JSON, by kind
    # A question that has answers is retired, never deleted: exports still name it.
    Column("is_retired", Boolean, nullable=False, default=False),
)

# Pictures that questions show, in the database so that one file holds all there is to keep. The id is not guessable:
# whoever has it may see the picture. Which question shows it stands in the question's settings.
picture = Table(
    "picture",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("programme_id", String(16), ForeignKey("programme.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("width", Integer, nullable=False),  # pixels of the large one
    Column("height", Integer, nullable=False),
    Column("media_type", String(32), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("small_media_type", String(32), nullable=False),  # what phones are sent
    Column("small_content", LargeBinary, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

# What presenters say about the words of a question: rules, in the order they were given. They hold in every session
# of the programme and never touch an answer; undoing takes the last one away.
correction = Table(
    "correction",
    metadata,
    Column("question_id", String(16), ForeignKey("question.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("rule", Text, nullable=False),  # JSON of words.corrections.Rule
)

session = Table(
    "session",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("programme_id", String(16), ForeignKey("programme.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("code", String(8), nullable=False, unique=True),
    Column("title", String(300), nullable=False),
    Column("language", String(8), nullable=False),
    Column("state", Text, nullable=False),  # JSON of polling.session.SessionState
    # Each load of a room takes the next block of version numbers, so that versions rise across restarts and kills.
    Column("version_block", BigInteger, nullable=False, default=0),
    Column("created_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
)

# Who may present a session: whoever holds a link that is neither revoked nor past its time.
presenter_link = Table(
    "presenter_link",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("session_id", String(16), ForeignKey("session.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String(200)),  # whom it is for; null for the organizer's own
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger),  # seconds since 1970; null: as long as the session is kept
    Column("revoked_at", BigInteger),
)

# The answers as they stand: one per participant and question, a new one replaces the old one.
answer = Table(
    "answer",
    metadata,
    Column("session_id", String(16), ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
    Column("question_id", String(16), primary_key=True),
    Column("participant", String(32), primary_key=True),
    Column("value", Text, nullable=False),  # JSON, by kind
    Column("seq", BigInteger, nullable=False),  # order of receipt within the session
    Index("ix_answer_session_seq", "session_id", "seq"),
    sqlite_with_rowid=False,
)

# Ids of changes already applied: a resent change is accepted again and never applied twice.
applied_change = Table(
    "applied_change",
    metadata,
    Column("session_id", String(16), ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
    Column("participant", String(32), primary_key=True),
    Column("change_id", String(64), primary_key=True),
    sqlite_with_rowid=False,
)

# The word cloud's memory, so that a restart shows the same picture.
cloud = Table(
    "cloud",
    metadata,
    Column("session_id", String(16), ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
    Column("question_id", String(16), primary_key=True),
    Column("layout", Text, nullable=False),  # JSON
)
