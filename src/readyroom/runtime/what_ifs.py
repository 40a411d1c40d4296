"""What would another policy have made of it? Asked of a room, and answered by a process of its own.

Belongs here: whose turn it is (one question at a time for each room), how far each is, what came of it, and that none
outlives the server. Judging recorded time anew takes a processor for a minute or more: the server's own has inputs to
decide. Which program answers is said by who wires the server. Questions are in memory: with the server they are gone.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

import msgspec
import structlog
from msgspec import Struct, field

from readyroom.codec.policies import Policy

State = Literal["waiting", "running", "done", "failed"]

MOST_WAITING = 5
"""Of one room, with the one that runs: whoever comes later is told so, instead of waiting for long."""
MOST_OF_ONE = 2
"""Of these, of one user: nobody shuts the others out."""
MOST_KEPT = 20
"""Of one room; beyond that the oldest answer is forgotten."""
LONGEST_S = 1_800.0
"""Far beyond what the largest question takes that may be asked; only a sick process is ended."""
NICE = 10
"""The server's own work goes before."""
LONGEST_LINE = 1_048_576

log = structlog.get_logger(__name__)


class WhatIfAsked(Struct, frozen=True, kw_only=True):
    """What is asked."""

    room: str
    first: date
    last: date
    """Local days of the organisation, both with them."""
    since: int
    until: int
    """The same as instants (ms UTC); a day that goes on is asked about up to now."""
    policy: Policy
    preset: str | None = None
    """The one that the policy is made from, and"""
    changed: Policy = field(default_factory=Policy)
    """what was named over it."""
    at_most: int | None = None
    """Suggest a threshold with no more false withdrawals than these. None: suggest none."""


class Program(Struct, frozen=True):
    """A program that answers: a JSON document on its standard output. On its standard error it says, a line of JSON
    each time, how far it is (`done`, `of`), or why it cannot (`error`).
    """

    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    given: bytes
    """On its standard input."""


class Failed(Struct, frozen=True):
    """Why there is no answer."""

    code: str
    message: str


class WhatIf(Struct, kw_only=True, eq=False):
    """A question, and how far it is."""

    id: str
    user: str
    at: int
    """When it was asked (ms UTC)."""
    asked: WhatIfAsked
    state: State = "waiting"
    done: int = 0
    of: int | None = None
    """Of how many events; None until it is known."""
    answer: bytes | None = None
    failed: Failed | None = None
    process: asyncio.subprocess.Process | None = None


class _Line(Struct):
    done: int | None = None
    of: int | None = None
    error: Failed | None = None


class TooMany(Exception):  # noqa: N818 - nothing is wrong with the program
    """As many questions wait as may, of all or of one user: `most`."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class WhatIfs:
    """The questions of all rooms. Stop it before the loop ends."""

    def __init__(self, program: Callable[[WhatIfAsked], Program]) -> None:
        self._program = program
        self._kept: dict[str, dict[str, WhatIf]] = {}
        self._workers: dict[str, asyncio.Task[None]] = {}

    def ask(self, user: str, at: int, asked: WhatIfAsked) -> WhatIf:
        """Ask; it is answered in its turn. Raises `TooMany`."""
        kept = self._kept.setdefault(asked.room, {})
        over = [each for each in kept.values() if each.state in ("done", "failed")]
        waiting = [each for each in kept.values() if each.state in ("waiting", "running")]
        own = [each for each in waiting if each.user == user]
        for there, most in ((own, MOST_OF_ONE), (waiting, MOST_WAITING)):
            if len(there) >= most:
                raise TooMany(most)
        for each in over[: max(0, len(kept) + 1 - MOST_KEPT)]:
            del kept[each.id]
        made = WhatIf(id=f"wi_{secrets.token_hex(6)}", user=user, at=at, asked=asked)
        kept[made.id] = made
        if asked.room not in self._workers:
            self._workers[asked.room] = asyncio.create_task(self._work(asked.room), name="what-if")
        return made

    def of(self, room: str, user: str | None) -> list[WhatIf]:
        """What a user has asked (None: what all have), the newest first."""
        return [each for each in reversed(self._kept.get(room, {}).values()) if user in (None, each.user)]

    def find(self, room: str, user: str | None, name: str) -> WhatIf | None:
        """One of them."""
        found = self._kept.get(room, {}).get(name)
        return found if found is not None and user in (None, found.user) else None

    def drop(self, question: WhatIf) -> None:
        """Forget it; if it is being answered, that ends."""
        self._kept[question.asked.room].pop(question.id, None)
        if question.process is not None:
            _kill(question.process)

    async def stop(self) -> None:
        """End what runs."""
        for worker in self._workers.values():
            worker.cancel()
        await asyncio.gather(*self._workers.values(), return_exceptions=True)

    # --- one after the other -----------------------------------------------------------------------------

    async def _work(self, room: str) -> None:
        try:
            while (question := self._next(room)) is not None:
                question.state = "running"
                try:
                    await self._answer(question)
                except Exception:
                    log.exception("what_if_failed", room=room)
                    question.failed = Failed("internal", "Something is wrong with the server; see its log.")
                question.state = "failed" if question.answer is None else "done"
        finally:
            del self._workers[room]

    def _next(self, room: str) -> WhatIf | None:
        return next((each for each in self._kept[room].values() if each.state == "waiting"), None)

    async def _answer(self, question: WhatIf) -> None:
        program = self._program(question.asked)
        process = await asyncio.create_subprocess_exec(
            *program.arguments,
            env=program.environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            limit=LONGEST_LINE,
        )
        question.process = process
        try:
            if question.id not in self._kept[question.asked.room]:  # dropped meanwhile
                return
            with contextlib.suppress(ProcessLookupError):
                os.setpriority(os.PRIO_PROCESS, process.pid, NICE)
            async with asyncio.timeout(LONGEST_S):
                said, *_ = await asyncio.gather(
                    _read(process), _give(process, program.given), _follow(process, question), process.wait()
                )
            if process.returncode == 0:
                question.answer = said
            elif question.failed is None:
                question.failed = Failed("internal", f"It ended with exit code {process.returncode}.")
        except TimeoutError:
            question.failed = Failed("too_long", f"It took more than {LONGEST_S / 60:.0f} minutes.")
        finally:
            _kill(process)
            await process.wait()
            question.process = None


async def _give(process: asyncio.subprocess.Process, given: bytes) -> None:
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(given)
        await process.stdin.drain()
    process.stdin.close()


async def _read(process: asyncio.subprocess.Process) -> bytes:
    assert process.stdout is not None
    return await process.stdout.read()


async def _follow(process: asyncio.subprocess.Process, question: WhatIf) -> None:
    """How far it is, and why it cannot; anything else goes to the log."""
    assert process.stderr is not None
    async for line in process.stderr:
        try:
            told = msgspec.json.decode(line, type=_Line)
        except msgspec.MsgspecError:
            log.warning(
                "what_if_said", room=question.asked.room, line=line.decode("utf-8", "replace").rstrip()
            )
            continue
        if told.error is not None:
            question.failed = told.error
        if told.done is not None:
            question.done, question.of = told.done, told.of


def _kill(process: asyncio.subprocess.Process) -> None:
    """It only reads: there is nothing to wait for."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
