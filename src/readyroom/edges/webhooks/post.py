"""One signed request to one address.

Belongs here: looking the name up once and going to just what was found, so that a name cannot lead elsewhere between
the look and the connection; following no redirect; and asking nothing of the answer but its status.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import time
from collections.abc import Sequence
from urllib.parse import SplitResult, urlsplit

import httpx2

from readyroom import __version__
from readyroom.edges.webhooks import signing
from readyroom.edges.webhooks.addresses import Network, is_allowed
from readyroom.runtime.webhooks import NotPosted

ANSWER_S = 15.0
"""For a whole request: Standard Webhooks proposes 15 to 30 s."""
URL_AT_MOST = 2_000
PORTS = {"http": 80, "https": 443}
CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"


class HttpPoster:
    """A `Poster` over HTTP. `allowed`: private networks to which requests may go, also without TLS."""

    def __init__(self, allowed: Sequence[Network] = (), *, trusted: ssl.SSLContext | None = None) -> None:
        self._allowed = tuple(allowed)
        self._trusted = trusted or ssl.create_default_context()

    async def check(self, url: str) -> None:
        """Raises `NotPosted` for an address to which nothing is sent."""
        await self._found(_parts(url))

    async def post(self, url: str, key: str, body: bytes, secrets: Sequence[str]) -> int:
        """Send a signed request; the status of the answer. Raises `NotPosted`."""
        try:
            async with asyncio.timeout(ANSWER_S):
                parts = _parts(url)
                *others, last = await self._found(parts)
                for address in others:
                    with contextlib.suppress(httpx2.ConnectError):
                        return await self._post(parts, address, key, body, secrets)
                return await self._post(parts, last, key, body, secrets)
        except TimeoutError:
            raise NotPosted(f"no answer within {ANSWER_S:g} s") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            raise NotPosted(f"{type(error).__name__}: {error}"[:500]) from error

    async def _post(
        self, parts: SplitResult, address: str, key: str, body: bytes, secrets: Sequence[str]
    ) -> int:
        host = parts.hostname or ""
        port = parts.port or PORTS[parts.scheme]
        literal = f"[{address}]" if ":" in address else address
        target = parts._replace(netloc=f"{literal}:{port}", fragment="").geturl()
        headers = signing.headers(key, int(time.time()), body, secrets)
        headers |= {
            "Host": parts.netloc,
            "Content-Type": CONTENT_TYPE,
            "User-Agent": f"Readyroom/{__version__}",
        }
        # A client of its own: a connection that were kept would be known by its address, not by the name it is for.
        async with httpx2.AsyncClient(
            verify=self._trusted, follow_redirects=False, trust_env=False, timeout=ANSWER_S
        ) as client:
            request = client.build_request(
                "POST", target, content=body, headers=headers, extensions={"sni_hostname": host}
            )
            # The answer's body is not read: it is nobody's here.
            answer = await client.send(request, stream=True)
            await answer.aclose()
            return answer.status_code

    async def _found(self, parts: SplitResult) -> list[str]:
        """The addresses that the name stands for now. Raises `NotPosted` unless all of them will do."""
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        try:
            told = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise NotPosted(f"{host} is not known", "unknown_host") from None
        addresses = [str(address[0]) for *_, address in told]
        for address in addresses:
            if not is_allowed(address, self._allowed):
                raise NotPosted(f"{host} leads into a private network", "private_network")
        if parts.scheme == "http" and any(is_allowed(address, ()) for address in addresses):
            raise NotPosted("only https goes through the internet", "not_https")
        return list(dict.fromkeys(addresses))


def _parts(url: str) -> SplitResult:
    """Raises `NotPosted` for what is no address of the web."""
    no_address = NotPosted("this is no address of the web", "no_web_address")
    try:
        parts = urlsplit(url)
        is_right = parts.scheme in PORTS and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        raise no_address from None
    if not is_right or len(url) > URL_AT_MOST or not url.isascii() or not url.isprintable() or " " in url:
        raise no_address
    if parts.username is not None or parts.password is not None:
        raise NotPosted("an address may hold no password", "holds_password")
    return parts
