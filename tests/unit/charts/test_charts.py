"""Charts: named data, words as params, colours that hold in grey, the same bytes each time."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from riktig.charts import CHARTS, filled, locale, save_vega_bundle, spec, svg, write_specs
from riktig.charts.dose_risk import picture as dose_risk
from riktig.charts.figure_bars import picture as figure_bars
from riktig.charts.of_hundred import picture as of_hundred
from riktig.clinical.tables import figure

VALUES = ({"value": 8.0, "low": 4.7, "high": 12.5}, {"value": 4.4, "low": 2.0, "high": 8.2})
PICTURES = {
    "asked_bars": {
        "chart": "asked_bars",
        "data": {"bars": [{"label": "Lege A", "value": 12.5}, {"label": "Lege B", "value": 8}]},
        "params": {"title_text": "To leger"},
        "alt": "",
    },
    "asked_run": {
        "chart": "asked_run",
        "data": {"points": [{"label": f"uke {n}", "value": 20 - n} for n in range(1, 13)]},
        "params": {"title_text": "Uke for uke"},
        "alt": "",
    },
    "before_after": {
        "chart": "before_after",
        "data": {
            "points": [
                {"when": "Før", "label": "17 av 212", "after": False} | VALUES[0],
                {"when": "Etter", "label": "9 av 205", "after": True} | VALUES[1],
            ]
        },
        "params": {"title_text": ["To", "linjer"], "subtitle_text": "Andel", "unit_text": " %"},
        "alt": "",
    },
    "day_series": {
        "chart": "day_series",
        "data": {
            "points": [
                {"day": "2026-11-16", "value": 80.0},
                {"day": "2026-11-18", "value": 74.5, "label": "74,5"},
            ],
            "path": [{"day": "2026-11-16", "value": 80}, {"day": "2026-11-18", "value": 74.5}],
            "levels": [
                {"from": "2026-11-16", "to": "2026-11-22", "value": 78, "agreed": False},
                {"from": "2026-11-16", "to": "2026-11-22", "value": 82, "agreed": True},
            ],
            "lines": [{"value": 85, "label": "normal"}],
            "room": [{"value": 100}],
        },
        "params": {"title_text": "Uke for uke", "unit_text": " %"},
        "alt": "",
    },
    "dose_risk": dose_risk(),
    "figure_bars": figure_bars(
        ["engeland_nsaid", "engeland_bzd"], "anxiety_accidents", strong=["engeland_bzd"], line=1
    ),
    "group_dots": {
        "chart": "group_dots",
        "data": {
            "members": [
                {"label": "Du", "before": 8.0, "after": 4.4, "text": "8,0 – 4,4", "own": True},
                {"label": "A", "before": None, "after": None, "text": "færre enn 5", "own": False},
                {"label": "B", "before": 3.0, "after": 2.5, "text": "3,0 – 2,5", "own": False},
            ]
        },
        "params": {"title_text": "Gruppen", "unit_text": " %"},
        "alt": "",
    },
    "monthly_series": {
        "chart": "monthly_series",
        "data": {
            "points": [{"month": f"2025-{m:02d}", "value": 20 - m / 4} for m in range(1, 13)],
            "events": [{"month": "2025-06", "label": "Kursstart"}],
        },
        "params": {"title_text": "Hver måned"},
        "alt": "",
    },
    "of_hundred": of_hundred(["glass_nnt", "glass_nnh"], "sleep_hypnotics_old"),
    "share_bar": {
        "chart": "share_bar",
        "data": {
            "parts": [
                {"label": "Begge deler", "value": 17, "own": True, "text": "17 (8 %)"},
                {"label": "Bare opioid", "value": 1950.5, "own": False},
            ]
        },
        "params": {"title_text": "17 av 212"},
        "alt": "",
    },
    "sleep_nights": {
        "chart": "sleep_nights",
        "data": {
            "nights": [
                {"night": 1, "bed": 23.5, "asleep": 24.2, "final_wake": 30.5, "rise": 31},
                {"night": 2, "bed": 22.75, "asleep": 23, "final_wake": 31, "rise": 31.5},
            ],
            "means": [{"hour": 23.1, "label": "23:08"}, {"hour": 31.25, "label": "07:15"}],
        },
        "params": {"title_text": "I snitt 7 t søvn", "in_bed_text": "i senga"},
        "alt": "",
    },
    "table_ranges": {
        "chart": "table_ranges",
        "data": {
            "tables": [
                {"label": "Norge", "text": "9–15 mg", "low": 9, "high": 15, "own": True},
                {"label": "USA", "text": "22,5 mg", "low": 22.5, "high": 22.5, "own": False},
                {"label": "En til", "text": "–", "low": None, "high": None, "own": False},
            ]
        },
        "params": {"title_text": "Tabellene gir ulike svar", "unit_text": " mg"},
        "alt": "",
    },
    "taper_plans": {
        "chart": "taper_plans",
        "data": {
            "lanes": [
                {"name": "oksazepam", "top": "45 mg", "floor": 0.0, "high": 1.0, "at": 1.1}
            ],
            "steps": [
                {"week": 0, "y": 1.0, "line": "A1", "second": False, "marked": True},
                {"week": 2, "y": 0.0, "line": "A1", "second": False, "marked": True},
                {"week": 0, "y": 1.0, "line": "B1", "second": True, "marked": True},
                {"week": 4, "y": 0.0, "line": "B1", "second": True, "marked": True},
            ],
            "letters": [{"name": "A", "week": 2, "y": 0.0, "second": False, "above": True}],
        },
        "params": {"title_text": "Plan A og plan B"},
        "alt": "",
    },
    "taper_trajectory": {
        "chart": "taper_trajectory",
        "data": {
            "steps": [{"week": 0, "mg": 60}, {"week": 1, "mg": 45}, {"week": 2, "mg": 0}],
            "limits": [{"mg": 30, "label": "Førerkort: 30 mg", "under": False}],
        },
        "params": {"title_text": "Dosen går fra 60 til 0 mg"},
        "alt": "",
    },
    "benchmark_dots": {
        "chart": "benchmark_dots",
        "data": {
            "rows": [
                {"label": "A", "value": 7.5, "text": "3 av 40", "selected": True},
                {"label": "B", "value": 13.3, "text": "8 av 60", "selected": False},
            ],
            "goal": [{"value": 7.5, "label": "Mål 7,5 %"}],
        },
        "params": {"title_text": "De beste", "unit_text": " %"},
        "alt": "",
    },
    "funnel_plot": {
        "chart": "funnel_plot",
        "data": {
            "limits": [
                {"size": n, "low95": 4, "high95": 24, "low998": 1, "high998": 30} for n in (50, 90)
            ],
            "points": [
                {"size": 50, "value": 40, "marked": True},
                {"size": 90, "value": 14, "marked": False},
            ],
            "words": [{"value": 30, "label": "99,8 %"}],
        },
        "params": {"title_text": "1 av 2 utenfor", "unit_text": " %", "target": 14},
        "alt": "",
    },
    "series_chart": {
        "chart": "series_chart",
        "data": {
            "points": [
                {"number": 1, "value": 4, "marked": False},
                {"number": 2, "value": None, "marked": False},
                {"number": 3, "value": 9, "marked": True},
            ],
            "lines": [{"value": 6, "label": "Median 6", "middle": True}],
        },
        "params": {"title_text": "Tre målinger", "baseline": 2},
        "alt": "",
    },
    "measure_group": {
        "chart": "measure_group",
        "data": {
            "slots": [{"slot": slot} for slot in range(6)],
            "members": [
                {"value": 12.5, "slot": 0, "label": "", "own": True, "after": False},
                {"value": 10, "slot": 4, "label": "", "own": True, "after": True},
                {"value": 20, "slot": 4, "label": "B", "own": False, "after": True},
            ],
            "own_words": [{"value": 10, "slot": 5, "label": "Du 10 %", "side": "middle"}],
            "goals": [{"value": 8, "slot": 2, "end": 4, "label": "Målestokk 8 %", "side": "left"}],
            "rows": [{"slot": 0, "label": "Før"}, {"slot": 4, "label": "Etter"}],
        },
        "params": {"title_text": "Du og de andre", "unit_text": " %", "most": 25},
        "alt": "",
    },
    "run_series": {
        "chart": "run_series",
        "data": {
            "points": [
                {"month": "2025-01", "value": 4},
                {"month": "2025-02", "value": None},
                {"month": "2025-03", "value": 9},
            ],
            "median": [
                {"from": "2025-01", "to": "2025-02", "value": 4, "carried": False, "label": ""},
                {
                    "from": "2025-02",
                    "to": "2025-03",
                    "value": 4,
                    "carried": True,
                    "label": "Median 4",
                },
            ],
            "events": [{"month": "2025-03", "label": "Første møte"}],
        },
        "params": {"title_text": "Måned for måned", "unit_text": ""},
        "alt": "",
    },
}  # fmt: skip


def colours(value):
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, str):
        return {value} if value.startswith("#") else set()
    return set().union(*map(colours, inner)) if isinstance(value, (dict, list)) else set()


def test_every_chart_has_an_example_here():
    assert set(PICTURES) == set(CHARTS)


@pytest.mark.parametrize("name", CHARTS)
def test_a_spec_has_named_empty_data_and_words_as_params(name):
    found = spec(name)
    assert {"title_text", "subtitle_text"} <= {param["name"] for param in found["params"]}
    assert found["title"]["text"] == {"expr": "title_text"}
    assert all(rows == [] for rows in found["datasets"].values())


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_writes_its_words_and_is_the_same_bytes(name):
    drawn = svg(PICTURES[name])
    assert svg(PICTURES[name]) == drawn
    title = PICTURES[name]["params"]["title_text"]
    assert (title if isinstance(title, str) else title[1]) in drawn


def test_words_on_two_lines_do_not_grow_together_when_copied():
    drawn = svg(PICTURES["before_after"])
    assert "To linjer" in re.sub(r"<[^>]+>", "", drawn)


def test_the_same_bytes_in_another_process_whatever_was_drawn_before():
    name = "before_after"
    code = (
        "import json,sys; from riktig.charts import svg;"
        "sys.stdout.buffer.write(svg(json.load(sys.stdin)).encode())"
    )
    asked = json.dumps(PICTURES[name]).encode()
    found = subprocess.run([sys.executable, "-c", code], input=asked, capture_output=True)
    assert found.stdout.decode() == svg(PICTURES[name]), found.stderr


def test_numbers_have_a_decimal_comma():
    assert "1\u00a0950,5" in svg(PICTURES["share_bar"])


def test_months_are_norwegian():
    drawn = svg(PICTURES["monthly_series"])
    assert "mai 2025" in drawn or "juli 2025" in drawn
    assert locale["time"]["months"][4] == "mai"


def test_masked_rows_keep_their_place_and_their_words():
    drawn = svg(PICTURES["group_dots"])
    order = [drawn.index(f">{label}</text>") for label in ("Du", "A", "B")]
    assert order == sorted(order)
    assert "færre enn 5" in drawn


@pytest.mark.parametrize("name", CHARTS)
def test_never_red_and_green(name):
    reds_and_greens = {"#d55e00", "#009e73", "#ff0000", "#008000"}
    assert not colours(spec(name)) & reds_and_greens


@pytest.mark.parametrize("name", ["before_after", "group_dots"])
def test_before_and_after_differ_by_shape(name):
    written = json.dumps(spec(name))
    assert "circle" in written
    assert "diamond" in written


def test_the_dose_chart_shows_the_published_rates():
    rows = dose_risk()["data"]["bands"]
    assert [row["value"] for row in rows] == [
        figure(name).value for name in ("dunn_rate_1_20", "dunn_rate_50_99", "dunn_rate_100")
    ]
    assert "0,2 % per år" in dose_risk()["alt"]


def test_bars_of_figures_show_the_rows_and_their_intervals():
    nsaid, bzd = PICTURES["figure_bars"]["data"]["bars"]
    row = figure("engeland_bzd")
    assert (bzd["value"], bzd["low"], bzd["high"]) == (row.value, row.low, row.high)
    assert bzd["text"] == "2,9 (2,5–3,5) ganger"
    assert nsaid["low"] is None
    assert (nsaid["own"], bzd["own"]) == (False, True)


def test_bars_of_figures_name_each_source_once_and_repeat_the_numbers_as_a_table():
    found = PICTURES["figure_bars"]
    assert found["source"].count("Trafikkulykker") == 1
    assert [row[1] for row in found["table"]["rows"]] == ["1,5 ganger", "2,9 (2,5–3,5) ganger"]


def test_bars_of_different_units_are_refused():
    with pytest.raises(ValueError, match="units"):
        figure_bars(["engeland_bzd", "vicens_gps"], "anxiety_accidents")


def test_an_unknown_dataset_or_param_is_an_error():
    with pytest.raises(KeyError):
        filled({"chart": "share_bar", "data": {"nothing": []}, "params": {}})
    with pytest.raises(KeyError):
        filled({"chart": "share_bar", "data": {}, "params": {"nothing": 1}})


def test_specs_and_bundle_are_written_for_pages(tmp_path):
    names = {path.name for path in write_specs(tmp_path / "charts")}
    assert names == {*(f"{name}.json" for name in CHARTS), "locale.json"}
    save_vega_bundle(tmp_path / "vega.js")
    bundle = (tmp_path / "vega.js").read_text("utf-8")
    assert bundle.startswith("(function(){")
    assert "window.vegaEmbed" in bundle


def test_altair_is_not_imported_before_a_chart_is_built():
    code = "import sys, riktig.charts;sys.exit(bool({'altair', 'vl_convert'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
