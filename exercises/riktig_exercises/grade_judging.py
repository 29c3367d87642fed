"""Holds answers against their keys, by two processes where that pays.

Nothing is written here, and nothing read but the masters. What takes time is the made-up
practice of each participant whom an assignment asks about it.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Final

from riktig.exercise.judge import Verdict, judge
from riktig_exercises.answers import Answers
from riktig_exercises.key import keys_for
from riktig_exercises.master import load_master

Verdicts = Mapping[str, Verdict]

# From this many own practices a second process is quicker, with the second it takes to start.
FEWEST_TO_SHARE: Final = 12
# Answers the other process has been given and not answered: it never waits for the next.
AHEAD: Final = 3


def judge_all(answers: Answers) -> dict[str, Verdict]:
    """The verdict on each question, answered or not."""
    keys = keys_for(answers.assignment, answers.participant, answers.attempt)
    return {name: judge(key, answers.answers.get(name)) for name, key in keys.items()}


def judge_many(asked: Sequence[Answers]) -> Iterator[tuple[Answers, Verdicts]]:
    """The same for many, in any order."""
    own = sum(any(q.own for q in load_master(one.assignment).questions) for one in asked)
    if own < FEWEST_TO_SHARE or (os.cpu_count() or 1) < 2:
        yield from ((one, judge_all(one)) for one in asked)
        return
    helper = _Helper(asked)
    try:
        yield from helper.share()
    finally:
        helper.stop()


class _Helper:
    """Another process that judges some of them. Whatever becomes of it, all are judged."""

    def __init__(self, asked: Sequence[Answers]) -> None:
        self.left = deque(asked)
        self.given: deque[Answers] = deque()
        # A new process and no copy of this one: the gradebook is open here.
        context = multiprocessing.get_context("spawn")
        self.line, end = context.Pipe()
        self.process = context.Process(target=_help, args=(end,), daemon=True)
        self.process.start()
        end.close()

    def share(self) -> Iterator[tuple[Answers, Verdicts]]:
        """Judges from one end while the other process is given some as it gets done."""
        while self.left or self.given:
            self._give()
            if self.left:
                one = self.left.popleft()
                yield one, judge_all(one)
            yield from self._done(wait=not self.left)

    def stop(self) -> None:
        """Ends the other process."""
        self.line.close()
        self.process.kill()
        self.process.join()
        self.process.close()

    def _give(self) -> None:
        with suppress(OSError):
            while self.left and len(self.given) < AHEAD:
                self.line.send(self.left[-1])
                self.given.append(self.left.pop())

    def _done(self, *, wait: bool) -> Iterator[tuple[Answers, Verdicts]]:
        try:
            while self.given and (wait or self.line.poll()):
                verdicts = self.line.recv()
                yield self.given.popleft(), verdicts
        except (OSError, EOFError):
            # It is gone. What it had is judged here.
            self.left.extend(self.given)
            self.given.clear()
            self.line.close()


def _help(line: Connection) -> None:
    """Judges what it is sent until nobody sends more."""
    with suppress(EOFError, OSError):
        while True:
            line.send(judge_all(line.recv()))
