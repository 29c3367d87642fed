"""Groups: made, named, led, filled, and when they meet."""

from __future__ import annotations

from itertools import pairwise

from riktig_hub.administration import typed
from riktig_hub.administration.groups import (
    facilitators_of,
    group_named,
    groups_of,
    lead,
    make_group,
    members_of,
    move,
    sizes,
)
from riktig_hub.registry.courses import Group, Meeting
from riktig_hub.web.answer import Answer, Go, Page, Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.whole import whole
from riktig_hub.web.zone import from_local, local

MINUTES = (15, 600)


def show_all(asked: Asked) -> Answer:
    """The groups, and everybody who takes the course with the group they are in."""
    members = members_of(asked.session, asked.course)
    people = {one.id: one.name for one in facilitators_of(asked.session, asked.course)}
    return Page(
        "administration/groups.html.j2",
        {
            "course": asked.course,
            "groups": sizes(asked.session, asked.course),
            "names": {one.id: one.name for one in groups_of(asked.session, asked.course)},
            "leaders": people,
            # Those without a group first: they are what there is to do.
            "members": sorted(members, key=lambda one: one.group_id is not None),
        },
    )


def act(asked: Asked) -> Answer:
    """A new group, or people moved to one."""
    home = f"/styring/{asked.course.id}/grupper"
    if asked.given("do") == "move":
        moved = move(asked.session, asked.course, asked.form.get("person", ()), _target(asked))
        if not moved:
            raise Wrong("hub_administration.wrong.nobody_moved", "to")
        return Go(home, said="hub_administration.said.moved", filling={"count": moved})
    group = make_group(asked.session, asked.course, _free_name(asked, None))
    return Go(f"{home}/{group.id}", said="hub_administration.said.group_made")


def _target(asked: Asked) -> Group | None:
    wanted = asked.given("to")
    if wanted == "none":
        return None
    for one in groups_of(asked.session, asked.course):
        if one.id == wanted:
            return one
    raise Wrong("hub_administration.wrong.choose_group", "to")


def _free_name(asked: Asked, own: Group | None) -> str:
    name = typed.line(asked.given("name"), "name")
    other = group_named(asked.session, asked.course, name)
    if other is not None and other is not own:
        raise Wrong("hub_administration.wrong.group_taken", "name")
    return name


def show_one(asked: Asked) -> Answer:
    """One group."""
    members = [
        one for one in members_of(asked.session, asked.course) if one.group_id == asked.group.id
    ]
    return Page(
        "administration/group.html.j2",
        {
            "course": asked.course,
            "group": asked.group,
            "members": members,
            "size": next(
                one for one in sizes(asked.session, asked.course) if one.group is asked.group
            ),
            "facilitators": facilitators_of(asked.session, asked.course),
            "starts": {one.number: _typed(one) for one in asked.group.meetings},
        },
    )


def _typed(meeting: Meeting) -> str:
    return f"{local(meeting.starts_at):%Y-%m-%dT%H:%M}" if meeting.starts_at else ""


def save_one(asked: Asked) -> Answer:
    """Keeps the group's name, place, facilitator and meetings; or takes an empty group away."""
    home = f"/styring/{asked.course.id}/grupper"
    if asked.given("do") == "remove":
        _remove(asked)
        return Go(home, said="hub_administration.said.group_removed")
    asked.group.name = _free_name(asked, asked.group)
    asked.group.place = typed.line(asked.given("place"), "place", needed=False) or None
    _set_leader(asked)
    for meeting in asked.group.meetings:
        _set_meeting(asked, meeting)
    _check_order(asked.group)
    return Go(home, said="hub_administration.said.group_changed")


def _set_leader(asked: Asked) -> None:
    wanted = asked.given("facilitator")
    there = {one.id: one for one in facilitators_of(asked.session, asked.course)}
    if wanted and wanted not in there:
        raise Wrong("hub_administration.wrong.choose_facilitator", "facilitator")
    lead(asked.session, asked.group, there.get(wanted), asked.now)


def _set_meeting(asked: Asked, meeting: Meeting) -> None:
    starts, minutes = f"starts_{meeting.number}", f"minutes_{meeting.number}"
    try:
        written = asked.given(starts)
        meeting.starts_at = from_local(written) if written else None
    except ValueError:
        raise Wrong("hub_administration.wrong.moment", starts) from None
    long = whole(asked.given(minutes), *MINUTES)
    if long is None:
        raise Wrong("hub_administration.wrong.minutes", minutes)
    meeting.minutes = long
    place = f"place_{meeting.number}"
    meeting.place = typed.line(asked.given(place), place, needed=False) or None


def _check_order(group: Group) -> None:
    dated = [one for one in group.meetings if one.starts_at is not None]
    for before, after in pairwise(dated):
        if before.starts_at and after.starts_at and after.starts_at <= before.starts_at:
            raise Wrong("hub_administration.wrong.meeting_order", f"starts_{after.number}")


def _remove(asked: Asked) -> None:
    """Only a group that nobody is in and that has not met."""
    empty = all(one.group_id != asked.group.id for one in members_of(asked.session, asked.course))
    met = any(one.held_at or one.worksheet_at for one in asked.group.meetings)
    if not empty or met:
        raise Wrong("hub_administration.wrong.group_in_use")
    asked.session.delete(asked.group)
