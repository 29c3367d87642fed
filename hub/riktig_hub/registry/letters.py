"""Who has which letter in a group's report."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from riktig_hub.registry.base import Base


class GroupLetter(Base):
    """A member's letter, given when a report with letters is first made, and never to another.

    The row outlives its person, without them: that a group was another is what it tells.
    """

    __tablename__ = "group_letter"

    group_id: Mapped[str] = mapped_column(
        ForeignKey("meeting_group.id", ondelete="CASCADE"), primary_key=True
    )
    letter: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
