"""The whole server beside a real switch, as its settings ask for: a code is dialled, a lamp is lit."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from readyroom.config import AsteriskConfig, ServerConfig
from readyroom.main import CannotServe, Founding, Server, running
from tests.asterisk import reception
from tests.asterisk.conftest import Telephone
from tests.asterisk.site import Site
from tests.asterisk.switch import Switch
from tests.processes import free_port


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture(name="site")
def including_site(port: int) -> Site:
    return reception.site(port)


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
        talk = reception.Talk(switch, telephone.calls("*70"), switch.view.mark())
        await talk.enters("agent-pass", "4711#")
        await talk.hears("agent-loginok")
        assert server.room.world.devices["desk-ben"].signed_in == "ben"
        await talk.hangs_up()
        await lit(switch, "Custom:readyroom:ben", "UNAVAILABLE")
        talk = reception.Talk(switch, telephone.calls("*741"), switch.view.mark())
        await talk.hears("is-set-to")
        await lit(switch, "Custom:readyroom:ben", "NOT_INUSE")


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
