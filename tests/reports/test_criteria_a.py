"""Part A of `docs/explanation/report-criteria.md`: what makes feedback worth acting on."""

from __future__ import annotations

import colorsys
import re
from datetime import date, timedelta
from statistics import median

import pytest
from criteria_group import DATED, LAST_DAY, LETTERS, MEETING, MEMBERS, NEXT_LOOK, PLANS
from criteria_page import SVG, counted, decimal, numbers, page, paper, plain, record, whole

from riktig.text import format_date

MOST_WORDS_ON_PAGE_ONE = 150
MOST_HEADLINES = 3
MOST_LINES = 5
ACTION = re.compile(
    r"^(?:Innen|Før møtet) (?P<by>\d\d\.\d\d\.\d{4}): Velg "
    r"(?:(?P<some>\d+) av de (?P<of>\d+)|de (?P<all>\d+)|den ene) .{5,}, og .{5,}\. "
    r".*«Din egen forskrivning».* Modul: «.+»\.$"
)


def members(made):
    """Each member's own page of the group's reports."""
    return {member: page(made.reports("group") / f"{member}.html") for member in MEMBERS}


def doctors(made):
    """A report of each kind that a doctor can have."""
    alone = {name: page(made.reports(name) / "P0001.html") for name in ("own", "small")}
    return {**members(made), **alone}


def the_group(made):
    return page(made.reports("group") / "gruppe.html")


def headlines(made, name="group", member="P0001"):
    return record(made.reports(name) / f"{member}.json")["headlines"]


# 1 Goals that are held already


def test_a1_every_measure_names_the_course_s_goal_and_the_guideline_s_topic(made):
    for name, found in doctors(made).items():
        chosen = [found.part(part.section) for part in found.ending("-beside")]
        assert chosen, name
        for part in chosen:
            assert re.search(r"Mål i kurset: \w+ .{20,}\.", part.said), (name, part.id)
            assert GUIDELINE.search(part.source), (name, part.id)


GUIDELINE = re.compile(
    r"Tema i den nasjonale veilederen for vanedannende legemidler: .{5,}\. "
    r"\D+\d\d\.\d\d\.\d{4},? i «.+»"
)


def test_a1_the_group_s_report_says_the_goal_beside_each_measure(made):
    wholes = the_group(made).ending("-whole")
    assert wholes
    for part in wholes:
        assert re.search(r"Kursets mål: \w+ .+\.", part.said), part.id
        assert GUIDELINE.search(part.source), part.id


# 2 What the doctor decides, and only where there is room


def test_a2_every_headline_has_room_to_the_benchmark_or_the_own_aim(made):
    seen = 0
    for member, found in members(made).items():
        for headline in headlines(made, member=member):
            among = found.part(f"{headline['measure']}-group")
            if not among.rows:
                continue
            _, _, own = counted(among.row("Du")[2])
            plan = PLANS.get(member, {})
            aim = plan["aim"] if plan.get("measure") == headline["measure"] else None
            goal = aim or decimal(numbers(among.row("Målestokken")[2])[0])
            assert own > goal, (member, headline)
            seen += 1
    assert seen > len(MEMBERS)


def test_a2_whose_treatment_cannot_be_told_apart_is_said(made):
    for found in [*doctors(made).values(), the_group(made)]:
        assert "Kreft og lindrende behandling kan ikke skilles ut" in found.text
        assert re.search("startet av andre|[Aa]ndre enn dere starter også", found.text)


# 3 Who, what, when


def test_a3_the_one_step_says_which_patients_what_and_by_when(made):
    for name, found in doctors(made).items():
        (action,) = found.of("action")
        said = ACTION.match(action.removeprefix("Ett neste steg "))
        assert said, (name, action)
        by = date(*map(int, reversed(said["by"].split("."))))
        assert by == (DATED + timedelta(weeks=4) if name == "small" else MEETING)
        if said["some"]:
            assert int(said["some"]) < int(said["of"]), action


