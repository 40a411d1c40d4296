"""What if, over HTTP: a simulated day in a database, served as it is in production, asked about and followed."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import pytest
from msgspec.structs import replace

from readyroom import main
from readyroom.answering import program_of
from readyroom.codec import presets
from readyroom.codec.policies import Policy
from readyroom.config import ServerConfig, load
from readyroom.edges.http import rights
from readyroom.engine import Event
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.runtime.log import row_of
from readyroom.runtime.what_ifs import MOST_OF_ONE, MOST_WAITING, WhatIfAsked
from readyroom.simulation import Plan, simulate
from readyroom.store import open_store
from readyroom.store.interface import Batch, LogRow
from tests.cli.program import run
from tests.postgres import cluster, needs_postgres, own_database
from tests.processes import answering_what_if

__all__ = ["cluster", "own_database"]

PLAN = Plan(preset=presets.load("web2contact"), agents=8, hours=3, seed=5, queues=2)
WAIT_S = 60
DAY = "2026-03-02"
USERS = (
    cat.UnitConfig(id="first", label="First"),
    cat.UnitConfig(id="second", label="Second"),
    cat.UserConfig(id="admin", name="Admin", roles=("admin",)),
    cat.UserConfig(id="uma", name="Uma", roles=("unit_manager",), units=("first",)),
    cat.UserConfig(id="una", name="Una", roles=("unit_manager",), units=("first",)),
)
UTA = {"id": "uta", "name": "Uta", "roles": ["unit_manager"], "units": ["first"]}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The simulated day on a file."""
    return recorded(f"sqlite:///{tmp_path_factory.mktemp('recorded')}/readyroom.db")


def recorded(url: str) -> str:
    """The database, with the simulated day in it as a server would have written it."""
    rows: list[LogRow] = []

    def keep(event: Event) -> None:
        rows.append(row_of(event))

    simulate(PLAN, watches=[keep])
    with closing(open_store(url)) as store:
        store.append(Batch(room="main", epoch=store.open_room("main").epoch, events=rows))
    return url


def config_of(database: str) -> ServerConfig:
    manual = {"clock.kind": "manual", "clock.at": f"{DAY}T12:00:00Z"}
    return load({}, Path(os.devnull), {"database": database, "port": 0, **manual})


