"""The HTML that pages carry: forms and frames, with every text the scripts will need."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from riktig.configuration import Face
from riktig.extract.limits import MAX_BYTES
from riktig.feedback.choices import COMPARATORS, SEEN
from riktig.journal import FIELDS, GROUPS, MOST_ROWS, review_measures
from riktig.paper.form_html import clearing_html, fields_html, form_html
from riktig.registry import CALCULATORS, handle
from riktig.text.catalogue import area, text
from riktig_widgets.fallback import fallback
from riktig_widgets.planner_form import planner_form, questions
from riktig_widgets.templates import rendered
from riktig_widgets.typed_form import typed_parts

# What the page itself can see is wrong with a work file, before the core is asked.
_WORK_FILE = {
    "not_a_work_file": "not_a_work_file",
    "newer": "work_newer",
    "damaged": "work_damaged",
}
# How long an audit page may stand untouched before it asks, and how long it then waits before it
# lets go of what it has read. Chosen here: as long as a consultation, and time to come back.
IDLE_MINUTES, WARNING_MINUTES = 20, 2
JOURNAL_ROWS = 20  # how many prescriptions the review begins with


def data(content: object, **attributes: str) -> str:
    """A JSON script: safe inside HTML, read by the page's script, never run."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    inside = written.replace("<", "\\u003c")
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    extra = "".join(f' {name}="{value}"' for name, value in named.items())
    return f'<script type="application/json"{extra}>{inside}</script>'


def texts(*tables: str) -> str:
    """Tables of `page.toml`, together, for the scripts of one mount."""
    page = area("page")
    together = {key: value for table in tables for key, value in page[table].items()}
    return data(together, data_riktig_texts="")


def calculator(name: str, prefix: str) -> str:
    """A calculator's form, the place of its answer, and what is shown if Python cannot run."""
    form = CALCULATORS[name].form()
    return (
        f'<div class="riktig-calculator riktig" data-calculator="{escape(name)}">'
        f"{form_html(form, prefix, clears=True)}{answer_place()}"
        f"<noscript><p>{escape(text('page.fallback.no_script'))}</p></noscript>{fallback(name)}"
        f"{texts('status', 'card')}</div>"
    )


def folded(name: str, inside: str) -> str:
    """A calculator behind its title, where a page has many."""
    title = escape(CALCULATORS[name].form().title)
    return (
        f'<details class="riktig-fold riktig riktig-folded">'
        f"<summary>{title}</summary>{inside}</details>"
    )


def answer_place() -> str:
    """Where the answer will stand; `riktig-spoken` is heard, not seen."""
    return (
        '<div class="riktig-answer">'
        f'<p class="riktig-status">{escape(text("page.status.starting"))}</p>'
        '<div class="riktig-place"></div>'
        '<p class="riktig-spoken" role="status"></p></div>'
    )


def chart(picture: Mapping[str, Any]) -> str:
    """A picture, its source and its numbers; where scripts do not run, its alternative text."""
    source = f'<p class="riktig-source">{escape(picture.get("source", ""))}</p>'
    drawn = {key: value for key, value in picture.items() if key != "table"}
    return (
        f'<div class="riktig-chart riktig" data-chart="{escape(picture["chart"])}">'
        f"<noscript><p>{escape(picture['alt'])}</p></noscript>{data(drawn)}"
        f"{source if picture.get('source') else ''}{_numbers(picture.get('table'))}</div>"
    )


def _numbers(table: Mapping[str, Any] | None) -> str:
    """The picture's numbers as a table, folded: `caption`, `columns`, `rows` of words."""
    summary = text("page.block.table")
    return rendered("numbers.html.j2", table=table, summary=summary) if table else ""


def audit(kernel: bool = False, book: str = "") -> str:
    """The audit page's frame: every state of it, one shown at a time.

    `kernel` is for where Python beside the page reads the files; else the page's own worker does.
    `book` is the way to the folder of the book's chapters, ending in a slash.
    """
    page, app = area("page"), area("audit_app")
    own = {"too_large": area("extract")["problem"]["too_large"], "most_bytes": MAX_BYTES}
    together = {**page["block"], **page["audit"], **page["lock"], **own, **_part_texts(page)}
    minutes = {"minutes": IDLE_MINUTES, "warning_minutes": WARNING_MINUTES}
    together |= {"idle": app["idle"] | minutes, **(app["kernel"] if kernel else {})}
    links = together["measure_links"]
    together["measure_links"] = links | {"address": book + links["address"]}
    untouched = str(IDLE_MINUTES + WARNING_MINUTES)
    return rendered(
        "audit.html.j2",
        data=data(together, data_riktig_texts=""),
        promises=[
            promise.replace("{minutes}", untouched)
            for promise in app["promise"]["kernel" if kernel else "page"]
        ],
        locking=together["locking"],
        book=book,
        report_choices=_report_choices(),
        **typed_parts(),
    )


