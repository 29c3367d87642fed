"""Letters to patients: each group in three languages, without blame, short enough to send."""

from __future__ import annotations

import re

import pytest

GROUPS = {
    "benzodiazepiner": "benzodiazepin",
    "z-hypnotika": "z",
    "opioider": "opioid",
    "pregabalin": "pregabalin",
}
LANGUAGES = ("nb", "nn", "en")
KINDS = ("innkalling", "informasjon", "etter-timen", "ny-pasient")
PAPER = re.compile(r"^::::\{paper\} (?P<id>\S+)\n(?P<body>.*?)^::::$", re.DOTALL | re.MULTILINE)
OPTION = re.compile(r"^:[a-z]+: .*\n", re.MULTILINE)
BLAME = re.compile(
    r"misbruk|avhengig|narkoman|overforbruk|rusmisbruk|avhengnad|overdriv|"
    r"abuse|addict|misuse|overuse|junkie|\bmå slutte\b|\bmust stop\b",
    re.IGNORECASE,
)
NOT_STOPPED = {"nb": "stoppet brått", "nn": "stoppa brått", "en": "stopped suddenly"}
NOT_TODAY = {"nb": "den dagen", "nn": "den dagen", "en": "that day"}
COMPANY = {"nb": "en du er trygg på", "nn": "ein du er trygg på", "en": "someone you trust"}
MOST_CHARACTERS = 900
# A text message is seen by others: nothing of it tells what the visit is about.
TELLING = re.compile(
    r"medisin|medicine|resept|prescription|søvn|svevn|sleep|smerte|pain|angst|anxiety|"
    r"tablett|tablet|kontroll|legemid|drug|pille",
    re.IGNORECASE,
)
MOST_OF_A_MESSAGE = 160


def papers(path) -> dict[str, str]:
    """The words of each paper on a page, with placeholders as they are copied."""
    found = {}
    for match in PAPER.finditer(path.read_text("utf-8")):
        words = OPTION.sub("", match["body"])
        found[match["id"]] = re.sub(r"\{[a-z-]+\}`([^`]*)`", r"[\1]", words).strip()
    return found


def letters(root, page, lang):
    end = "" if lang == "nb" else f"-{lang}"
    found = papers(root / "book" / "brev" / f"{page}{end}.md")
    return {kind: found.get(f"{kind}-{GROUPS[page]}{end}", "") for kind in KINDS}


@pytest.fixture(params=[(page, lang) for page in GROUPS for lang in LANGUAGES], ids=str)
def group(request, root):
    page, lang = request.param
    return lang, letters(root, page, lang)


def test_each_group_has_every_letter(group):
    assert all(group[1].values())


def test_no_letter_blames(group):
    blamed = {kind: found for kind, words in group[1].items() if (found := BLAME.findall(words))}
    assert not blamed


def test_the_invitation_fits_a_digital_message(group):
    assert len(group[1]["innkalling"]) < MOST_CHARACTERS


@pytest.mark.parametrize("kind", ["innkalling", "ny-pasient"])
@pytest.mark.parametrize("said", [NOT_STOPPED, NOT_TODAY, COMPANY])
def test_a_letter_that_calls_in_says_what_the_reader_fears(group, kind, said):
    lang, found = group
    assert said[lang] in found[kind]


def test_every_letter_names_whom_to_call(group):
    assert all(re.search(r"\[[^\]]*(telefon|phone)\]", words) for words in group[1].values())


def test_text_messages_tell_nothing(root):
    messages = papers(root / "book" / "brev" / "sms.md")
    assert len(messages) % len(LANGUAGES) == 0
    assert not {name for name, words in messages.items() if TELLING.search(words)}
    assert not {name for name, words in messages.items() if len(words) > MOST_OF_A_MESSAGE}


def test_the_colleague_hears_what_a_written_plan_holds(root):
    held = ("Indikasjon", "Mål", "Ansvarlig lege", "Forventet varighet", "Oppfølging")
    for page, key in GROUPS.items():
        words = papers(root / "book" / "brev" / f"{page}.md")[f"til-kollega-{key}"]
        assert all(f"| {row} |" in words for row in held)