class People:
    """Whoever asks a server, each by a token."""

    def __init__(self, server: main.Server) -> None:
        self.server = server
        self._http = httpx2.AsyncClient(base_url=server.url + "/api/v1", timeout=20, trust_env=False)
        self._tokens: dict[str, str] = {}

    async def close(self) -> None:
        await self._http.aclose()

    async def ask(self, user: str, method: str, path: str, body: Any = None) -> httpx2.Response:
        room = self.server.room
        if user not in self._tokens:
            scopes = rights.scopes_for(room.world.users[user])
            made, _ = await self.server.edge.keyring.make_token(room.name, user, "test", scopes, None)
            self._tokens[user] = made
        headers = {"Authorization": f"Bearer {self._tokens[user]}"}
        return await self._http.request(method, path, json=body, headers=headers)

    async def ok(self, user: str, method: str, path: str, body: Any = None) -> Any:
        answer = await self.ask(user, method, path, body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    async def question(self, user: str, **asked: Any) -> str:
        """The address of a question."""
        answer = await self.ask(user, "POST", "/what-if", {"from": DAY, "policy": {}} | asked)
        assert answer.status_code == 202, answer.text
        assert answer.headers["Location"] == f"/api/v1/what-if/{answer.json()['id']}"
        return f"/what-if/{answer.json()['id']}"

    async def answered(self, user: str, **asked: Any) -> Any:
        """A question and its answer."""
        where = await self.question(user, **asked)
        async with asyncio.timeout(WAIT_S):
            while (found := await self.ok(user, "GET", where))["state"] in ("waiting", "running"):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        return found


@asynccontextmanager
async def beside(database: str) -> AsyncIterator[People]:
    """A server of that database, as `readyroom serve` wires it: with an administrator, and two managers of the unit
    that has one of the queues.
    """
    async with main.running(config_of(database)) as server:
        room = server.room
        units = {"queue-1": "first", "queue-2": "second"}
        queues = (replace(room.world.queues[name].config, unit=unit) for name, unit in units.items())
        reply = await room.submit(i.Configure(at=0, by=Actor("system", ""), entities=(*USERS, *queues)))
        assert reply.refusal is None, reply.refusal
        people = People(server)
        try:
            yield people
        finally:
            await people.close()


async def until(is_so: Callable[[], object]) -> None:
    async with asyncio.timeout(WAIT_S):
        while not is_so():  # noqa: ASYNC110 - it happens in another process
            await asyncio.sleep(0.01)


async def until_at_work() -> int:
    await until(answering_what_if)
    (one,) = answering_what_if()
    return one


def told_by_the_command(database: str, *arguments: str) -> Any:
    """What `readyroom what-if` says itself."""
    asked = ("what-if", "--database", database, "--from", DAY, "--to", f"{DAY}T12:00:00.001", "--json")
    done = run(*asked, *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


async def test_what_is_answered_is_what_the_command_says(database: str, tmp_path: Path):
    file = tmp_path / "one.toml"
    file.write_text("[no_answer]\nthreshold = 1\n[queues.queue-2]\nthreshold = 2\n")
    async with beside(database) as people:
        found = await people.answered(
            "admin",
            policy={"no_answer": {"threshold": 1}, "queues": {"queue-2": {"threshold": 2}}},
            suggest=True,
            at_most_false=3,
        )
    told = told_by_the_command(database, "--policy", str(file), "--suggest", "--at-most-false", "3")
    assert (found["state"], found["failed"]) == ("done", None)
    assert found["done"] == found["of"] == 11 * told["events"]
    result = found["result"]
    assert result["is_estimate"]
    assert "gave no sign in the minute after it" in result["rule"]
    names = result["total"]["history"]
    for side in ("history", "other"):
        assert result["total"][side] == {name: told["total"][side][name] for name in names}
    assert [each["queue"] for each in result["queues"]] == ["queue-1", "queue-2"]
    best = told["suggestion"]
    assert result["suggestion"]["threshold"] == best["threshold"]
    assert [each["threshold"] for each in result["suggestion"]["tried"]] == [*range(1, 11)]
    assert result["total"]["other"] != result["total"]["history"]
    assert found["policy"] == {
        "preset": None,
        "no_answer": {"threshold": 1},
        "queues": {"queue-2": {"threshold": 2}},
    }


@needs_postgres
async def test_on_postgresql_the_answer_is_the_same(database: str, own_database: str):
    asked = {"policy": {"no_answer": {"threshold": 1}}}
    async with beside(database) as people:
        here = await people.answered("admin", **asked)
    async with beside(recorded(own_database)) as people:
        there = await people.answered("admin", **asked)
    assert there["state"] == "done", there["failed"]
    for part in ("total", "queues", "moved", "added"):
        assert there["result"][part] == here["result"][part]


async def test_a_preset_with_fields_over_it(database: str):
    async with beside(database) as people:
        whole = await people.answered("admin", policy={"preset": "default"})
        changed = await people.answered(
            "admin", policy={"preset": "default", "no_answer": {"warn_s": None, "threshold": 1}}
        )
    assert whole["result"]["total"]["other"]["warnings"] > 0
    assert changed["result"]["total"]["other"]["warnings"] == 0


async def test_a_manager_of_a_unit_is_told_of_its_queues_alone(database: str):
    async with beside(database) as people:
        whole = await people.answered("admin", policy={"no_answer": {"threshold": 1}})
        mine = await people.answered("uma", policy={"no_answer": {"threshold": 1}})
        named = await people.answered("admin", policy={"no_answer": {"threshold": 1}}, queues=["queue-1"])
        assert mine["queues"] == ["queue-1"]
        result = mine["result"]
        assert [each["queue"] for each in result["queues"]] == ["queue-1"]
        assert result["total"]["history"] == whole["result"]["queues"][0]["history"]
        assert result["total"] == named["result"]["total"]
        for body in (
            {"queues": ["queue-2"]},
            {"policy": {"queues": {"queue-2": {"threshold": 1}}}},
        ):
            refused = await people.ask("uma", "POST", "/what-if", {"from": DAY, "policy": {}} | body)
            assert refused.status_code == 422, refused.text
        # What one asked, no other sees.
        where = f"/what-if/{mine['id']}"
        assert (await people.ask("una", "GET", where)).status_code == 404
        assert (await people.ask("una", "DELETE", where)).status_code == 404
        assert [each["id"] for each in (await people.ok("uma", "GET", "/what-if"))["items"]] == [mine["id"]]
        assert (await people.ok("una", "GET", "/what-if"))["items"] == []
        # Its figures are of all its queues: whoever does not see one of them any more is told none.
        await people.ok("admin", "PATCH", "/users/uma", {"units": ["second"]})
        assert (await people.ask("uma", "GET", where)).status_code == 403
        await people.ok("admin", "PATCH", "/users/uma", {"units": ["first"]})
        assert (await people.ok("uma", "GET", where))["result"] == result
        # One that is removed is seen by who sees all.
        await people.ok("admin", "POST", "/queues", {"id": "short", "label": "Short", "unit": "first"})
        where = f"/what-if/{(await people.answered('uma', queues=['queue-1', 'short']))['id']}"
        await people.ok("admin", "DELETE", "/queues/short")
        assert (await people.ask("uma", "GET", where)).status_code == 403
        assert (await people.ok("admin", "GET", where))["result"]["silent"] == ["short"]


async def test_history_says_nothing_of_a_queue_that_rang_nobody(database: str):
    async with beside(database) as people:
        await people.ok("admin", "POST", "/queues", {"id": "quiet", "label": "Quiet"})
        found = await people.answered("admin")
        await people.ok("admin", "DELETE", "/queues/quiet")
    assert found["result"]["silent"] == ["quiet"]
    assert found["result"]["total"]["history"] == found["result"]["total"]["other"]


async def test_one_at_a_time_and_few_wait(database: str):
    async with beside(database) as people:
        await people.ok("admin", "POST", "/users", UTA)
        users = ("admin", "admin", "uma", "uma", "una")
        where = [await people.question(user) for user in users]
        assert len(where) == MOST_WAITING
        await until_at_work()
        everybody = (await people.ok("admin", "GET", "/what-if?everybody=true"))["items"]
        assert [each["user"] for each in reversed(everybody)] == list(users)
        assert [each["state"] for each in everybody] == ["waiting"] * (MOST_WAITING - 1) + ["running"]
        assert (await people.ask("uma", "GET", "/what-if?everybody=true")).status_code == 403
        # Who has two, and who comes when there are five.
        for user, most in (("uma", MOST_OF_ONE), ("uta", MOST_WAITING)):
            refused = await people.ask(user, "POST", "/what-if", {"from": DAY, "policy": {}})
            told = (refused.status_code, refused.json()["code"], refused.json()["params"])
            assert told == (409, "limit_reached", {"max": str(most)})
        for each in where[1:]:
            await people.ok("admin", "DELETE", each)
        assert len((await people.ok("admin", "GET", "/what-if?everybody=true"))["items"]) == 1
        await people.question("uta")


async def test_what_is_cancelled_ends_at_once_and_so_does_what_runs_when_the_server_stops(database: str):
    async with beside(database) as people:
        where = await people.question("admin", suggest=True)
        first = await until_at_work()
        await until(lambda: os.getpriority(os.PRIO_PROCESS, first) > os.getpriority(os.PRIO_PROCESS, 0))
        await people.ok("admin", "DELETE", where)
        assert (await people.ask("admin", "GET", where)).status_code == 404
        await until(lambda: first not in answering_what_if())
        await people.question("admin", suggest=True)
        await until_at_work()
    assert answering_what_if() == []


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"policy": {"no_answer": {"treshold": 2}}}, "/policy/no_answer/treshold", "did you mean threshold?"),
    ({"policy": {"no_answer": {"threshold": 0}}}, "/policy/no_answer/threshold", ">= 1"),
    ({"policy": {"queues": {"quere-1": {"threshold": 2}}}}, "/policy/queues/quere-1", "queue-1"),
    ({"policy": {"preset": "defualt"}}, "/policy/preset", "did you mean default?"),
    ({"policy": {"no_answer": {"notify": ["admin"]}}}, "/policy/no_answer/notify", "leave it out"),
    (
        {"policy": {"no_answer": {"outcome": {"kind": "status", "status": "nap"}}}},
        "/policy/no_answer/outcome/status",
        "unknown",
    ),
    (
        {"policy": {"no_answer": {"outcome": {"kind": "status"}}}},
        "/policy/no_answer/outcome/status",
        "needs one",
    ),
    ({"queues": ["queue-9"]}, "/queues/0", "no such queue"),
    ({"from": "2026-03-03", "to": DAY}, "/to", "before `from`"),
    ({"from": "2020-01-01"}, "/from", "nothing was recorded"),
    ({"policies": {}}, "/policies", ""),
]


