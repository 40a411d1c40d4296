"""A real server on a file, with a manual clock, and what happens at it: callers come, telephones ring, time passes.

Belongs here: starting, stopping and coming back at the same port, and short words over the HTTP API for what a test
needs to have happened. The server has a thread and a loop of its own, since Playwright's API waits for each answer.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import threading
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager, ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx2
import uvloop

from readyroom.answering import answering
from readyroom.config import ServerConfig
from readyroom.edges.asterisk.account import account_of
from readyroom.edges.asterisk.connection import Target
from readyroom.edges.asterisk.link import Link, Options
from readyroom.edges.asterisk.mapping import Naming
from readyroom.edges.http.app import create_app
from readyroom.edges.http.options import HttpOptions
from readyroom.edges.http.server import HttpServer
from readyroom.edges.http.site import BUILT
from readyroom.edges.notify.mail import Mail
from readyroom.edges.notify.mail import MailServer as MailAt
from readyroom.edges.notify.words import compose
from readyroom.edges.webhooks.addresses import networks
from readyroom.edges.webhooks.post import HttpPoster
from readyroom.engine.facts import Actor
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House as Rooms
from readyroom.runtime.messages import Messages
from readyroom.runtime.report_mails import ReportMails
from readyroom.runtime.webhooks import Webhooks
from readyroom.store.sqlite import SqliteStore
from readyroom.telling import program, reporter
from tests.browser.organisation import Organisation
from tests.browser.wire import Wire
from tests.notify.mailserver import MailServer, mail_server

MONDAY_8 = 1_795_420_800_000  # 2026-11-23T08:00:00Z
PASSWORD = "correct horse battery"
WEB = Path(os.environ.get("BROWSER_TESTS_WEB") or BUILT)
"""The build that is looked at; another one than the package's while that is being worked on."""
# Costs nothing: what argon2 costs is no business of these tests.
CHEAP = HttpOptions(argon2_time=1, argon2_memory_kib=64, web=WEB)
WAIT_S = 60.0


class Api:
    """The HTTP API as one user's program calls it: answers JSON, and fails the test for a refusal."""

    def __init__(self, url: str, user: str) -> None:
        self.user = user
        self._client = httpx2.Client(base_url=f"{url}/api/v1", timeout=WAIT_S, trust_env=False)
        answer = self._client.post("/auth/token", json={"user": user, "password": PASSWORD})
        assert answer.status_code == 201, answer.text
        self._client.headers["Authorization"] = f"Bearer {answer.json()['token']}"

    def close(self) -> None:
        self._client.close()

    def call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        answer = self._client.request(method, path, json=body, params=query or None)
        assert answer.is_success, f"{method} {path} by {self.user}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def get(self, path: str, **query: Any) -> Any:
        return self.call("GET", path, **query)

    def post(self, path: str, body: Any = None) -> Any:
        return self.call("POST", path, {} if body is None else body)

    def put(self, path: str, body: Any) -> Any:
        return self.call("PUT", path, body)

    def patch(self, path: str, body: Any) -> Any:
        return self.call("PATCH", path, body)

    def delete(self, path: str) -> Any:
        return self.call("DELETE", path)

    def refused(self, method: str, path: str, body: Any = None) -> tuple[int, str]:
        """Status and code of what is refused."""
        answer = self._client.request(method, path, json=body)
        assert not answer.is_success, answer.text
        return answer.status_code, answer.json()["code"]


