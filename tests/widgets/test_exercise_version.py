"""A page finds the version of an assignment that the gradebook finds, in the script under Node."""

from __future__ import annotations

import json
import subprocess

from riktig_widgets.runtime.tools import STATIC, node

from riktig.exercise.version import version_of

VERSIONS = """
const {{ versionOf }} = await import({module});
console.log(JSON.stringify({asked}.map((one) => versionOf(...one))));
"""


def test_a_page_finds_the_version_that_python_finds() -> None:
    codes = ["d07", "kari-1", "prove", "z" * 40, *(f"lege-{n}" for n in range(200))]
    asked = [
        (code, "sleep_data", attempt, of)
        for code in codes
        for attempt in (1, 3)
        for of in (1, 4, 6)
    ]
    module = json.dumps((STATIC / "exercise-version.js").as_uri())
    script = VERSIONS.format(module=module, asked=json.dumps(asked))
    done = subprocess.run(
        [node(), "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [version_of(*one) for one in asked]
    assert set(json.loads(done.stdout)) == set(range(6))
