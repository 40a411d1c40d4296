"""One caller at a telephone: sounds are played to them, and keys are read. All of it over one AGI connection.

Belongs here: the connection, its bounds, and the few things that can be said and asked. What is said is `talk`.
"""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from collections import deque

from readyroom.protocols.agi import AgiError, AgiEvent, Dialogue, Environment, Reply

CHUNK_BYTES = 4_096
GREETING_S = 5.0
"""For the environment, which Asterisk sends at once."""
REPLY_S = 60.0
"""For one command: the longest is a prompt of a few seconds and the keys after it."""
SERVED = "readyroom_served"
"""The variable by which the dialplan knows that a caller was told all; else they hear that there is no service."""
KEY_WAIT_S = 5
"""For the next key, before what was entered counts as all."""


class Gone(Exception):  # noqa: N818 - it says what is the case
    """The caller hung up, or the connection is of no use any more. What was done stands; nothing more will be."""


class Line:
    """A caller, as long as they listen."""

    def __init__(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._dialogue = Dialogue()
        self._events: deque[AgiEvent] = deque()
        self.environment = Environment()

    async def greet(self) -> None:
        """Learn who calls. Raises `Gone` if nobody says so."""
        told = await self._next(GREETING_S)
        assert isinstance(told, Environment)
        self.environment = told

    @property
    def dialled(self) -> str:
        """What was dialled after the feature code, if anything was."""
        return next(iter(self.environment.arguments), "")

    # --- saying and asking -------------------------------------------------------------------------------

    async def say(self, *sounds: str) -> None:
        """Play recordings, one after the other."""
        for sound in sounds:
            await self._ask("STREAM FILE", sound, "")

    async def say_digits(self, digits: str) -> None:
        """Say a number, digit by digit."""
        await self._ask("SAY DIGITS", digits, "")

    async def keys(self, prompt: str, at_most: int) -> str:
        """The keys that are pressed after a recording, up to `#`, to the last of so many, or to a pause."""
        return (await self._ask("GET DATA", prompt, KEY_WAIT_S * 1000, at_most)).result

    async def served(self) -> None:
        """Let the dialplan know that all was said. Closing the connection would tell it nothing."""
        await self._ask("SET VARIABLE", SERVED, 1)

    async def _ask(self, *words: object) -> Reply:
        self._make_sure()
        self._writer.write(self._dialogue.command(*words))
        while not isinstance(told := await self._next(REPLY_S), Reply):
            pass  # that the caller hung up is in the reply that follows, if there is one
        self._make_sure()
        if told.result == "-1":
            raise Gone("the caller hung up")
        if not told.is_done:
            raise Gone(f"Asterisk would not {words[0]}: {told.text}")
        return told

    def _make_sure(self) -> None:
        if self._dialogue.is_hung_up:
            raise Gone("the caller hung up")

    async def _next(self, within_s: float) -> AgiEvent:
        while not self._events:
            try:
                async with asyncio.timeout(within_s):
                    data = await self._reader.read(CHUNK_BYTES)
            except (TimeoutError, OSError) as error:
                raise Gone(f"Asterisk does not answer: {error!r}") from None
            if not data:
                raise Gone("Asterisk closed the connection")
            try:
                self._events += self._dialogue.receive(data)
            except AgiError as error:
                raise Gone(str(error)) from None
        return self._events.popleft()
