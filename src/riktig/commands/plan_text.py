"""A plan as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from riktig.text.catalogue import text


def plain(plan: Mapping[str, Any]) -> str:
    """Cautions first, then the steps with their prescriptions, then the journal text."""
    parts = [[plan["title"], plan["stamp"]]]
    if plan["kind"] == "taper":
        parts += [list(part) for part in _taper(plan)]
    else:
        parts.append([plan["message"]])
    journal = plan["journal"]
    parts.append([journal["title"].upper(), journal["text"]] if journal else [plan["withheld"]])
    shown = ("\n".join(line for line in part if line) for part in parts)
    return "\n\n".join(part for part in shown if part)


def _taper(plan: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    before = plan["before"]
    yield (
        before["verdict"],
        *(f"- {one['label']} {one['why']}" for one in before["answered_yes"]),
        *(f"- {label}" for label in before["unanswered"]),
    )
    switch = plan["switch"]
    if switch:
        said = (*switch["warnings"], *map(_said, switch["notes"]))
        yield (switch["title"], switch["range_text"], switch["dose_text"] or "", *said)
    yield f"{plan['headline']}, {plan['headline_label']}", plan["why_not"], *plan["warnings"]
    for step in plan["steps"]:
        yield _step(step)
    for name in ("intakes", "checklist", "badly", "opioid"):
        part = plan[name]
        if part:
            yield part["title"].upper(), *(f"- {_said(item)}" for item in part["items"])
    yield text("planning.labels.sources_title").upper(), *(_source(one) for one in plan["sources"])


def _step(step: Mapping[str, Any]) -> Sequence[str]:
    driving = step["driving"]
    dose = f"{step['dose_text']}: {step['tablets_text']}"
    return (
        step["prescription"]["title"].upper(),
        f"{dose}. {step['omeq_text']}".rstrip(". "),
        step["note"],
        driving["text"] if driving else "",
        step["prescription"]["text"],
    )


def _said(item: str | Mapping[str, str]) -> str:
    return item if isinstance(item, str) else item["text"]


def _source(one: Mapping[str, str]) -> str:
    return f"- {one['publisher']}: {one['title']} ({one['version']})"
