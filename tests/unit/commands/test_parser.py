"""A wrong call is told in bokmål, whichever command it is."""

from __future__ import annotations

import pytest

from riktig.cli import CORE_COMMANDS, main
from riktig.commands.parser import Parser

FACES = ("report", "exercises", "serve")
# Words of argparse's own sentences and headings.
ENGLISH = ("error", "usage", "argument ", "required", "expected", "unrecognized", "options", "show")


def ended(arguments):
    """The status of a call, whether the command ends itself or gives it back."""
    try:
        return main(arguments)
    except SystemExit as end:
        return end.code


def refused(capsys, arguments):
    assert ended(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


@pytest.mark.parametrize("command", [*CORE_COMMANDS, *FACES])
def test_an_option_there_is_none_of(capsys, command):
    said = refused(capsys, [command, "--no-such-thing"])
    assert said.startswith(f"bruk: riktig {command}")
    assert f"«riktig {command} --help»" in said
    assert not any(word in said.lower().replace(" --no-such-thing", "") for word in ENGLISH)


@pytest.mark.parametrize("command", [*CORE_COMMANDS, *FACES])
def test_help_has_its_headings_in_bokmaal(capsys, command):
    assert ended([command, "--help"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"bruk: riktig {command}")
    assert "\nvalg:\n" in printed
    assert "vis denne hjelpen" in printed
    assert not any(f"{word}:" in printed for word in ("usage", "options", "arguments"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sign"], "Dette mangler: TABELL, --by."),
        (["sign", "figures", "--all", "--by"], "--by mangler verdi."),
        (["sources", "--json=yes"], "--json skal ikke ha noen verdi."),
        (["sources", "one-too-many"], "et ord for mye: one-too-many"),
        (["audit", "f.csv", "--p", "x"], "--p kan bety flere valg: --period, --private"),
        (
            ["audit", "f.csv", "--share", "--private"],
            "kan ikke brukes sammen.",
        ),
        (["exercises", "burn"], "STEG må være en av disse: build, release"),
        (["exercises", "build", "--root"], "--root mangler verdi."),
        (["serve", "--port", "many"], "Verdien etter --port kan ikke leses."),
    ],
)
def test_what_is_wrong_is_said(capsys, arguments, said):
    assert said in refused(capsys, arguments)


def test_what_argparse_has_not_said_before_is_no_english(capsys):
    with pytest.raises(SystemExit):
        Parser("riktig x", description="").error("something new in a later Python")
    assert "something new" not in capsys.readouterr().err


def test_a_group_of_which_one_is_needed(capsys):
    parser = Parser("riktig x", description="")
    group = parser.add_mutually_exclusive_group(required=True)
    for name in ("--one", "--two"):
        group.add_argument(name, action="store_true")
    with pytest.raises(SystemExit):
        parser.parse_args([])
    assert "Dette mangler: --one --two." in capsys.readouterr().err
