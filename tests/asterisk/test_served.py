"""The whole server beside a real switch, as its settings ask for: a code is dialled, a lamp is lit."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from dataclasses import replace as replace_site
from pathlib import Path
from typing import Any

import httpx2
import pytest
from msgspec.structs import replace

from readyroom.config import ServerConfig
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from readyroom.main import CannotServe, Founding, Server, running
from readyroom.neighbours import AsteriskConfig
from tests.asterisk import reception, ringing
from tests.asterisk.beside import centre
from tests.asterisk.conftest import Telephone
from tests.asterisk.phones import Phone
from tests.asterisk.site import Site
from tests.asterisk.switch import Switch
from tests.processes import free_port

WAIT_S = 20


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture(name="site")
def including_site(port: int) -> Site:
    """For feature codes, and with a queue for which Readyroom rings."""
    codes, queues = reception.site(port), ringing.site()
    return replace_site(
        codes, dialplan=codes.dialplan + queues.dialplan, files={**codes.files, **queues.files}
    )


def asked(switch: Switch, at: Path, port: int) -> ServerConfig:
    (at / "secret").write_text(f"{switch.secret}\n")
    link = AsteriskConfig(
        host="127.0.0.1",
        port=switch.manager_port,
        secret_file=str(at / "secret"),
        phones=True,
        phones_port=port,
    )
    return ServerConfig(data=str(at / "data"), port=0, asterisk=link)


async def test_a_server_serves_telephones(switch: Switch, phone: Telephone, port: int, tmp_path: Path):
    founding = Founding(entities=reception.entities(), passwords={"admin": "correct horse battery"})
    telephone = phone("102")
    async with running(asked(switch, tmp_path, port), founding) as server:
        await set_code(server, "ben", "4711")
        talk = reception.Talk(switch, telephone.calls("*13"), switch.view.mark())
        await talk.enters("agent-pass", "4711#")
        await talk.hears("agent-loginok")
        assert server.room.world.devices["desk-ben"].signed_in == "ben"
        await talk.hangs_up()
        await lit(switch, "Custom:readyroom:ben", "UNAVAILABLE")
        talk = reception.Talk(switch, telephone.calls("*17*1"), switch.view.mark())
        await talk.hears("is-set-to")
        await lit(switch, "Custom:readyroom:ben", "NOT_INUSE")


async def test_what_telephones_were_told_is_taken_back_where_they_are_switched_off(
    switch: Switch, phone: Telephone, port: int, tmp_path: Path
):
    """By a server that changes the switch; one that only looks leaves it alone."""
    founding = Founding(entities=reception.entities(), passwords={"admin": "correct horse battery"})
    phone("101")
    with_phones = asked(switch, tmp_path, port)
    without = replace(with_phones, asterisk=replace(with_phones.asterisk, phones=False))
    looking = replace(without, asterisk=replace(without.asterisk, enforce=False))

    async def told(busy: str, lamp: str) -> None:
        await lit(switch, "Custom:readyroom:ann", lamp)
        until = time.monotonic() + WAIT_S
        while (found := await asyncio.to_thread(switch.console, "database get readyroom/busy 101")) and (
            found.strip() != f"Value: {busy}"
        ):
            assert time.monotonic() < until, found

    async with running(with_phones, founding) as server:
        given = i.SetStatus(at=0, by=Actor("agent", "ann"), agent="ann", status="do_not_disturb")
        assert (await server.room.submit(given)).refusal is None
        await told("1", "ONHOLD")
    async with running(looking, founding) as server:
        await until(lambda: server.room.world.links["asterisk"].up, "it is up")
        await until(lambda: not server.room.waiting, "all is said")
        await told("1", "ONHOLD")
    async with running(without, founding):
        await told("0", "UNAVAILABLE")


async def test_a_server_rings(switch: Switch, phone: Telephone, caller: Phone, tmp_path: Path):
    desk = phone("101")
    desk.answers()
    founding = Founding(
        entities=(*ringing.entities("101"), *reception.entities()[-1:]),
        passwords={"admin": "correct horse battery"},
    )
    config = asked(switch, tmp_path, 0)
    config = replace(
        config,
        asterisk=replace(config.asterisk, phones=False, ari_url=f"http://127.0.0.1:{switch.http_port}/ari"),
    )
    async with running(config, founding) as server:
        room = server.room
        await until(lambda: room.world.devices["101"].registered, "the telephone is there")
        await room.submit(i.SetStatus(at=0, by=Actor("agent", "101"), agent="101", status="online"))
        call = await asyncio.to_thread(caller.calls, ringing.NUMBER)
        await until(lambda: room.world.agents["101"].calls, "101 talks")
        await asyncio.to_thread(call.hang_up)
        await until(lambda: not room.world.calls, "it is over")
        assert {name for name, link in room.world.links.items() if link.up} == {"asterisk", "asterisk-ari"}


async def test_what_is_not_as_it_should_be_at_a_link(switch: Switch, phone: Telephone, tmp_path: Path):
    """Drift where it only looks; a queue that the switch does not have; a member who is nobody's; and it is gone."""
    phone("101")
    switch.view.ask("QueueAdd", Queue="support", Interface="PJSIP/105", MemberName="Temp")
    founding = Founding(
        entities=(*centre("101", queues=("support", "ghost")), *reception.entities()[-1:]),
        passwords={"admin": "correct horse battery"},
    )
    config = asked(switch, tmp_path, 0)
    config = replace(config, asterisk=replace(config.asterisk, phones=False, enforce=False))
    async with running(config, founding) as server:
        room = server.room
        await until(lambda: room.world.devices["101"].registered, "the telephone is there")
        await room.submit(i.SetStatus(at=0, by=Actor("agent", "101"), agent="101", status="online"))

        async def links() -> list[Any]:
            secret, _ = await server.edge.keyring.make_token(
                room.name, "admin", "test", frozenset({"read", "switch"}), None
            )
            async with httpx2.AsyncClient(headers={"Authorization": f"Bearer {secret}"}) as client:
                answer = await client.get(f"{server.url}/api/v1/links")
            found: list[Any] = answer.json()["items"]
            return found

        await until(lambda: room.world.wanted["101", "support"].membership == "in", "101 should be in")
        await until(lambda: not room.waiting, "all is said")
        (link,) = await links()
        assert (link["state"], link["why"], link["connections"], link["waiting"]) == ("up", "", 1, 0)
        problems = {one["code"]: (one["count"], one["instances"]) for one in link["problems"]}
        assert problems == {
            "drift": (1, [{"queue": "support", "agent": "101", "interface": None, "detail": "out, in"}]),
            "unknown_queue": (1, [{"queue": "ghost", "agent": None, "interface": None, "detail": "ghost"}]),
            "unknown_member": (
                1,
                [{"queue": "support", "agent": None, "interface": "PJSIP/105", "detail": "Temp"}],
            ),
        }
        await asyncio.to_thread(switch.kill)
        await until(lambda: not room.world.links["asterisk"].up, "it is down")
        (link,) = await links()
        assert link["state"] == "down"
        assert link["why"]
    await asyncio.to_thread(switch.start)
    async with running(config, founding) as server:
        room = server.room
        await until(lambda: room.world.links["asterisk"].up, "it is up again")
    # The server ended and said nothing of its link; the next one knows that it is not up before it is.
    switch.kill()
    async with running(config, founding) as server:
        await until(lambda: not server.room.world.links["asterisk"].up, "it is down")


async def until(is_so: Callable[[], object], what: str) -> None:
    until = time.monotonic() + WAIT_S
    while not is_so():
        assert time.monotonic() < until, what
        await asyncio.sleep(0.01)


async def set_code(server: Server, agent: str, code: str) -> None:
    await server.edge.tries.set(server.room.name, agent, "login_code", code, 0)


async def lit(switch: Switch, device: str, state: str) -> None:
    view = switch.view
    await asyncio.to_thread(view.wait_until, lambda: view.device(device) == state, f"{device} is {state}")


async def test_a_port_that_is_taken_is_named(switch: Switch, tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            CannotServe, match=rf"at 127.0.0.1 port {port} \(Address already in use\): .*phones_port"
        ):
            async with running(asked(switch, tmp_path, port)):
                raise AssertionError("it must not start")