@pytest.mark.parametrize("member", MEMBERS)
def test_a3_the_patients_are_as_many_as_the_summary_counts(made, member):
    said = record(made.reports("group") / f"{member}.json")["statements"]
    told = next(one for one in said if one["block"] == "front-action")
    counts = measures(made.summary("after", member))[told["values"]["measure"]]
    of = ACTION.match(told["text"])
    assert int(of["of"] or of["all"] or 1) == counts["numerator"]


def measures(summary):
    return {one["id"]: one for one in summary["measures"]}


# 4 More than once


def test_a4_both_periods_and_the_next_date_are_in_one_report(made):
    for found in members(made).values():
        assert found.of("periods")[:2] == [
            "Før: 01.11.2024–31.10.2025",
            "Etter: 01.11.2025–31.10.2026",
        ]
        assert f"Neste gang tallene ses på: {format_date(NEXT_LOOK)}." in found.text
    assert f"Neste gang: {format_date(NEXT_LOOK)}." in the_group(made).text


# 5 Soon after the care, at the pace of the numbers


def test_a5_the_last_day_of_the_numbers_and_their_age_are_printed(made):
    age = (DATED - LAST_DAY).days
    for found in doctors(made).values():
        assert f"til og med {format_date(LAST_DAY)} og var {age} dager gamle" in found.footer


def test_a5_months_are_shown_one_by_one_only_where_there_are_enough(made):
    kinds = set()
    for name, found in doctors(made).items():
        for part in found.ending("-series"):
            months, counts = by_month(part)
            together = "–" in months[0]
            kinds.add(together)
            assert (median(counts) < 5) == together, (name, part.id)
    assert kinds == {True, False}


def by_month(part):
    """Months and their patients; the table may be of two columns of months beside each other."""
    width = 3
    cells = [row[at : at + width] for at in (0, width) for row in part.rows]
    shown = [cell for cell in cells if len(cell) == width and re.fullmatch(r"[\d ,]+", cell[1])]
    return [cell[0] for cell in shown], [decimal(cell[1]) for cell in shown]


# 6 One's own data


def test_a6_the_own_counts_are_those_of_the_own_summary(made):
    found = doctors(made)["own"]
    summaries = [measures(made.summary(period, "P0001")) for period in ("before", "after")]
    sections = [part for part in found.parts if part.section == part.id in summaries[0]]
    assert len(sections) >= 2
    for part in sections:
        for row, field in (("Antall pasienter", "numerator"), ("Av", "denominator")):
            counts = [whole(cell) for cell in part.row(row)[1:3]]
            assert counts == [one[part.id][field] for one in summaries]


def test_a6_the_list_of_rows_is_named_as_the_book_names_its_page(made, root):
    chapter = (root / "book" / "egen-forskrivning.md").read_text("utf-8")
    title = re.search(r"^# (.+)$", chapter, re.MULTILINE)[1]
    for found in doctors(made).values():
        assert f"«{title}»" in found.of("action")[0]


# 7 A comparator that pulls the right way


def test_a7_the_best_tenth_and_the_own_past_stand_where_the_group_does(made):
    seen = 0
    for found in members(made).values():
        for part in found.ending("-group"):
            if not part.rows:
                continue
            goal = part.row("Målestokken")[2].removesuffix(" %").removesuffix(" per 1 000")
            assert f"Målestokken i gruppen er {goal}" in part.said
            assert f"Målestokk {goal}" in part.drawn
            before, after = (counted(cell) for cell in part.row("Du")[1:3])
            past = re.search(r"Din egen fortid: (.+?) før, (.+?) etter", part.said)
            assert (counted(past[1]), counted(past[2])) == (before, after)
            seen += 1
    assert seen > len(MEMBERS)


