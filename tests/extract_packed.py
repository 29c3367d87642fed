"""Made-up spreadsheets, zips and e-resept messages. Nobody in them is real."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from openpyxl import Workbook

from riktig.extract import Reading, read

# Month 88 belongs to nobody: a number of the kind made for testing.
FNR, OTHER_FNR = "02889912345", "03889912346"
NAME = "Kanarifugl"
M1 = "http://www.kith.no/xmlstds/eresept/m1"
WRITTEN = "http://www.kith.no/xmlstds/eresept/forskrivning"
HEAD = "http://www.kith.no/xmlstds/msghead/2006-05-24"

HEADINGS = ("Pasientnr", "Utlevert dato", "ATC-kode", "Preparat", "Antall tabletter", "DDD")
ROWS: tuple[tuple[object, ...], ...] = (
    (1, date(2025, 1, 31), "N05BA04", "Sobril tab 10 mg", 100, 20),
    (1, datetime(2025, 2, 28, 8, 15), "N05BA04", "Sobril tab 10 mg", 25, 5.0),
    (2, date(2025, 3, 1), "N05CF01", "Imovane tab 7,5 mg", 30, 1.125),
    (FNR, date(2025, 3, 2), "N02AJ06", "Paralgin forte tab 400 mg/30 mg", 50, 12.5),
)


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    hidden: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
) -> bytes:
    """A spreadsheet with these sheets; `formats` are number formats by cell of the first."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    for cell, form in (formats or {}).items():
        made.worksheets[0][cell].number_format = form
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def a_list(*rows: Sequence[object]) -> list[Sequence[object]]:
    """A sheet with our headings."""
    return [HEADINGS, *(rows or ROWS)]


def zipped(files: Mapping[str, bytes | str], packed: bool = True) -> bytes:
    """A zip of these files."""
    held = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(held, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return held.getvalue()


def with_part(blob: bytes, name: str, content: bytes, packed: bool = True) -> bytes:
    """A spreadsheet with one of its parts replaced or added."""
    old = zipfile.ZipFile(io.BytesIO(blob))
    parts = {one: old.read(one) for one in old.namelist()}
    return zipped(parts | {name: content}, packed)


def part_of(blob: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(blob)).read(name)


def goods(
    atc: str = "N05BA04",
    name: str = "Sobril tab 10 mg",
    packs: str = "1",
    size: str = "100",
    unit: str = "stk",
    repeats: str = "0",
    dated: str = "2013-10-08",
    extra: str = "",
) -> str:
    """What was prescribed or given: one pack of a product."""
    return f"""<ReseptDokLegemiddel xmlns="{M1}/{dated}">
      <Varegruppekode V="L" DN="Legemiddel"/><Antall>{packs}</Antall>
      <Reiterasjon>{repeats}</Reiterasjon>{extra}
      <Forskrivning xmlns="{WRITTEN}/{dated}"><DosVeiledEnkel>1 tablett</DosVeiledEnkel>
        <Legemiddelpakning><Atc V="{atc}" S="2.16.578.1.12.4.1.1.7180" DN="x"/>
          <NavnFormStyrke>{name}</NavnFormStyrke><Varenr>000000</Varenr>
          <PakningsinfoResept><Varenavn>{name}</Varenavn><Pakningsstr>{size}</Pakningsstr>
            <EnhetPakning V="{unit}" S="2.16.578.1.12.4.1.1.7452" DN="{unit}"/>
          </PakningsinfoResept></Legemiddelpakning>
      </Forskrivning></ReseptDokLegemiddel>"""


def prescription(day: str = "2025-01-31+01:00", dated: str = "2013-10-08", **of_goods: str) -> str:
    """The content of an M1."""
    return (
        f'<Resept xmlns="{M1}/{dated}"><Forskrivningsdato>{day}</Forskrivningsdato>'
        f"{goods(dated=dated, **of_goods)}</Resept>"
    )


def dispensing(
    of: str,
    day: str = "2025-02-03",
    annulled: str = "false",
    annuls: str = "",
    kind: str = "m10",
    content: str | None = None,
    **of_goods: str,
) -> str:
    """The content of an M10 or an M6."""
    root = {"m10": "Utleveringsrapport", "m6": "UtleveringsrapportRekvirent"}[kind]
    common = "http://www.kith.no/xmlstds/eresept"
    given = goods(**of_goods) if content is None else content
    named = f"<AnnulleringsId>{annuls}</AnnulleringsId>" if annuls else ""
    return f"""<{root} xmlns="{common}/{kind}/2013-10-08">
      <Utlevering xmlns="{common}/utlevering/2013-10-08"><ReseptId>{of}</ReseptId>
        <Utleveringsdato>{day}</Utleveringsdato><Annullering>{annulled}</Annullering>
        {named}{given}</Utlevering></{root}>"""


def recall(of: str) -> str:
    """The content of an M5."""
    return (
        '<Tilbakekalling xmlns="http://www.kith.no/xmlstds/eresept/m5/2013-04-16">'
        f"<ReseptId>{of}</ReseptId></Tilbakekalling>"
    )


def packed(message: str) -> str:
    """A message as another carries it along (M96, M94, M7)."""
    held = base64.b64encode(message.encode()).decode()
    return (
        '<b:Base64Container xmlns:b="http://www.kith.no/xmlstds/base64container">'
        f"{held}</b:Base64Container>"
    )


def message(content: str, number: str = "r1", patient: str = FNR, declared: bool = False) -> str:
    """A whole message about a patient."""
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n' if declared else ""
    person = f"""<Patient><FamilyName>{NAME}</FamilyName><Sex V="2" DN="Kvinne"/>
      <DateOfBirth>1956-03-12</DateOfBirth>
      <Ident><Id>77</Id><TypeId V="XXX"/></Ident>
      <Ident><Id>{patient}</Id><TypeId V="FNR"/></Ident></Patient>"""
    return f"""{declaration}<MsgHead xmlns="{HEAD}"><MsgInfo><MsgId>{number}</MsgId>
      {person if patient else ""}</MsgInfo>
      <Document><RefDoc><Content>{content}</Content></RefDoc></Document></MsgHead>"""


def many(*messages: str) -> bytes:
    """Several messages in one file."""
    return f"<Meldinger>{''.join(messages)}</Meldinger>".encode()


def of(*messages: str) -> Reading:
    """What is read of several messages in one file."""
    return read(["x.xml"], [many(*messages)])
