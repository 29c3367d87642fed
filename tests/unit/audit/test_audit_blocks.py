"""What a reader sees of the audit: words, picture and table from the same numbers."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from audit_rows import YEAR, audited, drawn, reading, record, whole_year

from riktig.audit import Audit, Options, audit
from riktig.blocks.audit_blocks import view
from riktig.disclosure import share
from riktig.extract.record import RowProblem
from riktig.summary import private_summary


def practice(**options: Any) -> Audit:
    """40 opioid users; 17 of them had zopiclone for 60 days, 2 of these at least 90 DDD."""
    rows = [
        record(n, patient=n, day=YEAR[0], atc="N02AX02", ddd=60.0, prescription=n)
        for n in range(1, 41)
    ]
    rows += [
        record(
            100 + n,
            patient=n,
            day=YEAR[0],
            atc="N05CF01",
            ddd=90.0 if n < 3 else 60.0,
            prescription=100 + n,
        )
        for n in range(1, 18)
    ]
    rejected = tuple(RowProblem(0, 300 + n, "bad_date", "Dato") for n in range(7))
    return audit(
        reading(whole_year(rows), rejected),
        Options(**({"period": YEAR, "list_size": 1100} | options)),
    )


def shown(found: Audit, block_id: str, *, shared: bool = False) -> dict[str, Any]:
    summary = private_summary(found)
    blocks = view(found, share(summary) if shared else summary)["blocks"]
    return next(block for block in blocks if block["id"] == block_id)


def test_the_parts_of_the_view() -> None:
    found = practice()
    made = view(found, private_summary(found))
    assert made["headline"] == ["opioid_users", "opioid_with_sedative", "z_hypnotic_heavy"]
    ids = [block["id"] for block in made["blocks"]]
    assert ids == [*made["headline"], "ledger", "classes", *made["more"]]
    assert len(made["more"]) == len(found.measures) - 3
    assert made["ledger"] in made["blocks"]
    assert made["classes"] in made["blocks"]
    json.dumps(made)


def test_sentence_picture_and_table_say_the_same() -> None:
    block = shown(practice(), "opioid_with_sedative")
    assert block["sentence"] == (
        "17 av 40 opioidbrukere fikk også benzodiazepin eller z-hypnotikum i minst 30 dager."
    )
    assert [(part["value"], part["own"]) for part in block["picture"]["data"]["parts"]] == [
        (17, True),
        (23, False),
    ]
    # The sentence stands above the picture, which does not say it again.
    assert "title_text" not in block["picture"]["params"]
    assert block["table"]["rows"][:3] == [
        ["Antall pasienter", "17"],
        ["Av", "40"],
        ["Andel", "42,5 %"],
    ]


def test_the_other_days_rules_are_shown_beside_the_chosen_one() -> None:
    block = shown(practice(), "opioid_with_sedative")
    note = next(note for note in block["notes"] if "vårt valg, ikke fra en kilde" in note)
    assert note.startswith("17 (mellom 17 og 17, etter hvordan dagene regnes). ")
    assert ["Antall med en halv DDD om dagen", "17"] in block["table"]["rows"]
    assert ["Antall med 30 dager for hver utlevering", "17"] in block["table"]["rows"]


def test_a_series_is_drawn_month_by_month() -> None:
    block = shown(practice(), "opioid_users")
    assert block["sentence"] == "40 av 1\u00a0100 på listen fikk opioid."
    points = block["picture"]["data"]["points"]
    assert (len(points), points[0]) == (12, {"month": "2025-01", "value": 40})
    assert ["Per 1\u00a0000", "36,4"] in block["table"]["rows"]


def test_without_list_size_the_count_stands_and_the_reader_is_told_what_to_do() -> None:
    block = shown(practice(list_size=None), "opioid_users")
    assert block["sentence"].startswith("40 pasienter i perioden. Skriv inn")
    assert block["table"]["rows"] == [["Antall pasienter", "40"]]


def test_a_short_file_is_said_plainly() -> None:
    found = audit(reading(drawn("patient | day | atc\n1 | 2025-05-01 | N02AX02")), Options())
    block = shown(found, "z_hypnotic_heavy")
    assert block["sentence"].startswith("Kan ikke regnes ut. Uttrekket går fra 01.05.2025")
    assert block["picture"] is None


@pytest.mark.parametrize("name", ["z_hypnotic_heavy"])
def test_a_masked_measure_shows_no_number(name: str) -> None:
    block = shown(practice(), name, shared=True)
    assert block["sentence"] == "Tallet er skjult fordi det gjelder færre enn fem pasienter."
    assert block["picture"] is None
    assert {row[1] for row in block["table"]["rows"]} == {"–", "17"}


def test_the_ledger_block_adds_up_and_points_at_rejected_rows() -> None:
    block = shown(practice(), "ledger")
    numbers = [int(row[1]) for row in block["table"]["rows"]]
    assert sum(numbers[:-1]) == numbers[-1] == 66
    assert block["notes"] == [
        "Ikke lest (datoen kan ikke leses): 7 (rad 300, 301, 302, 303, 304 …)",
        "Rad 1 er den første under overskriften.",
    ]
    assert block["sentence"].endswith(
        "11 % av radene kunne ikke leses. Tallene er derfor trolig for lave."
    )


@pytest.mark.parametrize(
    ("unread", "said"),
    [
        (0, "Alle radene kunne leses."),
        (1, "Under 1 % av radene kunne ikke leses. Tallene er omtrent som de ville vært med dem."),
        (5, "2 % av radene kunne ikke leses. Tallene er omtrent som de ville vært med dem."),
        (20, "9 % av radene kunne ikke leses. Tallene er derfor trolig for lave."),
    ],
)
def test_unread_rows_are_judged(unread: int, said: str) -> None:
    rejected = tuple(RowProblem(0, 300 + n, "bad_date", "Dato") for n in range(unread))
    rows = [record(n, patient=n, atc="N02AX02", ddd=1.0) for n in range(1, 201)]
    found = audit(reading(whole_year(rows), rejected), Options(period=YEAR))
    assert said in shown(found, "ledger")["sentence"]


def test_why_older_rows_are_not_counted() -> None:
    rows = "patient | day | atc\n1 | 2024-10-31 | N02AX02\n1 | 2025-10-31 | N02AX02"
    block = shown(audit(reading(drawn(rows)), Options()), "ledger")
    assert block["notes"][0] == (
        "Vi teller de siste 12 månedene i filen (01.11.2024–31.10.2025)."
        " 1 rad om vanedannende legemidler er eldre."
    )
    chosen = shown(audited(rows), "ledger")["notes"][0]
    assert chosen.startswith("Vi teller perioden du valgte (01.01.2025–31.12.2025). 1 rad om")
    shared = shown(audited(rows), "ledger", shared=True)["notes"][0]
    assert shared.endswith("legemidler utenfor den: færre enn 5.")


def test_rows_that_could_not_be_placed_are_said_first_and_named_where_no_one_is_named() -> None:
    unplaced = ["Ukjentolin 50 mg"] * 3 + ["Kari Nordmann"] * 3 + ["Salve 12345 6 10 mg"] * 3
    rows = [record(n, patient=n, day=YEAR[0], product=name) for n, name in enumerate(unplaced, 1)]
    rows += [record(20 + n, patient=5, day=YEAR[n], product="Til Per 5 mg") for n in (0, 1)]
    found = audit(reading(whole_year(rows)), Options(period=YEAR))
    block = shown(found, "ledger")
    assert "11 rader kunne ikke plasseres, så et vanedannende" in block["sentence"]
    named, hidden = block["notes"][-2:]
    assert hidden.startswith("3 navn til (8 rader) kunne ikke plasseres. De vises ikke, fordi")
    assert "Se rad 4, 5, 6, 7, 8 … i listen din" in hidden
    assert not any(word in " ".join(block["notes"]) for word in ("Kari", "12345", "Per"))
    assert "de vanligste først: Ukjentolin 50 mg (3 rader). Vanlige" in named
    assert not any("Ukjentolin" in note for note in shown(found, "ledger", shared=True)["notes"])
    assert "Ukjentolin" not in json.dumps(private_summary(found))


def of_names(*names: tuple[str, int], patients: int = 3) -> Audit:
    """A list without codes: so many rows of each name, of three patients, with an amount."""
    products = ["Sobril 15 mg", *(name for name, rows in names for _ in range(rows))]
    rows = [
        record(n, patient=n % patients, day=YEAR[0] + timedelta(n), product=name, units=30.0)
        for n, name in enumerate(products, 1)
    ]
    return audit(reading(whole_year(rows)), Options(period=YEAR))


def test_names_without_a_strength_are_shown_from_a_column_of_medicines() -> None:
    notes = shown(of_names(("Ukjentin Sandoz", 12), ("Nyttolol", 5)), "ledger")["notes"]
    assert any("først: Ukjentin Sandoz (12 rader); Nyttolol (5 rader)." in note for note in notes)


def test_a_name_of_one_patient_is_pointed_at_and_not_shown() -> None:
    notes = shown(of_names(("Til Per 5 mg", 2), patients=1), "ledger")["notes"]
    assert not any("Per" in note for note in notes)
    assert any(note.startswith("1 navn til (2 rader)") and "rad 2, 3 " in note for note in notes)


def test_more_than_ten_names_have_a_table_of_their_own() -> None:
    found = of_names(*((f"Ukjentin{letter} 5 mg", 3) for letter in "abcdefghijklm"))
    block = shown(found, "unplaced")
    assert len(block["table"]["rows"]) == 13
    assert block["table"]["rows"][0] == ["Ukjentina 5 mg", "3"]
    assert any("de 10 vanligste av 13" in note for note in shown(found, "ledger")["notes"])
    with pytest.raises(StopIteration):
        shown(found, "unplaced", shared=True)


def test_a_class_is_never_said_to_be_empty_while_rows_are_not_placed() -> None:
    notes = shown(of_names(("Ukjentin 5 mg", 12)), "classes")["notes"]
    assert not any("Ingen rader i" in note for note in notes)
    said = next(note for note in notes if note.startswith("Fant ingen vi kjente igjen i: Opioider"))
    assert said.endswith("12 rader er ikke plassert.")
    placed = shown(audited("patient | day | atc\n1 | 2025-10-31 | N02AX02"), "classes")["notes"]
    assert any(note.startswith("Ingen rader i: ") for note in placed)


def test_the_shared_ledger_points_at_no_row() -> None:
    block = shown(practice(), "ledger", shared=True)
    assert "Ikke lest (datoen kan ikke leses): 7" in block["notes"]


def patches(of: int, event: str = "dispensed") -> Audit:
    """100 opioid rows, `of` of them patches without an amount; a sedative for each patient."""
    rows = [
        record(n, patient=n, day=YEAR[0], event=event, atc="N02AX02", ddd=60.0)
        if n > of
        else record(n, patient=n, day=YEAR[0], event=event, atc="N02AB03")
        for n in range(1, 101)
    ]
    rows += [
        record(100 + n, patient=n, day=YEAR[0], event=event, atc="N05CF01", ddd=60.0)
        for n in range(1, 101)
    ]
    rows.append(record(999, patient=999, day=YEAR[1], event=event, atc="C09AA02"))
    return audit(reading(rows), Options(period=YEAR))


def test_a_number_that_is_likely_too_low_says_so_in_its_sentence() -> None:
    block = shown(patches(11), "opioid_with_sedative")
    assert block["sentence"].endswith(
        "30 dager. Tallet er trolig for lavt: 11 av 200 rader har ingen mengde vi kan regne med, "
        "og 11 pasienter har bare slike rader."
    )
    block = shown(patches(9), "opioid_with_sedative")
    assert "for lavt" not in block["sentence"]
    assert (
        "9 av 200 rader har ingen mengde vi kan regne med, og 9 pasienter har bare slike rader. "
        "De radene teller ikke i dette tallet."
    ) in block["notes"]


def test_a_sum_says_how_many_rows_it_covers_in_the_private_view_alone() -> None:
    found = patches(11)
    assert shown(found, "classes")["table"]["rows"][0] == [
        "Opioider (N02A)",
        "100",
        "100",
        "5\u00a0340 (89 av 100 rader)",
        "240\u00a0300 (89 av 100 rader)",
    ]
    assert shown(found, "classes", shared=True)["table"]["rows"][0][3] == "5\u00a0340"


def test_rows_are_called_what_they_are() -> None:
    table = shown(patches(0, "prescribed"), "opioid_with_sedative")["table"]
    assert ["Antall med 30 dager for hver forskrivning", "100"] in table["rows"]


def test_what_goes_for_all_measures_is_said_once() -> None:
    found = practice()
    made = view(found, private_summary(found))
    assert made["common"].count("Målene er ikke klinisk godkjent.") == 1
    assert sum("Kreft og lindrende" in note for note in made["common"]) == 1
    assert made["common"][0].startswith("Z-hypnotika er sovemedisiner")
    # In one place, above them all, and on no measure by itself.
    notes = [note for block in made["blocks"] for note in block["notes"]]
    assert not [note for note in notes if note in made["common"]]


def test_the_numbers_shown_without_a_list_stay_when_it_is_told() -> None:
    without, with_list = (
        view(found, private_summary(found)) for found in (practice(list_size=None), practice())
    )
    stays = set(without["headline"])
    assert without["also"] == []
    assert len(with_list["headline"]) == 3
    assert stays <= {*with_list["headline"], *with_list["also"]}
    assert not set(with_list["also"]) & set(with_list["headline"])


def test_an_amount_per_list_is_a_sentence_and_no_picture() -> None:
    block = shown(practice(), "opioid_ddd_per_1000")
    assert block["sentence"] == (
        "2\u00a0182 DDD opioid per 1\u00a0000 på listen. Antall pasienter: 40."
    )
    assert block["picture"] is None
    assert block["table"]["rows"] == [
        ["Antall pasienter", "40"],
        ["Av", "1\u00a0100"],
        ["Per 1\u00a0000", "2\u00a0181,8"],
    ]


def test_a_plain_count_has_nothing_to_count_it_out_of() -> None:
    block = shown(audited("patient | day | atc\n1 | 2025-02-01 | N06BA04"), "stimulant_users")
    assert block["sentence"] == "Antall pasienter som fikk sentralstimulerende midler: 1."
    assert (block["picture"], block["table"]["rows"]) == (None, [["Antall pasienter", "1"]])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("new_opioid_users", "må det gå minst 365 dager lenger tilbake enn perioden"),
        ("long_acting_benzodiazepine_65", "Ingen rader har fødselsår."),
        ("group_ab_65_any", "Uttrekket har ikke reseptgruppen i alle rader"),
        ("codeine_large_pack", "Ingen i uttrekket fikk legemidlet"),
    ],
)
def test_what_cannot_be_reckoned_says_why(name: str, said: str) -> None:
    assert said in shown(practice(), name)["sentence"]


def test_titles_and_words_have_the_numbers_of_the_tables() -> None:
    block = shown(practice(), "opioid_omeq_over_90")
    assert block["title"] == "Over 90 mg OMEQ om dagen"
    assert block["sentence"] == "0 av 40 opioidbrukere fikk i snitt over 90 mg OMEQ om dagen."
    made = view(found := practice(), private_summary(found))
    assert "{" not in json.dumps([[b["title"], b["sentence"], b["notes"]] for b in made["blocks"]])


def test_an_amount_nobody_knows_is_called_unknown_and_one_not_reckoned_has_a_dash() -> None:
    block = shown(audited("patient | day | atc\n1 | 2025-02-01 | N06BA04"), "classes")
    assert block["table"]["rows"] == [
        ["Sentralstimulerende midler (N06BA)", "1", "1", "ukjent", "–"]
    ]
    nothing = shown(audited("patient | day | atc\n1 | 2025-02-01 | C09AA02"), "classes")
    assert nothing["sentence"] == "Perioden har ingen vanedannende legemidler."


def test_made_up_data_is_called_so_in_every_block() -> None:
    found = practice()
    summary = private_summary(found)
    assert all("Oppdiktede" not in block["source"] for block in view(found, summary)["blocks"])
    summary["made_by"]["synthetic"] = True
    assert all("Oppdiktede data." in block["source"] for block in view(found, summary)["blocks"])
