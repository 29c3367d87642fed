"""Every address of the course's pages, area by area. Tests walk it as every role and as nobody."""

from __future__ import annotations

from riktig_hub.account.pages import ROUTES as ACCOUNT
from riktig_hub.administration.pages import ROUTES as ADMINISTRATION
from riktig_hub.groups.pages import ROUTES as GROUPS
from riktig_hub.handing_in.pages import ROUTES as HANDING_IN
from riktig_hub.keeping.pages import ROUTES as KEEPING
from riktig_hub.municipality.pages import ROUTES as MUNICIPALITY
from riktig_hub.outcomes.pages import ROUTES as OUTCOMES
from riktig_hub.participant.pages import ROUTES as PARTICIPANT
from riktig_hub.visits.pages import ROUTES as VISITS
from riktig_hub.web.route import Route

ROUTES: tuple[Route, ...] = (
    *ACCOUNT,
    *ADMINISTRATION,
    *PARTICIPANT,
    *HANDING_IN,
    *GROUPS,
    *MUNICIPALITY,
    *VISITS,
    *OUTCOMES,
    *KEEPING,
)
