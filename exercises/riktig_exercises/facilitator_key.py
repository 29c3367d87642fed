"""The facilitator's key of an assignment: every version's answers, mistakes with hints, methods.

What is the same in all versions stands once. What a participant's own practice decides is said
for each participant who has handed in, since nobody else's numbers are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt

from riktig.clinical.tables import source
from riktig.paper.html import environment, font_faces
from riktig.paper.theme import css_by_system
from riktig.text import decimal_text, text
from riktig_exercises.aims import aim_of, modules
from riktig_exercises.answers import Answers
from riktig_exercises.facilitator_words import accepted_text, wrong_text
from riktig_exercises.key import KeySheet, read_sheets, sheets_for, version_for
from riktig_exercises.master import Master, Prose, load_master
from riktig_exercises.question import Question
from riktig_exercises.words import fill, words_of

Said = list[dict[str, str]]
# Texts of masters are Markdown of ours; tags in them are shown, not run.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def key_html(assignment: str, answers: Sequence[Answers] = ()) -> str:
    """The page of one assignment; `answers` are those of the participants to be listed."""
    template = environment("riktig_exercises").get_template("page/facilitator_key.html.j2")
    document = key_view(assignment, answers)
    return template.render(document=document, style=font_faces() + css_by_system())


def key_view(assignment: str, answers: Sequence[Answers] = ()) -> dict[str, Any]:
    """All the page says, in words."""
    first = load_master(assignment)
    masters = [load_master(assignment, version) for version in range(first.versions)]
    sheets = [read_sheets(master) for master in masters]
    return {
        "title": _say("title", title=first.title),
        "warning": _say("warning"),
        "about": _about(first),
        "case_title": _say("case"),
        "case": _case(masters),
        "labels": _labels(),
        "questions": [
            _question(at, masters, [one.get(question.id) for one in sheets])
            for at, question in enumerate(first.asked)
        ],
        "people_title": _say("people"),
        "people": [_person(first, one) for one in answers],
    }


def _about(master: Master) -> list[str]:
    versions = "one_version" if master.versions == 1 else "versions"
    said = [_say(versions, count=master.versions), _say("total", points=_number(master.points))]
    return said if master.reviewed_by else [*said, text("exercises.feedback.not_reviewed")]


def _labels() -> dict[str, str]:
    keys = ("right", "accepted", "mistakes", "method", "guide", "aim", "sources")
    return {key: _say(key) for key in keys}


def by_version(texts: Sequence[str]) -> Said:
    """Each different text once, with the versions that have it; no label where all are alike."""
    found: dict[str, list[int]] = {}
    for version, one in enumerate(texts, 1):
        found.setdefault(one, []).append(version)
    if len(found) == 1:
        return [{"label": "", "text": texts[0]}] if texts[0] else []
    return [
        {"label": _say("version", versions=", ".join(map(str, versions))), "text": one}
        for one, versions in found.items()
        if one
    ]


def _case(masters: Sequence[Master]) -> list[Said]:
    """The prose, rendered, cell by cell."""
    cells = [[part.source for part in one.parts if isinstance(part, Prose)] for one in masters]
    return [
        by_version([str(_MARKDOWN.render(cell)) for cell in versions])
        for versions in zip(*cells, strict=True)
    ]


def _question(
    at: int, masters: Sequence[Master], sheets: Sequence[KeySheet | None]
) -> dict[str, Any]:
    """One question in all versions. A question of own practices has no sheet."""
    asked = [master.asked[at] for master in masters]
    first, master = asked[0], masters[0]
    charts = [q.chart.markdown("") if q.chart else "" for q in asked]
    aim = aim_of(master.module, first.aim, master.assignment)
    known = [sheet for sheet in sheets if sheet]
    return {
        "heading": _heading(first, master),
        "points": _say("practised" if first.practice else "points", points=_number(first.points)),
        "ask": by_version([question.ask for question in asked]),
        "chart": by_version([str(_MARKDOWN.render(chart)) for chart in charts]),
        "right": by_version([one.right_text for one in known]) if known else _own(),
        "accepted": by_version([accepted_text(one) for one in known]) if known else [],
        "mistakes": _mistakes(asked, known),
        "method": by_version(_methods(masters, asked, sheets)),
        "guide": by_version([one.guide for one in known]) if known else [],
        "aim": f"{modules()[aim.module].title}: {aim.sentence}",
        "sources": [_source(one) for one in first.sources],
    }


def _heading(question: Question, master: Master) -> str:
    """Numbered as on the participant's page, where practice comes before what is handed in."""
    if question.practice:
        return question.title
    number = [one.id for one in master.questions].index(question.id) + 1
    return text("exercises.notebook.heading", number=number, title=question.title)


def _own() -> Said:
    return [{"label": "", "text": _say("own")}]


def _mistakes(asked: Sequence[Question], known: Sequence[KeySheet]) -> list[dict[str, Said]]:
    if not known:
        hints = [one.hint for one in asked[0].mistakes]
        return [{"answer": [], "hint": [{"label": "", "text": hint}]} for hint in hints]
    # What is a mistake in one version may be right in another, and the order may differ.
    by_id = [{mistaken.id: mistaken for mistaken in one.key.mistaken} for one in known]
    found = []
    for name in dict.fromkeys(name for one in by_id for name in one):
        pairs = [(sheet, one.get(name)) for sheet, one in zip(known, by_id, strict=True)]
        answers = [wrong_text(sheet, one) if one else "" for sheet, one in pairs]
        hints = [one.hint if one else "" for _, one in pairs]
        found.append({"answer": by_version(answers), "hint": _hint(hints)})
    return found


def _hint(hints: Sequence[str]) -> Said:
    """Which versions have the mistake stands by the answer: said again only of different hints."""
    different = {one for one in hints if one}
    return [{"label": "", "text": different.pop()}] if len(different) == 1 else by_version(hints)


def _methods(
    masters: Sequence[Master], asked: Sequence[Question], sheets: Sequence[KeySheet | None]
) -> list[str]:
    found = []
    for master, question, sheet in zip(masters, asked, sheets, strict=True):
        where = f"{master.assignment}, question {question.id}"
        own = {**words_of(master.case, where), "key": _say("own_key")}
        found.append(sheet.method if sheet else fill(question.method, own, where))
    return found


def _person(master: Master, answers: Answers) -> dict[str, Any]:
    """Which version a participant has, and the right answers of an own practice."""
    who = (master.assignment, answers.participant, answers.attempt)
    own = [question for question in master.questions if question.own]
    sheets = sheets_for(*who) if own else {}
    right = [f"{q.title}: {sheets[q.id].right_text}" for q in own]
    version = _say("version", versions=version_for(*who) + 1)
    return {"who": answers.participant, "version": version, "right": right}


def _source(identity: str) -> str:
    row = source(identity)
    values = {part: row[part] for part in ("title", "publisher", "version")}
    return text("exercises.feedback.source", **values)


def _number(value: float) -> str:
    return decimal_text(value)


def _say(key: str, **values: object) -> str:
    return text(f"exercise_papers.key.{key}", **values)
