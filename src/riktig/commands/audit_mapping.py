"""How an unknown table is understood, in words and as a mapping file to look over."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from riktig.text import text


def to_confirm(
    names: Sequence[str], blobs: Sequence[bytes], write_map: str | None
) -> tuple[str, str] | None:
    """Words and mapping file of a table to confirm; `None` when the format is known.

    With `write_map` a known format is written down as well.
    """
    from riktig.extract import inspect

    proposal = inspect(names, blobs)
    if proposal.ready and write_map is None:
        return None
    shown = proposal.as_dict()
    if not shown["columns"]:
        return None
    return in_words(shown), as_toml(shown)


def in_words(proposal: Mapping[str, Any]) -> str:
    """Each column with its guessed meaning and masked samples; notes; open questions."""
    lines = [text("audit.command.confirm")]
    for column in proposal["columns"]:
        samples = ", ".join(column["samples"]) or text("audit.command.no_samples")
        meaning = column["meaning_label"]
        lines.append(
            text("audit.command.column", name=column["name"], meaning=meaning, samples=samples)
        )
    lines += proposal["notes"]
    for question in proposal["questions"]:
        choices = ", ".join(choice["label"] for choice in question["choices"])
        lines.append(text("audit.command.question", text=question["text"], choices=choices))
    return "\n".join(lines)


def as_toml(proposal: Mapping[str, Any]) -> str:
    """The mapping as a TOML file; an open question stands as lines to choose between."""
    lines = [_line(key, value) for key, value in proposal["mapping"].items()]
    for question in proposal["questions"]:
        if not question["answer"]:
            lines.append(f"# {text('audit.command.choose', text=question['text'])}")
            lines += [
                f"# {_line(question['code'], choice['value'])}  # {choice['label']}"
                for choice in question["choices"]
            ]
    return "\n".join(lines) + "\n"


def _line(key: str, value: str) -> str:
    """One setting. A JSON string is a TOML basic string."""
    return f"{key} = {json.dumps(str(value), ensure_ascii=False)}"
