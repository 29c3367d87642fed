"""Who does the parts: a pool of processes on this machine, or a Dask cluster that stands already.

A part may be done twice when a worker is lost; it then writes the same files again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, Protocol, TypeVar

from riktig.national.keep import definitions
from riktig.problem import Refused

T = TypeVar("T")
_SECONDS_TO_CONNECT = 30


class Workers(Protocol):
    """Does calls of one function, each with its place in the list given."""

    def each(
        self, function: Callable[..., T], calls: Sequence[tuple[Any, ...]]
    ) -> Iterator[tuple[int, T]]:
        """The place and the outcome of each call, in the order they are done."""


class Pool:
    """Processes of this machine. They end when the one that started them does, however it ends."""

    def __init__(self, processes: int) -> None:
        self._pool = ProcessPoolExecutor(
            processes, mp_context=get_context("spawn"), initializer=_end_with_parent
        )

    def each(
        self, function: Callable[..., T], calls: Sequence[tuple[Any, ...]]
    ) -> Iterator[tuple[int, T]]:
        """As `Workers.each`."""
        futures = {self._pool.submit(function, *call): at for at, call in enumerate(calls)}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BrokenProcessPool:
            raise Refused("national_worker_lost") from None

    def close(self) -> None:
        """Lets go of what is not begun, and waits for the rest."""
        self._pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """A process whose parent was killed would otherwise wait for work for ever."""
    parent = parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _said(address: str) -> str:
    """An address without what stands before its host: there may be a password there."""
    scheme, _, rest = address.rpartition("://")
    host = rest.rpartition("@")[2]
    return f"{scheme}://{host}" if scheme else host


class Cluster:
    """A Dask cluster by its scheduler's address; its workers see the same folders as we do."""

    def __init__(self, address: str) -> None:
        import distributed

        try:
            self._client: Any = distributed.Client(  # type: ignore[no-untyped-call]
                address, timeout=_SECONDS_TO_CONNECT
            )
        except (OSError, TimeoutError, ValueError):
            raise Refused("national_no_scheduler", address=_said(address)) from None
        try:
            self._check()
        except BaseException:
            self.close()
            raise

    def _check(self) -> None:
        """Refuses a cluster without workers, or whose workers define something otherwise."""
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS_TO_CONNECT)
        except TimeoutError:
            raise Refused("national_no_workers") from None
        if set(self._client.run(definitions).values()) != {definitions()}:
            raise Refused("national_workers_differ")

    def each(
        self, function: Callable[..., T], calls: Sequence[tuple[Any, ...]]
    ) -> Iterator[tuple[int, T]]:
        """As `Workers.each`."""
        import distributed

        futures = {
            self._client.submit(function, *call, pure=False): at for at, call in enumerate(calls)
        }
        for future in distributed.as_completed(list(futures)):  # type: ignore[no-untyped-call]
            yield futures[future], future.result()

    def close(self) -> None:
        """Leaves the cluster, which goes on without us."""
        self._client.close()


@contextmanager
def workers(scheduler: str | None, processes: int) -> Iterator[Workers]:
    """The cluster of an address, or else a pool of so many processes."""
    found = Cluster(scheduler) if scheduler else Pool(processes)
    try:
        yield found
    finally:
        found.close()
