"""Zip files: each file in it as if it had been chosen, and nothing that exhausts the reader."""

from __future__ import annotations

import io
import zipfile

import pytest
from extract_lists import canonical
from extract_packed import a_list, message, prescription, with_part, xlsx, zipped

from riktig.extract import inspect, read
from riktig.extract.limits import MAX_PACKED_FILES
from riktig.problem import Refused
from riktig.text import explain

ROW = "{};2025-01-02;utlevert;N05BA04;Sobril;10;mg;100;2,5;K;1960;1;gyldig"
ONE = canonical(ROW.format(1), ROW.format(2), synthetic=False)
TWO = canonical(ROW.format(2), synthetic=False)


def code_of(blob: bytes) -> str:
    with pytest.raises(Refused) as caught:
        read(["x.zip"], [blob])
    assert explain(caught.value.problem).endswith(".")
    return caught.value.problem.code


def test_its_files_are_read_as_if_chosen():
    blob = zipped({"a.csv": ONE, "mappe/b.csv": TWO, "__MACOSX/._a.csv": b"\x00\x05",
                   "mappe/.DS_Store": b"\x00"})  # fmt: skip
    assert read(["x.zip"], [blob]) == read(["a.csv", "b.csv"], [ONE, TWO])
    assert inspect(["x.zip"], [blob]) == inspect(["a.csv", "b.csv"], [ONE, TWO])


def test_a_zip_beside_a_file():
    reading = read(["x.zip", "b.csv"], [zipped({"a.csv": ONE}), TWO])
    assert [(record.file, record.patient) for record in reading.records] == [(0, 1), (0, 2), (1, 2)]


@pytest.mark.parametrize(
    ("outer", "inner", "synthetic"),
    [("x.zip", "a.csv", False), ("synthetic-1.zip", "a.csv", True),
     ("x.zip", "mappe/synthetic-a.csv", True)],
)  # fmt: skip
def test_names_only_tell_what_is_made_up(outer, inner, synthetic):
    assert read([outer], [zipped({inner: ONE})]).synthetic is synthetic


def test_spreadsheets_and_messages_in_a_zip():
    mapping = {**inspect(["x"], [zipped({"liste.xlsx": xlsx({"A": a_list()})})]).mapping(),
               "event": "dispensed"}  # fmt: skip
    blob = zipped({"1.xlsx": xlsx({"A": a_list()}), "2.xlsx": xlsx({"A": a_list()})})
    assert read(["x.zip"], [blob], mapping).rows_read == 8
    messages = {f"{n}.xml": message(prescription(), f"r{n}") for n in range(30)}
    assert read(["x.zip"], [zipped(messages)]).rows_read == 30


def with_flag(blob: bytes, at: int, value: int) -> bytes:
    """A zip whose first file says something else of itself in the directory."""
    start = blob.index(b"PK\x01\x02") + at
    return blob[:start] + bytes([value]) + blob[start + 1 :]


def quine_like() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr("a.csv", ONE)
    return held.getvalue()


@pytest.mark.parametrize(
    ("blob", "code"),
    [
        (zipped({}), "zip_empty"),
        (zipped({"mappe/": b""}), "zip_empty"),
        (zipped({"a.zip": zipped({"b.csv": ONE})}), "zip_nested"),
        (zipped({"a.zip": zipped({"b.csv": ONE})}, packed=False), "zip_nested"),
        (zipped({"a.csv": b"0" * 50_000_000}), "zip_bomb"),
        (zipped({"a.csv": b"", "b.csv": ONE}), "empty_file"),
        (zipped({"a.csv": ONE, "b.xml": message(prescription())}), "different_tables"),
        (zipped({"a.pdf": b"%PDF-1.7"}), "file_is_pdf"),
        (zipped({"a.csv": ONE})[:-30], "zip_broken"),
        (with_flag(zipped({"a.csv": ONE}), 8, 1), "zip_encrypted"),
        (with_flag(zipped({"a.csv": ONE}), 10, 12), "zip_broken"),
        (with_flag(zipped({"a.csv": ONE}), 24, 1), "zip_broken"),
        (quine_like(), "zip_broken"),
        (b"PK\x03\x04" + b"PK\x01\x02" * (MAX_PACKED_FILES + 1), "zip_too_many_files"),
    ],
)
def test_what_cannot_be_opened_is_refused(blob, code):
    assert code_of(blob) == code


def test_sizes_are_summed_before_anything_is_unpacked():
    part = "".join(f"{n};2025-01-02;utlevert\n" for n in range(600_000))
    blob = zipped({f"{n}.csv": part for n in range(6)})
    assert len(blob) < 15_000_000
    assert code_of(blob) == "zip_too_large"


def test_spreadsheets_in_a_zip_are_bounded_together():
    filling = "".join(f"{n};2025-01-02\n" for n in range(1_700_000)).encode()
    one = with_part(xlsx({"A": a_list()}), "xl/media/filling.bin", filling)
    with pytest.raises(Refused) as caught:
        read(["x.zip"], [zipped({"1.xlsx": one, "2.xlsx": one})])
    assert caught.value.problem.code == "needs_mapping"
    assert code_of(zipped({f"{n}.xlsx": one for n in range(3)})) == "zip_too_large"


def test_texts_of_a_zip_are_as_bounded_as_chosen_ones():
    lines = "".join(f"{n};2025-01-02;utlevert;N05BA04;\n" for n in range(700_000))
    assert code_of(zipped({"a.csv": lines, "b.csv": lines})) in ("too_large", "too_many_rows")
