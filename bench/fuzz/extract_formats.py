"""The formats with names of their own: ours, the research files, FHIR, e-resept and Excel."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any, Final
from xml.sax.saxutils import escape

from bench.fuzz.extract_case import Case
from bench.fuzz.extract_habits import key_of
from bench.fuzz.extract_practice import facts_of
from bench.fuzz.extract_sheet import Line, Sheet
from riktig.synthetic import (
    Dispensing,
    Practice,
    write_canonical,
    write_fhir,
    write_lmr,
    write_norpd,
)
from riktig.synthetic.write_fhir import name_and_strength

_CANONICAL: Final = {
    "pasient": "patient",
    "dato": "day",
    "hendelse": "event_column",
    "atc": "atc",
    "varenavn": "product",
    "styrke": "strength",
    "styrkeenhet": "strength_unit",
    "antall": "units",
    "ddd": "ddd",
    "kjonn": "sex",
    "fodselsar": "birth_year",
    "resept": "prescription",
    "status": "status",
}
_NORPD: Final = {
    " PasientLopeNr": "patient",
    "UtleveringsDato": "day",
    "ATCKode": "atc",
    "OrdinasjonAntallDDD": "ddd",
    "VareNavn": "product",
    "PasientFodtAr": "birth_year",
    "PasientKjonn": "sex",
}
_LMR: Final = {
    "koblingsnoekkel": "patient",
    "Utlevering_Dato": "day",
    "Legemiddel_ATCkode_Niva5": "atc",
    "Utlevering_DDD": "ddd",
    "Utlevering_AntallPakninger": "packages",
    "Vare_Varenavn": "product",
    "Vare_Pakningsstorrelse": "pack_size",
    "Pasient_Kjonn_Verdi": "sex",
    "Pasient_Fodselsar": "birth_year",
}
_KNOWN: Final[dict[str, tuple[Callable[[Practice], str], dict[str, str]]]] = {
    "canonical": (write_canonical, _CANONICAL),
    "norpd": (write_norpd, _NORPD),
    "lmr": (write_lmr, _LMR),
}
_COMMAS: Final = {
    f"decimal_{name}": "comma" for name in ("strength", "units", "packages", "pack_size", "ddd")
}
_SPACE: Final = "http://www.kith.no/xmlstds"


def known_list(name: str, made: Practice) -> Case:
    """One of the delimited formats whose columns are known."""
    write, meanings = _KNOWN[name]
    text = write(made).split("\n")
    before = [text.pop(0)] if text[0].startswith("#") else []
    headings = text[0].split(";")
    facts = facts_of(made)
    if name != "canonical":
        facts = tuple(fact for fact in facts if not fact.given.recalled)
    lines = [Line(row.split(";"), at) for at, row in enumerate(text[1:-1])]
    sheet = Sheet(
        headings, [meanings.get(one, "") for one in headings], lines, ending="\n", quoted="none"
    )
    sheet.before = before
    answers = {
        "event": "dispensed",
        "date_order": "ymd",
        "amount": "units",
        "strength_in": "mg",
        "blank_patient": "none",
        **_COMMAS,
    }
    return Case(facts, sheet, answers, "P0001.csv", name, known=True, lines=len(lines))


def fhir(random: Random, made: Practice) -> Case:
    """A bundle, some of its resources spoilt."""
    body = json.loads(write_fhir(made))
    case = Case(facts_of(made), None, name="P0001.json", kind="fhir", known=True)
    events = [e["resource"] for e in body["entry"] if e["resource"]["resourceType"] != "Patient"]
    case.lines = len(events)
    if random.random() < 0.9:
        spoil = random.choice(list(_FHIR))
        for at in random.sample(range(len(events)), min(4, len(events))):
            _FHIR[spoil](events[at])
            case.touched.add(at)
        case.done.append(f"fhir {spoil}")
    if random.random() < 0.2:
        random.shuffle(body["entry"])
    text = json.dumps(body, ensure_ascii=random.random() < 0.5, indent=random.choice((None, 1)))
    case.blob = text.encode("utf-8-sig" if random.random() < 0.2 else "utf-8")
    return case


def _quantity(**new: Any) -> Callable[[dict[str, Any]], None]:
    return lambda event: event["quantity"].update(new)


def _without(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda event: event.pop(name, None)


def _with(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda event: event.update({name: value})


_FHIR: Final[dict[str, Callable[[dict[str, Any]], Any]]] = {
    "packages": _quantity(unit="pk", value=2),
    "milligrams": _quantity(unit="mg", value=5000),
    "negative": _quantity(value=-30),
    "huge": _quantity(value=1e12),
    "text for a number": _quantity(value="30"),
    "yes for a number": _quantity(value=True),
    "no unit": lambda event: event["quantity"].pop("unit"),
    "no quantity": _without("quantity"),
    "list for a quantity": _with("quantity", [1]),
    "no subject": _without("subject"),
    "no day": _without("whenHandedOver"),
    "half a day": _with("whenHandedOver", "2025-03"),
    "number for a day": _with("whenHandedOver", 20250301),
    "masked day": _with("whenHandedOver", "0001-01-01"),
    "stopped": _with("status", "entered-in-error"),
    "no status": _without("status"),
    "no medicine": _without("medicationCodeableConcept"),
    "text for a medicine": _with("medicationCodeableConcept", "Sobril"),
    "masked patient": _with("subject", {"reference": "Patient/99999999999"}),
}


def eresept(random: Random, made: Practice) -> Case:
    """Dispensing messages (M10), some of them spoilt."""
    case = Case(facts_of(made), None, name="meldinger.xml", kind="eresept", known=True)
    spoil = random.choice(list(_XML)) if random.random() < 0.9 else ""
    hit = set(random.sample(range(len(made.dispensings)), min(4, len(made.dispensings))))
    dated = random.choice(("2010-05-01", "2013-10-08", "2018-07-01"))
    messages = []
    for at, row in enumerate(made.dispensings):
        text = _message(made, row, dated)
        if spoil and at in hit:
            old, new = _XML[spoil]
            changed = text.replace(old.format(row=row), new.format(row=row), 1)
            if changed != text:
                case.touched.add(at)
            text = changed
        messages.append(text)
    case.done += [f"eresept {spoil}"] if spoil else []
    case.lines = len(messages)
    case.blob = f"<Meldinger>{''.join(messages)}</Meldinger>".encode()
    return case


def _message(made: Practice, row: Dispensing, dated: str) -> str:
    person = made.patient(row.patient)
    code = f'<Atc V="{row.atc}" S="2.16.578.1.12.4.1.1.7180" DN="x"/>' if row.atc else ""
    sex, recalled = (1 if person.sex == "male" else 2), str(row.recalled).lower()
    return f"""<MsgHead xmlns="{_SPACE}/msghead/2006-05-24"><MsgInfo>
