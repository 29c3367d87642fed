"""What waits, in a thread of its own: a browser's loop may run in the test's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def apart(work: Callable[[], T]) -> T:
    """What some work gives."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(work).result()


def waited(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine gives."""
    return apart(lambda: asyncio.run(coroutine))
