"""More made-up lists, as on a screen or a printout. Nobody is real, and no vendor is meant."""

from __future__ import annotations

from extract_lists import CANARY, CANARY_NAME, MadeUpList

# The patient on a line of its own above the rows; two-digit years; amounts as packs times size.
GROUPED = MadeUpList(
    "gruppert.txt",
    (
        "Dato\tLegemiddel\tATC\tMengde\tDosering\tReit\n"
        f"{CANARY_NAME} f. 12.03.1956\t\t\t\t\t\n"
        "31.01.25\tSobril tbl 15mg\tN05BA04\t1 x 100 stk\t1x3\tReit. 3\n"
        "28.02.25\tSobril tbl 15mg\tN05BA04\t2 x 25 stk\t1x3\tReit. 0\n"
        "Ola Oppdiktet f. 01.01.1970\t\t\t\t\t\n"
        "30.03.25\tImovane tbl 7,5mg\tN05CF01\t1 x 30 stk\t1 vesp\tReit. 1\n"
        f"{CANARY_NAME} f. 24.12.1988\t\t\t\t\t\n"
        "29.04.25\tParacet tbl 500mg\tN02BE01\t1 x 100 stk\tv/b\tReit. 0\n"
    ).encode(),
    {
        "patient": "Pasient (linjen over radene)",
        "day": "Dato",
        "product": "Legemiddel",
        "atc": "ATC",
        "units": "Mengde",
        "repeats": "Reit",
    },
    {"event": "prescribed", "date_order": "dmy", "repeats_mean": "one"},
    records=4,
    first={
        "row": 2,
        "patient": 1,
        "atc": "N05BA04",
        "strength": 15.0,
        "units": 100.0,
        "birth_year": None,
    },
    ledger={"rows_read": 4, "in_scope": 3, "out_of_scope": 1},
)

# A printed list: the heading again on every page, page footers, a sum, the doctor's name.
PRINTED = MadeUpList(
    "utskrift.csv",
    (
        "Resepter A og B;;;;;;\r\n"
        "Pas.nr;Etternavn;Dato;Preparat;Antall DDD;Rekvirent;Status\r\n"
        f"1001;{CANARY_NAME};03.02.2025;Sobril tab 15 mg;10,5;Dr. Lege Legesen;Ekspedert\r\n"
        "1002;Oppdiktet;13.02.2025;Imovane tab 7,5 mg;30;Dr. Lege Legesen;Ekspedert\r\n"
        "Side 1 av 2;;;;;;\r\n"
        "Pas.nr;Etternavn;Dato;Preparat;Antall DDD;Rekvirent;Status\r\n"
        "1002;Oppdiktet;24.02.2025;Imovane tab 7,5 mg;30;Dr. Vikar Vikarsen;Erstattet\r\n"
        "1003;Testesen;25.02.2025;Lyrica kaps 75 mg;14;Dr. Lege Legesen;Annullert\r\n"
        "1003;Testesen;26.02.2025;Lyrica kaps 75 mg;14;Dr. Lege Legesen;Ekspedert\r\n"
        "Sum;;;;98,5;;\r\n"
        "Side 2 av 2;;;;;;\r\n"
    ).encode("cp1252"),
    {
        "patient": "Pas.nr",
        "day": "Dato",
        "product": "Preparat",
        "ddd": "Antall DDD",
        "status": "Status",
    },
    {"event": "prescribed"},
    records=5,
    rejected=((3, "not_a_row"), (4, "heading_again"), (8, "total_row"), (9, "not_a_row")),
    first={"atc": None, "ddd": 10.5, "product": "Sobril tab 15 mg"},
    ledger={"rows_read": 9, "in_scope": 3, "recalled": 2, "rejected": 4},
)

# Copied from a screen where every cell lands on a line of its own. ATC after the name.
ONE_COLUMN = MadeUpList(
    "en-kolonne.txt",
    (
        "F.nr.\nNavn\nForskrevet\nLegemiddel\nAntall\n"
        f"{CANARY}\n{CANARY_NAME}\n03.02.25\nSobril tbl 15mg (N05BA04)\n100 stk\n"
        "41020012345\nOla Oppdiktet\n13.02.25\nImovane tbl 7,5mg (N05CF01)\n30 stk\n"
        "41020012345\nOla Oppdiktet\n24.12.25\nParacet tbl 500mg (N02BE01)\n\n"
        "41020012345\nOla Oppdiktet\n31.12.25\nImovane tbl 7,5mg (N05CF01)\n10 stk\n"
    ).encode(),
    {
        "patient": "F.nr.",
        "day": "Forskrevet",
        "product": "Legemiddel",
        "units": "Antall",
    },
    {"event": "prescribed", "date_order": "dmy"},
    records=4,
    first={"atc": "N05BA04", "strength": 15.0, "units": 100.0, "product": "Sobril tbl 15mg"},
    ledger={"rows_read": 4, "in_scope": 3, "out_of_scope": 1},
)

