"""A reader that stops reading, as `head` does, ends a command without a word."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from riktig.commands.checkout import table_file

PLAN = """{"substance": "oksazepam", "start_mg_per_day": 45, "start_date": "2026-12-01",
"dispensing_days": 14, "method": "percent_of_original", "step": 10, "interval_days": 14}"""


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["calc"],
        ["calc", "--help"],
        ["calc", "--schema", "omeq"],
        ["sources"],
        ["sources", "--json"],
        ["sign", "methadone_bands", "--all", "--by", "Kari Lege", "--dry-run"],
        ["impact", str(table_file("figures"))],
        ["plan", "plan.json"],
        ["synthetic", "--out", "made-up", "--prescribers", "1", "--months", "24"],
        ["exercises", "keys"],
    ],
    ids=" ".join,
)
def test_a_command_whose_reader_is_gone(tmp_path, arguments):
    (tmp_path / "plan.json").write_text(PLAN, encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "riktig.cli", *arguments],
        cwd=tmp_path,
        input=b'{"calculator": "omeq"}\n' * 1000,
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr
    assert done.returncode == 0, done.stderr.decode()
