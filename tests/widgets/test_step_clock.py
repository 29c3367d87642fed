"""The clock over steps, in the script itself under Node."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from riktig_widgets.runtime.tools import STATIC, node

# Plays a list of acts, each at a time in milliseconds, and tells what is read after each.
PLAYED = """
import * as clocks from {module};
const lines = JSON.parse({lines});
for (const {{ lengths, acts }} of lines) {{
  let clock = clocks.clockOf(lengths);
  const told = acts.map(([act, now, ...rest]) => {{
    if (act === "gone") clock = clocks.gone(clock, rest[0], now);
    else if (act === "replanned") clock = clocks.replanned(clock, rest[0]);
    else if (act !== "read") clock = clocks[act](clock, now);
    const seen = clocks.read(clock, now);
    const whole = lengths.reduce((total, length) => total + length, 0);
    const caught = clocks.caughtUp(seen, whole);
    return {{ ...seen, shown: clocks.minutesAndSeconds(seen.stepLeft), caught }};
  }});
  console.log(JSON.stringify(told));
}}
"""


def played(*lines: dict[str, Any]) -> list[list[dict[str, Any]]]:
    script = PLAYED.format(
        module=json.dumps((STATIC / "step-clock.js").as_uri()), lines=json.dumps(json.dumps(lines))
    )
    done = subprocess.run(
        [node(), "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def one(lengths: list[int], *acts: list[Any]) -> list[dict[str, Any]]:
    return played({"lengths": lengths, "acts": list(acts)})[0]


def test_a_step_that_is_left_out_is_passed_and_the_last_one_ends_the_clock() -> None:
    acts = ["started", 0], ["next", 1000], ["back", 2000], ["next", 3000], ["next", 4000]
    seen = one([60, 0, 120], *acts)
    assert [one["index"] for one in seen] == [0, 2, 0, 2, 3]
    assert [one["number"] for one in seen] == [1, 2, 1, 2, 2]
    assert seen[-1]["ended"]
    assert not seen[-1]["running"]
    assert seen[-1]["count"] == 2


def test_a_pause_takes_no_time_and_a_clock_set_back_gives_none() -> None:
    acts = ["started", 10_000], ["paused", 40_000], ["read", 999_000], ["started", 999_000]
    seen = one([60], *acts, ["read", 1_009_000], ["read", 5_000])
    assert [one["spent"] for one in seen] == [0, 30, 30, 30, 40, 30]
    assert [one["running"] for one in seen] == [True, False, False, True, True, True]


def test_behind_and_ahead_are_told_against_the_plan() -> None:
    acts = ["started", 0], ["next", 30_000], ["read", 60_000], ["read", 190_000]
    seen = one([60, 120], *acts)
    assert [one["late"] for one in seen] == [0, -30, 0, 10]
    assert [one["stepLeft"] for one in seen] == [60, 150, 120, -10]
    assert [one["shown"] for one in seen] == ["1:00", "2:30", "2:00", "−0:10"]
    assert seen[-1]["left"] == -10
    assert seen[-1]["stepSpent"] == 160
    assert seen[-1]["share"] == 1


def test_what_is_cut_on_the_way_gives_time_back() -> None:
    acts = ["started", 0], ["read", 90_000], ["replanned", 90_000, [60, 0, 60]]
    seen = one([60, 60, 60], *acts, ["next", 90_000], ["gone", 91_000, 1], ["gone", 92_000, 0])
    assert [one["left"] for one in seen[1:4]] == [90, 30, 30]
    assert [one["index"] for one in seen] == [0, 0, 0, 2, 2, 0]


def test_without_a_cut_there_is_nothing_to_catch_up_by() -> None:
    acts = ["started", 0], ["next", 30_000], ["read", 60_000], ["read", 190_000]
    for seen in one([60, 120], *acts, ["next", 190_000]):
        kept = ("late", "stepLeft", "share")
        assert [seen["caught"][name] for name in kept] == [seen[name] for name in kept]
    assert seen["caught"]["ends"] == 0


def test_a_cut_takes_in_the_delay_and_gives_the_late_step_its_own_time() -> None:
    acts = ["started", 0], ["read", 100_000], ["replanned", 100_000, [60, 60, 20]]
    seen = [each["caught"] for each in one([60, 60, 60], *acts, ["next", 100_000])]
    assert [each["late"] for each in seen] == [0, 40, 0, 0]
    assert [each["stepLeft"] for each in seen] == [60, -40, -40, 60]
    assert [each["ends"] for each in seen] == [180, 120, 80, 80]
    assert seen[-1]["share"] == 0


LENGTHS = st.lists(st.integers(0, 600), min_size=1, max_size=8).filter(any)
ACTS = st.lists(
    st.tuples(st.sampled_from(["started", "paused", "next", "back", "read"]), st.integers(0, 90)),
    min_size=1,
    max_size=12,
)


@settings(max_examples=1)  # one process of Node plays sixty cases
@given(st.lists(st.tuples(LENGTHS, ACTS), min_size=60, max_size=60))
def test_whatever_is_done_the_time_adds_up(cases: list[tuple[list[int], Any]]) -> None:
    lines = []
    for lengths, acts in cases:
        now, timed = 0, []
        for act, pause in acts:
            now += pause * 1000
            timed.append([act, now])
        lines.append({"lengths": lengths, "acts": timed})
    for line, seen in zip(lines, played(*lines), strict=True):
        held_to(line["lengths"], seen)


def held_to(lengths: list[int], seen: list[dict[str, Any]]) -> None:
    spent = [one["spent"] for one in seen]
    assert spent == sorted(spent)
    for one in seen:
        assert one["left"] == sum(lengths) - one["spent"]
        assert one["stepLeft"] == one["left"] - sum(lengths[one["index"] + 1 :])
        assert one["ended"] or lengths[one["index"]] > 0
        assert 0 <= one["share"] <= 1
        assert 1 <= one["number"] <= one["count"]
        assert not (one["ended"] and one["running"])
