"""The statistics' worked examples, as tables a clinician can read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from riktig.registry import calculate

HERE = Path(__file__).parent
YES = "ja"


def cases(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by_case(row: dict[str, str]) -> str:
    return row["case"]


def ask(calculator: str, given: dict) -> dict:
    answer = calculate({"calculator": calculator, "input": given})
    assert answer["ok"], answer
    return answer["result"]


def numbers(cell: str) -> list[float | None]:
    return [None if part == "-" else float(part) for part in cell.split()]


def filled_in(row: dict[str, str], **kinds) -> dict:
    return {key: kind(row[key]) for key, kind in kinds.items() if row[key]}


def close(cell: str):
    return pytest.approx(float(cell), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("row", cases("run_chart.csv"), ids=by_case)
def test_run_chart(row):
    given = {"values": numbers(row["values"]), **filled_in(row, centre=float, freeze_at=int)}
    result = ask("run_chart", given)
    for key in ("n_useful", "longest_run", "longest_run_max", "crossings", "crossings_min"):
        assert result[key] == (int(row[key]) if row[key] else None), key
    assert result["signal"] is (row["signal"] == YES)
    assert result["median"] == float(row["median"])


@pytest.mark.parametrize("row", cases("xmr.csv"), ids=by_case)
def test_xmr(row):
    screen = row["screen_outliers"] == YES
    given = {"values": numbers(row["values"]), "screen_outliers": screen}
    result = ask("xmr", given | filled_in(row, freeze_at=int))
    for key in ("mean", "lower", "upper"):
        assert result[key] == close(row[key]), key
    assert result["outside"] == [int(position) for position in row["outside"].split()]


@pytest.mark.parametrize("row", cases("funnel.csv"), ids=by_case)
def test_funnel(row):
    share = row["kind"] == "proportion"
    size = {"denominators": [int(row["size"])]} if share else {"expected": [float(row["size"])]}
    given = {"kind": row["kind"], "target": float(row["target"]), **size}
    [limits] = ask("funnel", given | filled_in(row, overdispersion=float))["limits"]
    assert limits["denominator" if share else "expected"] == float(row["size"])
    for key in ("low95", "high95", "low998", "high998"):
        assert limits[key] == close(row[key]), key


def pairs(cell: str) -> list[list[str]]:
    return [part.split(":") for part in cell.split()]


@pytest.mark.parametrize("row", cases("benchmark.csv"), ids=by_case)
def test_benchmark(row):
    rows = [[name, *map(int, counts.split("/"))] for name, counts in pairs(row["rows"])]
    result = ask("benchmark", {"rows": rows, "better": row["better"]})
    assert result["abc"] == close(row["abc"])
    assert result["selected"] == row["selected"].split()


@pytest.mark.parametrize("row", cases("suppress.csv"), ids=by_case)
def test_suppress(row):
    given = [[name, int(count)] for name, count in pairs(row["rows"])]
    result = ask("suppress", {"rows": given, "rule": {"min_count": int(row["min_count"])}})
    shown = [[name, None if count == "-" else int(count)] for name, count in pairs(row["shown"])]
    assert result["rows"] == shown
    assert result["total"] == (None if row["total"] == "-" else int(row["total"]))


def test_a_published_share():
    """Hamina 2022: 354 666 long-term of 2 543 224 new users are 13.9 %."""
    result = ask("proportion", {"x": 354666, "n": 2543224})
    assert result["percent"] == pytest.approx(13.9, abs=0.05)
