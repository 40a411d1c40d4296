"""Where a request may go: to addresses of the whole internet, and to networks that the settings allow.

Belongs here: what of an address is looked at, and what in it hides another one. Somebody who may name an address must
not reach by it what only this machine can reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

NAT64 = ip_network("64:ff9b::/96")
"""Addresses in whose last part an IPv4 address is, to which a router leads them (RFC 6052)."""


NEVER = tuple(ip_network(text) for text in ("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "fec0::/10"))
"""What `ipaddress` takes for the internet, and is none of it, or hides an address that may not be: IPv4 addresses as
they once were written in IPv6 (RFC 4291, 2765), NAT64 of one's own (RFC 8215), and site-local ones (RFC 3879)."""


def networks(text: str) -> tuple[Network, ...]:
    """Networks with commas between them. Raises ValueError for what is none."""
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


def is_allowed(text: str, allowed: Sequence[Network]) -> bool:
    """Whether a request may go to an address. One that hides another is judged by both."""
    address = ip_address(text.partition("%")[0])
    within = [address, *_hidden(address)]
    return all(_is_open(each) or any(each in network for network in allowed) for each in within)


def _is_open(address: Address) -> bool:
    is_hidden = any(address in network for network in NEVER)
    return address.is_global and not address.is_multicast and not is_hidden


def _hidden(address: Address) -> list[Address]:
    """IPv4 addresses that an IPv6 one leads to."""
    if isinstance(address, IPv4Address):
        return []
    found: list[Address | None] = [address.ipv4_mapped, address.sixtofour]
    found += address.teredo or ()
    if address in NAT64:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in found if each is not None]
