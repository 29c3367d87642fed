"""Papers as an author writes them, with what is hard to write: for the tests of every face."""

from __future__ import annotations

HARD = (
    'Koster $5, #1 < 2 & 3 > 2, *ikke* «sitat», "rett", `H2SO4`, x_1^2, =SUM(A1), \\\\ og [klamme].'
)
LETTER = f"""
::::{{paper}} prove-brev
:title: Innkalling: en prøve
:lang: LANG
:kind: KIND
:pages: 1

Hei {{fill}}`fornavn`,

{HARD}

:::{{rubric}} Slik gjør vi
:::

- Først **dette**
- Så *det*, se [helsenorge](https://www.helsenorge.no)

1. en
2. to

- [ ] Ring oss

| Når | Hva |
|---|---|
| nå | {{number}}`overdose_risk_from_omeq_mg` mg |
| siden | {{line}}`skriv` |

> Pasientens ord

{{line}}`Underskrift, dato`
::::
"""
WORKSHEET = """
:::{paper} prove-ark
:title: Arbeidsark
:kind: worksheet

- [tekst] Hva vil du endre?
- [linje] Hvem hjelper deg?
- [tall] Hvor mange?
- [dato] Når?
- [valg: Ja / Nei] Er du enig?
- [ ] Jeg har lest
- [tekst #plan] Hva vil du endre?
:::
"""
SLIDES = """
:::::{paper} prove-lys
:title: Lysbilder
:kind: slides
:package: moete-1

::::{slide} Hvorfor?
- Et punkt

{source}`BUSSE2018`
::::
::::{slide} Og så?
TEXT
::::
:::::
"""


def letter(kind: str = "letter", lang: str = "nb") -> str:
    return LETTER.replace("KIND", kind).replace("LANG", lang)
