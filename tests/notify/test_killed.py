"""A server that is killed forgets nobody: what it was to tell is told by the next one, and again if nobody knows."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.cli.program import PASSWORD, Process, environment, manual, serving
from tests.notify.mailserver import MailServer, mail_server

POLICY = {
    "threshold": 1,
    "warn_s": None,
    "outcome": {"kind": "leave_queue", "status": None, "shown": None},
    "notify": ["admin"],
    "requires_licence": False,
}
QUEUE = {"id": "sales", "label": "Sales", "mode": "overlay", "no_answer": POLICY}
READER = {"name": "Somebody", "roles": ["supervisor"]}
REPORT = {
    "name": "Yesterday",
    "report": "attendance",
    "every": "day",
    "at": "06:00",
    "format": "csv",
    "readers": ["admin", "una", "uwe", "uta"],
}
AT = "2026-03-02T09:00:00Z"


class Client:
    def __init__(self, server: Process) -> None:
        self.http = httpx2.AsyncClient(base_url=server.url + "/api/v1", trust_env=False, timeout=60)

    async def __aenter__(self) -> Client:
        who = {"user": "admin", "password": PASSWORD}
        answer = await self.http.post("/auth/token", json=who)
        self.http.headers["Authorization"] = f"Bearer {answer.json()['token']}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    async def ok(self, method: str, path: str, body: Any = None) -> Any:
        answer = await self.http.request(method, path, json=body)
        assert answer.is_success, (path, answer.text)
        return answer.json() if answer.content else None

    async def miss(self, number: int) -> None:
        """Ann lets a call of Sales ring out."""
        await self.ok("PUT", "/devices/d-ann", {"registered": True})
        await self.ok("PUT", "/agents/ann/status", {"status": "online"})
        await self.ok("POST", "/agents/ann/return", {})
        call, offer = f"c{number}", f"o{number}"
        seen: list[dict[str, Any]] = [
            {"type": "caller_joined", "queue": "sales", "call": call},
            {"type": "offer_rang", "offer": offer, "call": call, "agent": "ann", "ring_s": 1},
        ]
        at = (await self.ok("GET", "/clock"))["now"]
        await self.ok(
            "POST",
            "/switch/observations",
            [{"id": f"{number}-{n}", "at": at} | one for n, one in enumerate(seen)],
        )
        await self.ok("POST", "/clock", {"advance_s": 2})
        end = {"id": f"{number}-end", "at": at, "type": "offer_ended", "offer": offer, "outcome": "no_answer"}
        await self.ok("POST", "/switch/observations", [end])


async def furnish(client: Client) -> None:
    await client.ok("PATCH", "/users/admin", {"email": "bo@example.org", "channels": ["email"]})
    await client.ok("POST", "/queues", QUEUE)
    await client.ok("POST", "/agents", {"id": "ann", "name": "Ann"})
    await client.ok("PUT", "/devices/d-ann", {"agent": "ann"})
    await client.ok("PUT", "/queues/sales/members/ann", {})


@pytest.fixture
def settings(tmp_path: Path) -> Any:
    def of(mail: MailServer) -> dict[str, str]:
        return environment(
            READYROOM_ADMIN_PASSWORD=PASSWORD,
            READYROOM_MAIL_HOST="127.0.0.1",
            READYROOM_MAIL_PORT=str(mail.port),
            READYROOM_MAIL_SECURITY="none",
        )

    return of


async def test_killed_before_it_told(tmp_path: Path, settings: Any):
    async with mail_server() as mail:
        with serving(tmp_path / "data", *manual(AT), env=settings(mail)) as server:
            async with Client(server) as client:
                await furnish(client)
                await client.miss(1)
            os.kill(server.process.pid, signal.SIGKILL)
            server.process.wait(20)
        assert mail.tries == 0
        with serving(tmp_path / "data", *manual(AT), env=settings(mail)) as server:
            async with Client(server) as client:
                await client.ok("POST", "/clock", {"advance_s": 60})
                assert len(mail.taken) == 1
                await client.ok("POST", "/clock", {"advance_s": 86_400})
        assert ["Ann was withdrawn from Sales" in text for text in mail.texts()] == [True]


async def test_killed_while_it_told(tmp_path: Path, settings: Any):
    """The mail server has it, and the server never learned that: it is told again, under the same id."""
    async with mail_server() as mail:
        with serving(tmp_path / "data", *manual(AT), env=settings(mail)) as server:
            mail.hook = lambda: os.kill(server.process.pid, signal.SIGKILL)
            async with Client(server) as client:
                await furnish(client)
                await client.miss(1)
                with pytest.raises(httpx2.TransportError):
                    await client.ok("POST", "/clock", {"advance_s": 60})
            server.process.wait(20)
        mail.hook = lambda: None
        assert len(mail.taken) == 1
        with serving(tmp_path / "data", *manual(AT), env=settings(mail)) as server:
            async with Client(server) as client:
                await client.ok("POST", "/clock", {"advance_s": 120})
        assert len(mail.taken) == 2
        assert mail.taken[0]["Message-ID"] == mail.taken[1]["Message-ID"]
        assert mail.taken[0].get_content() == mail.taken[1].get_content()


async def test_killed_between_the_mails_of_a_report(tmp_path: Path, settings: Any):
    """The one that the server never learned of comes again, under the same id; those before it do not."""
    async with mail_server() as mail:
        with serving(tmp_path / "data", *manual(AT), env=settings(mail)) as server:
            mail.hook = lambda: os.kill(server.process.pid, signal.SIGKILL) if len(mail.taken) == 3 else None
            async with Client(server) as client:
                await furnish(client)
                for user in ("una", "uwe", "uta"):
                    await client.ok("POST", "/users", READER | {"id": user, "email": f"{user}@example.org"})
                made = await client.ok("POST", "/reports/schedules", REPORT)
                await client.ok("POST", f"/reports/schedules/{made['id']}/send")
                with pytest.raises(httpx2.TransportError):
                    await client.ok("POST", "/clock", {"advance_s": 60})
            server.process.wait(20)
        mail.hook = lambda: None
        assert len(mail.taken) == 3
        with serving(tmp_path / "data", *manual(AT), env=settings(mail)) as server:
            async with Client(server) as client:
                await client.ok("POST", "/clock", {"advance_s": 120})
        ids = [message["Message-ID"] for message in mail.taken]
        assert len(ids) == 5
        assert ids[2] == ids[3]
        assert len({message["To"] for message in mail.taken}) == 4
