"""Which of the kernels that were started in advance may be handed to a page."""

from __future__ import annotations

from asyncio import Future
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager


class WatchedPool(AsyncMappingKernelManager):
    """Voila's pools (`_pools`, by notebook), looked at before they are used."""

    async def has_ready(self, notebook: str) -> bool:
        """Whether the first preheated kernel of an app is done and lives; dead ones are let go.

        One that is still starting, or still making its page, is not waited for: a fork is quicker.
        It is left in peace, for the next who comes.
        """
        while self._first_is_done(notebook):
            pool = self._pools[notebook]
            first = pool[0]
            if await self._is_sound(first):
                return True
            if pool and pool[0] is first:  # nobody else took it or let it go meanwhile
                await self._let_go(pool)
                self.fill_if_needed(notebook_name=notebook)
        return False

    def first_is_ready(self, notebook: str) -> bool:
        """Whether the first kernel in the pool of an app waits for nothing but a page."""
        return self._first_is_done(notebook) and not _has_failed(self._pools[notebook][0])

    def _first_is_done(self, notebook: str) -> bool:
        """Whether it has come to the end of making its page, well or not."""
        pool = self._pools.get(notebook, [])
        if not pool or not pool[0].done():
            return False
        return bool(pool[0].exception()) or pool[0].result()["task"].done()

    async def _is_sound(self, heated: Future[dict[str, Any]]) -> bool:
        if _has_failed(heated):
            return False
        kernel_id = heated.result()["kernel_id"]
        return kernel_id in self and await self.get_kernel(kernel_id).is_alive()

    async def _let_go(self, pool: list[Future[dict[str, Any]]]) -> None:
        dead = pool.pop(0)
        kernel_id = "" if dead.exception() else dead.result()["kernel_id"]
        if kernel_id in self:
            await self.shutdown_kernel(kernel_id, now=True)


def _has_failed(heated: Future[dict[str, Any]]) -> bool:
    """Whether a preheated kernel, or its page, came to nothing. Both have come to an end."""
    return bool(heated.exception() or heated.result()["task"].exception())
