"""Answer files nobody's form makes, by what is wrong with them; all of `every_answer`."""

from __future__ import annotations

import json
from typing import Any

from exercise_every_answer import EVERY, content

# What code in a file would leave behind, and what no refusal may repeat.
CANARY = "riktig-canary"
WORD = "hemmelig-ord-i-filen"


def written(**changes: Any) -> bytes:
    """A right answer file but for what is changed."""
    return json.dumps(content(**changes)).encode()


def given(**answers: Any) -> bytes:
    """The same with some other answers."""
    return written(given=answers)


def nested(depth: int) -> Any:
    return WORD if depth == 0 else {"a": nested(depth - 1)}


def hostile() -> dict[str, bytes]:
    """Each must be refused."""
    good = written()
    return {
        "code": f"__import__('os').system('touch {CANARY}')".encode(),
        "pickle": f"cos\nsystem\n(S'touch {CANARY}'\ntR.".encode(),
        "yaml": f"!!python/object/apply:os.system ['touch {CANARY}']".encode(),
        "notebook": json.dumps({"cells": [{"source": f"!touch {CANARY}"}]}).encode(),
        "huge": b"[" + b'"x",' * 3_000_000 + b'"x"]',
        "deep": b"[" * 60_000,
        "deep-in-answers": given(filled=nested(40)),
        "one-too-deep": given(filled=nested(5)),
        "endless-quotation": b'{"a": "' + b'\\"' * 30_000,
        "ten-thousand-keys": json.dumps(
            content(answers={f"q{n}": "" for n in range(10_000)}), indent=None
        ).encode(),
        "many-keys": written(answers={f"q{n}": "" for n in range(4_000)}),
        "many-leaves": given(filled={"items": [{"a": "1"}] * 201}),
        "many-fields": given(filled={f"a{n}": "1" for n in range(201)}),
        "many-empty-branches": given(filled={"items": [[]] * 201}),
        "not-a-number": good.replace(b'"attempt": 1', b'"attempt": NaN'),
        "infinite": good.replace(b'"attempt": 1', b'"attempt": Infinity'),
        "huge-number": good.replace(b'"attempt": 1', b'"attempt": 1e999'),
        "long-number": good.replace(b'"attempt": 1', b'"attempt": 1' + b"0" * 5_000),
        "key-twice": good.replace(b'"attempt": 1', b'"attempt": 1, "attempt": 2'),
        "answer-twice": good.replace(b'"answers": {', b'"answers": {"dose": "1", '),
        "utf-16": good.decode().encode("utf-16"),
        "utf-32": good.decode().encode("utf-32"),
        "latin-1": given(words="søvn").decode().replace("\\u00f8", "ø").encode("latin-1"),
        "bom-alone": b"\xef\xbb\xbf",
        "two-boms": b"\xef\xbb\xbf\xef\xbb\xbf" + good,
        "two-files": good + good,
        "zeros": b"\0" * 1_000,
        "empty": b"",
        "path-in-participant": written(participant="../d08"),
        "absolute-participant": written(participant="/etc"),
        "device-participant": written(participant="nul"),
        "port-participant": written(participant="com1"),
        "formula-participant": written(participant="=1+1"),
        "html-participant": written(participant="<b>d07</b>"),
        "identity-participant": written(participant="01010112345"),
        "list-participant": written(participant=["d07"]),
        "path-in-assignment": written(assignment=f"../{EVERY}"),
        "no-such-assignment": written(assignment=WORD),
        "list-assignment": written(assignment=[EVERY]),
        "path-in-id": written(submission_id="../../../../" + "a" * 20),
        "id-in-capitals": written(submission_id="A" * 32),
        "attempt-four": written(attempt=4),
        "attempt-two-first": written(attempt=2),
        "attempt-zero": written(attempt=0),
        "attempt-true": written(attempt=True),
        "practice-question": given(try_number="30"),
        "unknown-question": given(__class__="x"),
        "list-for-number": given(dose=["20"]),
        "number-for-number": given(dose=20),
        "object-for-text": given(words={"a": WORD}),
        "list-for-text": given(words=[WORD]),
        "text-for-several": given(said="end"),
        "object-for-several": given(said={"end": True}),
        "option-twice": given(said=["end", "end"]),
        "unknown-option": given(said=["end", WORD]),
        "number-among-options": given(said=["end", 1]),
        "lists-in-order": given(steps=[["ask"], ["agree"]]),
        "no-such-choice": given(first=WORD),
        "text-for-plan": given(plan="60, 40, 20"),
        "unknown-step": given(plan={"step_0": "60"}),
        "path-in-step": given(plan={"../step_1": "60"}),
        "list-in-plan": given(plan={"step_1": ["60"]}),
        "text-for-calculator": given(filled="10"),
        "list-for-calculator": given(filled=[{"a": "1"}]),
        "number-in-calculator": given(filled={"items": [{"dose_mg": 10}]}),
        "null-in-calculator": given(filled={"items": None}),
        "attribute-in-calculator": given(filled={"__class__.x": "1"}),
        "capitals-in-calculator": given(filled={"Items": "1"}),
        "long-key": given(filled={"a" * 41: "1"}),
        "long-text": given(words="x" * 201),
        "escapes": given(words=f"\x1b]0;{WORD}\x07"),
        "turned-around": given(words=f"\u202e{WORD}"),
        "half-a-sign": good.replace(b'"participant": "d07"', b'"participant": "d07\\ud800"'),
        "identity-in-text": given(words=f"{WORD} 010101 12345"),
        "identity-in-calculator": given(filled={"items": [{"substance": "01010112345"}]}),
    }
