"""The requests of the sleep diary and of scores over time. Imported parts when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from riktig.problem import Refused

Request = Mapping[str, Any]


def sleep_view_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`diary` and the place of the week that is `shown` -> how it looks.

    Without a diary it begins one, of the seven nights up to `today`, and gives it back.
    """
    from riktig.diary.days import days_on, read_day
    from riktig.diary.sleep_view import sleep_view
    from riktig.diary.weeks import NIGHTS, new_diary, read_diary

    given = request.get("diary")
    if given is None:
        given = new_diary(days_on(read_day(request.get("today"), "today"), 1 - NIGHTS))
    shown = request.get("shown", 0)
    if type(shown) is not int:
        raise Refused("invalid_input")
    return {"ok": True, "diary": given, "view": sleep_view(read_diary(given), shown)}


def sleep_sheet_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """The empty week for paper, of the week that is `shown`."""
    from riktig.diary.sleep_sheet import sleep_sheet
    from riktig.diary.weeks import read_diary

    weeks = read_diary(request.get("diary")).weeks
    shown = request.get("shown")
    if type(shown) is not int or not 0 <= shown < len(weeks):
        raise Refused("invalid_input")
    return {"ok": True, "sheet": sleep_sheet(weeks[shown])}


def sleep_save_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """The diary as its own file: `name` and `content`."""
    from riktig.diary.days import read_day
    from riktig.diary.own_file import file_name
    from riktig.diary.sleep_file import SCHEMA, written
    from riktig.diary.weeks import read_diary

    today = read_day(request.get("today"), "today")
    content = written(read_diary(request.get("diary")), today)
    return {"ok": True, "name": file_name(SCHEMA, today), "content": content}


def sleep_open_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """The diary of a dropped file."""
    from riktig.diary.sleep_file import read_file

    return {"ok": True, "diary": read_file(_only(blobs))}


def scores_view_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """`entries` -> tables, pictures and what must be told, by instrument."""
    from riktig.diary.scores import read_entries
    from riktig.diary.scores_view import scores_view

    return {"ok": True, "view": scores_view(read_entries(request.get("entries")))}


def scores_save_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """The scores as their own file: `name` and `content`."""
    from riktig.diary.days import read_day
    from riktig.diary.own_file import file_name
    from riktig.diary.scores import read_entries
    from riktig.diary.scores_file import SCHEMA, written

    today = read_day(request.get("today"), "today")
    content = written(read_entries(request.get("entries")), today)
    return {"ok": True, "name": file_name(SCHEMA, today), "content": content}


def scores_open_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """The entries of a dropped file."""
    from riktig.diary.scores_file import read_file

    return {"ok": True, "entries": read_file(_only(blobs))}


def _only(blobs: Sequence[bytes]) -> bytes:
    if len(blobs) != 1:
        raise Refused("invalid_input")
    return blobs[0]


DOORS: Final[Mapping[str, Callable[[Request, Sequence[bytes]], dict[str, Any]]]] = {
    "sleep_view": sleep_view_door,
    "sleep_sheet": sleep_sheet_door,
    "sleep_save": sleep_save_door,
    "sleep_open": sleep_open_door,
    "scores_view": scores_view_door,
    "scores_save": scores_save_door,
    "scores_open": scores_open_door,
}