def test_a7_the_mean_is_never_drawn_for_a_doctor_and_the_direction_is_said(made):
    for found in members(made).values():
        assert not any(
            "samlet" in part.drawn.lower() for part in found.parts if part.svg is not None
        )
        own = [part for part in found.parts if part.section == part.id and part.rows]
        tables = [part for part in own if part.columns[-1] == "Etter mot før"]
        assert tables
        assert all("Lavere er ofte ønsket" in part.said for part in tables)


# 8 Words and picture say the same


@pytest.mark.parametrize("name", ["group/P0001", "group/P0002", "group/gruppe", "own/P0001"])
def test_a8_every_picture_s_sentence_stands_in_its_own_part(made, name):
    folder, file = name.split("/")
    pictures = [p for p in page(made.reports(folder) / f"{file}.html").parts if p.svg is not None]
    assert pictures
    compared = 0
    for part in pictures:
        assert part.sentence.endswith("."), part.id
        told = set(numbers(f"{part.said} {part.cells}"))
        drawn = [number for words in part.drawn_bold for number in numbers(words)]
        assert set(drawn) <= told, part.id
        compared += len(drawn)
    assert compared >= 2 * len(pictures) / 3


def test_a8_what_a_picture_says_of_the_months_is_what_the_table_holds(made):
    seen = 0
    for found in doctors(made).values():
        for part in found.ending("-series"):
            if part.svg is None:
                continue
            middle = decimal(re.search(r"Medianen er (\d[\d,]*\d)", part.said)[1])
            begins = re.search(r"månedene før (?:det første møtet \()?([\d.]+)", part.said)[1]
            rates = after(part, begins)
            under = sum(one < middle for one in rates)
            over = sum(one > middle for one in rates)
            title = part.drawn
            if "under medianen" in title:
                assert under > len(rates) / 2, part.id
            elif "over medianen" in title:
                assert over > len(rates) / 2, part.id
            else:
                assert "svinger om medianen" in title
                assert max(under, over) <= len(rates) / 2, part.id
            seen += 1
    assert seen


def after(part, begins):
    """The values of the months from `begins`, as 11.2025."""
    cells = [row[at : at + 3] for at in (0, 3) for row in part.rows]
    first = begins.rstrip(".")[3:] + begins[:2]
    return [
        decimal(cell[2]) for cell in cells if len(cell) == 3 and cell[0][3:] + cell[0][:2] >= first
    ]


# 9 In more than one way


def test_a9_a_headline_stands_as_words_picture_and_table(made):
    seen = 0
    for member, found in members(made).items():
        for headline in headlines(made, member=member):
            value = counted(headline["value"].replace("\u00a0", " "))
            if value is None:
                continue
            section = found.in_section(headline["measure"])
            both = [part for part in section if part.svg is not None and part.rows]
            written = f"{value[2]:.1f}".replace(".", ",")
            assert any(
                all(written in numbers(where) for where in (part.said, part.drawn, part.cells))
                for part in both
            ), (member, headline)
            seen += 1
    assert seen > len(MEMBERS)


def test_a9_the_group_s_number_stands_as_words_picture_table_and_slide(made):
    slides = (made.reports("group") / "gruppe-lysbilder.html").read_text("utf-8")
    deck = plain(the_slides(slides))
    wholes = [part for part in the_group(made).ending("-whole") if part.svg is not None]
    assert wholes
    for part in wholes:
        _, _, value = counted(part.sentence)
        written = f"{value:.1f}".replace(".", ",")
        for where in (part.sentence, part.drawn, part.cells, deck):
            assert written in numbers(where), part.id


def the_slides(source):
    from xml.etree import ElementTree

    body = source[source.index("<body") : source.index("</body>") + 7]
    return ElementTree.fromstring(body)  # noqa: S314


# 10 No needless load


def test_a10_at_most_three_measures_on_page_one(made):
    for name, found in [*doctors(made).items(), ("gruppe", the_group(made))]:
        assert 1 <= len(found.of("what")) <= MOST_HEADLINES, name


