"""Lines nobody should send: mutated, of wrong types, and bytes that are no JSON."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random
from typing import Any

# Eleven digits as a person's number has them; an answer must never say them.
DIGITS = "31129956715"
JUNK: tuple[Any, ...] = (
    None,
    True,
    False,
    "",
    " ",
    "abc",
    DIGITS,
    int(DIGITS),
    -1,
    0,
    10**400,
    -(10**400),
    1e308,
    5e-324,
    0.1,
    "1.000",
    "1e5",
    "NaN",
    "2,5",
    "\u202e12",
    "\x00",
    "\ud800",
    [],
    {},
    [[]],
    [None],
    {"x": {}},
    ["a"] * 60,
    "x" * 5000,
    "2026-02-30",
    "24:61",
    "9" * 300,
    12345678901.5,
)
BYTES = (
    b"",
    b" ",
    b"\x00",
    b"\xff\xfe",
    b"{",
    b"}",
    b"null",
    b"[]",
    b"1",
    b'"x"',
    b"NaN",
    b"{}",
    b'{"calculator": "omeq", "calculator": "ddd", "input": {}}',
    b'{"calculator": "omeq", "input": {"items": [{"dose": NaN}]}}',
    b'{"calculator": "omeq", "input": {"items": [{"substance": "morfin", "dose": Infinity}]}}',
    b'{"calculator": ["omeq"], "input": {}}',
    b'{"calculator": "omeq", "input": "' + b"\xe2\x80\xae" + DIGITS.encode() + b'"}',
    b'{"calculator": "' + DIGITS.encode() + b'", "input": {}}',
    b'{"input": {"' + DIGITS.encode() + b'": 1}}',
    b'{"calculator": "omeq", "input": {"' + DIGITS.encode() + b'": 1, "items": []}}',
    b"[" * 900,
    b"[" * 50_000,
    b'{"a":' * 20_000,
    b'{"a":' * 300 + b"1" + b"}" * 300,
    b'{"calculator": "omeq", "input": ' + b"9" * 5000 + b"}",
    b"x" * 99_000,
    b"x" * 100_001,
    b'{"calculator": "omeq", "input": {"table": "' + b"y" * 99_900,
    b"\xef\xbb\xbf{}",
    b'{"calculator": "omeq"\r, "input": {}}',
)


def hostile(random: Random) -> bytes:
    """Bytes that are no request, or a cut or spoilt one."""
    chosen = (
        random.choice(BYTES) if random.random() < 0.5 else random.randbytes(random.randrange(80))
    )
    if random.random() < 0.2:
        chosen = json.dumps(
            {"calculator": "omeq", "input": {"items": random.choice(JUNK)}}
        ).encode()
        chosen = chosen[: random.randrange(len(chosen))]
    return chosen.replace(b"\n", b" ")


def mutated(random: Random, request: dict[str, Any]) -> bytes:
    """A valid request with one to three parts spoilt."""
    spoilt = json.loads(json.dumps(request))
    for _ in range(random.randint(1, 3)):
        _spoil(random, spoilt)
    return json.dumps(spoilt).encode()


def _spoil(random: Random, request: dict[str, Any]) -> None:
    places = list(_places(request))
    if not places:  # nothing is left to spoil
        return
    holder, key = random.choice(places)
    kind = random.randrange(4)
    if kind == 0 and isinstance(holder, dict):
        holder.pop(key, None)
    elif kind == 1 and isinstance(holder, dict):
        holder[random.choice([DIGITS, "x", "\u202e", "perday", ""])] = deepcopy(random.choice(JUNK))
    else:
        holder[key] = deepcopy(random.choice(JUNK))


def _places(value: Any) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from _places(inner)
