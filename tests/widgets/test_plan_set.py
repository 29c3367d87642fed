"""The plans of the app Nedtrapping, run in Node; and their sheet as a kernel makes it."""

from __future__ import annotations

import io
import json
import subprocess
from typing import Any

import pytest
from planning_asks import OXAZEPAM, OXYCODONE
from pypdf import PdfReader
from riktig_widgets.app_paper import paper
from riktig_widgets.runtime.tools import STATIC, node

SCRIPT = """
const {{ PlanSet }} = await import({path});
const set = new PlanSet(4);
const names = (plan = set.plan) => set.plans[plan]?.map(({{ name }}) => name) ?? null;
const out = [];
{steps}
process.stdout.write(JSON.stringify(out));
"""


def run(steps: str) -> Any:
    """What the steps put in `out`."""
    script = SCRIPT.format(path=json.dumps((STATIC / "plan-set.js").as_uri()), steps=steps)
    done = subprocess.run(
        [node(), "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_medicines_are_added_taken_away_and_brought_back() -> None:
    kept = run(
        """
        set.save({ name: "a" });
        set.add();
        set.save({ name: "b" });
        const back = set.remove(0);
        out.push(names(), set.at);
        back();
        out.push(names(), set.at);
        set.remove(0);
        set.remove(0);
        out.push(names());
        for (let more = 0; more < 5; more += 1) out.push(set.add());
        """
    )
    assert kept[:5] == [["b"], 0, ["a", "b"], 1, [""]]
    assert kept[5:] == [True, True, True, False, False]


def test_plan_b_begins_as_a_copy_and_a_change_in_one_is_none_in_the_other() -> None:
    kept = run(
        """
        set.save({ name: "a" });
        set.copy();
        set.save({ name: "b" });
        out.push(set.plan, names("A"), names("B"));
        set.swap();
        out.push(set.plan, names("A"), names("B"));
        const back = set.keep("B");
        out.push(set.plan, names("A"), names("B"));
        back();
        out.push(set.compares, names("A"), names("B"));
        """
    )
    assert kept[:6] == ["B", ["a"], ["b"], "A", ["b"], ["a"]]
    assert kept[6:] == ["A", ["a"], None, True, ["b"], ["a"]]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({"op": "plan", "input": OXAZEPAM}, "Nedtrapping av oksazepam"),
        ({"op": "plan_together", "items": [OXAZEPAM, OXYCODONE]}, "Samlet plan for oksazepam"),
    ],
)
def test_a_kernel_makes_the_sheet(asked: dict[str, Any], title: str) -> None:
    made = paper({"paper": "plan", **asked})
    assert made
    assert title in " ".join(PdfReader(io.BytesIO(made)).pages[0].extract_text().split())


@pytest.mark.parametrize(
    "asked",
    [{}, {"op": "audit"}, {"op": "plan"}, {"op": "plan", "input": {}}, {"op": "plan_together"}],
)
def test_what_is_no_plan_makes_no_sheet(asked: dict[str, Any]) -> None:
    assert paper({"paper": "plan", **asked}) is None
