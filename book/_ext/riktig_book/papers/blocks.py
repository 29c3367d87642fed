"""What a paper says, as plain data that every writer reads: blocks, and runs of words in them.

A run is `{"text", "strong", "emph", "link", "mark"}`; `mark` is "", "fill", "line" or "source".
A newline in a run's text is a new line in every face. A block is a dictionary with `type`:

- `paragraph`: runs; `label`: the same, over what follows. `heading`: level (1: title), runs.
- `list`: ordered, start, letters, items; an item is a list of blocks. `tick`: runs after a box.
- `field`: kind (text, line, number, date, choice), choices, runs (its label).
- `table`: head and rows of cells, a cell being blocks; caption. `quote`: blocks.
- `panel`: title, blocks. `blank`: label. `terms`: pairs of runs and blocks.
- `picture`: svg or chart, alt, caption. `source`: runs, small. `web`: runs, where it is.
- `slide`: title, blocks, source. `space`: room in a cell. `answers`: title, blocks (come last).
- `paper`: a paper inside a page: title, lang, blocks.
"""

from __future__ import annotations

from typing import Any

Run = dict[str, Any]
Block = dict[str, Any]


def run(text: str, strong: bool = False, emph: bool = False, link: str = "", mark: str = "") -> Run:
    """Some words that look alike."""
    return {"text": text, "strong": strong, "emph": emph, "link": link, "mark": mark}


def paragraph(runs: list[Run]) -> Block:
    """Words that stand together."""
    return {"type": "paragraph", "runs": runs}


def heading(level: int, runs: list[Run]) -> Block:
    """A heading; 1 is the paper's own title."""
    return {"type": "heading", "level": level, "runs": runs}


def words(runs: list[Run]) -> str:
    """The runs' plain text."""
    return "".join(one["text"] for one in runs)


def tidy(runs: list[Run]) -> list[Run]:
    """Neighbours that look alike as one, and no blank at either end."""
    joined: list[Run] = []
    for one in runs:
        if joined and all(joined[-1][key] == one[key] for key in ("strong", "emph", "link")):
            alike = not joined[-1]["mark"] and not one["mark"]
        else:
            alike = False
        if alike:
            joined[-1] = {**joined[-1], "text": joined[-1]["text"] + one["text"]}
        elif one["text"] or one["mark"]:
            joined.append(dict(one))
    if joined and not joined[0]["mark"]:
        joined[0]["text"] = joined[0]["text"].lstrip()
    if joined and not joined[-1]["mark"]:
        joined[-1]["text"] = joined[-1]["text"].rstrip()
    return [one for one in joined if one["text"] or one["mark"]]
