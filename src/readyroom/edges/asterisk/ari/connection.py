"""The two connections to an Asterisk's REST interface: events come by WebSocket, requests go by HTTP.

Requests of one lane are made one after the other, those of different lanes side by side: what is ordered for one
channel arrives there in order, and a channel that does not answer holds up nobody else.

Belongs here: opening both, reading as fast as it comes, asking and being answered, and the end, whichever side makes
it.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import ssl
from collections import deque
from collections.abc import Callable, Iterable

import httpx2
import structlog
from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI

from readyroom.edges.asterisk.ari.lines import APP, Order
from readyroom.edges.asterisk.connection import NotConnected, RefusedLogin
from readyroom.protocols import ari

OPEN_S = 10.0
"""How long the switch may take to accept."""
ASK_S = 15.0
"""How long an answer may take: a request to a channel waits for what it plays."""
PING_S = 10.0
"""After so long without a word the switch is asked whether it is there; as long again, and it is not."""
CLOSE_S = 2.0
AT_ONCE = 32
"""Requests side by side. Asterisk's HTTP server takes 100 connections, unless it is told otherwise."""
IDLE_S = 5.0
"""How long an idle connection is kept: Asterisk keeps it for 15 s."""
EVENTS_AT_MOST = 4_096
"""Events that may wait to be read."""
DENIED = frozenset({401, 403})

logger = structlog.get_logger(__name__)


class Target(Struct, frozen=True, kw_only=True):
    """Which switch, and as whom."""

    url: str
    """`http://127.0.0.1:8088/ari`, without a slash at the end."""
    user: str
    secret: str
    tls: ssl.SSLContext | None = None


class Replaced(RefusedLogin):
    """Another program has taken the application over: somebody has to do something about it."""


class Refused(Exception):  # noqa: N818 - what the switch said
    """The switch refused a request."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(f"{status} {why}".strip())
        self.status, self.why = status, why


OnEvent = Callable[[ari.Event], None]
OnRefusal = Callable[[Order, int, str], None]


class Connection:
    """Both connections, open until `closed` says why they are not."""

    def __init__(
        self, socket: ClientConnection, http: httpx2.AsyncClient, on_event: OnEvent, on_refusal: OnRefusal
    ) -> None:
        self.closed: asyncio.Future[NotConnected] = asyncio.get_running_loop().create_future()
        self._socket = socket
        self._http = http
        self._on_event = on_event
        self._on_refusal = on_refusal
        self._lanes: dict[str, deque[Order]] = {}
        self._busy: set[asyncio.Task[None]] = set()
        self._reading = asyncio.create_task(self._read(), name="asterisk ari reader")

    @classmethod
    async def open(cls, target: Target, on_event: OnEvent, on_refusal: OnRefusal) -> Connection:
        """Connect: from now on callers come to the application. Raises NotConnected.

        `on_event` and `on_refusal` must not wait.
        """
        try:
            socket = await _socket(target)
        except InvalidStatus as error:
            status = error.response.status_code
            if status in DENIED:
                raise RefusedLogin(f"{target.url} does not let {target.user} in ({status})") from None
            raise NotConnected(f"{target.url}/events answers {status}") from None
        except (InvalidHandshake, InvalidURI, OSError, TimeoutError) as error:
            raise NotConnected(f"{target.url}: {str(error) or 'no answer'}") from None
        http = httpx2.AsyncClient(
            base_url=target.url,
            auth=(target.user, target.secret),
            verify=False if target.tls is None else target.tls,
            trust_env=False,
            timeout=httpx2.Timeout(ASK_S),
            limits=httpx2.Limits(
                max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE, keepalive_expiry=IDLE_S
            ),
        )
        return cls(socket, http, on_event, on_refusal)

    async def close(self) -> None:
        """End both; what waits to be ordered is not."""
        self._end(NotConnected("closed"))
        for lane in self._lanes.values():
            lane.clear()
        if self._busy:  # a request that is cut off while it connects would leave that connection open
            await asyncio.wait(self._busy, timeout=CLOSE_S)
        tasks = [self._reading, *self._busy]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.deafen()
        await self._http.aclose()

    async def deafen(self) -> None:
        """Hear no more: from now on nobody comes to the application. Requests can still be made."""
        with contextlib.suppress(OSError, TimeoutError, ConnectionClosed):
            async with asyncio.timeout(CLOSE_S):
                await self._socket.close()

    # --- asking ------------------------------------------------------------------------------------------

    async def ask(self, request: ari.Request) -> bytes:
        """The answer to a request. Raises `Refused`; NotConnected if there is none."""
        try:
            answer = await self._http.request(
                request.method, request.path, params=dict(request.query), json=request.body
            )
        except httpx2.HTTPError as error:
            raise NotConnected(f"{request.method} {request.path}: {str(error) or 'no answer'}") from None
        if answer.status_code >= 400:
            raise Refused(answer.status_code, ari.problem_of(answer.content))
        return answer.content

    def order(self, orders: Iterable[Order]) -> None:
        """Have these done, each lane in order. What is refused is told; without an answer the connection is over."""
        for order in orders:
            lane = self._lanes.get(order.lane)
            if lane is not None:
                lane.append(order)
                continue
            self._lanes[order.lane] = deque([order])
            task = asyncio.create_task(self._drive(order.lane), name=f"asterisk ari {order.lane}")
            self._busy.add(task)
            task.add_done_callback(self._busy.discard)

    async def done(self) -> None:
        """Returns when all that was ordered so far is done."""
        while self._busy:
            await asyncio.wait(self._busy)

    @property
    def is_busy(self) -> bool:
        """Whether something is ordered and not done."""
        return bool(self._busy)

    async def _drive(self, name: str) -> None:
        lane = self._lanes[name]
        try:
            while lane:
                order = lane.popleft()
                try:
                    await self.ask(order.request)
                except Refused as refused:
                    self._on_refusal(order, refused.status, refused.why)
        except NotConnected as error:
            self._end(error)
        finally:
            del self._lanes[name]

    # --- hearing -----------------------------------------------------------------------------------------

    async def _read(self) -> None:
        why = NotConnected("the switch closed the connection")
        try:
            async for frame in self._socket:
                event = ari.event_of(frame)
                if isinstance(event, ari.ApplicationReplaced):
                    why = Replaced(f"another program has taken the application {APP} over")
                    break
                if event is not None:
                    self._on_event(event)
        except (ConnectionClosed, ari.AriError) as error:
            why = NotConnected(str(error))
        except Exception as error:
            why = NotConnected(f"failed: {error!r}")
            logger.exception("asterisk_ari_failed")
        self._end(why)

    def _end(self, why: NotConnected) -> None:
        if not self.closed.done():
            self.closed.set_result(why)


async def _socket(target: Target) -> ClientConnection:
    secret = base64.b64encode(f"{target.user}:{target.secret}".encode()).decode()
    address = target.url.replace("http", "ws", 1)
    return await connect(
        f"{address}/events?app={APP}&subscribeAll=false",
        additional_headers={"Authorization": f"Basic {secret}"},
        compression=None,
        proxy=None,
        ssl=target.tls if address.startswith("wss:") else None,
        open_timeout=OPEN_S,
        ping_interval=PING_S,
        ping_timeout=PING_S,
        close_timeout=CLOSE_S,
        max_queue=EVENTS_AT_MOST,
    )
