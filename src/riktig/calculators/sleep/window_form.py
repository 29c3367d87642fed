"""The form of the time in bed: first time, or the change after a week."""

from __future__ import annotations

from functools import cache

from riktig.calculators.form import Field, Form, choices_from
from riktig.calculators.sleep.rules import ABOUT
from riktig.calculators.sleep.window import MOST_MINUTES, MOST_PERCENT, STAGES
from riktig.calculators.table_field import issued_table_field
from riktig.text.catalogue import text


@cache
def window_form() -> Form:
    """What is asked depends on the first choice; when to rise and the set come last."""
    start, adjust = STAGES
    return Form(
        name="sleep_window",
        title=text("sleep.window.title"),
        intro=text("sleep.window.intro"),
        fields=(
            _stage_field(),
            _number("mean_tst_min", MOST_MINUTES, start),
            _number("tib_min", MOST_MINUTES, adjust),
            _number("mean_se", MOST_PERCENT, adjust),
            Field(
                key="wake",
                kind="time",
                label=text("sleep.window.wake.label"),
                help=text("sleep.window.wake.help"),
                required=False,
            ),
            issued_table_field(ABOUT, "sleep.window", "rule_set"),
        ),
        submit=text("calculators.form.submit"),
    )


def _stage_field() -> Field:
    return Field(
        key="stage",
        kind="choice",
        label=text("sleep.window.stage.label"),
        required=False,
        default=STAGES[0],
        choices=choices_from({s: text(f"sleep.window.stage_choice.{s}") for s in STAGES}),
    )


def _number(key: str, most: int, stage: str) -> Field:
    """Required where it is shown; the schema asks for none of them by itself."""
    return Field(
        key=key,
        kind="number",
        label=text(f"sleep.window.{key}.label"),
        help=text(f"sleep.window.{key}.help"),
        unit=text(f"sleep.window.{key}.unit"),
        minimum=0,
        maximum=most,
        shown_for={"stage": (stage,)},
    )
