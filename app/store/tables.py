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
    Column("password_hash", String(200), nullable=False),  # "" for who signs in through an identity provider alone
    Column("language", String(8), nullable=False),
    Column("created_at", BigInteger, nullable=False),  # seconds since 1970
    Column("role", String(16), nullable=False, server_default="organizer"),  # owner, organizer or viewer
    # Who this is to an identity provider.
    Column("issuer", String(300)),
    Column("subject", String(255)),
    Column("disabled_at", BigInteger),  # from then on nobody signs in as this one
    Index("ix_organizer_issuer_subject", "issuer", "subject", unique=True),
)

# A signed-in browser. The cookie holds the token, the table its hash, so that signing out really ends it.
login = Table(
    "login",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("organizer_id", String(16), ForeignKey("organizer.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_at", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False, server_default="0"),
)

# What a program signs in with, in an organizer's name. As with sign-ins, the table has its hash alone.
api_token = Table(
    "api_token",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("organizer_id", String(16), ForeignKey("organizer.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String(200), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("may_write", Boolean, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger),
    Column("last_used_on", String(10)),  # the day: what a person needs to find a token that nothing uses any more
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

# A link that makes an account, or gives a share of a programme to whoever opens it; it works once.
invitation = Table(
    "invitation",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("name", String(200), nullable=False),  # whom it is for
    Column("role", String(16), nullable=False),  # of an account that is made with it
    Column("programme_id", String(16), ForeignKey("programme.id", ondelete="CASCADE"), index=True),
    Column("programme_role", String(16)),  # editor or viewer, with a programme
    Column("invited_by", String(16), ForeignKey("organizer.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
)

# What was done by whom: kept when what it was done to is gone. Without an organizer, by the server itself or by a
# participant.
audit_entry = Table(
    "audit_entry",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("organizer_id", String(16), index=True),
    Column("organizer_name", String(200)),
    Column("action", String(64), nullable=False),
    Column("programme_id", String(16), index=True),
    Column("subject", String(300), nullable=False),  # the title or name of what it was done to
    Column("details", Text, nullable=False),  # JSON, by action; never an answer, never a token
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
    # Results of fewer participants are told to nobody (0: all are); it stands fast once somebody has answered.
    Column("least_group", Integer, nullable=False, server_default="7"),
    Column("retention_days", Integer),  # answers go so many days after their session ended; null: when somebody says so
    Column("archived_at", BigInteger),
)

# Who else may see a programme, or work on it.
programme_share = Table(
    "programme_share",
    metadata,
    Column("programme_id", String(16), ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True),
    Column("organizer_id", String(16), ForeignKey("organizer.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("role", String(16), nullable=False),  # editor or viewer
    Column("created_at", BigInteger, nullable=False),
)

# The way in for those who prepare alone before the day. What they write stays with them.
reflection = Table(
    "reflection",
    metadata,
    Column("programme_id", String(16), ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True),
    Column("code", String(8), nullable=False, unique=True),
    Column("opened_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
)

# That somebody has prepared, and nothing else about it: how many rows there are is all that an organizer is told.
prepared = Table(
    "prepared",
    metadata,
    Column("programme_id", String(16), ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True),
    Column("marker_hash", String(64), primary_key=True),
)

# What somebody wrote alone and wants to have on another phone: locked with a code that only that person has.
recovery = Table(
    "recovery",
    metadata,
    Column("lookup_hash", String(64), primary_key=True),
    Column("programme_id", String(16), ForeignKey("programme.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("locked", LargeBinary, nullable=False),
    Column("expires_at", BigInteger, nullable=False, index=True),
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
    Column("held_on", String(10)),  # the day it is planned for, as ISO 8601
    Column("hall", String(200)),
    Column("expected", Integer),  # how many are expected
    Column("wave", Integer, nullable=False, server_default="1"),  # 2 for those held months later, and so on
    # Set once, when the session ends: with which others its answers are counted, because alone they are too few
    # (the id of the first of them, or its own), and how many had taken part. Until then the size says how many of
    # those have erased all they answered. See docs/privacy.md.
    Column("pool", String(16)),
    Column("pool_size", Integer),
    Column("erased_at", BigInteger),  # its answers are gone for good; the row stays, for the pools that it is part of
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
