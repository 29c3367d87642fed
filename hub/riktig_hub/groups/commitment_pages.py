"""What members said last time and say now."""

from __future__ import annotations

from riktig_hub.groups import typed
from riktig_hub.groups.commitments import (
    Said,
    ledger,
    promise,
    say_kept,
    take_away,
    take_group_file,
)
from riktig_hub.groups.here import FILE_BYTES, SAID, address, meeting_here, page, route
from riktig_hub.groups.letter import mailto, promises
from riktig_hub.groups.members import members_of
from riktig_hub.web.answer import Answer, Go, Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.zone import local_day

_KEPT = "kept-"


def show_commitments(asked: Asked) -> Answer:
    """The earlier ones first, since a meeting begins with them."""
    meeting = meeting_here(asked)
    members = members_of(asked.session, asked.group)
    lines = ledger(asked.session, asked.group, members)
    following = next((o for o in asked.group.meetings if o.number == meeting.number + 1), None)
    starts_at = following.starts_at if following else None
    now = [one for one in lines if one.meeting == meeting.number]
    written = promises(asked.group, meeting, now)
    return page(
        asked,
        "commitments",
        members=members,
        earlier=[one for one in lines if one.meeting < meeting.number],
        lines=now,
        letter=written,
        mailto=mailto(written, members),
        by_day=local_day(starts_at) if starts_at else None,
    )


def do_commitment(asked: Asked) -> Answer:
    """One less, a file with several, or one more."""
    if asked.given("remove"):
        take_away(asked.session, meeting_here(asked), asked.given("remove"))
        return _again(asked, "removed")
    return _from_file(asked) if asked.files.get("file") else _typed(asked)


def _from_file(asked: Asked) -> Answer:
    members = members_of(asked.session, asked.group)
    content, meeting = asked.files["file"][0].content, meeting_here(asked)
    taken, left = take_group_file(asked.session, asked.group, meeting, members, content, asked.now)
    return _again(asked, "taken_some" if left else "taken", count=taken, left=left)


def _typed(asked: Asked) -> Answer:
    who = asked.given("who")
    if who not in {one.id for one in members_of(asked.session, asked.group)}:
        raise Wrong("hub_groups.problem.who", at="who")
    said = Said(
        typed.needed(asked.given("what"), "what"),
        typed.number(asked.given("number"), "number"),
        typed.day(asked.given("by_day"), "by_day", asked.today),
    )
    new = promise(asked.session, asked.group, meeting_here(asked), who, said, asked.now)
    return _again(asked, "promised" if new else "promised_before", "#ny")


def do_kept(asked: Asked) -> Answer:
    """What came of what was said at earlier meetings."""
    answers = {
        key.removeprefix(_KEPT): values[0].strip()
        for key, values in asked.form.items()
        if key.startswith(_KEPT)
    }
    count = say_kept(asked.session, asked.group, answers)
    return _again(asked, "kept", count=count)


def _again(asked: Asked, said: str, place: str = "", **filling: int) -> Go:
    """The page again; after one commitment at the form, since there are as many as people."""
    return Go(f"{address(asked)}/avtaler{place}", f"{SAID}{said}", filling)


ROUTES = (
    route("/avtaler", "commitments", show_commitments, do_commitment, FILE_BYTES),
    route("/holdt", "kept", show_commitments, do_kept),
)
