"""Files that are looked at and then read are opened once, tell how far they are, and are let go."""

from __future__ import annotations

from extract_lists import canonical
from extract_packed import a_list, xlsx

from riktig.extract import inspect, read
from riktig.extract.parts import Kept
from riktig.registry import Held, handle

ROW = "1;2025-03-01;utlevert;N05BA04;Sobril;10;mg;25;5;K;1950;{n};gyldig"


def test_the_same_files_are_opened_once_and_others_anew():
    kept = Kept()
    blob, other = xlsx({"A": a_list()}), canonical(ROW)
    inspect(["a.xlsx"], [blob], kept=kept)
    opened = kept.parts(["a.xlsx"], [blob])
    assert opened is kept.parts(["a.xlsx"], [blob])
    assert kept.parts(["b.csv"], [other]) is not opened
    assert len(read(["b.csv"], [other], kept=kept).records) == 1


def test_what_was_kept_is_let_go_when_it_is_read_and_when_all_is_released():
    held, blob = Held(), canonical(ROW)
    assert handle({"op": "inspect", "names": ["a.csv"]}, [blob], held)["ok"]
    assert held.kept._parts
    assert handle({"op": "audit", "names": ["a.csv"]}, [blob], held)["ok"]
    assert not held.kept._parts
    handle({"op": "inspect", "names": ["a.csv"]}, [blob], held)
    handle({"op": "release"}, [], held)
    assert (held.kept._parts, held.reading, held.audit) == ([], None, None)


def test_a_spreadsheet_tells_how_far_it_is_and_then_the_counting_begins():
    told: list[tuple[str, float]] = []
    held = Held(progress=lambda step, share: told.append((step, share)))
    row = (1, "01.02.2025", "N05BA04", "Sobril tab 10 mg", 100, 20)
    blob = xlsx({"A": a_list(*[row] * 1_000)})
    shown = handle({"op": "inspect", "names": ["a.xlsx"]}, [blob], held)["proposal"]
    shares = [share for step, share in told if step == "reading"]
    assert shares == sorted(shares)
    assert len(shares) == 4
    assert 0 < shares[0] < shares[-1] <= 1
    answers = {"event": "dispensed", "date_order": "dmy"}
    mapping = {"columns": shown["columns"], "answers": answers}
    done = handle({"op": "audit", "names": ["a.xlsx"], "mapping": mapping}, [blob], held)
    assert done["ok"]
    assert told[len(shares) :] == [("counting", 0)]
