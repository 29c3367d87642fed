"""`riktig national` as an operator meets it: the whole run, cut off, gone on with, on a cluster."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client
from national_tree import children, tree, wait_until

from riktig.audit import Options, audit
from riktig.commands.national import main
from riktig.disclosure import share
from riktig.extract import read
from riktig.national.dataset import find_partitions
from riktig.national.many import Order, audit_many
from riktig.national.part import Part, do_part
from riktig.problem import Refused
from riktig.summary import private_summary, read_summary
from riktig.synthetic import Practice, write_canonical

LIST_SIZE = 60
AT_ONCE = ("--at-once", "2")
RIKTIG = [sys.executable, "-m", "riktig.cli"]


def plain(name: str, made: Practice) -> dict[str, object]:
    """What `riktig audit` gives for the same practice in the canonical format."""
    reading = read([f"{name}.csv"], [write_canonical(made).encode()])
    return private_summary(audit(reading, Options(member=name, list_size=LIST_SIZE)))


def test_everybody_gets_the_summary_that_an_audit_gives(
    whole: Path, practices: dict[str, Practice]
) -> None:
    assert {path.stem for path in (whole / "sammendrag").iterdir()} == set(practices)
    for name, made in practices.items():
        written = (whole / "sammendrag" / f"{name}.json").read_bytes()
        assert read_summary(written) == plain(name, made)
        expected = json.dumps(plain(name, made), ensure_ascii=False, indent=2) + "\n"
        assert written.decode() == expected


def test_how_many_are_counted_together_changes_nothing(folder: Path, whole: Path) -> None:
    order = Order(lists={part.prescriber: LIST_SIZE for part in find_partitions(folder)})
    for outcome in audit_many(find_partitions(folder), order):
        written = (whole / "sammendrag" / f"{outcome.prescriber}.json").read_text("utf-8")
        assert json.loads(written) == outcome.summary


def test_the_ledgers_add_up_in_the_result(whole: Path, practices: dict[str, Practice]) -> None:
    result = json.loads((whole / "resultat.json").read_text("utf-8"))
    rows = sum(len(made.dispensings) for made in practices.values())
    ledger = result["ledger"]
    assert ledger.pop("rows_read") == rows == sum(ledger.values())
    assert result["prescribers"] == result["synthetic"] == len(practices)


def test_a_run_that_is_killed_goes_on_to_the_same_bytes(
    folder: Path, lists: Path, whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ut"
    call = [str(folder), "--out", str(out), "--lists", str(lists), *AT_ONCE, "--workers", "1"]
    process = subprocess.Popen([*RIKTIG, "national", *call], stderr=subprocess.DEVNULL)
    parts = out / "deler"
    wait_until(lambda: parts.exists() and list(parts.glob("*.json")), "the first part")
    started = children(process)
    process.kill()
    process.wait()
    wait_until(lambda: not any(one.exists() for one in started), "its workers to end")
    assert started
    assert not (out / "resultat.json").exists()
    done = {path: path.stat().st_mtime_ns for path in parts.glob("*.json")}
    assert 0 < len(done) < len(list((whole / "deler").iterdir()))
    (out / "sammendrag" / ".P0001.json.0123").write_text("{", "utf-8")  # half a file
    assert main(call) == 0
    assert tree(out) == tree(whole)
    assert {path: path.stat().st_mtime_ns for path in done} == done


def test_other_files_or_choices_are_never_mixed_into_a_run(
    folder: Path, lists: Path, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, changed = tmp_path / "ut", tmp_path / "endret"
    shutil.copytree(whole, out)
    shutil.copytree(folder, changed)
    shutil.copy(changed / "P0001.parquet", changed / "P0002.parquet")
    before = tree(out)
    call = ["--out", str(out), "--lists", str(lists), *AT_ONCE, "--workers", "1"]
    assert main([str(changed), *call]) == 2
    assert "andre filer" in capsys.readouterr().err
    assert main([str(folder), *call, "--share"]) == 2
    assert tree(out) == before
    (tmp_path / "brev").mkdir()
    (tmp_path / "brev" / "brev.txt").write_text("noe annet", "utf-8")
    assert main([str(folder), "--out", str(tmp_path / "brev"), "--workers", "1"]) == 2
    assert "noe annet" in capsys.readouterr().err


def test_a_file_that_changes_while_it_is_counted_is_refused(folder: Path, tmp_path: Path) -> None:
    part = Part(0, find_partitions(folder)[:2], digest="as it was before")
    with pytest.raises(Refused) as refusal:
        do_part(part, Order(), tmp_path, shared=False)
    assert refusal.value.problem.code == "national_changed"
    assert not tree(tmp_path)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Dask cluster of a scheduler and two workers, each a process of its own."""
    place = tmp_path_factory.mktemp("dask")
    told = place / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": place}
    dask = str(Path(sys.executable).with_name("dask"))
    head = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    worker = ["worker", "--nworkers", "1", "--nthreads", "1", "--no-dashboard", "--no-nanny"]
    file = ["--scheduler-file", str(told)]
    running = [subprocess.Popen([dask, *head, *file], **quiet)]
    try:
        wait_until(told.exists, "the scheduler")
        running += [subprocess.Popen([dask, *worker, *file], **quiet) for _ in range(2)]
        address = json.loads(told.read_text("utf-8"))["address"]
        with Client(address, timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
        yield address
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait()


def test_a_cluster_gives_the_same_bytes(
    folder: Path, lists: Path, whole: Path, tmp_path: Path, scheduler: str
) -> None:
    out = tmp_path / "ut"
    call = [str(folder), "--out", str(out), "--lists", str(lists), *AT_ONCE]
    assert main([*call, "--scheduler", scheduler]) == 0
    assert tree(out) == tree(whole)


def test_small_numbers_are_masked_when_asked(
    folder: Path, tmp_path: Path, practices: dict[str, Practice]
) -> None:
    (tmp_path / "inn").mkdir()
    shutil.copy(folder / "P0003.parquet", tmp_path / "inn")
    out = tmp_path / "ut"
    call = [str(tmp_path / "inn"), "--out", str(out), "--workers", "1", "--share"]
    assert main(call) == 0
    written = read_summary((out / "sammendrag" / "P0003.json").read_bytes())
    reading = read(["P0003.csv"], [write_canonical(practices["P0003"]).encode()])
    assert written == share(private_summary(audit(reading, Options(member="P0003"))))
