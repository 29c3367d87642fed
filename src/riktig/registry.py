"""The one door: what a browser worker, a kernel widget or a command may ask of the core.

`handle` takes a JSON-able request and the bytes of dropped files, and gives a
JSON-able answer. No exception crosses the door, and no patient row does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from riktig.audit_doors import (
    audit_door,
    example_door,
    inspect_door,
    recount_door,
    release_door,
    warm_door,
)
from riktig.calculators.calculator import CALCULATORS, Calculator
from riktig.diary_doors import DOORS as DIARY_DOORS
from riktig.doors import answer_door
from riktig.exercise_doors import exercise_check_door
from riktig.group_doors import group_prompts_door
from riktig.held import Held
from riktig.journal_doors import journal_door
from riktig.meeting_doors import (
    meeting_ledger_door,
    meeting_numbers_door,
    meeting_plan_door,
    meeting_sheet_door,
    meeting_vote_door,
)
from riktig.own_practice_doors import practice_door
from riktig.past_doors import episodes_door, past_door
from riktig.planning_doors import (
    plan_compare_door,
    plan_door,
    plan_form_door,
    plan_together_door,
)
from riktig.problem import Problem, Refused
from riktig.report_doors import compare_door
from riktig.review_doors import (
    list_csv_door,
    own_list_door,
    patients_door,
    who_door,
    work_check_door,
    work_counts_door,
    work_open_door,
    work_save_door,
)
from riktig.toolbox_doors import journal_door as toolbox_journal_door
from riktig.toolbox_doors import search_door as toolbox_search_door
from riktig.trust_doors import share_text_door, spot_check_door
from riktig.typed_doors import totals_door, typed_door
from riktig.visit_doors import (
    visit_commitment_door,
    visit_ledger_door,
    visit_ledger_open_door,
    visit_numbers_door,
    visit_open_door,
    visit_questions_door,
    visit_search_door,
    visit_sheet_door,
)
from riktig.ways_doors import compare_dropped_door, mapping_file_door
from riktig.wire import calculate, sentence

__all__ = ["CALCULATORS", "Calculator", "Held", "calculate", "handle"]

Door = Callable[[Mapping[str, Any], Sequence[bytes]], dict[str, Any]]
HeldDoor = Callable[[Mapping[str, Any], Sequence[bytes], Held], dict[str, Any]]

# Details that tell a page where the problem stands: open questions, two columns.
_WHERE = ("questions", "first", "second")

_DOORS: Mapping[str, Door] = {
    "answer": answer_door,
    "compare": compare_door,
    "compare_dropped": compare_dropped_door,
    "group_prompts": group_prompts_door,
    "mapping_file": mapping_file_door,
    "journal": journal_door,
    "who": who_door,
    "meeting_ledger": meeting_ledger_door,
    "meeting_numbers": meeting_numbers_door,
    "meeting_plan": meeting_plan_door,
    "meeting_sheet": meeting_sheet_door,
    "meeting_vote": meeting_vote_door,
    "plan_form": plan_form_door,
    "plan": plan_door,
    "visit_open": visit_open_door,
    "visit_search": visit_search_door,
    "visit_numbers": visit_numbers_door,
    "visit_commitment": visit_commitment_door,
    "visit_ledger": visit_ledger_door,
    "visit_ledger_open": visit_ledger_open_door,
    "visit_sheet": visit_sheet_door,
    "visit_questions": visit_questions_door,
    "plan_together": plan_together_door,
    "plan_compare": plan_compare_door,
    **DIARY_DOORS,
    "exercise_check": exercise_check_door,
    "exercise_practice": practice_door,
    "toolbox_search": toolbox_search_door,
    "toolbox_journal": toolbox_journal_door,
}

# These also take what the page has read before.
_HELD_DOORS: Mapping[str, HeldDoor] = {
    "inspect": inspect_door,
    "audit": audit_door,
    "example": example_door,
    "recount": recount_door,
    "totals": totals_door,
    "typed": typed_door,
    "past": past_door,
    "episodes": episodes_door,
    "release": release_door,
    "spot_check": spot_check_door,
    "share_text": share_text_door,
    "warm": warm_door,
    "patients": patients_door,
    "own_list": own_list_door,
    "own_list_csv": list_csv_door,
    "work_counts": work_counts_door,
    "work_check": work_check_door,
    "work_open": work_open_door,
    "work_save": work_save_door,
}


def handle(
    request: object, blobs: Sequence[bytes] = (), held: Held | None = None
) -> dict[str, Any]:
    """Answers one request `{"op": ..., ...}`; `{"ok": False, "message": ...}` on refusal.

    `held` is what this reader has read before; without it nothing is kept between requests.
    """
    try:
        return _answer(request, blobs, Held() if held is None else held)
    except Exception as error:
        # The sentence must not carry what stood in a file; the type is enough to report.
        return {**_no(Problem("internal")), "error": type(error).__name__}


def _answer(request: object, blobs: Sequence[bytes], held: Held) -> dict[str, Any]:
    if not isinstance(request, Mapping):
        return _no(Problem("invalid_input"))
    name = request.get("op")
    try:
        if isinstance(name, str) and name in _HELD_DOORS:
            return _HELD_DOORS[name](request, blobs, held)
        if isinstance(name, str) and name in _DOORS:
            return _DOORS[name](request, blobs)
    except Refused as refusal:
        return _no(refusal.problem)
    return _no(Problem("invalid_input"))


def _no(problem: Problem) -> dict[str, Any]:
    where = {key: problem.details[key] for key in _WHERE if key in problem.details}
    return {"ok": False, "message": sentence(problem), "problem": {"code": problem.code, **where}}