@pytest.mark.parametrize("name", ["group/P0001", "group/P0002", "group/gruppe", "own/P0001"])
def test_a10_a_picture_has_one_axis_a_side_and_few_lines(made, name):
    folder, file = name.split("/")
    pictures = [p for p in page(made.reports(folder) / f"{file}.html").parts if p.svg is not None]
    assert pictures
    for part in pictures:
        lines = [one for one in part.svg.iter(f"{SVG}path") if is_curve(one)]
        assert len(lines) <= MOST_LINES, part.id
        ticks = [(one.get("x2"), one.get("y2")) for one in part.svg.iter(f"{SVG}line")]
        assert ("5", "0") not in ticks, f"{part.id}: an axis at the right"
        assert ("0", "-5") not in ticks, f"{part.id}: an axis at the top"


def is_curve(path):
    return path.get("stroke") and path.get("fill") is None and "L" in path.get("d", "")


def test_a10_the_abbreviations_of_page_one_and_the_measures_are_written_out(made):
    for name, found in doctors(made).items():
        sections = {part.section for part in found.ending("-beside")} | {"beside"}
        parts = [part for part in found.parts if part.section in sections]
        said = " ".join(f"{part.title} {part.said} {part.cells}" for part in parts)
        used = set(re.findall(r"\b[A-ZÆØÅ]{3,}\b", f"{plain(found.front)} {said}"))
        assert used <= set(WRITTEN_OUT), name
        for short in used:
            assert WRITTEN_OUT[short] in said, (name, short)


WRITTEN_OUT = {"DDD": "definerte døgndoser", "OMEQ": "regnet om til morfin"}


# 11 Nothing in the way of using it


def test_a11_time_and_what_to_do_with_a_wrong_number_are_said(made):
    for found in doctors(made).values():
        assert re.search(r"tar om lag \w+ minutt", found.footer)
        assert "Feil tall?" in plain(found.front)
        assert "fortell hvilket mål og hvilket tall" in found.text


@pytest.mark.parametrize("name", [*MEMBERS, "gruppe"])
def test_a11_a_wrong_number_s_way_is_where_page_one_says_and_on_the_last_sheet(made, name):
    found = page(made.reports("group") / f"{name}.html")
    (where,) = re.findall(r"Feil tall\? Se «(.+?)»", plain(found.front))
    headings = [plain(one) for tag in ("h2", "h3") for one in found.body.iter(tag)]
    assert where in headings
    sheets = paper(made.reports("group") / f"{name}.pdf")
    assert "send aldri pasientopplysninger" in sheets[-1]


def test_a11_it_opens_without_program_login_or_net_and_has_a_print_form(made):
    for found in [*doctors(made).values(), the_group(made)]:
        tags = {one.tag for one in found.body.iter()}
        assert not tags & {"script", "form", "input", "iframe", "link", "img"}
        assert "default-src 'none'" in found.source
        assert "@media print" in found.source


# 12 The short first


@pytest.mark.parametrize("name", [*MEMBERS, "gruppe"])
def test_a12_page_one_holds_at_most_150_words(made, name):
    first = paper(made.reports("group") / f"{name}.pdf")[0]
    assert 40 < len(first.split()) <= MOST_WORDS_ON_PAGE_ONE


def test_a12_a_table_beside_a_picture_is_folded(made):
    for found in [*doctors(made).values(), the_group(made)]:
        assert not list(found.front.iter("table"))
        both = [part for part in found.parts if part.svg is not None and part.rows]
        assert both
        assert all(part.folded for part in both)


# 13 Credible


def test_a13_where_the_numbers_come_from_and_what_they_hold(made):
    for name, found in doctors(made).items():
        table = found.part("provenance")
        for row in PROVENANCE:
            assert all(table.row(row)[1:3]), (name, row)
        assert table.row("Siste dag i uttrekket")[2] == format_date(LAST_DAY)
        read = whole(table.row("Rader lest")[2])
        assert read == sum(whole(table.row(row)[2]) for row in LEDGER), name
        assert "Målene er ikke klinisk godkjent." in table.said


