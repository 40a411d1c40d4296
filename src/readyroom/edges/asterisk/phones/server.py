"""The server that Asterisk connects to when somebody dials a feature code.

The protocol knows no password: whoever may connect speaks for any telephone. So it listens on this machine alone
unless it is told otherwise, and then to the switch's own addresses only.

Whoever is turned away, or not served to the end, hears from the dialplan that there is no service.

Belongs here: listening, bounds, and one conversation for each connection. What is said is `talk`.
"""

from __future__ import annotations

import asyncio

import structlog
from msgspec import Struct

from readyroom.edges.asterisk.phones.desk import Desk, Names
from readyroom.edges.asterisk.phones.line import Gone, Line
from readyroom.edges.asterisk.phones.peers import THIS_MACHINE, Peers
from readyroom.edges.asterisk.phones.talk import CONVERSATIONS
from readyroom.runtime.room import Room
from readyroom.runtime.verdicts import Check

PORT = 4573
"""That of FastAGI."""
AT_MOST = 200
"""Conversations at once; one more is not taken, and its caller hears that there is no service. A shift of a thousand
people who all come in the same five minutes makes about fifty."""
CONVERSATION_S = 120.0
"""For one conversation: three tries with long pauses."""

logger = structlog.get_logger(__name__)


class Options(Struct, frozen=True, kw_only=True):
    """Where the server listens."""

    host: str = "127.0.0.1"
    port: int = PORT
    """0: any free one."""
    peers: tuple[str, ...] = THIS_MACHINE
    """From which addresses or networks Asterisk may come."""
    switch: str | None = None
    """And the name of the machine whose addresses are welcome, too."""


class PhoneServer:
    """Answers the feature codes of one switch's telephones. `start` it, and `stop` it in the end."""

    def __init__(self, room: Room, names: Names, check: Check, options: Options | None = None) -> None:
        self.options = options or Options()
        self._room = room
        self._names = names
        self._check = check
        self._peers = Peers(self.options.peers, self.options.switch)
        self._server: asyncio.Server | None = None
        self._conversations: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listen. Raises OSError where it cannot."""
        self._server = await asyncio.start_server(self._connected, self.options.host, self.options.port)

    async def stop(self) -> None:
        """Listen no more, and end the conversations: what was said in them stands."""
        if self._server is not None:
            self._server.close()
        self._peers.close()
        for task in tuple(self._conversations):
            task.cancel()
        await asyncio.gather(*self._conversations, return_exceptions=True)

    @property
    def conversations(self) -> frozenset[asyncio.Task[None]]:
        """Those that go on just now."""
        return frozenset(self._conversations)

    @property
    def port(self) -> int:
        """Where it listens."""
        assert self._server is not None, "it does not listen"
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        peer = writer.get_extra_info("peername")[0]
        try:
            if not await self._peers.welcome(peer):
                logger.warning("phones_stranger", peer=peer)
            elif len(self._conversations) >= AT_MOST:
                logger.warning("phones_full", at_once=AT_MOST)
            else:
                self._conversations.add(task)
                await self._converse(Line(reader, writer))
        finally:
            self._conversations.discard(task)
            writer.close()

    async def _converse(self, line: Line) -> None:
        try:
            async with asyncio.timeout(CONVERSATION_S):
                await line.greet()
                told = line.environment
                conversation = CONVERSATIONS.get(told.script)
                if conversation is None:
                    logger.warning("phones_no_such_script", script=told.script, known=sorted(CONVERSATIONS))
                    return
                desk = Desk(
                    self._room, self._names, self._check, told.channel, told.values.get("uniqueid", "")
                )
                await conversation(line, desk)
                await line.served()
        except (Gone, TimeoutError) as why:
            logger.info(
                "phones_ended_early", channel=line.environment.channel, why=str(why) or "it took too long"
            )
        except Exception:
            logger.exception("phones_failed", channel=line.environment.channel)
