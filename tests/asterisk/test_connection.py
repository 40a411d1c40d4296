"""One connection to a real manager interface: let in or not, asked and answered, and over when it is over."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from readyroom.edges.asterisk import connection as module
from readyroom.edges.asterisk.connection import Connection, NotConnected, RefusedLogin, Target
from readyroom.protocols.ami import Message, UnsafeValueError
from tests.asterisk.switch import Switch
from tests.processes import free_port

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def target(switch: Switch, **other: object) -> Target:
    words: dict[str, object] = {
        "host": "127.0.0.1", "port": switch.manager_port, "user": switch.user, "secret": switch.secret,
    }  # fmt: skip
    return Target(**(words | other))  # type: ignore[arg-type]


@asynccontextmanager
async def opened(to: Target) -> AsyncIterator[tuple[Connection, list[Message]]]:
    heard: list[Message] = []
    made = await Connection.open(to, heard.append)
    yield made, heard
    await made.close()


@asynccontextmanager
async def served(handle: Handler, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """The port at which this is what a client finds."""
    tasks: list[asyncio.Task[None]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            await handle(reader, writer)
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    def begun(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.append(asyncio.create_task(serve(reader, writer)))

    server = await asyncio.start_server(begun, "127.0.0.1", 0, ssl=tls)
    yield server.sockets[0].getsockname()[1]
    server.close()
    await asyncio.gather(*tasks)


async def until(heard: list[Message], event: str) -> Message:
    async with asyncio.timeout(20):
        while True:
            for message in heard:
                if message.event == event:
                    return message
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("challenge", [True, False])
async def test_it_is_let_in_asks_and_hears(switch: Switch, challenge: bool):
    async with opened(target(switch, challenge=challenge)) as (made, heard):
        assert (await until(heard, "FullyBooted")).get("Status") == "Fully Booted"
        added = await made.ask("QueueAdd", {"Queue": "sales", "Interface": "PJSIP/101"})
        assert (added.accepted, added.why) == (True, "Added interface to queue")
        assert (await until(heard, "QueueMemberAdded")).get("Interface") == "PJSIP/101"
        # Many at once: each finds its answer.
        names = [f"PJSIP/{number}" for number in range(200, 260)]
        answers = await asyncio.gather(
            *(
                made.asked("QueuePause", {"Queue": "sales", "Interface": name, "Paused": "true"})
                for name in names
            ),
            made.asked("QueueStatus"),
        )
        assert {answer.why for answer in answers[:-1]} == {"Interface not found"}
        assert [item.event for item in answers[-1].items].count("QueueMember") == 1
        with pytest.raises(UnsafeValueError):
            await made.ask("QueuePause", {"Reason": "a\r\nAction: Logoff"})
        assert (await made.ask("Ping")).accepted


@pytest.mark.parametrize("challenge", [True, False])
async def test_it_is_not_let_in_with_a_wrong_secret(switch: Switch, challenge: bool):
    with pytest.raises(RefusedLogin, match=r"127\.0\.0\.1 does not let readyroom in: Authentication failed"):
        await Connection.open(target(switch, secret="wrong", challenge=challenge), list[Message]().append)


async def test_nobody_listens_or_somebody_else_does(switch: Switch):
    with pytest.raises(NotConnected, match=r"127\.0\.0\.1 port \d+: "):
        await Connection.open(target(switch, port=free_port()), list[Message]().append)

    async def another(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-x\r\n")

    async with served(another) as port:
        with pytest.raises(NotConnected, match="no Asterisk manager interface"):
            await Connection.open(target(switch, port=port), list[Message]().append)


async def test_the_end_is_told_to_whoever_waits(switch: Switch):
    async with opened(target(switch)) as (made, _):
        waiting = made.asked("QueueStatus")
        await asyncio.to_thread(switch.kill)
        assert await made.closed
        with pytest.raises(NotConnected):
            await made.ask("Ping")
        if not waiting.done() or waiting.exception() is not None:
            with pytest.raises(NotConnected):
                await waiting


async def test_a_switch_that_says_no_more_is_given_up(switch: Switch, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "ASK_S", 0.2)

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"Asterisk Call Manager/11.0.0\r\n")
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"Response: Success\r\nActionID: 1\r\n\r\n")
        await reader.read()

    async with served(silent) as port, opened(target(switch, port=port, challenge=False)) as (made, _):
        with pytest.raises(NotConnected, match="QueueStatus was not answered"):
            await made.ask("QueueStatus")


@pytest.mark.needs("openssl")
async def test_it_speaks_tls_to_whom_it_trusts(switch: Switch, tmp_path: Path):
    ours, trusting = await asyncio.to_thread(_certified, tmp_path)

    async def through(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", switch.manager_port)
        await asyncio.gather(_carry(reader, back), _carry(there, writer))
        await back.wait_closed()

    async with served(through, ours) as port:
        async with opened(target(switch, port=port, tls=trusting)) as (made, _):
            assert (await made.ask("Ping")).accepted
        to = target(switch, port=port, tls=ssl.create_default_context())
        with pytest.raises(NotConnected, match=r"(?i)certificate.verify.failed"):
            await Connection.open(to, list[Message]().append)


def _certified(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server with a certificate of its own, and a client that trusts it."""
    key, certificate = str(folder / "key.pem"), str(folder / "certificate.pem")
    name = ["-subj", "/CN=pbx", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *name]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    return server, ssl.create_default_context(cafile=certificate)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
    writer.close()
