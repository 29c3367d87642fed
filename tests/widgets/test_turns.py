"""Questions in turn, in the scripts themselves under Node."""

from __future__ import annotations

import json
import subprocess

from riktig_widgets.runtime.tools import STATIC, node

ASKED = """
const {{ inTurns }} = await import({module});
let asked = 0;
const ask = inTurns(async () => {{
  asked += 1;
  await null;
  if (asked === 1) throw new Error("started over");
}});
await ask().catch(() => {{}});
await ask();
await Promise.all([ask(), ask(), ask()]);
console.log(asked);
"""


OVER = """
const {{ inTurns }} = await import({module});
const said = [];
let answer;
const ask = inTurns(() => new Promise((done) => {{
  answer = () => {{ said.push("answer"); done(); }};
}}));
ask();
const second = ask().then(() => said.push("over"));
answer();
await new Promise((next) => setTimeout(next));
answer();
await second;
console.log(said.join(" "));
"""


def run(script: str) -> list[str]:
    """What a script says that is given the module."""
    script = script.format(module=json.dumps((STATIC / "turns.js").as_uri()))
    done = subprocess.run(
        [node(), "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_who_asks_meanwhile_waits_for_an_answer_to_it() -> None:
    assert run(OVER) == ["answer", "answer", "over"]


def test_a_question_that_fails_does_not_hold_the_next_and_many_become_two() -> None:
    # The failed one, the next, and of three at once the first and one for the rest.
    assert run(ASKED) == ["4"]
