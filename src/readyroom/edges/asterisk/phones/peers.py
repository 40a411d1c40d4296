"""From where Asterisk may come: from this machine, and from the addresses of the switch's name.

They change, and when a server starts the name service may not be there yet. So the name is looked up when somebody
comes from elsewhere, and not too often, whoever comes. Nobody who is known waits for that.

Belongs here: who is let in.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import structlog

THIS_MACHINE = ("127.0.0.0/8", "::1")
AGAIN_S = 10.0
"""Between two look-ups: strangers must not make the name service busy."""
PATIENCE_S = 5.0
"""How long somebody waits for a look-up before they are a stranger; a caller listens to silence meanwhile."""
WAITING_AT_MOST = 50
"""Who wait for one; one more is a stranger."""

Address = IPv4Address | IPv6Address
Resolve = Callable[[str], Awaitable[Iterable[str]]]
"""The addresses of a name. Raises OSError where it has none."""

logger = structlog.get_logger(__name__)


async def resolve(name: str) -> Iterable[str]:
    """As the system knows them; in a thread."""
    told = await asyncio.get_running_loop().getaddrinfo(name, None, type=socket.SOCK_STREAM)
    return {str(address[0]) for *_, address in told}


class Peers:
    """Who is let in: these networks, and the addresses of a name, if there is one."""

    def __init__(self, networks: Iterable[str], name: str | None, resolve: Resolve = resolve) -> None:
        self._networks = [ip_network(network, strict=False) for network in networks]
        self._name = name
        self._resolve = resolve
        self._addresses: frozenset[Address] = frozenset()
        self._look_up: asyncio.Task[None] | None = None
        self._not_before = 0.0
        self._waiting = 0

    async def welcome(self, peer: str) -> bool:
        """Whether somebody from this address is let in."""
        address = _plain(peer)
        if not self._knows(address):
            await self._looked_up()
        return self._knows(address)

    def close(self) -> None:
        """Give up what is being looked up."""
        if self._look_up is not None:
            self._look_up.cancel()

    def _knows(self, address: Address) -> bool:
        return address in self._addresses or any(address in network for network in self._networks)

    async def _looked_up(self) -> None:
        """Returns when the name's addresses are those of now, or when that cannot be waited for."""
        now = asyncio.get_running_loop().time()
        if self._name is None or self._waiting >= WAITING_AT_MOST:
            return
        if self._look_up is None or self._look_up.done():
            if now < self._not_before:
                return
            self._not_before = now + AGAIN_S
            self._look_up = asyncio.create_task(self._learn(self._name), name=f"addresses of {self._name}")
        self._waiting += 1
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE_S):
                    await asyncio.wait({self._look_up})
        finally:
            self._waiting -= 1

    async def _learn(self, name: str) -> None:
        try:
            self._addresses = frozenset(map(_plain, await self._resolve(name)))
        except OSError as error:
            logger.warning("asterisk_host_unknown", host=name, why=error.strerror or str(error))


def _plain(text: str) -> Address:
    """Without a zone, and an IPv4 address as such."""
    address = ip_address(text.partition("%")[0])
    return getattr(address, "ipv4_mapped", None) or address
