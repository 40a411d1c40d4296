"""How many events a second a link keeps up with: to the last observation decided and on the disk.

A recorded call, over and over, by a little server that speaks as a manager interface does and sends as fast as it is
read. Each has channels of its own and one of a thousand agents; only events that a link asks for.
Floor: the same bytes parsed, in this process, and nothing made of them.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import time
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from bench.asterisk import state
from bench.figures import PROCESSOR, Figure
from bench.processes import process
from bench.servers import readyroom
from readyroom.edges.asterisk.observe import EVENTS
from readyroom.engine import catalogue as c
from readyroom.neighbours import AsteriskConfig
from readyroom.protocols.ami.parser import Parser

RECORDING = Path("tests/protocols/ami/recordings/sip_03_call_answer_callerhangs.raw")
CALL, RING = b"cap-1795320522085610349", b"1795320522.106"
CALLER, CHANNEL = b"Local/w2@callers-00000034", b"PJSIP/6001-00000000"
AGENT, NAME, QUEUE = b"PJSIP/6001", b"Sip One", "q_rr"
AGENTS = 1_000
INTERFACES = [f"PJSIP/a{number}" for number in range(AGENTS)]
CALLS = 2_000
ROUNDS = 3
AT_LEAST = 5_000
SEND_BYTES = 65_536
SECRET = "only for measuring"
_END = b"\r\n\r\n"


def call() -> list[bytes]:
    """The events of the recorded call that a link asks for."""
    whole = RECORDING.read_bytes().split(_END)
    return [each for each in whole if each.partition(b"\r\n")[0].removeprefix(b"Event: ").decode() in EVENTS]


def calls(numbers: Iterable[int]) -> Iterator[bytes]:
    """As many such calls, each under other names."""
    recorded = _END.join(call()) + _END
    for number in numbers:
        agent = number % AGENTS
        yield (
            recorded.replace(CALL, b"1800000000.%d" % (2 * number))
            .replace(RING, b"1800000000.%d" % (2 * number + 1))
            .replace(CALLER, b"Local/w2@callers-%08x" % number)
            .replace(CHANNEL, b"PJSIP/a%d-%08x" % (agent, number))
            .replace(AGENT, b"PJSIP/a%d" % agent)
            .replace(NAME, b"Agent %d" % agent)
        )


# --- the little server ---------------------------------------------------------------------------------------


class _Switch:
    """Says what a manager interface says to a link; on an order, so many calls."""

    def __init__(self) -> None:
        self._writer: asyncio.StreamWriter
        self._sent = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        writer.write(b"Asterisk Call Manager/11.0.0\r\n")
        with contextlib.suppress(asyncio.IncompleteReadError):  # the link hung up
            while action := await reader.readuntil(_END):
                lines = action.decode().splitlines()
                writer.write(self._answer(dict(line.split(": ", 1) for line in lines if line)))

    def _answer(self, action: dict[str, str]) -> bytes:
        name, number = action["Action"], action.get("ActionID", "")
        match name:
            case "Challenge":
                return _message(Response="Success", ActionID=number, Challenge="1")
            case "Login":
                return _message(
                    Response="Success", ActionID=number, Message="Authentication accepted"
                ) + _message(Event="FullyBooted", Status="Fully Booted")
            case "QueueStatus":
                return self._list(number, name, [_message(Event="QueueParams", ActionID=number, Queue=QUEUE), *(
                    _message(Event="QueueMember", ActionID=number, Queue=QUEUE, Location=agent,
                             Name=_name(agent), Membership="dynamic", Penalty="0", Paused="0", Status="1")
                    for agent in INTERFACES)])  # fmt: skip
            case "DeviceStateList":
                return self._list(number, name, [
                    _message(Event="DeviceStateChange", ActionID=number, Device=agent, State="NOT_INUSE")
                    for agent in INTERFACES])  # fmt: skip
            case "CoreShowChannels":
                return self._list(number, name, [])
            case "PJSIPShowEndpoints" | "GetConfig":
                return _message(Response="Error", ActionID=number, Message="not here")
            case _:
                return _message(Response="Success", ActionID=number)

    def _list(self, number: str, name: str, items: list[bytes]) -> bytes:
        begin = _message(Response="Success", ActionID=number, EventList="start")
        end = _message(
            Event=f"{name}Complete", ActionID=number, EventList="Complete", ListItems=str(len(items))
        )
        return begin + b"".join(items) + end

    async def send(self, count: int) -> int:
        """So many calls, as fast as they are read; how many events these are."""
        sent = b"".join(calls(range(self._sent, self._sent + count)))
        self._sent += count
        for first in range(0, len(sent), SEND_BYTES):
            self._writer.write(sent[first : first + SEND_BYTES])
            await self._writer.drain()
        return count * len(call())


def _name(interface: str) -> str:
    return f"Agent {interface.removeprefix('PJSIP/a')}"


def _message(**headers: str) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode() + b"\r\n"


def switch(line: Connection) -> None:
    """A process: sends as many calls as it is told to; answers how many events these were."""

    async def serve() -> None:
        made = _Switch()
        server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
        line.send(server.sockets[0].getsockname()[1])
        while (count := await asyncio.to_thread(line.recv)) is not None:
            line.send(await made.send(count))
        server.close()

    asyncio.run(serve())


# --- what is measured ----------------------------------------------------------------------------------------


def organisation() -> list[c.Entity]:
    """Agents at their telephones, ready in the queue."""
    entities: list[c.Entity] = [
        c.Settings(first_status="online"),
        c.StatusEntry(id="online", label="Online", kind="available", counts_as="logged_in"),
        c.StatusEntry(id="offline", label="Offline"),
        c.StatusEntry(id="other", label="Other"),
        c.QueueConfig(id=QUEUE, label="Sales", mode="overlay", wrap_up_s=0),
    ]
    for number in range(AGENTS):
        name = f"a{number}"
        entities.append(c.AgentConfig(id=name, name=f"Agent {number}"))
        entities.append(c.DeviceConfig(id=name, agent=name))
        entities.append(c.MemberConfig(queue=QUEUE, agent=name))
    return entities


def _parsed() -> float:
    """Events that are parsed in a second of the processor."""
    sent = b"".join(calls(range(CALLS)))
    parser, began, found = Parser(greeting=False), PROCESSOR(), 0
    for first in range(0, len(sent), SEND_BYTES):
        found += len(parser.feed(sent[first : first + SEND_BYTES]))
    assert found == CALLS * len(call()), found
    return found / (PROCESSOR() - began)


def figures() -> list[Figure]:
    """Events a second, and how much of it is parsing."""
    what = f"events of answered calls, {AGENTS:,} agents"
    ours = Figure(what, "events/s", "readyroom", at_least=AT_LEAST)
    used = Figure(f"{what}: the server's processor", "µs/event", "readyroom")
    with tempfile.TemporaryDirectory(prefix="readyroom-bench-") as folder, process(switch) as speaking:
        secret = Path(folder) / "secret"
        secret.write_text(SECRET)
        asterisk = AsteriskConfig(host="127.0.0.1", port=speaking.ready, secret_file=str(secret))
        with process(readyroom, organisation(), asterisk) as server:
            heard = state.until_in_step(server.ready)["heard"]
            for _ in range(ROUNDS):
                began, cpu = time.perf_counter(), server.cpu_s()
                events = speaking.ask(CALLS)
                heard += events
                while (link := state.link(server.ready))["heard"] < heard or link["waiting"]:
                    assert link["state"] == "up", link
                    time.sleep(state.EVERY_S)
                ours.values.append(events / (time.perf_counter() - began))
                used.values.append(1e6 * (server.cpu_s() - cpu) / events)
            answered = state.ask(server.ready, "/board")["queues"][0]["today"]["answered"]
            assert answered == ROUNDS * CALLS, f"{answered} calls were answered"
    floor = Figure(what, "events/s", "floor: parse only", [_parsed() for _ in range(ROUNDS)])
    return [ours, used, floor]
