"""A participant's papers: what the course asks, the certificate, and the paper for the fund."""

from __future__ import annotations

from riktig.problem import Refused
from riktig.text import explain, text
from riktig_hub.handing_in.absence import absence_pdf, clock_of, hours_text
from riktig_hub.handing_in.facts import meetings_attended
from riktig_hub.handing_in.issuing import check, is_any, issue, said_of
from riktig_hub.handing_in.papers import approval_of, certificate_pdf, facts_of, part_name
from riktig_hub.handing_in.standing import standing
from riktig_hub.registry.courses import Approval
from riktig_hub.registry.learning import Certificate
from riktig_hub.registry.people import Membership
from riktig_hub.web.answer import Answer, File, Page, Wrong
from riktig_hub.web.asked import Asked

PDF = "application/pdf"
CODE = "kode"


def show_certificate(asked: Asked) -> Answer:
    """What the course asks and how far one has come; then the paper of it."""
    stand = standing(asked.session, asked.setting, asked.course, asked.person, asked.now)
    course = asked.course
    approval = asked.session.get(Approval, course.approval_id) if course.approval_id else None
    return Page(
        "handing_in/certificate.html.j2",
        {
            "course": course,
            "stand": stand,
            "approval": approval,
            "part_name": part_name,
            "any": is_any(stand),
            "hpr": asked.person.hpr_number,
        },
    )


def get_certificate(asked: Asked) -> Answer:
    """The paper, issued now, or the same as before where it says the same."""
    stand = standing(asked.session, asked.setting, asked.course, asked.person, asked.now)
    if not is_any(stand):
        raise Wrong("hub_handing_in.certificate.nothing")
    try:
        said = said_of(asked.session, asked.course, _membership(asked), stand, asked.today)
        row = issue(
            asked.session, asked.setting.folder, asked.course, said, asked.person.id, asked.now
        )
        return _paper(row)
    except Refused as refusal:
        raise Wrong("hub_handing_in.certificate.refused", why=explain(refusal.problem)) from refusal


def show_absence(asked: Asked) -> Answer:
    """The meetings one was at, and the paper of them."""
    meetings = meetings_attended(asked.session, asked.course, asked.person.id)
    return Page(
        "handing_in/absence.html.j2",
        {
            "course": asked.course,
            "meetings": [(one, *clock_of(one), hours_text(one.minutes)) for one in meetings],
            "hours": hours_text(sum(one.minutes for one in meetings)),
        },
    )


def get_absence(asked: Asked) -> Answer:
    """The paper for the fund."""
    meetings = meetings_attended(asked.session, asked.course, asked.person.id)
    if not meetings:
        raise Wrong("hub_handing_in.absence.none")
    try:
        paper = absence_pdf(asked.course, asked.person, meetings, asked.today)
    except Refused as refusal:
        raise Wrong("hub_handing_in.certificate.refused", why=explain(refusal.problem)) from refusal
    return File(text("hub_handing_in.absence.file"), paper, PDF)


def show_check(asked: Asked) -> Answer:
    """Anybody may check a code: what is told is what the paper says of whom it is for."""
    typed = asked.query.get(CODE, "").strip()
    found, refused = None, ""
    if typed:
        try:
            found = check(asked.session, asked.setting.folder, typed)
        except Refused as refusal:
            refused = explain(refusal.problem)
    said = found.said if found else None
    return Page(
        "handing_in/check.html.j2",
        {
            "typed_code": typed[:40],
            "refused": refused,
            "found": found,
            "paper": said,
            # The number and the code of the participant stand on the paper alone.
            "facts": facts_of(said)[2:] if said else [],
            "approval": approval_of(said) if said else "",
        },
    )


def _membership(asked: Asked) -> Membership:
    if asked.here.membership is None:
        raise LookupError("the route is for participants")
    return asked.here.membership


def _paper(row: Certificate) -> File:
    key = f"hub_handing_in.paper.file_{row.said['kind']}"
    return File(text(key), certificate_pdf(row.said, row.code), PDF)
