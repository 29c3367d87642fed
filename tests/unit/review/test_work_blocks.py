"""The own work with the list, told beside the audit and before and after."""

from __future__ import annotations

from typing import Any

from audit_rows import YEAR, reading, record, whole_year
from report_cases import parts_of, report_of

from riktig.audit import Options, audit
from riktig.audit.work import Work, read_work
from riktig.blocks.audit_blocks import view
from riktig.disclosure import share
from riktig.summary import private_summary

NOTHING = {"statuses": {"not_assessed": 7}}
SOME = {
    "statuses": {"not_assessed": 20, "tapering": 6, "done": 5},
    "tapers": {"started": 12, "under_way": 6, "completed": 5},
}


def shown(work: Work | None, year: int = 2025) -> tuple[Any, dict[str, Any]]:
    period = tuple(day.replace(year=year) for day in YEAR)
    rows = [record(1, day=period[0], atc="N02AX02", ddd=10.0)]
    rows += [row._replace(day=row.day.replace(year=year)) for row in whole_year([])]
    found = audit(reading(rows), Options(period=period, work=work))  # type: ignore[arg-type]
    return found, private_summary(found)


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, Any]]:
    return [one.as_dict() for one in parts_of(report_of(before, after)).values()]


def work_of(blocks: list[dict[str, Any]]) -> dict[str, Any] | None:
    return next((one for one in blocks if one["id"].startswith("work")), None)


def test_statuses_and_tapers_stand_beside_the_audit() -> None:
    found, summary = shown(read_work(SOME))
    block = work_of(view(found, summary)["blocks"])
    assert block is not None
    assert block["sentence"] == ("Nedtrappinger etter arbeidsfilen: 12 begynt, 6 pågår, 5 ferdige.")
    rows = dict(block["table"]["rows"])
    assert (rows["Under nedtrapping"], rows["Ferdig"], rows["Samtale"]) == ("6", "5", "0")
    assert rows["Nedtrapping begynt"] == "12"


def test_a_list_nobody_has_begun_with_shows_nothing() -> None:
    for work in (None, read_work(NOTHING)):
        found, summary = shown(work)
        assert work_of(view(found, summary)["blocks"]) is None


def test_a_work_file_begun_after_the_first_period_is_told() -> None:
    before, after = shown(None, 2024)[1], shown(read_work(SOME))[1]
    blocks = changed(before, after)
    block = work_of(blocks)
    assert block is not None
    assert block["sentence"].startswith("Nedtrapping: begynt hos 12, pågår hos 6, ferdig hos 5.")
    assert ["Ferdig, med eller uten nedtrapping", "5"] in block["table"]["rows"]
    assert block["notes"][0] == "Arbeidsfilen fantes ikke i perioden før."
    assert work_of(changed(before, shown(None)[1])) is None


def test_shared_summaries_show_statuses_alone_and_hide_the_small() -> None:
    few = {"statuses": {**SOME["statuses"], "talk": 2}, "tapers": SOME["tapers"]}
    before, after = (share(shown(read_work(few), year)[1]) for year in (2024, 2025))
    block = work_of(changed(before, after))
    assert block is not None
    assert ["Samtale", "skjult", "skjult"] in block["table"]["rows"]
    assert not [row for row in block["table"]["rows"] if row[0].startswith("Nedtrapping")]
