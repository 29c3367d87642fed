"""The course office reads texts and gives points, one at a time, without any other program."""

from __future__ import annotations

import re

from riktig_exercises.identity import holds_identity

from riktig_hub.handing_in.texts import TextToRead, judge, texts_to_read
from riktig_hub.web.answer import Answer, Go, Page, Wrong
from riktig_hub.web.asked import Asked

LONGEST_COMMENT = 1000
AFTER = "etter"


def show(asked: Asked) -> Answer:
    """The next text; another one where that is put off."""
    texts = texts_to_read(asked.session, asked.course)
    return Page(
        "handing_in/texts.html.j2",
        {
            "course": asked.course,
            "one": _next(texts, asked.given("key") or asked.query.get(AFTER, ""), asked),
            "left": len(texts),
            "longest": LONGEST_COMMENT,
        },
    )


def give(asked: Asked) -> Answer:
    """Gives points and a comment, and on to the next."""
    texts = texts_to_read(asked.session, asked.course)
    one = next((one for one in texts if key_of(one) == asked.given("key")), None)
    to = f"/styring/{asked.course.id}/resultater/tekster"
    if one is None:  # somebody else has read it meanwhile
        return Go(to, said="hub_handing_in.said.text_gone")
    points, comment = _points(asked.given("points"), one.most), asked.given("comment")
    if len(comment) > LONGEST_COMMENT:
        raise Wrong("hub_handing_in.texts.long", "comment", most=str(LONGEST_COMMENT))
    if holds_identity(comment):
        raise Wrong("hub_administration.wrong.identity", "comment")
    given = judge(
        asked.session, asked.course, asked.setting.folder, one, points, comment, asked.now
    )
    return Go(to, said=f"hub_handing_in.said.{'text_judged' if given else 'text_gone'}")


def key_of(one: TextToRead) -> str:
    """What the form sends back to say which text it is about."""
    return f"{one.submission_id}/{one.question}"


def _next(texts: list[TextToRead], key: str, asked: Asked) -> tuple[str, TextToRead] | None:
    """The text a form was about, when it is shown again; else the one after, else the first."""
    keys = [key_of(one) for one in texts]
    if not texts:
        return None
    at = keys.index(key) if key in keys else 0
    if AFTER in asked.query and key in keys and not asked.given("key"):
        at = (at + 1) % len(texts)
    return keys[at], texts[at]


def _points(typed: str, most: float) -> float:
    """Points as they are written, from nought to all there are."""
    plain = typed.replace(",", ".")
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", plain, re.ASCII) and float(plain) <= most:
        return float(plain)
    raise Wrong("hub_handing_in.texts.points_wrong", "points", most=f"{most:g}".replace(".", ","))
