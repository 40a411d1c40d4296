"""What is said to people at a telephone, with Asterisk's own recordings (its package core-sounds-en).

Each conversation asks what it needs, does one thing to the room, and says what became of it. It may end at any
moment, by `Gone`: whoever hangs up before they have said all has done nothing.

Belongs here: the conversations by the name under which the dialplan asks for them, and the recordings.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Literal, TypeVar

from readyroom.edges.asterisk.phones.desk import Desk, Outcome
from readyroom.edges.asterisk.phones.line import Line
from readyroom.engine.facts import Agent, MembershipValue
from readyroom.engine.shown import membership_of

T = TypeVar("T")

TRIES = 3
"""Of one call. Across calls, the lock-out counts."""
NUMBER_KEYS, CODE_KEYS, STATUS_KEYS = 20, 12, 6
"""A login code has at most 12 digits."""

ASK_NUMBER, ASK_CODE, ASK_STATUS = "agent-user", "agent-pass", "beep"
LOGGED_IN, LOGGED_OUT = "agent-loginok", "agent-loggedoff"
IS_SET_TO, ON, OFF = "is-set-to", "activated", "de-activated"
NOT_HERE = "feature-not-avail-line"
NO_SUCH_NUMBER = "privacy-incorrect"
SAID: dict[Outcome, tuple[str, ...]] = {
    "wrong_login_code": ("vm-incorrect",),
    "locked_out": ("vm-incorrect", "please-try-call-later"),
    "unavailable": ("im-sorry", "please-try-call-later"),
    "device_in_call": ("is-in-use", "please-try-again"),
    "login_code_needed": ("vm-incorrect",),
    "not_signed_in": (LOGGED_OUT,),
    "not_a_member": (NO_SUCH_NUMBER,),
    "reason_required": (NO_SUCH_NUMBER,),
    "reason_not_allowed": (NO_SUCH_NUMBER,),
    "note_required": (NOT_HERE,),
    "no_registered_device": (NOT_HERE,),
}
"""What became of it → what is said. Any other refusal: that it is not possible here."""
SOUNDS = frozenset(
    [
        ASK_NUMBER,
        ASK_CODE,
        ASK_STATUS,
        LOGGED_IN,
        LOGGED_OUT,
        IS_SET_TO,
        ON,
        OFF,
        NOT_HERE,
        NO_SUCH_NUMBER,
        "vm-goodbye",
    ]
    + [sound for sounds in SAID.values() for sound in sounds]
)
"""All recordings that are needed."""

Conversation = Callable[[Line, Desk], Awaitable[None]]


async def log_in(line: Line, desk: Desk) -> None:
    """The telephone's owner signs in, with their login code if they have one. At a shared one: see `hot_desk`."""
    owner = await desk.owner()
    if owner is None:
        await hot_desk(line, desk)
    elif not owner.config.login_code:
        await _tell(line, await desk.sign_in(owner.config.id), LOGGED_IN)
    else:
        await _prove_and_sign_in(line, desk, owner.config.id)


async def hot_desk(line: Line, desk: Desk) -> None:
    """Somebody signs in here: they say who they are, and prove it."""
    if await desk.device() is None:
        await line.say(NOT_HERE)
        return
    await _prove_and_sign_in(line, desk, None)


async def _prove_and_sign_in(line: Line, desk: Desk, agent: str | None) -> None:
    for _ in range(TRIES):
        number = await line.keys(ASK_NUMBER, NUMBER_KEYS) if agent is None else agent
        code = await line.keys(ASK_CODE, CODE_KEYS) if number else ""
        if not code:
            break
        known = agent or desk.numbered(number)
        outcome = await desk.prove(known, code)
        if outcome == "done":
            await _tell(line, await desk.sign_in(known), LOGGED_IN)
            return
        await _tell(line, outcome)
        if outcome != "wrong_login_code":
            break
    await line.say("vm-goodbye")


async def log_out(line: Line, desk: Desk) -> None:
    """Whoever is signed in here signs out."""
    agent = await _somebody(line, desk)
    if agent is not None:
        await _tell(line, await desk.sign_out(agent), LOGGED_OUT)


async def back(line: Line, desk: Desk) -> None:
    """I am back."""
    agent = await _somebody(line, desk)
    if agent is not None:
        await _tell(line, await desk.come_back(agent), ON)


async def status(line: Line, desk: Desk) -> None:
    """A status by its number, with its reason's after a `*`."""
    agent = await _somebody(line, desk)
    if agent is None:
        return
    number, _, which = (line.dialled or await line.keys(ASK_STATUS, STATUS_KEYS)).partition("*")
    entry = _numbered(desk.statuses(), number)
    reason = None if entry is None else _numbered(entry.reasons, which)
    if entry is None or (which and reason is None):
        await line.say(NO_SUCH_NUMBER)
        return
    outcome = await desk.choose(agent, entry, reason)
    await _tell(line, outcome, IS_SET_TO)
    if outcome == "done":
        await line.say_digits(number)


async def queue(line: Line, desk: Desk) -> None:
    """Into a queue, or out of it; who was withdrawn from it comes back."""
    await _toggle(line, desk, "out")


async def pause(line: Line, desk: Desk) -> None:
    """Pause in a queue, or take its calls again."""
    await _toggle(line, desk, "paused")


async def _toggle(line: Line, desk: Desk, away: Literal["out", "paused"]) -> None:
    agent = await _somebody(line, desk)
    if agent is None:
        return
    whose, star, number = line.dialled.rpartition("*")
    chosen = desk.queue(agent, number) if number else None
    if (star and whose != agent.config.id) or (number and chosen is None):
        await line.say(NO_SUCH_NUMBER)
        return
    values = [membership_of(agent, each) for each in agent.memberships if chosen in (None, each)]
    if away == "paused" and all(value == "out" for value in values):
        await line.say(NO_SUCH_NUMBER)
        return
    to: MembershipValue = away if "in" in values else "in"
    said = {"in": ON if away == "paused" else LOGGED_IN, "paused": OFF, "out": LOGGED_OUT}[to]
    await _tell(line, await desk.move(agent, chosen, to), said)


async def _somebody(line: Line, desk: Desk) -> Agent | None:
    """Who is at the telephone; if nobody is, that is said."""
    agent = await desk.agent()
    if agent is None:
        await line.say(NOT_HERE)
    return agent


async def _tell(line: Line, outcome: Outcome, done: str = "") -> None:
    await line.say(*((done,) if outcome == "done" else SAID.get(outcome, (NOT_HERE,))))


def _numbered(things: Sequence[T], number: str) -> T | None:
    """The first has the number 1."""
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(things)):
        return None
    return things[int(number) - 1]


CONVERSATIONS: dict[str, Conversation] = {
    "log-in": log_in,
    "hot-desk": hot_desk,
    "log-out": log_out,
    "back": back,
    "status": status,
    "queue": queue,
    "pause": pause,
}
"""By the name under which the dialplan asks for them."""
