"""programmes over many halls: accounts with roles, shares, waves, small groups, preparation, retention

Columns are added in place: SQLite would make a table anew for anything else, and what refers to it would go.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("organizer_id", sa.String(length=16), nullable=True),
        sa.Column("organizer_name", sa.String(length=200), nullable=True),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("programme_id", sa.String(length=16), nullable=True),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entry")),
    )
    op.create_index(op.f("ix_audit_entry_organizer_id"), "audit_entry", ["organizer_id"], unique=False)
    op.create_index(op.f("ix_audit_entry_programme_id"), "audit_entry", ["programme_id"], unique=False)

    op.create_table(
        "api_token",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("organizer_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("may_write", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("last_used_on", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(
            ["organizer_id"], ["organizer.id"], name=op.f("fk_api_token_organizer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_api_token_token_hash")),
    )
    op.create_index(op.f("ix_api_token_organizer_id"), "api_token", ["organizer_id"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("programme_id", sa.String(length=16), nullable=True),
        sa.Column("programme_role", sa.String(length=16), nullable=True),
        sa.Column("invited_by", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["organizer.id"], name=op.f("fk_invitation_invited_by"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_invitation_programme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )
    op.create_index(op.f("ix_invitation_invited_by"), "invitation", ["invited_by"], unique=False)
    op.create_index(op.f("ix_invitation_programme_id"), "invitation", ["programme_id"], unique=False)

    op.create_table(
        "prepared",
        sa.Column("programme_id", sa.String(length=16), nullable=False),
        sa.Column("marker_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_prepared_programme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("programme_id", "marker_hash", name=op.f("pk_prepared")),
    )
    op.create_table(
        "programme_share",
        sa.Column("programme_id", sa.String(length=16), nullable=False),
        sa.Column("organizer_id", sa.String(length=16), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organizer_id"], ["organizer.id"], name=op.f("fk_programme_share_organizer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_programme_share_programme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("programme_id", "organizer_id", name=op.f("pk_programme_share")),
    )
    op.create_index(op.f("ix_programme_share_organizer_id"), "programme_share", ["organizer_id"], unique=False)

    op.create_table(
        "recovery",
        sa.Column("lookup_hash", sa.String(length=64), nullable=False),
        sa.Column("programme_id", sa.String(length=16), nullable=False),
        sa.Column("locked", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_recovery_programme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("lookup_hash", name=op.f("pk_recovery")),
    )
    op.create_index(op.f("ix_recovery_expires_at"), "recovery", ["expires_at"], unique=False)
    op.create_index(op.f("ix_recovery_programme_id"), "recovery", ["programme_id"], unique=False)

    op.create_table(
        "reflection",
        sa.Column("programme_id", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_reflection_programme_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("programme_id", name=op.f("pk_reflection")),
        sa.UniqueConstraint("code", name=op.f("uq_reflection_code")),
    )
    op.add_column("login", sa.Column("created_at", sa.BigInteger(), server_default="0", nullable=False))

    op.add_column("organizer", sa.Column("role", sa.String(length=16), server_default="organizer", nullable=False))
    op.add_column("organizer", sa.Column("issuer", sa.String(length=300), nullable=True))
    op.add_column("organizer", sa.Column("subject", sa.String(length=255), nullable=True))
    op.add_column("organizer", sa.Column("disabled_at", sa.BigInteger(), nullable=True))
    op.create_index("ix_organizer_issuer_subject", "organizer", ["issuer", "subject"], unique=True)

    op.add_column("programme", sa.Column("least_group", sa.Integer(), server_default="7", nullable=False))
    op.add_column("programme", sa.Column("retention_days", sa.Integer(), nullable=True))
    op.add_column("programme", sa.Column("archived_at", sa.BigInteger(), nullable=True))

    op.add_column("session", sa.Column("held_on", sa.String(length=10), nullable=True))
    op.add_column("session", sa.Column("hall", sa.String(length=200), nullable=True))
    op.add_column("session", sa.Column("expected", sa.Integer(), nullable=True))
    op.add_column("session", sa.Column("wave", sa.Integer(), server_default="1", nullable=False))
    op.add_column("session", sa.Column("pool", sa.String(length=16), nullable=True))
    op.add_column("session", sa.Column("pool_size", sa.Integer(), nullable=True))
    op.add_column("session", sa.Column("erased_at", sa.BigInteger(), nullable=True))

    # Whoever is here already made the first account.
    op.execute("UPDATE organizer SET role = 'owner'")
    # What the command line made belongs to whoever runs the machine, and is withheld from nobody.
    op.execute("UPDATE programme SET least_group = 0 WHERE organizer_id IS NULL")
    op.execute(
        "UPDATE session SET pool = id, pool_size = (SELECT count(DISTINCT participant) FROM applied_change"
        " WHERE applied_change.session_id = session.id) WHERE ended_at IS NOT NULL"
    )


def downgrade() -> None:
    op.drop_column("session", "erased_at")
    op.drop_column("session", "pool_size")
    op.drop_column("session", "pool")
    op.drop_column("session", "wave")
    op.drop_column("session", "expected")
    op.drop_column("session", "hall")
    op.drop_column("session", "held_on")
    op.drop_column("programme", "archived_at")
    op.drop_column("programme", "retention_days")
    op.drop_column("programme", "least_group")
    op.drop_index("ix_organizer_issuer_subject", "organizer")
    op.drop_column("organizer", "disabled_at")
    op.drop_column("organizer", "subject")
    op.drop_column("organizer", "issuer")
    op.drop_column("organizer", "role")
    op.drop_column("login", "created_at")
    op.drop_table("reflection")
    op.drop_index(op.f("ix_recovery_programme_id"), "recovery")
    op.drop_index(op.f("ix_recovery_expires_at"), "recovery")
    op.drop_table("recovery")
    op.drop_index(op.f("ix_programme_share_organizer_id"), "programme_share")
    op.drop_table("programme_share")
    op.drop_table("prepared")
    op.drop_index(op.f("ix_invitation_programme_id"), "invitation")
    op.drop_index(op.f("ix_invitation_invited_by"), "invitation")
    op.drop_table("invitation")
    op.drop_index(op.f("ix_api_token_organizer_id"), "api_token")
    op.drop_table("api_token")
    op.drop_index(op.f("ix_audit_entry_programme_id"), "audit_entry")
    op.drop_index(op.f("ix_audit_entry_organizer_id"), "audit_entry")
    op.drop_table("audit_entry")
