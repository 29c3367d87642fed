"""The commands of docs/reference/clinical-tables.md, as they stand there, in a working copy."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path

PAGE = (Path(__file__).parents[3] / "docs/reference/clinical-tables.md").read_text("utf-8")
# The page's dates are examples: once they have passed, the day and the review are left out.
PASSED = re.compile(r" --on (\S+) --next (\S+)")


def test_the_commands_run_as_written(program):
    block = re.search(r"## Sign a row\n\n```\n(.*?)```", PAGE, re.DOTALL)
    given = [
        PASSED.sub(lambda day: day[0] if ahead(day) else "", line) for line in block[1].splitlines()
    ]
    assert {line.split()[1] for line in given} == {"sources", "sign"}
    for line in given:
        # The page's commands sign the same rows one after the other.
        again = ["--again"] if " sign " in line else []
        status, printed, said = program.run(*shlex.split(line)[1:], *again)
        assert (status, said) == (0, "")
        assert "HDIR:30" in printed
    signed = program.run("sources", "--table", "methadone_bands")[1]
    assert signed.count("gjennomgått av Fornavn Etternavn") == 5


def ahead(day):
    signed, due = map(date.fromisoformat, day.groups())
    return signed <= date.today() < due
