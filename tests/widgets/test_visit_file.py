"""What the visit's page sees of a file before the core is asked, in the script under Node."""

from __future__ import annotations

import json
import subprocess

from riktig_widgets.runtime.tools import STATIC, node

# A file that is opened says so: one with rows must not be.
LOOKED = """
const {{ sharedSummary }} = await import({module});
for (const one of {files}) {{
  let opened = 0;
  const files = one.map(([name, content, size]) => ({{ name, size: size ?? content.length,
    text: async () => {{ opened += 1; return content; }} }}));
  const read = await sharedSummary(files);
  console.log(JSON.stringify([read.problem ?? new TextDecoder().decode(read.bytes), opened]));
}}
"""
SHARE = json.dumps({"schema": "riktig-summary/1", "kind": "share"})
PRIVATE = json.dumps({"schema": "riktig-summary/1", "kind": "private"})
FILES = {
    "a list is not opened": ([["resepter.csv", "a;b"]], ["row_file", 0]),
    "nor a spreadsheet": ([["resepter.xlsx", "PK"]], ["row_file", 0]),
    "nor what is too large": ([["a.json", "", 5_000_000]], ["file_large", 0]),
    "nor two": ([["a.json", SHARE], ["b.json", SHARE]], ["one_file", 0]),
    "a FHIR bundle": ([["a.json", '{"resourceType": "Bundle"}']], ["row_file", 1]),
    "a list of anything": ([["a.json", "[1]"]], ["row_file", 1]),
    "a GP's own summary": ([["a.json", PRIVATE]], ["private_file", 1]),
    "a campaign": ([["a.json", '{"schema": "riktig-campaign/1"}']], ["not_summary", 1]),
    "no JSON": ([["a.json", "a;b"]], ["not_summary", 1]),
    "null": ([["a.json", "null"]], ["not_summary", 1]),
    "a shared summary goes on": ([["A.JSON", SHARE]], [SHARE, 1]),
}


def test_only_a_shared_summary_goes_on_and_a_list_is_never_opened() -> None:
    script = LOOKED.format(
        module=json.dumps((STATIC / "app-visit-file.js").as_uri()),
        files=json.dumps([files for files, _ in FILES.values()]),
    )
    done = subprocess.run(
        [node(), "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert dict(zip(FILES, told, strict=True)) == {name: seen for name, (_, seen) in FILES.items()}
