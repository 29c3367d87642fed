"""Files as registers have them: types, bad rows, and files that cannot be used."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from national_rows import shown
from national_tree import tree

from riktig.audit import Options, audit
from riktig.commands.national import main
from riktig.commands.synthetic import main as synthetic
from riktig.extract import read
from riktig.national.dataset import Partition, find_partitions
from riktig.national.keep import locked
from riktig.national.many import Order, Outcome, audit_many
from riktig.problem import Refused
from riktig.summary import private_summary

HEADING = "pasient;dato;hendelse;atc;varenavn;styrke;styrkeenhet;antall;ddd;fodselsar;resept;status"
GOOD = "17;2025-{m:02d}-{d:02d};utlevert;N05BA04;Sobril;10;mg;100;20;1956;{r};gyldig"
# One of each kind of row that cannot be read, and what can be read and is nearly that.
BAD = """
;2025-03-01;utlevert;N05BA04;Sobril;10;mg;100;20;1956;;gyldig
99999999999;2025-03-01;utlevert;N05BA04;Sobril;10;mg;100;20;1956;;gyldig
1,02E+10;2025-03-01;utlevert;N05BA04;Sobril;10;mg;100;20;1956;;gyldig
18;;utlevert;N05BA04;Sobril;10;mg;100;20;1956;;gyldig
18;0001-01-01;utlevert;N05BA04;Sobril;10;mg;100;20;1956;;gyldig
18;2025-02-30;utlevert;N05BA04;Sobril;10;mg;100;20;1956;;gyldig
18;2025-03-01;gitt bort;N05BA04;Sobril;10;mg;100;20;1956;;gyldig
18;2025-03-01;utlevert;XYZ;Sobril;10;mg;100;20;1956;;gyldig
18;2025-03-01;utlevert;N05BA04;Sobril;-10;mg;100;20;1956;;gyldig
18;2025-03-01;utlevert;N05BA04;Sobril;10;liter;100;20;1956;;gyldig
18;2025-03-01;utlevert;N05BA04;Sobril;10;mg;-100;20;1956;;gyldig
18;2025-03-01;utlevert;N05BA04;Sobril;10;mg;100;2000000;1956;;gyldig
18;2025-03-01;utlevert;N05BA04;Sobril;10;mg;100;20;1956;;kanskje
18;2025-03-02;utlevert;n05ba04;Sobril 15 mg;;;100;;ukjent;8;
0018;2025-03-03;utlevert;;Imovane 7,5 mg;;;30;;56;9;tilbakekalt
19;2025-03-03;utlevert;;Kreftmiddel;;;30;;1956;9;
19;2025-03-04;forskrevet;N02AX02;Tramadol;50;mg;12,5;2,083;1956;9;
19;2025-03-05;utlevert;N02AB03;Fentanyl;12;ug/t;5;;1956;10;
19;2025-03-05;utlevert;N02AB03;Fentanyl;12;ug/t;5;;1956;10;
"""
NUMBERS = ("styrke", "antall", "ddd")


def lines() -> list[str]:
    good = [GOOD.format(m=m, d=d, r=30 * m + d) for m in range(1, 13) for d in (1, 8, 15, 22, 28)]
    return [*good, *BAD.strip().splitlines()]


def as_parquet(path: Path, *, typed: bool) -> Partition:
    """The rows as a table: numbers as numbers, and dates as texts or, where all can be, dates."""
    rows = [line.split(";") for line in lines()]
    columns: dict[str, list[object]] = {}
    for name, column in zip(HEADING.split(";"), zip(*rows, strict=True), strict=True):
        if name in NUMBERS:
            columns[name] = [float(cell.replace(",", ".")) if cell else None for cell in column]
        elif name == "dato" and typed:
            columns[name] = [_time(cell) for cell in column]
        else:
            columns[name] = [cell or None for cell in column]
    pq.write_table(pa.table(columns), path)
    return Partition(path.stem, (path,))


def _time(cell: str) -> datetime | None:
    try:
        day = date.fromisoformat(cell) if cell else None
    except ValueError:
        return datetime(2500, 1, 1)  # a column of dates has no 30 February
    return None if day is None else datetime(day.year, day.month, day.day, 12)


@pytest.mark.parametrize("typed", [False, True])
def test_bad_rows_are_counted_for_the_same_reasons_as_in_a_canonical_file(
    tmp_path: Path, typed: bool
) -> None:
    reading = read(["a.csv"], ["\n".join([HEADING, *lines()]).encode()])
    expected = private_summary(audit(reading, Options(member="P1")))
    (outcome,) = audit_many([as_parquet(tmp_path / "P1.parquet", typed=typed)], Order())
    assert shown(outcome.summary) == shown(expected)
    assert expected["ledger"]["rejected"] == 13
    assert len(expected["ledger"]["problems"]) > 12


def test_a_folder_for_each_prescriber_may_hold_several_files(folder: Path, tmp_path: Path) -> None:
    table = pq.read_table(folder / "P0001.parquet")
    place = tmp_path / "forskriver=P0001"
    place.mkdir()
    half = table.num_rows // 2
    pq.write_table(table.slice(0, half), place / "del-1.parquet")
    pq.write_table(table.slice(half).drop_columns(["kjonn"]), place / "del-2.parquet")
    (one,), (other,) = (
        audit_many([part], Order())
        for part in (find_partitions(tmp_path)[0], find_partitions(folder)[0])
    )
    assert one.summary == other.summary


def test_whoever_cannot_be_counted_is_named_with_the_rows(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "inn"
    place.mkdir()
    shutil.copy(folder / "P0001.parquet", place)
    table = pq.read_table(folder / "P0002.parquet")
    spoilt = pa.array(["ingenting"] * table.num_rows)
    at = table.column_names.index("hendelse")
    pq.write_table(table.set_column(at, "hendelse", spoilt), place / "P0002.parquet")
    out = tmp_path / "ut"
    assert main([str(place), "--out", str(out), "--workers", "1"]) == 1
    told = capsys.readouterr()
    assert f"P0002: for mange av de {table.num_rows} radene" in told.err.replace("\xa0", "")
    assert [path.stem for path in (out / "sammendrag").iterdir()] == ["P0001"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda table: table.drop_columns(["dato"]), "mangler kolonnen «dato»"),
        (lambda table: table.drop_columns(["atc", "varenavn"]), "mangler kolonnen «atc»"),
        (
            lambda table: table.set_column(
                table.column_names.index("ddd"), "ddd", pa.array(["1,5"] * table.num_rows)
            ),
            "«ddd» i «P0001.parquet» skal være tall",
        ),
        (None, "kan ikke leses som Parquet"),
    ],
)
def test_a_file_that_cannot_be_used_stops_the_run_with_its_name(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], change, said: str
) -> None:
    place = tmp_path / "inn"
    place.mkdir()
    path = place / "P0001.parquet"
    if change is None:
        path.write_bytes((folder / "P0001.parquet").read_bytes()[:1000])
    else:
        pq.write_table(change(pq.read_table(folder / "P0001.parquet")), path)
    assert main([str(place), "--out", str(tmp_path / "ut"), "--workers", "1"]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("name", ["01019012345", "a b", "x" * 41])
def test_a_name_that_no_summary_may_carry_is_not_said_again(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.parquet").write_bytes(b"")
    with pytest.raises(Refused) as refusal:
        find_partitions(tmp_path)
    assert name not in str(refusal.value)


def test_nothing_of_a_patient_is_written_or_said(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    table = pq.read_table(folder / "P0001.parquet")
    secret = pa.array(["KANARIFUGL-17"] * table.num_rows)
    for name in ("pasient", "resept", "varenavn", "kjonn"):
        table = table.set_column(table.column_names.index(name), name, secret)
    table = table.append_column("refusjonskode", secret)
    place, out = tmp_path / "inn", tmp_path / "ut"
    place.mkdir()
    pq.write_table(table, place / "P0001.parquet")
    assert main([str(place), "--out", str(out), "--workers", "1"]) == 0
    written = "".join(path.read_text("utf-8") for path in out.rglob("*") if path.is_file())
    assert '"rows_read"' in written
    assert "KANARI" not in "".join((written, *capfd.readouterr()))


def test_the_whole_extract_says_which_days_it_covers(tmp_path: Path) -> None:
    """A prescriber without rows in the first months is counted; alone, the file is too short."""
    part = as_parquet(tmp_path / "P1.parquet", typed=False)
    year = (date(2024, 7, 1), date(2025, 6, 30))
    of_all = Order(days=(date(2024, 1, 1), date(2025, 12, 31)), event="dispensed", period=year)
    (together,), (alone,) = (audit_many([part], one) for one in (of_all, Order(period=year)))
    why = {name: _why(one, "sedative_90_ddd") for name, one in (("all", together), ("own", alone))}
    assert why == {"all": None, "own": "file_shorter_than_window"}


def _why(outcome: Outcome, name: str) -> str | None:
    assert outcome.summary is not None
    return next(one.get("why") for one in outcome.summary["measures"] if one["id"] == name)


def test_two_runs_are_never_in_one_folder(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with locked(tmp_path):
        assert main([str(folder), "--out", str(tmp_path), "--workers", "1"]) == 2
    assert "holder på" in capsys.readouterr().err


def test_made_up_parquet_says_so_and_may_be_written_again(tmp_path: Path) -> None:
    out = tmp_path / "ny"
    call = ["--out", str(out), "--prescribers", "2", "--months", "6", "--format", "parquet"]
    assert synthetic([*call, "--list-size", "40"]) == 0
    first = tree(out)
    assert sorted(first) == ["P0001.parquet", "P0002.parquet"]
    assert synthetic([*call, "--list-size", "40"]) == 0
    assert tree(out) == first
    (one, _) = audit_many(find_partitions(out), Order())
    assert one.summary is not None
    assert one.summary["made_by"]["synthetic"]
    pq.write_table(
        pq.read_table(out / "P0001.parquet").replace_schema_metadata(None), out / "P0001.parquet"
    )
    assert synthetic([*call, "--list-size", "40"]) == 2  # it may be somebody's own


IDENTITY = "01017012345"


def told(capsys: pytest.CaptureFixture[str], *call: object) -> str:
    """What a refused call says."""
    assert main([*map(str, call), "--workers", "1"]) == 2
    said = "".join(capsys.readouterr())
    assert IDENTITY not in said
    return said


def test_a_refusal_says_which_file_and_no_identity_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ("--out", tmp_path / "out")
    named = tmp_path / "named"
    named.mkdir()
    (named / f"{IDENTITY}.parquet").touch()
    assert "Nummer 1" in told(capsys, named, *out)
    (named / f"{IDENTITY}.parquet").rename(named / "=cmd.parquet")
    assert "Nummer 1" in told(capsys, named, *out)
    assert "•••" in told(capsys, tmp_path / IDENTITY, *out)
    whose = tmp_path / "files" / "forskriver=P1"
    whose.mkdir(parents=True)
    (whose / "del.parquet").write_text("tekst")
    assert "«forskriver=P1/del.parquet»" in told(capsys, whose.parent, *out)


def test_the_password_of_an_address_is_not_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = "feil://bruker:hemmelig@127.0.0.1:9"
    said = told(capsys, folder, "--out", tmp_path / "out", "--scheduler", address)
    assert "feil://127.0.0.1:9" in said
    assert "hemmelig" not in said


def test_somebody_elses_folder_is_left_as_it_was(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "notat.txt").touch()
    assert main([str(folder), "--out", str(tmp_path), "--workers", "1"]) == 2
    assert [one.name for one in tmp_path.iterdir()] == ["notat.txt"]
