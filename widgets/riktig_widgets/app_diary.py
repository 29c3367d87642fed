"""The insides of the apps with a sleep diary and with scores over time."""

from __future__ import annotations

from riktig.calculators.sleep.diary_form import diary_form
from riktig.calculators.sleep.window_form import window_form
from riktig.configuration import Face
from riktig.diary.weeks import NIGHTS
from riktig.text.catalogue import area
from riktig_widgets.mounts import calculator, data
from riktig_widgets.templates import rendered

DIARY_DOORS = ("sleep_view", "sleep_sheet", "sleep_save", "sleep_open")
SCORES_DOORS = ("answer", "scores_view", "scores_save", "scores_open")


def sleep_diary(_face: Face) -> str:
    """Seven nights to fill in, and the places of what follows from them."""
    words = area("diary")["page"]
    rules = next(field for field in window_form().fields if field.key == "rule_set")
    card = area("page")["card"]
    return rendered(
        "apps/sovndagbok.html.j2",
        words=words,
        nights=range(NIGHTS),
        fields=diary_form().fields[0].fields,
        rules=rules.choices,
        data=data({**words, "card": card}, data_riktig_texts=""),
    )


def scales(_face: Face) -> str:
    """The scale calculator's own form, the day, and the places of the scores."""
    words = area("diary")["scales_page"]
    return rendered(
        "apps/sporreskjema.html.j2",
        words=words,
        calculator=calculator("scale", "scale"),
        data=data(words, data_riktig_texts=""),
    )