PROVENANCE = ("Periode", "Siste dag i uttrekket", "Hvem tallene gjelder", "Kontroll")
LEDGER = (
    "Rader med vanedannende legemidler",
    "Rader med andre legemidler",
    "Rader uten kjent legemiddel",
    "Tilbakekalte rader",
    "Dobbelte rader",
    "Rader som ikke kunne leses",
)


def test_a13_every_measure_says_what_is_counted_its_interval_and_its_source(made):
    for found in doctors(made).values():
        own = [part for part in found.parts if part.section == part.id]
        own = [part for part in own if part.columns and part.columns[-1] == "Etter mot før"]
        assert own
        for part in own:
            assert re.search(r"versjon \d+\. Kilde: .{5,}\.", part.source), part.id
            assert re.match(r"\d[\d ]* av \d[\d ]* .+ fikk ", part.sentence), part.id
            for value, limits in zip(row_of(part)[1:3], part.row("95 %")[1:3], strict=True):
                low, high = (decimal(one) for one in numbers(limits))
                assert low <= decimal(numbers(value)[0]) <= high


def row_of(part):
    """The row of the value itself."""
    return next(row for row in part.rows if row[0].startswith(("Andel", "Per ")))


def test_a13_whom_to_tell_of_an_error_is_said(made):
    for found in doctors(made).values():
        assert re.search(r"si fra til (gruppelederen|den som holder kurset)", found.text)


# 14 Nothing to defend oneself against


def test_a14_no_colour_is_red(made):
    for found in [doctors(made)["P0001"], doctors(made)["own"], the_group(made)]:
        colours = set(re.findall(r"#[0-9a-f]{6}\b", found.source))
        assert len(colours) > 5
        assert not {one for one in colours if is_red(one)}


def is_red(colour):
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, lightness, strong = colorsys.rgb_to_hls(red, green, blue)
    return strong > 0.4 and 0.2 < lightness < 0.8 and not 0.05 < hue < 0.95


def test_a14_the_measure_of_red_knows_red():
    assert is_red("#c00000")
    assert is_red("#e4002b")


def test_a14_no_word_that_judges(made):
    for found in [*doctors(made).values(), the_group(made)]:
        words = re.findall(r"\w+", found.text.lower())
        assert not [word for word in words if word.startswith(JUDGING)]


JUDGING = ("verst", "dårlig", "rangering", "bunn", "alarm", "overforbruk", "feilbruk", "slett")


def test_a14_others_stand_by_letter_and_nobody_by_name(made):
    for found in [*members(made).values(), the_group(made)]:
        assert not set(re.findall(r"P\d{4}", found.source)) & set(LETTERS)
        tables = [part for part in found.parts if part.columns[:1] == ("Medlem",)]
        tables = [part for part in tables if part.id.endswith(("-group", "-members", "-funnel"))]
        assert tables
        for part in tables:
            letters = [row[0] for row in part.rows if len(row[0]) == 1]
            assert letters == sorted(letters)
            assert len(letters) >= len(MEMBERS) - 2


def test_a14_strengths_come_first_and_good_reasons_are_named(made):
    for name, found in doctors(made).items():
        text = plain(found.front)
        strength, headline = found.of("strengths")[0], found.of("what")[0]
        assert strength
        assert text.index(strength) < text.index(headline), name
        assert "gode grunner" in text
        assert "kke sendt til noen" in text
    assert "Gode grunner til å ligge høyt: " in the_group(made).text


# 15 A conversation


def test_a15_the_group_has_three_questions_its_commitments_and_a_date(made):
    found = the_group(made)
    asked = [part.sentence for part in found.in_section("questions")]
    assert sum(one.count("?") >= 1 for one in asked) == 3
    assert len(found.part("ledger").rows) == len(PLANS)
    assert format_date(NEXT_LOOK) in " ".join(part.said for part in found.in_section("agenda"))
    assert sum(row[1] == "" for row in found.part("worksheet").rows) >= 6