def _part_texts(page: Mapping[str, Any]) -> dict[str, Any]:
    """The texts of the audit page's parts: `[audit_list]` becomes `list`."""
    begins = "audit_"
    told = {name[len(begins) :]: part for name, part in page.items() if name.startswith(begins)}
    wrong = area("review")["problem"]
    told["report"] = _report_texts()
    told["work"] = {**told["work"], **{kind: wrong[name] for kind, name in _WORK_FILE.items()}}
    return told


def compare() -> str:
    """The frame of the page with the report on before and after."""
    page = area("page")
    together = {**page["block"], **page["lock"], **page["compare"], "report": _report_texts()}
    return rendered(
        "compare.html.j2",
        data=data(together, data_riktig_texts=""),
        locking=text("page.lock.locking"),
        report_choices=_report_choices(),
    )


def _report_texts() -> dict[str, Any]:
    """What the script of a report needs of words."""
    page = area("page")
    return {**page["block"], **area("report_page")["page"]}


def _report_choices() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What the reader of a report may choose: the name, its question, and each value's label."""
    words = area("report_page")
    return [
        (name, words["question"][name], [(value, words[name][value]) for value in values])
        for name, values in (("comparator", COMPARATORS), ("seen", SEEN))
    ]


def prompts() -> str:
    """The frame of the page with questions from the group's numbers."""
    return rendered(
        "prompts.html.j2",
        data=texts("block", "prompts", "lock"),
        locking=text("page.lock.locking"),
    )


def planner(face: Face = "public_site") -> str:
    """The planner's page: its form, and what its script must know of medicines and patients."""
    about = handle({"op": "plan_form", "face": face})["form"]
    form = planner_form(about)
    page = area("page")
    kept = ("substances", "methods", "presets", "cases", "labels", "hold_days")
    known = {key: about[key] for key in kept} | {"questions": questions(about), "face": face}
    together = {**page["card"], **page["planner"], **page["block"], "form": known}
    names = ("preset", "method", "step", "interval_days", "start_date", "dispensing_days")
    there = {field.key for field in form.fields}
    return rendered(
        "planner.html.j2",
        about=about,
        labels=about["labels"],
        fields=lambda *keys: fields_html(form, *keys),
        how=tuple(key for key in (*names, "driving_group") if key in there),
        choose=text("page.form.choose"),
        starting=text("page.planner.starting"),
        clearing=clearing_html(),
        data=data(together, data_riktig_texts=""),
    )


def journal() -> str:
    """The journal review's page: its questions, the paper form, and the places of what comes."""
    measures = review_measures()
    options = {one.field: _answers_of(one.field) for one in measures}
    every = {option["value"]: option for one in options.values() for option in one}
    short = {"letters": {value: one["key"] for value, one in every.items()}}
    words = {"labels": {value: one["label"] for value, one in every.items()}}
    columns = {"columns": {one.field: one.column for one in measures}}
    page = area("page")
    together = {**page["journal"], **page["block"], **short, **words, **columns}
    return rendered(
        "journal.html.j2",
        measures=measures,
        options=options,
        groups=[(name, text(f"journal.group.{name}")) for name in GROUPS],
        legend=", ".join(f"{one['key']}: {one['label'].lower()}" for one in every.values()) + ".",
        rows=JOURNAL_ROWS,
        most=MOST_ROWS,
        data=data(together, data_riktig_texts=""),
    )


def _answers_of(field: str) -> list[dict[str, str]]:
    """What may be answered to a question of the journal review, with the key that gives it."""
    return [
        {
            "value": answer,
            "label": text(f"journal.answer.{answer}"),
            "key": text(f"journal.key.{answer}"),
        }
        for answer in FIELDS[field]
    ]
