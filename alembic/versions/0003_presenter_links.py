"""presenter links have a name, and may run out"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("presenter_link", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("created_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("expires_at", sa.BigInteger(), nullable=True))
    # Until now a link was made with its session, and only then.
    op.execute(
        "UPDATE presenter_link SET created_at ="
        " (SELECT session.created_at FROM session WHERE session.id = presenter_link.session_id)"
    )
    with op.batch_alter_table("presenter_link", schema=None) as batch_op:
        batch_op.alter_column("created_at", existing_type=sa.BigInteger(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("presenter_link", schema=None) as batch_op:
        batch_op.drop_column("expires_at")
        batch_op.drop_column("created_at")
        batch_op.drop_column("name")
