"""The detailer's pages: the log with the campaign, its municipalities, and both as files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from riktig.text import text
from riktig.visit.ledger import LEAST_GPS, ledger, marks
from riktig.visit.ledger_file import ledger_csv, ledger_file
from riktig_hub.registry.practice import Visit
from riktig_hub.visits import campaign, log
from riktig_hub.web.answer import Answer, File, Go, NotHere, Page, Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.route import DETAILER, Route

ADDRESS: Final = "/besok/<course>"
SHOWN: Final = 12  # of the log, before one asks for the rest
_SAID: Final = "hub_visits.said."


def show_visits(asked: Asked) -> Answer:
    """A visit to write down first, then how far the campaign has come, then the log."""
    rows = campaign.rows_of(asked.session, asked.course)
    own = log.own(asked.session, asked.course, _detailer(asked))
    found = ledger(rows, None)
    areas = campaign.areas(asked.session, asked.course)
    return _page(
        asked,
        "visits",
        ledger=found,
        notes=_notes(found["notes"]),
        shown=SHOWN,
        marks=marks(),
        unknown=campaign.unknown(asked.session, asked.course),
        areas=areas,
        names={one.municipality_number: one.name for one in areas},
        visits=[_told(one, asked.today) for one in own],
        latest=own[0].municipality_number if own else "",
    )


class Told(NamedTuple):
    """A visit of the log: what its code says, and whether that is to be looked at now."""

    visit: Visit
    agreed: str
    due: bool


def _told(visit: Visit, today: date) -> Told:
    code = visit.commitment_code
    return Told(visit, log.said(code), log.due(code, today))


def do_visit(asked: Asked) -> Answer:
    """Writes a visit down."""
    new = log.New(
        asked.given("day"),
        asked.given("municipality"),
        asked.given("code"),
        bool(asked.given("both_agree")),
        bool(asked.given("first")),
        bool(asked.given("again")),
    )
    if new.first and not campaign.room_for(asked.session, asked.course, new.municipality):
        raise Wrong("hub_visits.problem.all_visited", at="first")
    log.write(asked.session, asked.course, _detailer(asked), new, asked.today)
    return _back(asked, "written")


def do_remove(asked: Asked) -> Answer:
    """Takes a visit away."""
    log.remove(asked.session, asked.course, _detailer(asked), asked.given("visit"))
    return _back(asked, "removed")


def show_areas(asked: Asked) -> Answer:
    """The campaign's municipalities, and the GPs of each."""
    found = campaign.areas(asked.session, asked.course)
    unknown = campaign.unknown(asked.session, asked.course)
    return _page(asked, "areas", areas=found, unknown=unknown)


def do_area(asked: Asked) -> Answer:
    """Sets a municipality's number of GPs, or takes it out."""
    here = f"/besok/{asked.course.id}/kommuner"
    if asked.given("remove"):
        campaign.remove_area(asked.session, asked.course, asked.given("remove"))
        return Go(here, f"{_SAID}area_removed")
    names = ("municipality", "name", "gps")
    campaign.set_area(asked.session, asked.course, *(asked.given(one) for one in names))
    return Go(here, f"{_SAID}area")


def give_campaign(asked: Asked) -> Answer:
    """The campaign for the visit's app, or for a spreadsheet."""
    rows = campaign.rows_of(asked.session, asked.course)
    if asked.values.get("file") == "kampanje.csv":
        content = ledger_csv(rows, {}).encode("utf-8-sig")
        return File("riktig-kampanje.csv", content, "text/csv; charset=utf-8")
    if asked.values.get("file") == "kampanje.json":
        return File(
            "riktig-kampanje.json", ledger_file(rows, None, {}).encode(), "application/json"
        )
    raise NotHere


def _notes(notes: Sequence[str]) -> list[str]:
    """The ledger's notes; of small municipalities, without what is said of the app's own file."""
    folded = text("visit.ledger.folded", least=LEAST_GPS)
    ours = text("hub_visits.campaign.folded", least=LEAST_GPS)
    return [ours if one == folded else one for one in notes]


def _detailer(asked: Asked) -> str | None:
    """Who asks; none for the machine's operator, who has a log of their own."""
    return asked.viewer.person.id if asked.viewer.person else None


def _back(asked: Asked, said: str) -> Go:
    return Go(f"/besok/{asked.course.id}", f"{_SAID}{said}")


def _page(asked: Asked, name: str, **values: Any) -> Page:
    common = {"course": asked.course, "here_at": f"/besok/{asked.course.id}", "today": asked.today}
    return Page(f"visits/{name}.html.j2", {**common, **values})


ROUTES: tuple[Route, ...] = (
    Route(ADDRESS, "visits", DETAILER, show_visits, do_visit, sees="course"),
    Route(f"{ADDRESS}/slett", "visits.remove", DETAILER, show_visits, do_remove, sees="course"),
    Route(f"{ADDRESS}/kommuner", "visits.areas", DETAILER, show_areas, do_area, sees="course"),
    Route(f"{ADDRESS}/fil/<file>", "visits.file", DETAILER, give_campaign, sees="course"),
)
