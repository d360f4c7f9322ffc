"""rules about words"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("question_id", sa.String(length=16), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_correction_question_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", "seq", name=op.f("pk_correction")),
    )
    op.add_column("programme", sa.Column("word_lists", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_column("word_lists")
    op.drop_table("correction")
