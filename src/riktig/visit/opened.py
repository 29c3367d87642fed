"""Everything a visit of one length about one theme shows, in plain text."""

from __future__ import annotations

from typing import Any

from riktig.text.catalogue import area, text
from riktig.visit.commitment import may_be_agreed
from riktig.visit.messages import message_view, messages
from riktig.visit.numbers import asked_for
from riktig.visit.objections import groups, objection_view, objections
from riktig.visit.plan import dropped, lengths, most_messages, step_view, steps, themes
from riktig.visit.wording import plain, sources_of

_EVALUATION = ("length", "wondered", "change")
_EVALUATION_SOURCE = "FARMATID-KUPP"
_PLAN_SOURCE = "{source}`NARCAD2017`"


def opened(length: int, theme: str) -> dict[str, Any]:
    """The visit; `length` in minutes."""
    return {
        "minutes": length,
        "lengths": list(lengths()),
        "theme": theme,
        "themes": theme_list(),
        "steps": [step_view(step, length) for step in steps()],
        "dropped": dropped(length),
        "never_dropped": text("visit.dropped.never"),
        "messages": [message_view(name, one) for name, one in messages(theme).items()],
        "most_messages": most_messages(length),
        "objections": [objection_view(name, one) for name, one in objections().items()],
        "groups": [{"id": name, "title": title} for name, title in groups().items()],
        "questions": list(area("visit")["open"]["questions"]),
        "hindrances": [
            {"says": says, "show": plain(show)}
            for says, show in area("visit")["hindrances"]["rows"]
        ],
        "numbers": asked_for(theme),
        "measures": may_be_agreed(theme),
        "calculators": list(themes()[theme]["calculators"]),
        "evaluation": evaluation(),
        "question_fields": [
            {"id": name, "label": label}
            for name, label in area("visit")["questions"]["field"].items()
        ],
        "sources": sources_of(_PLAN_SOURCE),
        "stamp": text("visit.stamp"),
    }


def theme_list() -> list[dict[str, str]]:
    """The themes to choose among."""
    return [{"id": name, "title": text(f"visit.themes.{name}.title")} for name in themes()]


def evaluation() -> dict[str, Any]:
    """The three questions to the doctor; what is kept of the answers is counts."""
    found = area("visit")["evaluation"]
    source = sources_of(f"{{source}}`{_EVALUATION_SOURCE}`")[0]
    return {
        "lead": found["lead"],
        "source": text("visit.evaluation.source", source=source["label"]),
        "questions": [
            {
                "id": name,
                "text": found[name]["text"],
                "choices": [
                    {"id": choice, "text": said} for choice, said in found[name]["choices"].items()
                ],
            }
            for name in _EVALUATION
        ],
    }
