"""A form with every kind of field, for tests of the front end before and beside real ones."""

from __future__ import annotations

from riktig.calculators.form import Choice, Field, Form, choices_from

SCALES = {"SHORT": (2, 0, 3), "LONG": (4, 0, 10)}


def every_kind() -> Form:
    """Labels are plain words, so that a screen is told apart from another at a glance."""
    return Form(
        name="every_kind",
        title="Every kind",
        intro="One field of each kind.",
        fields=(
            Field("kind", "choice", "Kind", choices=choices_from({"a": "Aa", "b": "Bb"})),
            Field("known", "boolean", "Known", help="Whether it is known."),
            Field("maybe", "boolean", "Maybe", required=False),
            Field("since", "date", "Since", required=False),
            Field("at", "time", "At", help="23:30"),
            Field("why", "text", "Why", shown_for={"known": ("false",)}),
            Field("count", "integer", "Count", unit="pcs"),
            Field("values", "numbers", "Values", help="A dash for one that is missing."),
            Field(
                "scale", "choice", "Scale", choices=choices_from({"SHORT": "Short", "LONG": "Long"})
            ),
            Field("scores", "scores", "Scores", depends_on="scale", scores_by=SCALES),
            Field("lines", "table", "Lines", help="Name; number", required=False),
            _to(),
            _nights(),
            _drugs(),
        ),
    )


def _to() -> Field:
    routes = (Choice("oral", "By mouth"), Choice("patch", "Patch"), Choice("nose", "Nose"))
    return Field(
        "to",
        "group",
        "To",
        fields=(
            Field("substance", "choice", "To what", choices=choices_from({"m": "Mm", "f": "Ff"})),
            Field(
                "route",
                "choice",
                "To how",
                choices=routes,
                depends_on="substance",
                choices_by={"m": ("oral",), "f": ("patch", "nose")},
            ),
        ),
    )


def _nights() -> Field:
    named = {"bed": "Bed", "asleep": "Asleep", "wake": "Wake", "rise": "Rise"}
    times = tuple(Field(key, "time", label) for key, label in named.items())
    minutes = Field("awake_minutes", "integer", "Minutes awake")
    return Field("nights", "list", "Nights", first_rows=3, fields=(*times, minutes))


def _drugs() -> Field:
    return Field(
        "drugs",
        "list",
        "Drugs",
        maximum=4,
        required=False,
        fields=(
            Field("drug", "choice", "Drug", choices=choices_from({"x": "Xx", "y": "Yy"})),
            Field("dose", "number", "Dose a day", unit="mg"),
            Field("regular", "boolean", "Regular"),
            Field("days", "integer", "Days", shown_for={"regular": ("true",)}),
            Field("first", "number", "Optional first", required=False),
            Field("second", "number", "Optional second", required=False),
            Field("third", "boolean", "Optional third", required=False),
        ),
    )
