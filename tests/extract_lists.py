"""Made-up lists as different record systems write them, and what is in each. Nobody is real."""

from __future__ import annotations

from dataclasses import dataclass, field

# Eleven digits that belong to nobody: day 41 does not exist.
CANARY = "41019912345"
CANARY_NAME = "Kanarifugl Testesen"


@dataclass(frozen=True)
class MadeUpList:
    """A file, the columns a reader would confirm, the answers, and its ledger."""

    name: str
    blob: bytes
    meanings: dict[str, str]
    answers: dict[str, str]
    records: int
    rejected: tuple[tuple[int, str], ...] = ()
    first: dict[str, object] = field(default_factory=dict)
    ledger: dict[str, int] = field(default_factory=dict)


# Title lines above the table, Windows-1252, semicolon, dd.mm.yyyy, a status column.
TITLED = MadeUpList(
    "resepter.csv",
    (
        "Reseptliste\r\n"
        "Periode: 01.01.2025 - 31.12.2025\r\n"
        "\r\n"
        "Fødselsnr;Navn;Forskrevet dato;Preparat;ATC-kode;Styrke;Antall tabletter;Status\r\n"
        f"{CANARY};{CANARY_NAME};03.02.2025;Sobril tab;N05BA04;10 mg;100;Gyldig\r\n"
        "41020012345;Ola Oppdiktet;13.02.2025;Imovane;n05cf01;7,5 mg;30;Utløpt\r\n"
        "41020012345;Ola Oppdiktet;24.03.2025;Paralgin forte;N02AJ06;400 mg/30 mg;50;"
        "Tilbakekalt\r\n"
    ).encode("cp1252"),
    {
        "patient": "Fødselsnr",
        "day": "Forskrevet dato",
        "product": "Preparat",
        "atc": "ATC-kode",
        "strength": "Styrke",
        "units": "Antall tabletter",
        "status": "Status",
    },
    {"event": "prescribed"},
    records=3,
    first={"atc": "N05BA04", "strength": 10.0, "strength_unit": "mg", "units": 100.0},
    ledger={"rows_read": 3, "in_scope": 2, "recalled": 1},
)

# Pasted from the screen: tabs, no ATC, name and date of birth, two-digit years.
PASTED = MadeUpList(
    "innlimt.txt",
    (
        "Pasient\tFødt\tDato\tLegemiddel\tAntall\n"
        f"{CANARY_NAME}\t12.03.1956\t31.1.25\tSobril tab 10 mg\t100 stk\n"
        f"{CANARY_NAME}\t24.12.1988\t28.2.25\tZopiklon Mylan tab 7,5 mg\t30 stk\n"
        "Ola Oppdiktet\t01.01.1970\t30.3.25\tParalgin forte tab 400 mg/30 mg\t50 stk\n"
        "Ola Oppdiktet\t01.01.1970\t29.4.25\tParacet tab 500 mg\t100 stk\n"
        + "".join(
            f"Ola Oppdiktet\t01.01.1970\t{day}.5.25\tParacet tab 500 mg\t100 stk\n"
            for day in range(1, 15)
        )
    ).encode(),
    {
        "patient": "Pasient",
        "birth_year": "Født",
        "day": "Dato",
        "product": "Legemiddel",
        "units": "Antall",
    },
    {"event": "prescribed"},
    records=18,
    first={"atc": None, "product": "Sobril tab 10 mg", "strength": 10.0, "birth_year": 1956},
    ledger={"rows_read": 18, "in_scope": 3, "out_of_scope": 15},
)

