"""A report and slides written by hand: all that a template may meet, as full as page one may be."""

from __future__ import annotations

from riktig.blocks.statement import Statement, block_of
from riktig.feedback.deck import Slide
from riktig.feedback.report import FrontPage, Headline, Report, Section
from riktig.view import Picture, Table

MOST_WORDS = 150


def said(words: str) -> Statement:
    return Statement("by.hand", words)


PICTURE = Picture(
    chart="before_after",
    data={
        "points": [
            {
                "when": "Før",
                "label": "31 av 212",
                "value": 14.6,
                "low": 10.2,
                "high": 20.1,
                "after": False,
            },
            {
                "when": "Etter",
                "label": "10 av 160",
                "value": 6.3,
                "low": 3.0,
                "high": 11.2,
                "after": True,
            },
        ]
    },
    params={
        "title_text": ["Fra 14,6 % til 6,3 %"],
        "subtitle_text": ["Andel av pasienter"],
        "unit_text": "\u00a0%",
    },
    alt="Opioid sammen med noe beroligende, før og etter. Før: 31 av 212. Etter: 10 av 160.",
)
DOTS = Picture(
    chart="group_dots",
    data={
        "members": [
            {
                "label": "Du (A)" if own else chr(65 + n),
                "before": 9.0 + n,
                "after": None if n == 4 else 7.0 + (n * 5) % 9,
                "text": f"{9 + n} før, {'færre enn 5' if n == 4 else 7 + (n * 5) % 9} etter",
                "own": own,
            }
            for n in range(12)
            for own in [n == 0]
        ]
    },
    params={
        "title_text": ["Du og de andre, før og etter"],
        "subtitle_text": ["Andel av pasienter"],
        "unit_text": "\u00a0%",
    },
    alt="En rad for hver i gruppen. Du (A): 9 før, 7 etter; B: 10 før, 12 etter.",
)
TABLE = Table(
    "Opioid sammen med noe beroligende: egne tall før og etter",
    ["", "Før", "Etter", "Etter mot før"],
    [
        ["Antall pasienter", "31", "10", "–"],
        ["Av", "212", "160", "–"],
        ["Andel", "14,6\u00a0%", "6,3\u00a0%", "−8,4\u00a0prosentpoeng"],
        ["95 %-intervall", "10,2 til 20,1\u00a0%", "3,0 til 11,2\u00a0%", "–"],
        ["Forholdstall", "–", "–", "0,43 (0,19 til 0,89)"],
    ],
)
ROOM = Table(
    "Det vi blir enige om", ["Hvem", "Hva", "Når"], [["A", "", ""], ["B", "", ""], ["C", "", ""]]
)


def _headline(name: str, title: str, value: str, before: str, message: str) -> Headline:
    return Headline(
        name,
        title,
        value,
        before,
        said(message),
        said("Må ned til 22 eller opp til 45 før det kan kalles en endring."),
    )


def front() -> FrontPage:
    """150 words with the title, the headings and the foot of the page."""
    return FrontPage(
        strengths=[
            said("Opioid sammen med noe beroligende: endring fra 31 til 10 pasienter. Det er bra.")
        ],
        done=[said("Gjort: 12 gjennomgått, 7 samtaler, 4 startet, 2 ferdige, 3 skal ikke endres.")],
        headlines=[
            _headline(
                "opioid_with_sedative",
                "Opioid sammen med benzodiazepin eller z-hypnotikum",
                "10 av 160",
                "31 av 212 før",
                "Endring: færre enn før.",
            ),
            _headline(
                "z_hypnotic_heavy",
                "Mye z-hypnotika",
                "41 av 85",
                "40 av 88 før",
                "Vi kan ikke si at det er en endring.",
            ),
            _headline(
                "sedative_90_ddd",
                "Minst 90 døgndoser beroligende",
                "33 av 120",
                "33 av 118 før",
                "Ingen endring.",
            ),
        ],
        action=said(
            "Av de 41 på listen: velg to, og sett av en time innen 7. januar 2027. Spør om søvn. "
            "Kapitlet «Søvn» hjelper."
        ),
        closing=[
            said("Rapporten er ikke sendt til noen."),
            said("Stemmer ikke tallene? Se grunnlaget bakerst."),
            said("Høye tall kan ha gode grunner."),
        ],
    )


def _own_parts() -> list:
    return [
        block_of(
            "opioid_with_sedative-own",
            "Før og etter",
            [
                said(
                    "10 av 160 brukere fikk også noe beroligende. Før var det 31 av 212. Endring."
                ),
                said("Forholdstallet 0,43 er etter delt på før; 1 betyr uendret."),
                said("Lavere er ofte ønsket, men ikke for alle."),
            ],
            PICTURE,
            TABLE,
            "Opioid sammen med noe beroligende, versjon 2. Kilde: Helsedirektoratet.",
        ),
        block_of("opioid_with_sedative-group", "I gruppen", [said("Du har 7.")], DOTS, TABLE),
    ]


def report(who: str = "own", synthetic: str = "Oppdiktede data", page_one: FrontPage | None = None):
    """One report with a section of a measure, a plan to decide on and a worksheet."""
    plan = block_of(
        "plan-1",
        "Planen din",
        [said("Mål: 8 % innen 1. mai 2027."), said("☐ Beholde"), said("☐ Endre"), said("☐ Slutte")],
    )
    sheet = block_of(
        "worksheet",
        "Arbeidsark til møtet",
        [said("Hva overrasket oss?"), said("Hva gjør vi til neste gang?")],
        table=ROOM,
    )
    return Report(
        who=who,
        title="Din forskrivning før og etter",
        subtitle=["Før: 01.11.2024–31.10.2025", "Etter: 01.11.2025–31.10.2026"],
        synthetic=synthetic,
        front=page_one or front(),
        sections=[
            Section("opioid_with_sedative", "Opioid sammen med noe beroligende", _own_parts()),
            Section("plan", "Planen", [plan]),
            Section("worksheet", "Møtet", [sheet]),
        ],
        basis=Section(
            "basis",
            "Grunnlaget",
            [
                block_of(
                    "provenance", "Slik er tallene laget", [said("Egne utleveringer.")], table=TABLE
                )
            ],
        ),
        closing=[said("Laget av Riktig 0.1.0")],
    )


def slides() -> tuple[Slide, ...]:
    return (
        Slide("title", "Gruppens forskrivning før og etter", [said("Dere har sett på egne tall.")]),
        Slide(
            "group",
            "Opioid sammen med noe beroligende",
            [said("Samlet: færre enn før."), said("Hva hjalp?")],
            DOTS,
        ),
        Slide("agreed", "Det vi ble enige om", [said("Hvem gjør hva, og når?")], None, ROOM),
        Slide("next", "Neste møte", [said("7. mai 2027"), said("☐ Ta med planen")]),
    )