# Columns kept apart by spaces, as a screen of fixed width copies.
SPACED = MadeUpList(
    "skjerm.txt",
    (
        "Pasientnr   Dato        Medikament                ATC      Antall tabl\n"
        "----------------------------------------------------------------------\n"
        "200017      05.01.2025  Sobril tab 15 mg          N05BA04       1 000\n"
        "200018      16.01.2025  Zopiclone Actavis 5 mg    N05CF01          30\n"
        "200018      17.02.2025  Tramadol Actavis 50 mg    N02AX02         100\n"
        "----------------------------------------------------------------------\n"
        "Totalt                                                          1 130\n"
    ).encode("cp1252"),
    {
        "patient": "Pasientnr",
        "day": "Dato",
        "product": "Medikament",
        "atc": "ATC",
        "units": "Antall tabl",
    },
    {"event": "prescribed"},
    records=3,
    rejected=((4, "total_row"),),
    first={"units": 1000.0, "strength": 15.0},
    ledger={"rows_read": 4, "in_scope": 3, "rejected": 1},
)

# Excel: the patient only on the first of its rows, cells of several lines, dates of death.
FIRST_ONLY = MadeUpList(
    "excel.txt",
    (
        "Pasient\tFødt\tDød\tUtlevert\tPreparat\tStyrke\tAntall tabletter\r\n"
        f'{CANARY_NAME}\t12.03.1956\t2025-03\t03.02.2025\t"Sobril\ntab"\t15 mg\t1\'000\r\n'
        "\t\t2025-03\t13.03.2025\tSobril tab\t15 mg\t100\r\n"
        "\t\t2025-03\t24.04.2025\tSobril tab\t15 mg\t100\r\n"
        "Ola Oppdiktet\t01.01.1970\t\t24.05.2025\tOxyNorm\t5 mg\t56\r\n"
        "\t\t\t25.06.2025\tOxyNorm\t5 mg\t56\r\n"
        "Sum\t\t\t\t\t\t1\u00a0312\r\n"
    ).encode("utf-16"),
    {
        "patient": "Pasient",
        "birth_year": "Født",
        "death": "Død",
        "day": "Utlevert",
        "product": "Preparat",
        "strength": "Styrke",
        "units": "Antall tabletter",
    },
    {"event": "dispensed", "blank_patient": "above"},
    records=4,
    rejected=((3, "after_death"), (6, "total_row")),
    first={"birth_year": 1956, "units": 1000.0, "product": "Sobril tab", "patient": 1},
    ledger={"rows_read": 6, "in_scope": 4, "rejected": 2},
)

# Mixed line ends, headings with spaces before, everything in quotes, a registrar's own words.
MIXED = MadeUpList(
    "blandet.csv",
    (
        b'" Personnr"," Utst. dato"," Varenavn (ATC)"," Mengde"," Dosering"\r\n'
        b'"410200 12345","2025-02-03","(N02AA05) OxyContin dep 10 mg","1 pk a 98 stk","1+0+1"\n'
        b'"410200 12345","2025-03-03","(N02AA05) OxyContin dep 10 mg","98 stk","1+0+1"\r'
        b'"410300 12345","2025-03-04","(N06AB04) Citalopram tab 20 mg","100 stk","1"\r\n'
        b'"410300 12345","2025-03-05","Ukjent preparat","5 stk","1"\r\n'
    ),
    {
        "patient": "Personnr",
        "day": "Utst. dato",
        "product": "Varenavn (ATC)",
        "units": "Mengde",
    },
    {"event": "prescribed"},
    records=4,
    first={
        "atc": "N02AA05",
        "units": 98.0,
        "strength": 10.0,
        "product": "OxyContin dep 10 mg",
    },
    ledger={"rows_read": 4, "in_scope": 2, "out_of_scope": 1, "not_classified": 1},
)

SCREEN_LISTS = (GROUPED, PRINTED, ONE_COLUMN, SPACED, FIRST_ONLY, MIXED)