<MsgId>d{row.prescription}</MsgId><Patient><Sex V="{sex}"/>
<DateOfBirth>{person.birth_year}-03-12</DateOfBirth>
<Ident><Id>{key_of("identity", person)}</Id><TypeId V="FNR"/></Ident></Patient></MsgInfo>
<Document><RefDoc><Content><Utleveringsrapport xmlns="{_SPACE}/eresept/m10/{dated}">
<Utlevering xmlns="{_SPACE}/eresept/utlevering/{dated}"><ReseptId>r{row.prescription}</ReseptId>
<Utleveringsdato>{row.day.isoformat()}</Utleveringsdato><Annullering>{recalled}</Annullering>
<ReseptDokLegemiddel xmlns="{_SPACE}/eresept/m1/{dated}"><Antall>{row.packs}</Antall>
<Forskrivning xmlns="{_SPACE}/eresept/forskrivning/{dated}"><Legemiddelpakning>{code}
<NavnFormStyrke>{escape(name_and_strength(row))}</NavnFormStyrke><PakningsinfoResept>
<Pakningsstr>{row.pack_size}</Pakningsstr><EnhetPakning V="stk" DN="stk"/></PakningsinfoResept>
</Legemiddelpakning></Forskrivning></ReseptDokLegemiddel></Utlevering></Utleveringsrapport>
</Content></RefDoc></Document></MsgHead>"""


_XML: Final = {
    "thousandths": ("<Antall>{row.packs}</Antall>", "<Antall>{row.packs}.000</Antall>"),
    "comma": ("<Antall>{row.packs}</Antall>", "<Antall>{row.packs}.000</Antall>"),
    "negative": ("<Antall>{row.packs}</Antall>", "<Antall>-1</Antall>"),
    "huge": ("<Antall>{row.packs}</Antall>", "<Antall>99999999</Antall>"),
    "no packs": ("<Antall>{row.packs}</Antall>", ""),
    "millilitre": ('V="stk" DN="stk"', 'V="ml" DN="ml"'),
    "gram": ('V="stk" DN="stk"', 'V="g" DN="g"'),
    "spoilt size": ("<Pakningsstr>{row.pack_size}<", "<Pakningsstr>ca 100<"),
    "no day": ("<Utleveringsdato>{row.day}</Utleveringsdato>", ""),
    "norwegian day": ("<Utleveringsdato>{row.day}<", "<Utleveringsdato>01.02.2025<"),
    "masked day": ("<Utleveringsdato>{row.day}<", "<Utleveringsdato>0001-01-01<"),
    "annulled": (">false<", ">true<"),
    "no patient": ("<Ident>", "<Other>"),
    "no code": ("<Atc ", "<Other "),
}


def excel(sheet: Sheet, typed: bool) -> bytes:
    """The list as a spreadsheet keeps it: days and numbers as such, or all as text."""
    from openpyxl import Workbook

    made = Workbook(write_only=True)
    page = made.create_sheet("Ark1")
    for text in sheet.before:
        page.append([text])
    if sheet.has_heading:
        page.append(sheet.headings)
    days, numbers = (
        sheet.at("day"),
        {sheet.at(n) for n in ("units", "packages", "pack_size", "ddd")},
    )
    for line in sheet.lines:
        cells = [line.raw] if line.raw is not None else line.cells
        page.append(
            [
                _typed(c, at == days, at in numbers) if typed else _plain(c)
                for at, c in enumerate(cells)
            ]
        )
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _plain(cell: str) -> str:
    """What a spreadsheet can hold: no control characters."""
    return "".join(letter for letter in cell if letter.isprintable() or letter == "\u00a0")


def _typed(cell: str, day: bool, number: bool) -> Any:
    if day:
        try:
            return date.fromisoformat(cell[:10])
        except ValueError:
            return _plain(cell)
    if number and cell.replace(",", "", 1).isascii() and cell.replace(",", "", 1).isdigit():
        return float(cell.replace(",", "."))
    return _plain(cell)