class House:
    """An organisation that is served on a free port of 127.0.0.1. Stop it."""

    def __init__(self, organisation: Organisation, at: int = MONDAY_8) -> None:
        self._directory = tempfile.TemporaryDirectory(prefix="readyroom-browser-")
        self._clock = ManualClock(at)
        self._loop = uvloop.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="server", daemon=True)
        self._thread.start()
        self._apis: dict[str, Api] = {}
        self._wires: list[Wire] = []
        self._links = ExitStack()
        self._callers = 0
        self.port = 0
        self.is_up = False
        self._run(self._start(organisation))

    # --- the server --------------------------------------------------------------------------------------

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(WAIT_S)

    async def _start(self, organisation: Organisation | None = None) -> None:
        self._mails: list[AbstractAsyncContextManager[MailServer]] = []
        file = Path(self._directory.name) / "log.db"
        self._rooms = await Rooms.open(SqliteStore(file), self._clock)
        rooms, poster = self._rooms, HttpPoster(networks("127.0.0.0/8"))
        rooms.what_ifs = answering(ServerConfig(database=f"sqlite:///{file}"))
        await rooms.employ(lambda room: Webhooks(room, rooms.store.deliveries, rooms.in_reader, poster))
        app = create_app(rooms, CHEAP)
        edge = app.edge
        self._edge = edge
        await rooms.employ(lambda room: reporter(edge, room, None))
        if organisation is not None:
            name = organisation.settings.name
            _, reply = await self._rooms.create("acme", name, organisation.entities, Actor("admin", "setup"))
            assert reply.refusal is None, reply.refusal
            for user in organisation.users:
                await edge.tries.set("acme", user, "password", PASSWORD, self._clock.now())
        self._server = HttpServer(app, "127.0.0.1", self.port)
        await self._server.start()
        self.port = self._server.port
        self.is_up = True

    async def _stop(self) -> None:
        await self._server.stop(grace_s=1)
        await self._rooms.stop()
        for mail in self._mails:
            await mail.__aexit__(None, None, None)
        self.is_up = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def down(self) -> None:
        """The server stops; its data and its port stay."""
        self._run(self._stop())

    def up(self) -> None:
        """It comes back, at the same port."""
        self._run(self._start())

    def wire(self) -> Wire:
        """A wire to this house; it lasts as long as the house."""
        self._wires.append(Wire(self.port))
        return self._wires[-1]

    def stop(self) -> None:
        for wire in self._wires:
            wire.close()
        for api in self._apis.values():
            api.close()
        self._loop.call_soon_threadsafe(self._links.close)
        if self.is_up:
            self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._directory.cleanup()

    def link(self, target: Target, naming: Naming) -> None:
        """Link it to an Asterisk, until the server stops; it only looks."""
        self._run(self._link(target, naming))

    async def _link(self, target: Target, naming: Naming) -> None:
        room = self._rooms.rooms["acme"]
        link = Link(room, "asterisk", target, Options(naming=naming, enforces=False))
        self._links.enter_context(
            room.links.keep(link.name, room.now(), lambda: account_of(link, room.world))
        )
        task = asyncio.create_task(link.run())
        self._links.callback(task.cancel)

    # --- mail ------------------------------------------------------------------------------------------------

    def mail(self) -> MailServer:
        """A real mail server, by which users are told from now on."""
        served: MailServer = self._run(self._mail())
        return served

    async def _mail(self) -> MailServer:
        serving = mail_server()
        served = await serving.__aenter__()
        self._mails.append(serving)
        mail = Mail(MailAt(host="127.0.0.1", port=served.port, sender="rr@example.org", security="none"))
        rooms = self._rooms
        for room, name in [key for key in rooms.couriers if key[1] == ReportMails.name]:
            await rooms.couriers[room, name].stop()
        await rooms.employ(lambda room: reporter(self._edge, room, mail))
        await self._tell({"email": mail})
        return served

    def programs(self) -> None:
        """Users are told by programs of theirs from now on, on this machine."""
        self._run(self._tell({"webhook": program(self._rooms, HttpPoster(networks("127.0.0.0/8")))}))

    async def _tell(self, channels: dict[Any, Any]) -> None:
        rooms = self._rooms
        await rooms.employ(lambda room: Messages(room, rooms.people, rooms.in_reader, channels, compose))

    # --- the API -----------------------------------------------------------------------------------------

    def api(self, user: str = "admin") -> Api:
        """The API as called by a program of that user."""
        if user not in self._apis:
            self._apis[user] = Api(self.url, user)
        return self._apis[user]

    @property
    def watching(self) -> int:
        """How many live streams are connected."""
        return sum(room.subscribers for room in self._rooms.rooms.values())

    # --- time --------------------------------------------------------------------------------------------

    @property
    def now_ms(self) -> int:
        """Where the clock stands, ms UTC."""
        return self._clock.now()

    def advance(self, seconds: float) -> None:
        """Let time pass; when this returns, all that came due on the way is done."""
        self.api().post("/clock", {"advance_s": seconds})

    def until(self, instant: str) -> None:
        """Let time pass until an instant (RFC 3339)."""
        self.api().post("/clock", {"to": instant})

    # --- people and telephones ---------------------------------------------------------------------------

    def register(self, *agents: str, device: str = "desk", registered: bool = True) -> None:
        """Their telephones become known to the switch, or unknown."""
        for agent in agents:
            self.api().put(f"/devices/{agent}-{device}", {"registered": registered})

    def ready(self, *agents: str) -> None:
        """Registered, online as the preset has it, logged in to all queues: calls may ring them."""
        self.register(*agents)
        online = self.api().get("/settings")["online_status"]
        for agent in agents:
            path = f"/agents/{agent}"
            self.api().put(f"{path}/status", {"status": online})
            if self.api().get(path)["queues"]:
                self.api().put(f"{path}/queues", {"membership": "in"})
            for queue in self._let_in(agent)["queues"]:
                assert queue["offerable"], f"{agent} is not ready for {queue['queue']}: {queue['blockers']}"

    def _let_in(self, agent: str) -> dict[str, Any]:
        """Signed in and clocked in at home, where the organisation wants that."""
        row = self.agent(agent)
        blockers = {blocker for queue in row["queues"] for blocker in queue["blockers"]}
        if "signed_out" in blockers:
            self.api().post(f"/agents/{agent}/sign-in", {"device": f"{agent}-desk"})
        if "not_clocked_in" in blockers:
            self.api().post(f"/agents/{agent}/clock-in", {"unit": row["unit"]})
        return self.agent(agent)

    def status(self, agent: str, status: str, **more: Any) -> None:
        self.api().put(f"/agents/{agent}/status", {"status": status, **more})

    # --- calls -------------------------------------------------------------------------------------------

    def caller(self, queue: str, *, external: bool = True, caller: str | None = None) -> str:
        """A caller comes into a queue; the call's id."""
        self._callers += 1
        body = {
            "caller": caller or f"0151 555{self._callers:04}",
            "external": external,
            "call": f"call-{self._callers}",
        }
        return str(self.api().post(f"/queues/{queue}/calls", body)["id"])

    def hangs_up(self, call: str) -> None:
        self.api().post(f"/calls/{call}/hangup", {"by": "caller"})

    def offer(self, agent: str) -> dict[str, Any]:
        """The offer that rings an agent."""
        found = [offer for offer in self.board()["offers"] if offer["agent"] == agent]
        assert found, f"nothing rings {agent}"
        return dict(found[0])

    def answer(self, agent: str) -> str:
        """The agent takes the call that rings them; the call's id."""
        offer = self.offer(agent)
        self.api().post(f"/offers/{offer['id']}/answer")
        return str(offer["call"])

    def refuse(self, agent: str) -> None:
        self.api().post(f"/offers/{self.offer(agent)['id']}/refuse")

    def miss(self, agent: str, queue: str, times: int = 1) -> None:
        """Callers of a queue ring an agent, who does not answer; each hangs up after that.

        Others who are ready for the queue should not be: they would be rung instead.
        """
        for _ in range(times):
            call = self.caller(queue)
            offer = self.offer(agent)
            self.until(offer["until"])
            if any(waiting["id"] == call for waiting in self.board()["calls"]):
                self.hangs_up(call)
            self.advance(1)

    # --- looking -----------------------------------------------------------------------------------------

    def board(self) -> dict[str, Any]:
        """All rows, as the administrator sees them."""
        return dict(self.api().get("/board"))

    def agent(self, agent: str) -> dict[str, Any]:
        """An agent's row of the board."""
        return next(row for row in self.board()["agents"] if row["id"] == agent)

    def membership(self, agent: str, queue: str) -> dict[str, Any]:
        """An agent's queue on the board: membership, blockers, misses, threshold, …"""
        return next(row for row in self.agent(agent)["queues"] if row["queue"] == queue)

    def events(self, *types: str) -> list[dict[str, Any]]:
        """The log's events of these types, oldest first."""
        return list(
            self.api().get("/events", limit=1000, **({"types": ",".join(types)} if types else {}))["items"]
        )


def instant(text: str) -> int:
    """Milliseconds UTC of an RFC 3339 instant."""
    return round(datetime.fromisoformat(text).timestamp() * 1000)
