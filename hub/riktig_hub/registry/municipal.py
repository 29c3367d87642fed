"""What a municipality has been shown: sums of several doctors, and who is in one already."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from riktig_hub.registry.base import Base, new_id


class MunicipalSum(Base):
    """One figure of doctors who came together. It never changes, and no doctor is in it."""

    __tablename__ = "municipal_sum"
    __table_args__ = (Index("ix_municipal_sum_where", "course_id", "municipality_number"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    course_id: Mapped[str] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"))
    municipality_number: Mapped[str]
    kind: Mapped[str]  # what the doctors' numbers count: event, whose rows, made up or not
    figure: Mapped[str]
    doctors: Mapped[int]
    sums: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]


class MunicipalCounted(Base):
    """That somebody is in a sum of a figure, so that they are in no other."""

    __tablename__ = "municipal_counted"

    course_id: Mapped[str] = mapped_column(
        ForeignKey("course.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    figure: Mapped[str] = mapped_column(primary_key=True)


class CampaignArea(Base):
    """A municipality of a campaign of visits, and how many GPs the detailer says it has."""

    __tablename__ = "campaign_area"

    course_id: Mapped[str] = mapped_column(
        ForeignKey("course.id", ondelete="CASCADE"), primary_key=True
    )
    municipality_number: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    gps: Mapped[int]
