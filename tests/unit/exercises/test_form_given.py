"""A calculator's fields when some of them are filled in by the question."""

from __future__ import annotations

from riktig_exercises.form_given import without_given

from riktig.calculators.form import Choice, Field
from riktig.paper.form_html import form_html
from riktig.registry import CALCULATORS

DRUG = Field("drug", "choice", "Drug", choices=(Choice("a", "A"), Choice("b", "B")))
ROUTE = Field(
    "route",
    "choice",
    "Route",
    choices=(Choice("oral", "Oral"), Choice("patch", "Patch")),
    depends_on="drug",
    choices_by={"a": ("oral",), "b": ("oral", "patch")},
)
DAYS = Field("days", "integer", "Days", shown_for={"drug": ("b",)})


def keys(fields: tuple[Field, ...]) -> list[str]:
    return [field.key for field in fields]


def test_nothing_given_leaves_the_form_as_it_is():
    assert without_given((DRUG, ROUTE, DAYS), {}) == (DRUG, ROUTE, DAYS)


def test_what_depends_on_a_given_field_is_settled():
    [route] = without_given((DRUG, ROUTE, DAYS), {"drug": "a"})
    assert [choice.value for choice in route.choices] == ["oral"]
    assert (route.depends_on, route.choices_by) == ("", {})
    route, days = without_given((DRUG, ROUTE, DAYS), {"drug": "b"})
    assert [choice.value for choice in route.choices] == ["oral", "patch"]
    assert days.shown_for == {}


def test_a_scale_that_is_given_still_says_how_many_scores_there_are():
    form = CALCULATORS["scale"].form()
    fields = without_given(form.fields, {"instrument": "BIS"})
    assert keys(fields) == ["instrument", "items"]
    assert [choice.value for choice in fields[0].choices] == ["BIS"]
    assert fields[0].default == "BIS"


def test_every_calculator_can_be_shown_without_its_first_field():
    for name, calculator in CALCULATORS.items():
        form = calculator.form()
        first = form.fields[0]
        value = first.choices[0].value if first.choices else "1"
        left = without_given(form.fields, {first.key: value})
        assert len(left) <= len(form.fields), name
        assert form_html(type(form)(name, "", "", left))
