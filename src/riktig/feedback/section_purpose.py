"""What a measure is for: the course's goal, the guideline's topic, and the words it uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from riktig.blocks.statement import Statement, say
from riktig.clinical.tables import rows, source
from riktig.feedback.measure_titles import measure_title
from riktig.measures.measure import Measure
from riktig.text import format_date, text

# Shortened words that titles and sentences use, each told once in a report.
_TERMS: Final = ("DDD", "OMEQ")


def goal_said(measure: Measure) -> Iterator[Statement]:
    """The course's goal that the measure serves."""
    if measure.report is not None:
        yield say("measure_section.purpose.goal", goal=measure.report.goal)


def topic_line(measure: Measure) -> str:
    """The topic of the national guideline, where we read it and when; empty without one."""
    topic = topic_of(measure)
    if topic is None:
        return ""
    read_in = source(topic["source_id"])
    return text(
        f"measure_section.purpose.{'draft' if topic['status'] == 'draft' else 'topic'}",
        topic=topic["name"],
        source=read_in["title"],
        read_on=format_date(date.fromisoformat(read_in["read_on"])),
    )


def topic_of(measure: Measure) -> Mapping[str, str] | None:
    """The guideline's topic that a measure belongs to, as its own table has it."""
    name = measure.report.topic if measure.report else ""
    return next((row for row in rows("guideline_topics") if row["topic"] == name), None)


def terms_said(measure: Measure) -> Iterator[Statement]:
    """What the shortened words of a measure stand for."""
    told = f"{measure_title(measure)} {measure.sentence}"
    yield from (say(f"measure_section.term.{one.lower()}") for one in _TERMS if one in told)
