"""A call centre over HTTP: two agents with phones, their queues, a supervisor, a manager, an admin, a switch.

Ann (unit sales) is a member of orders and main, Ben (unit support) of help and main. Both are online.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
from websockets.asyncio.client import ClientConnection, connect

from readyroom.edges.http import rights
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from tests.http.house import Served, served, set_up

POLICY = cat.NoAnswerPolicy(
    threshold=2,
    outcome=cat.NoAnswerOutcome(kind="leave_queue"),
    notify=("sue",),
)
MORE: tuple[cat.Entity, ...] = (
    cat.UserConfig(id="pbx", name="Switch", rights=("operate_switch",)),
    cat.DeviceConfig(id="d-ann", agent="ann"),
    cat.DeviceConfig(id="d-ben", agent="ben"),
    cat.DeviceConfig(id="shared"),
    cat.SiteConfig(id="berlin", label="Berlin"),
    cat.GroupConfig(id="evening", label="Evening"),
    cat.CampaignConfig(id="renewals", label="Renewals"),
    cat.QueueConfig(id="over", label="Overlay", mode="overlay"),
    cat.MemberConfig(queue="main", agent="ann"),
    cat.MemberConfig(queue="main", agent="ben", tier=2),
    cat.MemberConfig(queue="over", agent="ann"),
)


class Centre:
    """The centre and its clients, each signed in when first asked for."""

    def __init__(self, served: Served, organisation: str = "acme") -> None:
        self.served = served
        self.organisation = organisation
        self.room = served.house.rooms[organisation]
        self.clock = served.clock
        self._tokens: dict[str, str] = {}
        if not served.clients:
            served.client()
        self._http = served.clients[0]

    async def bearer(self, user: str) -> dict[str, str]:
        """The header that makes a request that user's."""
        if user not in self._tokens:
            keyring = self.served.edge.keyring
            scopes = rights.scopes_for(self.room.world.users[user])
            secret, _ = await keyring.make_token(self.organisation, user, "test", scopes, None)
            self._tokens[user] = secret
        return {"Authorization": f"Bearer {self._tokens[user]}"}

    async def ask(
        self, user: str, method: str, path: str, body: Any = None, key: str | None = None, **more: Any
    ) -> httpx2.Response:
        """One request of a user; `key` makes it repeatable."""
        headers = await self.bearer(user) | ({} if key is None else {"Idempotency-Key": key})
        return await self._http.request(method, path, json=body, headers=headers, **more)

    async def ok(self, user: str, method: str, path: str, body: Any = None, **more: Any) -> Any:
        """One request that must succeed; its answer."""
        answer = await self.ask(user, method, path, body, **more)
        assert answer.is_success, (method, path, answer.status_code, answer.text)
        return answer.json() if answer.content else None

    async def refused(self, user: str, method: str, path: str, body: Any = None) -> tuple[int, str]:
        """One request that must be refused: the status and the code."""
        answer = await self.ask(user, method, path, body)
        assert answer.headers.get("content-type") == "application/problem+json", (
            answer.status_code,
            answer.text,
        )
        return answer.status_code, answer.json()["code"]

    async def give(self, given: i.Input) -> None:
        """An input straight to the room."""
        reply = await self.room.submit(given)
        assert reply.refusal is None, reply.refusal

    async def advance(self, seconds: float) -> None:
        await self.ok("admin", "POST", "/clock", {"advance_s": seconds})

    async def call(self, queue: str = "main", **more: Any) -> Any:
        """A caller comes to a queue."""
        return await self.ok("pbx", "POST", f"/queues/{queue}/calls", {"caller": "+4930", **more})

    async def agent(self, agent: str) -> Any:
        return await self.ok("admin", "GET", f"/agents/{agent}")

    async def standing(self, agent: str, queue: str) -> Any:
        found = (await self.agent(agent))["queues"]
        return next(each for each in found if each["queue"] == queue)

    async def socket(self, user: str, path: str = "/live", **more: Any) -> ClientConnection:
        """A socket of that user's program."""
        headers = await self.bearer(user)
        url = self.served.server.url.replace("http", "ws") + "/api/v1" + path
        return await connect(url, additional_headers=headers, max_size=None, **more)


async def frame(socket: ClientConnection) -> Any:
    """The next frame that is no heart-beat."""
    while True:
        got = json.loads(await socket.recv())
        if got["type"] != "beat":
            return got


@asynccontextmanager
async def centre(**options: Any) -> AsyncIterator[Centre]:
    async with served(**options) as made:
        yield await furnished(made, "acme")


async def another(made: Served, organisation: str) -> Centre:
    """One more centre in a house that is served: much cheaper than one more server."""
    await set_up(made.house, organisation)
    return await furnished(made, organisation)


async def furnished(made: Served, organisation: str) -> Centre:
    """With phones, and everybody online."""
    found = Centre(made, organisation)
    await found.give(i.Configure(at=0, by=Actor("admin", "setup"), entities=MORE))
    for agent in ("ann", "ben"):
        await found.give(i.ChangeDevice(at=0, device=f"d-{agent}", registered=True))
        await found.give(i.SetStatus(at=0, agent=agent, status="online"))
    return found