# Comma, quotes around all, UTF-8 with mark, time after the date, packs and pack size.
QUOTED = MadeUpList(
    "export.csv",
    (
        '"Pasient-ID","Utleveringsdato","Legemiddel/form/styrke","ATC","Antall pakninger",'
        '"Pakningsstørrelse","Kjønn","Fødselsår"\n'
        '"A-17","2025-03-01 08:15:00","Sobril, tab, 10 mg","N05BA04","2","25","Kvinne","1956"\n'
        '"A-18","2025-03-02 16:40:00","OxyContin depottab 20 mg\n(Orifarm)","N02AA05","1","98",'
        '"Mann","1970"\n'
        '"A-18","ukjent","Imovane 7,5 mg","N05CF01","1","30","Mann","1970"\n'
        '"A-19","2025-03-05","Imovane 7,5 mg","N05CF01","1","30","X","1971"\n'
        '"A-19","2025-04-05","Imovane 7,5 mg","N05CF01","1","30","X","1971"\n'
    ).encode("utf-8-sig"),
    {
        "patient": "Pasient-ID",
        "day": "Utleveringsdato",
        "product": "Legemiddel/form/styrke",
        "atc": "ATC",
        "packages": "Antall pakninger",
        "pack_size": "Pakningsstørrelse",
        "sex": "Kjønn",
        "birth_year": "Fødselsår",
    },
    {"event": "dispensed"},
    records=4,
    rejected=((3, "no_date"),),
    first={"units": 50.0, "sex": "female", "event": "dispensed"},
    ledger={"rows_read": 5, "in_scope": 4, "rejected": 1},
)

# Excel's "Unicode text": UTF-16, tabs, dd/mm/yyyy that only the whole column decides.
UNICODE = MadeUpList(
    "unicode.txt",
    (
        "Løpenr\tUtlevert\tATC-kode\tDDD\r\n"
        "7\t03/04/2025\tN05BA04 oksazepam\t,140\r\n"
        "7\t25/04/2025\tN05BA04 oksazepam\t1.250,5\r\n"
        "8\t05/06/2025\tN02AA05 oksykodon\t12,25\r\n"
        "9\t31/07/2025\t-\t1\r\n"
    ).encode("utf-16"),
    {"patient": "Løpenr", "day": "Utlevert", "atc": "ATC-kode", "ddd": "DDD"},
    {"event": "dispensed"},
    records=4,
    first={"atc": "N05BA04", "ddd": 0.14},
    ledger={"rows_read": 4, "in_scope": 3, "not_classified": 1},
)

# No heading at all: columns known only by what they hold. Pipes, old Mac line ends.
HEADLESS = MadeUpList(
    "liste.txt",
    (
        f"{CANARY[:6]} {CANARY[6:]}|2025.01.05|Sobril 15 mg\r"
        "41020012345|2025.01.06|Imovane 7,5 mg\r"
        "41020012345|2025.02.06|Valium 5 mg\r"
        "1020012345|2025.02.07|Valium 5 mg\r"
    ).encode(),
    {"patient": "Kolonne 1", "day": "Kolonne 2", "product": "Kolonne 3"},
    {"event": "prescribed"},
    records=4,
    first={"product": "Sobril 15 mg", "strength": 15.0},
    ledger={"rows_read": 4, "in_scope": 4},
)

# An unclear "Antall", ambiguous dates and a number that can be one or a thousand: all asked.
UNCLEAR = MadeUpList(
    "uklar.csv",
    (
        b"pid;skrevet;medisin;atckode;antall;antall ddd\n"
        b"1;03-04-2025;Sobril 10 mg;N05BA04;2;1.000\n"
        b"2;05-06-2025;Sobril 10 mg;N05BA04;1;2.500\n"
        b"3;07-08-2025;Imovane;N05CF01;3;3.000\n"
    ),
    {
        "patient": "pid",
        "day": "skrevet",
        "product": "medisin",
        "atc": "atckode",
        "ddd": "antall ddd",
    },
    {"event": "prescribed", "amount": "packages", "date_order": "dmy", "decimal_ddd": "point"},
    records=3,
    first={"ddd": 1.0, "units": None},
    ledger={"rows_read": 3, "in_scope": 3},
)

LISTS = (TITLED, PASTED, QUOTED, UNICODE, HEADLESS, UNCLEAR)

CANONICAL_HEADING = (
    "pasient;dato;hendelse;atc;varenavn;styrke;styrkeenhet;antall;ddd;kjonn;fodselsar;resept;status"
)


def canonical(*rows: str, synthetic: bool = True) -> bytes:
    """A file in our own format."""
    mark = ["# riktig-canonical/1 synthetic=true"] if synthetic else []
    return "\n".join([*mark, CANONICAL_HEADING, *rows, ""]).encode()
