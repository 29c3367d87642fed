"""Letters of a group's report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Takes the step."""
    op.create_table(
        "group_letter",
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["meeting_group.id"],
            name=op.f("fk_group_letter_group_id_meeting_group"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_group_letter_person_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("group_id", "letter", name=op.f("pk_group_letter")),
    )
    with op.batch_alter_table("group_letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_letter_person_id"), ["person_id"], unique=False)
