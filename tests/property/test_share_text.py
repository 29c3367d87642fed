"""A shared summary as text: it comes back the same, or it is refused."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import Any

import pytest
from audit_rows import audited
from hypothesis import given, settings
from hypothesis import strategies as st
from small_practices import summaries

from riktig.audit import read_options
from riktig.blocks.share_words import share_message
from riktig.disclosure import share
from riktig.journal import review_measures
from riktig.measures.load import measure_named
from riktig.problem import Refused
from riktig.summary import private_summary, read_summaries, read_summary, share_text
from riktig.summary.share_text import _check, _line_check, read_share_text
from riktig.text import explain

ROWS = "\n".join(
    [
        "patient | day | atc | ddd",
        *(f"{n} | 2025-0{1 + n % 9}-01 | N02AX02 | {10 * n}" for n in range(1, 25)),
        *(f"{n} | 2025-0{1 + n % 9}-02 | N05CF01 | 95" for n in range(5, 22)),
    ]
)
TOLD = read_options(
    {
        "practice": {"list_size": 1100, "roles": ["locum"], "months_in_period": 6},
        "work": {"statuses": {"not_assessed": 30, "plan": 2}},
        "journal": {"reviewed": 20, "measures": {one.id: [15, 18] for one in review_measures()}},
        "spot_check": {"compared": 5, "agreed": 5},
    }
)
NAMES = ("list_size", "practice", "work", "journal", "spot_check")


def shared() -> dict[str, Any]:
    told = {name: getattr(TOLD, name) for name in NAMES}
    return share(private_summary(audited(ROWS, member="Lege Å", **told)))


SHARED = shared()
TEXT = share_text(SHARED)


def refused(content: str) -> str:
    with pytest.raises(Refused) as refusal:
        read_summary(content.encode())
    assert explain(refusal.value.problem).endswith(".")
    return refusal.value.problem.code


@settings(deadline=None)
@given(summaries())
def test_it_comes_back_as_the_shared_summary(private: dict[str, Any]) -> None:
    made = share(private)
    assert read_summary(share_text(made).encode()) == made


def test_it_is_short_with_lines_that_a_mail_leaves_alone() -> None:
    assert read_summary(TEXT.encode()) == SHARED
    assert len(TEXT) < 1500
    assert max(map(len, TEXT.splitlines())) <= 64
    assert TEXT.isascii()


def test_the_words_of_a_form_never_change() -> None:
    words = files("riktig.summary").joinpath("share_words_1.txt").read_bytes()
    # Texts that were sent are read with these. Other words are another form.
    assert sha256(words).hexdigest() == (
        "36080ed8bccfa391b96f13991f6f70f1ca8d3697a26dc553253e2428ac2f8386"
    )


def test_it_holds_no_value_that_its_reader_can_reckon() -> None:
    assert len(TEXT) < len(json.dumps(SHARED)) / 5


@settings(max_examples=500, deadline=None)
@given(st.data())
def test_any_single_character_changed_is_refused(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(TEXT) - 1).filter(lambda at: not TEXT[at].isspace()))
    other = data.draw(
        st.characters(min_codepoint=33, max_codepoint=126).filter(lambda one: one != TEXT[place])
    )
    assert refused(TEXT[:place] + other + TEXT[place + 1 :])


def test_every_character_lost_or_twice_is_refused() -> None:
    for place, sign in enumerate(TEXT):
        if not sign.isspace():
            refused(TEXT[:place] + TEXT[place + 1 :])
            twice = TEXT[:place] + sign + TEXT[place:]
            # A letter more before the first or after the last is beside the text.
            if 0 < place < len(TEXT.rstrip()) - 1:
                refused(twice)


def test_a_line_lost_moved_or_changed_is_named() -> None:
    lines = TEXT.splitlines()
    assert refused("\n".join(lines[:3] + lines[4:])) == "share_text_line"
    assert refused("\n".join([*lines[:2], lines[3], lines[2], *lines[4:]])) == "share_text_line"
    broken = lines[4][:10] + ("A" if lines[4][10] != "A" else "B") + lines[4][11:]
    with pytest.raises(Refused) as refusal:
        read_summary("\n".join([*lines[:4], broken, *lines[5:]]).encode())
    assert refusal.value.problem.details["line"] == 4
    assert "Linje 4 av" in explain(refusal.value.problem)


@pytest.mark.parametrize("kept", [1, 2, 3, -1])
def test_a_text_cut_short_says_how_far_it_came(kept: int) -> None:
    lines = TEXT.splitlines()[:kept]
    assert refused("\n".join(lines)) == "share_text_cut"
    part = TEXT.splitlines()[kept]
    assert refused("\n".join([*lines, part[: len(part) // 2]])) == "share_text_cut"


@pytest.mark.parametrize(
    "through",
    [
        lambda text: "\r\n".join(f"> > {line}" for line in text.splitlines()),
        lambda text: " ".join(text.split()),
        lambda text: "\n".join(text[at : at + 40] for at in range(0, len(text), 40)),
        lambda text: f"Hei, her er tallene mine.\n\n{text}\n\nHilsen lege B\nTlf. 22 22 22 22",
        lambda text: "\ufeff\u00a0" + text.replace("\n", "\n\n\t"),
        lambda text: "\u200b".join(text),
    ],
)
def test_a_mail_program_may_wrap_and_quote_it(through: Any) -> None:
    assert read_summary(through(TEXT).encode()) == SHARED


def test_several_texts_after_one_another() -> None:
    other = share_text({**SHARED, "member": "C"})
    found = read_summaries(f"Fra B:\n{TEXT}\nFra C:\n{other}".encode())
    assert [one["member"] for one in found] == ["Lege Å", "C"]
    assert read_summaries(json.dumps(SHARED).encode()) == [SHARED]


def test_a_private_summary_is_not_made_into_text() -> None:
    with pytest.raises(Refused) as refusal:
        share_text(private_summary(audited(ROWS)))
    assert refusal.value.problem.code == "share_text_private"


def armoured(packed: bytes) -> str:
    """Any bytes in the form of a shared text, every checksum right."""
    signs = b64encode(packed).decode().rstrip("=")
    parts = [signs[at : at + 56] for at in range(0, len(signs), 56)]
    lines = [f"{n:02}:{part}:{_line_check(n, part)}" for n, part in enumerate(parts, 1)]
    return "\n".join([f"RIKTIG:1:{len(parts):02}:{_check(packed)}", *lines])


def deflated(content: bytes) -> bytes:
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packing.compress(content) + packing.flush()


@pytest.mark.parametrize(
    "inside",
    [
        b'{"a": "' + b"0" * 2_000_000 + b'"}',  # a bomb
        b"[" * 50_000,
        b"{}",
        b"[]",
        b"null",
        b'{"ledger": 5, "problems": [], "classes": {}, "measures": [], "monthly": []}',
        b'{"measures": [{"id": "a", "version": 1, "numerator": 1' + b"0" * 5000 + b"}]}",
        b"\xff\xfe",
    ],
)
def test_what_was_never_a_summary_is_refused(inside: bytes) -> None:
    assert refused(armoured(deflated(inside))) in ("share_text_damaged", "not_a_summary")


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_summary_or_a_refusal(packed: bytes) -> None:
    assert refused(armoured(packed)) in ("share_text_damaged", "share_text_cut", "not_a_summary")


@pytest.mark.parametrize("form", ["0", "2", "10"])
def test_another_form_is_said_to_be_another(form: str) -> None:
    assert refused(TEXT.replace("RIKTIG:1:", f"RIKTIG:{form}:", 1)) == "share_text_form"


def test_numbers_are_checked_as_in_a_file() -> None:
    changed = {**SHARED, "member": "010101 12345"}
    assert refused(share_text(changed)) == "member_identity"
    assert read_share_text(share_text(changed))["kind"] == "share"


@pytest.mark.parametrize("member", ["B", "RIKTIG:1", "{RIKTIG:}", "RIKTIG :1:02:AAAAAAAAAA"])
def test_the_sentences_above_are_skipped_when_it_is_read_back(member: str) -> None:
    done = audited(ROWS, member=member)
    message = share_message(done)
    shared = share(private_summary(done))
    above, _, below = message.partition("RIKTIG:1:")
    assert "Tall til gruppen fra" in above
    assert ":".join(("RIKTIG:1", below)) == share_text(shared)
    assert read_summary(message.encode()) == shared
    assert read_summaries((message + message).encode()) == [shared, shared]


FEW = "\n".join(
    [
        "patient | day | atc | ddd",
        *(f"{n} | 2025-0{1 + n % 9}-01 | N02AX02 | 90" for n in range(1, 25)),
        *(f"{n} | 2025-0{1 + n % 9}-01 | N05CF01 | 95" for n in range(1, 4)),
    ]
)


def test_the_sentences_above_hide_small_counts() -> None:
    """Three of 24 get both an opioid and zopiklon."""
    done = audited(FEW)
    above = share_message(done).partition("RIKTIG:")[0]
    title = measure_named("opioid_with_sedative").title
    assert f"- {title}: Tallet er skjult fordi det gjelder færre enn fem pasienter." in above
    assert "3 av 24" not in above
