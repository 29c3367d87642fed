"""The apps with a kernel behind them: how soon, how quick, how heavy, and many at once.

Every measure opens real Chromium pages against `riktig serve` on this machine, which has the
browsers to carry as well: a room of 25 laptops would bring their own. "Interactive" is from
navigation until the app says that it answers. "Cold" is the first visit to a server that was
started a moment ago; "preheated" finds a kernel waiting. A kernel's memory is its resident set,
pages shared with the other kernels counted in full; its true cost is told beside it. The same
notebook is opened in the same run under plain `voila`, to compare with; that has no limit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from functools import cache
from time import sleep
from typing import TypeVar

from bench.apps_visits import (
    Running,
    Taken,
    at_once,
    changed,
    chromium,
    opened,
    ours,
    plain,
    visitor,
)
from bench.measure import Measure, NotHere
from bench.processes import offspring, resident_mb, share_mb

TOOLS, AUDIT = "kalkulatorer", "egen-forskrivning"
CALCULATOR, WITH_CHART = "omeq", "run_chart"
ROOM = 25
VISITS, SETTLED = 200, 100
# Until preheated kernels stand there: at the start, and after one was taken.
SECONDS_TO_PREHEAT, SECONDS_TO_REFILL = 8.0, 4.0
SECONDS_TO_END = 8.0
TIMES = 5
NO_LIMIT = float("inf")
Gained = TypeVar("Gained")
Server = Callable[[], AbstractContextManager[Running]]


def _with(server: Server, do: Callable[[Running], Awaitable[Gained]]) -> Gained:
    with server() as running:

        async def all_of_it() -> Gained:
            return await do(running)

        return asyncio.run(all_of_it())


async def _first(running: Running) -> float:
    async with chromium() as browser:
        context = await visitor(browser, running)
        _, seconds = await opened(context, running, TOOLS)
        return seconds


def _preheated(app: str) -> list[float]:
    async def some(running: Running) -> list[float]:
        took = []
        async with chromium() as browser:
            context = await visitor(browser, running)
            sleep(SECONDS_TO_PREHEAT)
            for _ in range(TIMES):
                page, seconds = await opened(context, running, app)
                took.append(seconds)
                await page.close()
                await asyncio.sleep(SECONDS_TO_REFILL)
        return took

    return _with(ours, some)


async def _changes(running: Running) -> list[float]:
    async with chromium() as browser:
        context = await visitor(browser, running)
        page, _ = await opened(context, running, f"{TOOLS}#{CALCULATOR}")
        return await changed(page, CALCULATOR)


def _kernel(calculator: str, weigh: Callable[[int], float], server: Server = ours) -> float:
    """The heaviest kernel when a calculator has answered many times."""

    async def one(running: Running) -> float:
        async with chromium() as browser:
            context = await visitor(browser, running)
            page, _ = await opened(context, running, f"{TOOLS}#{calculator}")
            await changed(page, calculator)
            return max(weigh(kernel) for kernel in running.kernels())

    return _with(server, one)


@cache
def _room(server: Server) -> Taken:
    async def together(running: Running) -> Taken:
        await asyncio.sleep(SECONDS_TO_PREHEAT)
        return await at_once(running, f"{TOOLS}#{CALCULATOR}", ROOM)

    return _with(server, together)


@cache
def _many_visits() -> tuple[int, float]:
    """Kernels more than before, and MB that the server and its kernels gained since settling."""

    async def many(running: Running) -> tuple[int, float]:
        async with chromium() as browser:
            context = await visitor(browser, running)
            await asyncio.sleep(SECONDS_TO_PREHEAT)
            before = len(running.kernels())
            for number in range(VISITS):
                if number == SETTLED:
                    await asyncio.sleep(SECONDS_TO_PREHEAT)  # the pool is full when weighed
                    settled = _cost(running)
                page, _ = await opened(context, running, TOOLS)
                await page.close(run_before_unload=False)
            await asyncio.sleep(SECONDS_TO_END)
            return len(running.kernels()) - before, _cost(running) - settled

    return _with(ours, many)


def _cost(running: Running) -> float:
    return share_mb(running.pid) + sum(share_mb(one) for one in offspring(running.pid))


def _slowest(server: Server) -> float:
    taken = _room(server)
    if not taken.ready:
        raise NotHere("no page came up")
    return max(taken.ready)


MEASURES = [
    Measure("apps: Kalkulatorer interactive, cold", 3, "s", lambda: _with(ours, _first), 3),
    Measure("apps: the same under plain voila", NO_LIMIT, "s", lambda: _with(plain, _first), 3),
    Measure("apps: Kalkulatorer interactive, preheated", 1.5, "s", lambda: _preheated(TOOLS), 1),
    Measure("apps: Egen forskrivning interactive, preheated", 3, "s", lambda: _preheated(AUDIT), 1),
    Measure(
        "apps: change to answer, 95th percentile", 100, "ms", lambda: _with(ours, _changes), 1, 95
    ),
    Measure(
        "apps: the same under plain voila, 95th percentile",
        NO_LIMIT,
        "ms",
        lambda: _with(plain, _changes),
        1,
        95,
    ),
    Measure("apps: a kernel", 70, "MB", lambda: _kernel(CALCULATOR, resident_mb), 1),
    Measure("apps: a kernel with charts", 150, "MB", lambda: _kernel(WITH_CHART, resident_mb), 1),
    Measure("apps: what a kernel adds", 70, "MB", lambda: _kernel(CALCULATOR, share_mb), 1),
    Measure(
        "apps: a kernel under plain voila",
        NO_LIMIT,
        "MB",
        lambda: _kernel(CALCULATOR, resident_mb, plain),
        1,
    ),
    Measure(f"apps: {ROOM} at once, the slowest interactive", 15, "s", lambda: _slowest(ours), 1),
    Measure(f"apps: {ROOM} at once, failed", 0, "pages", lambda: _room(ours).failed, 1),
    Measure(
        f"apps: {ROOM} at once, change to answer, 95th percentile",
        400,
        "ms",
        lambda: _room(ours).changes,
        1,
        95,
    ),
    Measure(
        "apps: the slowest of them under plain voila", NO_LIMIT, "s", lambda: _slowest(plain), 1
    ),
    Measure("apps: failed under plain voila", NO_LIMIT, "pages", lambda: _room(plain).failed, 1),
    Measure(f"apps: kernels left after {VISITS} visits", 0, "", lambda: _many_visits()[0], 1),
    Measure(
        f"apps: memory gained from visit {SETTLED} to {VISITS}",
        20,
        "MB",
        lambda: _many_visits()[1],
        1,
    ),
]
