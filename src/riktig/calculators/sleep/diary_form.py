"""The form of the sleep diary: one row a night."""

from __future__ import annotations

from functools import cache

from riktig.calculators.form import Field, Form
from riktig.calculators.sleep.clock import MINUTES_PER_DAY
from riktig.calculators.sleep.diary import MOST_NIGHTS
from riktig.text.catalogue import text

DAYS_PER_WEEK = 7


@cache
def diary_form() -> Form:
    """Bed, asleep, awake in between, final waking and rising, in the order of the night."""
    return Form(
        name="sleep_diary",
        title=text("sleep.diary.title"),
        intro=text("sleep.diary.intro"),
        fields=(
            Field(
                key="nights",
                kind="list",
                label=text("sleep.diary.nights.label"),
                help=text("sleep.diary.nights.help"),
                maximum=MOST_NIGHTS,
                first_rows=DAYS_PER_WEEK,
                fields=(
                    _clock_field("bed"),
                    _clock_field("asleep"),
                    _awake_field(),
                    _clock_field("final_wake"),
                    _clock_field("rise"),
                ),
            ),
        ),
        submit=text("calculators.form.submit"),
        add_row=text("sleep.add_night"),
        remove_row=text("calculators.form.remove_row"),
    )


def _clock_field(key: str) -> Field:
    return Field(key=key, kind="time", label=text(f"sleep.diary.{key}.label"))


def _awake_field() -> Field:
    return Field(
        key="awake_minutes",
        kind="number",
        label=text("sleep.diary.awake_minutes.label"),
        help=text("sleep.diary.awake_minutes.help"),
        unit=text("sleep.diary.awake_minutes.unit"),
        minimum=0,
        maximum=MINUTES_PER_DAY,
    )
