"""From where Asterisk may come, while its name's addresses change, are not known yet, or cannot be found out."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable

import pytest

from readyroom.edges.asterisk.phones import peers as module
from readyroom.edges.asterisk.phones.peers import THIS_MACHINE, Peers, resolve

OLD, NEW = "192.0.2.1", "192.0.2.2"


class Names:
    """A name service: slow until it is let go."""

    def __init__(self, *addresses: str) -> None:
        self.addresses: Iterable[str] = addresses
        self.asked = 0
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def __call__(self, name: str) -> Iterable[str]:
        assert name == "pbx"
        self.asked += 1
        await self.may_answer.wait()
        if not self.addresses:
            raise OSError(-3, "Temporary failure in name resolution")
        return self.addresses


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AGAIN_S", 0.0)


async def test_this_machine_and_given_networks():
    peers = Peers((*THIS_MACHINE, "198.51.100.0/24"), None)
    for address in ("127.0.0.1", "::1", "::ffff:127.0.0.9", "198.51.100.7"):
        assert await peers.welcome(address), address
    for address in (OLD, "fe80::1%eth0", "::ffff:192.0.2.1"):
        assert not await peers.welcome(address), address


@pytest.mark.usefixtures("at_once")
async def test_a_name_that_is_found_late_and_then_moves():
    names = Names()
    peers = Peers(THIS_MACHINE, "pbx", names)
    assert not await peers.welcome(OLD)
    names.addresses = [OLD, "fe80::1%eth0"]
    assert await peers.welcome(OLD)
    assert await peers.welcome("fe80::1%eth1")
    names.addresses = [NEW]
    assert await peers.welcome(NEW)
    assert not await peers.welcome(OLD)  # it is somebody else's now
    names.addresses = []
    assert not await peers.welcome(OLD)
    assert await peers.welcome(NEW)  # as long as nothing else is known


async def test_strangers_do_not_keep_the_name_service_busy():
    names = Names(NEW)
    peers = Peers(THIS_MACHINE, "pbx", names)
    assert await peers.welcome("127.0.0.1")
    assert names.asked == 0
    assert not any(await asyncio.gather(*(peers.welcome(OLD) for _ in range(20))))
    assert not await peers.welcome(OLD)
    assert await peers.welcome(NEW)
    assert names.asked == 1


@pytest.mark.usefixtures("at_once")
async def test_a_name_service_that_hangs_keeps_nobody_waiting_for_long(monkeypatch: pytest.MonkeyPatch):
    names = Names(OLD)
    names.may_answer.clear()
    peers = Peers(THIS_MACHINE, "pbx", names)
    waiting = [asyncio.create_task(peers.welcome(OLD)) for _ in range(module.WAITING_AT_MOST)]
    await asyncio.sleep(0)
    assert not await peers.welcome(OLD)  # one more than may wait
    assert await peers.welcome("127.0.0.1")
    assert not any(task.done() for task in waiting)
    names.may_answer.set()
    assert all(await asyncio.gather(*waiting))
    assert names.asked == 1
    monkeypatch.setattr(module, "PATIENCE_S", 0.01)
    names.may_answer.clear()
    assert not await peers.welcome(NEW)
    peers.close()


async def test_the_systems_own_names():
    assert "127.0.0.1" in await resolve("localhost")
    with pytest.raises(socket.gaierror):
        await resolve("no-such-host.invalid")
