"""What goes on alongside a connection that is in step, such as the lamps of telephones.

It is over when all is done, or when the connection is lost. Where it fails, the connection is as good as lost: nobody
would notice otherwise that something is not done any more.

Belongs here: its beginning and its end.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from readyroom.edges.asterisk.connection import NotConnected

logger = structlog.get_logger(__name__)


class Forsaken(NotConnected):
    """What went on alongside failed."""


class Company:
    """Keeps `doing` going on as long as it is entered. `wake` is called when that ends by itself."""

    def __init__(self, link: str, doing: Coroutine[Any, Any, None] | None, wake: Callable[[], None]) -> None:
        self._link = link
        self._doing = doing
        self._wake = wake
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Company:
        if self._doing is not None:
            self._task = asyncio.create_task(self._doing, name=f"asterisk {self._link} alongside")
            self._task.add_done_callback(lambda _: self._wake())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def look_after(self) -> None:
        """Raises `Forsaken` if it failed; the log says how."""
        task = self._task
        if task is None or not task.done() or task.cancelled():
            return
        failed = task.exception()
        if failed is None or isinstance(failed, NotConnected):
            return
        logger.error("asterisk_alongside_failed", link=self._link, exc_info=failed)
        raise Forsaken(f"lamps and telephones are not kept as they should be: {failed!r}")
