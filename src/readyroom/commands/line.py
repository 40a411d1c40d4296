"""The line to the live stream: opens it, keeps it, and says honestly whether what is there is live.

Belongs here: the socket, waiting times, the server's clock. What frames mean is in `views/fold`, what is drawn
elsewhere. Raises `Told` where the server will have nothing more to say.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

from readyroom.commands.client import HINTS, PREFIX, Client
from readyroom.commands.output import Told
from readyroom.views.fold import FoldedBoard, MissedFrame

BEATS_S = 22.0
"""Two beats of the server that did not come: the line is dead."""
OPEN_S = 8.0
BACKOFF_S = (0.25, 0.5, 1, 2, 4, 8)
"""Between two tries to connect; the last one again and again."""
SPREAD = 0.25
"""So that many boards do not come back to a server in the same instant."""
JITTER = timedelta(seconds=1.5)
"""Differences of the clocks below this are the network's."""

Link = Literal["connecting", "live", "lost"]
ENDED = {
    4401: ("unauthenticated", "The token is not good any more."),
    4403: ("forbidden", "This token may see nobody's board."),
}
FRESH = (1008, 4409)
"""Closed with one of these: what was seen is not to be resumed."""
LOST: tuple[type[Exception], ...] = (
    OSError,
    TimeoutError,
    ConnectionClosed,
    InvalidHandshake,
    InvalidMessage,
)


class Line:
    """The live stream of who is signed in, kept open."""

    def __init__(self, client: Client, on_news: Callable[[], None]) -> None:
        self.board = FoldedBoard()
        self.link: Link = "connecting"
        self.why = ""
        """Why it is not live."""
        self.retry_at = 0.0
        """When it is tried again, by the monotonic clock."""
        self._client = client
        self._on_news = on_news
        self._heard: datetime | None = None
        self._offset: timedelta | None = None
        self._tries = 0
        self._resumable = True

    def now(self) -> datetime:
        """The server's time, counted on by this machine's clock."""
        return datetime.now(UTC) + (self._offset or timedelta())

    def as_of(self) -> datetime:
        """When what is there was true: now while it is live, else when the server was heard last."""
        return self.now() if self.link == "live" or self._heard is None else self._heard

    def silent_s(self) -> float:
        """For how long the server has said nothing."""
        return 0.0 if self._heard is None else (self.now() - self._heard).total_seconds()

    async def follow(self) -> None:
        """Follow for ever. Raises Told: there is nothing to see for this token, or no longer."""
        while True:
            try:
                await self._connected()
            except MissedFrame as missed:
                self._lost(str(missed), at_once=True)
            except LOST as error:
                self._closed(error)
            await asyncio.sleep(max(0.0, self.retry_at - time.monotonic()))

    async def _connected(self) -> None:
        since = self.board.seq if self._resumable else None
        path = f"{PREFIX}/live" + ("" if since is None else f"?since={since}")
        async with connect(
            self._client.url.replace("http", "ws", 1) + path,
            additional_headers=self._client.headers,
            proxy=True if self._client.by_proxy else None,
            max_size=None,
            open_timeout=OPEN_S,
            close_timeout=1,
        ) as socket:
            while True:
                self._hear(await _frame(socket))

    def _hear(self, frame: dict[str, Any]) -> None:
        self.board.take(frame)
        kind = frame["type"]
        if "at" in frame:
            told = datetime.fromisoformat(frame["at"])
            # A delta's instant is that of what happened, long ago perhaps: it is later now.
            self._set_clock(told, is_now=kind != "delta", anew=self.link != "live")
        self._heard = self.now()
        self._resumable = True
        self.link, self.why, self._tries = "live", "", 0
        if kind != "beat":
            self._on_news()

    def _set_clock(self, told: datetime, *, is_now: bool, anew: bool) -> None:
        """A frame takes a while to come: of what two of them say, the later time is right."""
        offset = told - datetime.now(UTC)
        before = self._offset
        if before is None or offset > before or (is_now and (anew or before - offset > JITTER)):
            self._offset = offset

    def _closed(self, error: Exception) -> None:
        close = error.rcvd if isinstance(error, ConnectionClosed) else None
        if close is not None and close.code in ENDED:
            code, message = ENDED[close.code]
            raise Told(f"{message} {HINTS.get(code, '')}".rstrip(), code=code)
        self._resumable = close is None or close.code not in FRESH
        if close is not None:
            why = (
                "the server stopped" if close.reason == "stopped" else f"closed: {close.reason or close.code}"
            )
        elif isinstance(error, TimeoutError):
            why = "the server is silent"
        else:
            why = "the line broke" if self.link == "live" else "nothing answers"
        self._lost(why, at_once=not self._resumable)

    def _lost(self, why: str, *, at_once: bool = False) -> None:
        wait = BACKOFF_S[min(self._tries, len(BACKOFF_S) - 1)]
        wait *= 1 + SPREAD * (2 * random.random() - 1)  # noqa: S311 - nobody is to be kept from guessing it
        self.retry_at = time.monotonic() + (0 if at_once and not self._tries else wait)
        self._tries += 1
        self.link = "connecting" if self.board.seq is None else "lost"
        self.why = why
        self._on_news()


async def _frame(socket: ClientConnection) -> dict[str, Any]:
    async with asyncio.timeout(BEATS_S):
        frame: dict[str, Any] = msgspec.json.decode(await socket.recv())
        return frame
