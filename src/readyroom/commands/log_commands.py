"""`readyroom events`: the log of an organisation, a line an event.

Belongs here: which part of it is asked for, and going on with what comes. The words are in `happenings`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any

import typer

from readyroom.codec.check import unknown_among
from readyroom.codec.events import TYPES
from readyroom.commands import happenings
from readyroom.commands.client import Client
from readyroom.commands.output import MISUSED, Json, Told, complain, say, say_json

Row = dict[str, Any]
LATEST = 50
"""Events that are shown where nothing says how many: more than a screen, less than an hour."""
PAGE = 1000
FOLLOW_S = 0.5
"""Between two looks at what is new."""
BACKOFF_S = (0.5, 1, 2, 4, 8)
PASSING = ("unreachable", "timeout", "busy", "stopping", "unavailable")
"""Refused with one of these: it may be otherwise in a moment."""


def events(
    since: Annotated[int | None, typer.Option(min=0, metavar="SEQ", help="All after this event.")] = None,
    agent: Annotated[str | None, typer.Option(help="Only what concerns this agent.")] = None,
    queue: Annotated[str | None, typer.Option(help="Only what concerns this queue.")] = None,
    call: Annotated[str | None, typer.Option(help="Only what concerns this call.")] = None,
    types: Annotated[
        list[str] | None, typer.Option("--type", help="Only events of this type; may be repeated.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many.", show_default=f"the {LATEST} newest")
    ] = None,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on with what comes.")] = False,
    as_json: Json = False,
) -> None:
    """Show what happened, in order: the newest, or all since an event. With --json a line of JSON for each."""
    for name in types or ():
        if name not in TYPES:
            raise Told(f'--type: "{name}" is {unknown_among(name, sorted(TYPES))}.', MISUSED, "usage")
    filters = {"agent": agent, "queue": queue, "call": call, "types": ",".join(types) if types else None}
    with Client() as client:
        log = _Log(client, filters)
        zone = client.zone()

        def show(event: Row) -> None:
            if as_json:
                say_json(event, indent=0)
            else:
                say(happenings.line(event, zone))

        for event in log.newest(limit or LATEST) if since is None else islice(log.since(since), limit):
            show(event)
        if follow:
            for event in log.coming(as_json=as_json):
                show(event)


class _Log:
    """The log, as far as it was read."""

    def __init__(self, client: Client, filters: dict[str, str | None]) -> None:
        self._client, self._filters = client, filters
        self._read = 0
        """Nothing up to here is asked for again."""

    def newest(self, count: int) -> list[Row]:
        """The newest events, in order."""
        found: list[Row] = []
        until: int | None = None
        while True:
            part = self._client.get(
                "/events",
                newest_first="true",
                until=None if until is None else str(until),
                limit=str(min(PAGE, count - len(found))),
                **self._filters,
            )
            if until is None:
                self._read = part["seq"]
            found += part["items"]
            until = part["last"]
            if not part["more"] or len(found) >= count:
                return found[::-1]

    def since(self, seq: int) -> Iterator[Row]:
        """All events after that one, up to now."""
        self._read = seq
        more = True
        while more:
            part = self._client.get("/events", since=str(self._read), limit=str(PAGE), **self._filters)
            for event in part["items"]:
                self._read = event["seq"]
                yield event
            self._read, more = part["last"], part["more"]

    def coming(self, *, as_json: bool) -> Iterator[Row]:
        """Every event that comes, once, for ever; the server may go and come back."""
        tries = 0
        while True:
            try:
                yield from self.since(self._read)
                tries = 0
            except Told as error:
                if error.code not in PASSING:
                    raise
                if not tries:
                    error.message = f"Not live: {error.message} It goes on when the server is back."
                    complain(error, as_json=as_json)
                tries += 1
            time.sleep(BACKOFF_S[min(tries - 1, len(BACKOFF_S) - 1)] if tries else FOLLOW_S)
