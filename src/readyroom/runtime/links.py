"""How the links to switches stand: what the log knows of each, and what the program that keeps it up says of itself.

A link that runs in this server gives an account of itself when it is asked (`Links.keep`); one over HTTP is known by
what it has reported. Whoever shows links, or counts them, reads `Links.standings`.

Belongs here: what can be said of a link, whatever its switch. What went wrong has codes; sentences are the clients'.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from readyroom.engine.world import World
from readyroom.views.rows import LinkState, link_state

EXAMPLES = 20
"""Of each problem so many are named; all are counted."""


Code = Literal[
    "drift", "not_done", "unknown_queue", "unknown_member", "observations_refused", "events_failed"
]


class LinkExample(Struct, frozen=True, kw_only=True):
    """Whom a problem concerns, as far as it concerns anybody."""

    queue: str | None = None
    agent: str | None = None
    interface: str | None = None
    """The switch's name of a member whom Readyroom does not know."""
    detail: str = ""
    """The switch's own words, or what differs."""


class LinkProblem(Struct, frozen=True, kw_only=True):
    """Something that is not as it should be, how often, and some of whom it concerns."""

    code: Code
    count: int
    instances: tuple[LinkExample, ...] = ()


class Account(Struct, frozen=True, kw_only=True):
    """What a link says of itself."""

    why: str
    """Why it is not up; empty: it is."""
    connections: int
    """How often it has been up, since the server started."""
    heard: int
    """Events of the switch, since the server started."""
    waiting: int
    """Observations that the room has not taken yet."""
    problems: tuple[LinkProblem, ...] = ()


class Standing(Struct, frozen=True, kw_only=True):
    """How a link stands. `account` None: its program is none of this server's."""

    name: str
    state: LinkState
    since: int
    """When it came to stand so (ms UTC)."""
    account: Account | None


class Links:
    """The links of one room that run in this server."""

    def __init__(self) -> None:
        self._accounts: dict[str, tuple[int, Callable[[], Account]]] = {}

    @contextlib.contextmanager
    def keep(self, name: str, since: int, account: Callable[[], Account]) -> Iterator[None]:
        """As long as this lasts, the link of this name runs here, since then (ms UTC)."""
        self._accounts[name] = since, account
        try:
            yield
        finally:
            del self._accounts[name]

    def standings(self, world: World) -> list[Standing]:
        """All links that there are or were, by name; a link that has never been up is down since it was begun."""
        found = []
        for name in sorted(world.links.keys() | self._accounts.keys()):
            begun, account = self._accounts.get(name, (0, None))
            said = None if account is None else account()
            known = world.links.get(name)
            if known is None:
                found.append(Standing(name=name, state="down", since=begun, account=said))
            else:
                state = link_state(known)
                found.append(Standing(name=name, state=state, since=known.since, account=said))
        return found


def problem(code: Code, examples: list[LinkExample]) -> Iterator[LinkProblem]:
    """A problem with all whom it concerns; none where there is nobody."""
    if examples:
        yield LinkProblem(code=code, count=len(examples), instances=tuple(examples[:EXAMPLES]))


def counted(code: Code, count: int) -> Iterator[LinkProblem]:
    """A problem that is only counted; none where it never came."""
    if count:
        yield LinkProblem(code=code, count=count)