async def test_what_cannot_be_asked_is_told_before_anything_starts(database: str):
    async with beside(database) as people:
        for body, pointer, said in WRONG:
            answer = await people.ask("admin", "POST", "/what-if", {"from": DAY, "policy": {}} | body)
            assert answer.status_code == 422, (body, answer.text)
            (error,) = answer.json()["errors"]
            assert error["pointer"] == pointer, (body, error)
            assert said in error["detail"], (body, error)
        assert (await people.ok("admin", "GET", "/what-if"))["items"] == []


def test_no_secret_stands_on_a_command_line():
    config = ServerConfig(database="postgresql://rr:secret@127.0.0.1/rr")
    environment = {"PATH": "/bin", "READYROOM_MAIL_PASSWORD": "other", "READYROOM_TOKEN": "more"}
    asked = WhatIfAsked(
        room="main",
        first=date(2026, 3, 2),
        last=date(2026, 3, 2),
        since=0,
        until=1,
        policy=Policy(every={"threshold": 1}),
    )
    program = program_of(config, environment)(asked)
    assert not any("secret" in each for each in program.arguments)
    assert program.environment == {
        "PATH": "/bin",
        "READYROOM_DATABASE": "postgresql://rr:secret@127.0.0.1/rr",
        "READYROOM_CONFIG": os.devnull,
    }
    assert json.loads(program.given) == {"no_answer": {"threshold": 1}, "queues": {}}
