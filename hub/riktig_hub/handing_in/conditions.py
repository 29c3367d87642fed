"""What the course asks before it is completed, each held against what a participant has done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from riktig_exercises.course_rules import rules

from riktig.text import decimal_text, text
from riktig_hub.handing_in.assignments import AssignmentState
from riktig_hub.handing_in.chapters import chapters
from riktig_hub.handing_in.facts import MEETINGS, Facts


@dataclass(frozen=True)
class Condition:
    """One condition. `met` is None while somebody else has to do something; `done` says how far."""

    key: str
    met: bool | None
    done: str


def conditions(facts: Facts) -> tuple[Condition, ...]:
    """All of them, in the order a participant meets them."""
    return tuple(Condition(key, *judged(facts)) for key, judged in _CONDITIONS.items())


def module_done(facts: Facts, module: int) -> bool:
    """Whether every chapter of a module is read."""
    return facts.chapters_read[module] >= len(chapters()[module])


def exercises_of(facts: Facts) -> list[AssignmentState]:
    """The assignments but the test."""
    return [one for one in facts.assignments if one.id != rules().test]


def test_of(facts: Facts) -> AssignmentState | None:
    """The final test."""
    return next((one for one in facts.assignments if one.id == rules().test), None)


Judged = tuple[bool | None, str]


def _modules(facts: Facts) -> Judged:
    every = len(chapters())
    done = sum(module_done(facts, module) for module in chapters())
    return done == every, _of("modules", done, every)


def _exercises(facts: Facts) -> Judged:
    asked = exercises_of(facts)
    done = sum(one.done for one in asked)
    waits = sum(one.waits for one in asked)
    said = _of("exercises", done, len(asked))
    if waits:
        said = f"{said} {text('hub_handing_in.done.waiting', count=waits)}"
    return _met(done == len(asked), done + waits == len(asked)), said


def _meetings(facts: Facts) -> Judged:
    done = len(facts.attended & set(MEETINGS))
    said = _of("meetings", done, len(MEETINGS))
    if facts.unsaid:
        said = f"{said} {text('hub_handing_in.done.unsaid', count=len(facts.unsaid))}"
    all_said = facts.attended | facts.unsaid >= set(MEETINGS)
    return _met(done == len(MEETINGS), all_said), said


def _worksheets(facts: Facts) -> Judged:
    done = len(facts.worksheets & set(MEETINGS))
    return done == len(MEETINGS), _of("worksheets", done, len(MEETINGS))


def _test(facts: Facts) -> Judged:
    test = test_of(facts)
    if test is None:
        return True, ""
    if test.points is None or test.waits:
        return _met(False, test.waits), text(f"hub_handing_in.state.{test.state}")
    values = {"points": decimal_text(test.points), "most": decimal_text(test.most)}
    said = text("hub_handing_in.done.test", **values)
    return test.done, f"{text(f'hub_handing_in.state.{test.state}')}, {said}"


def _evaluation(facts: Facts) -> Judged:
    return facts.evaluated, text(f"hub_handing_in.done.{'yes' if facts.evaluated else 'no'}")


def _met(done: bool, waits: bool) -> bool | None:
    return True if done else None if waits else False


def _of(key: str, done: int, every: int) -> str:
    return text(f"hub_handing_in.done.{key}", done=done, every=every)


_CONDITIONS: Final[dict[str, Callable[[Facts], Judged]]] = {
    "modules": _modules,
    "exercises": _exercises,
    "meetings": _meetings,
    "worksheets": _worksheets,
    "final_test": _test,
    "evaluation": _evaluation,
}
