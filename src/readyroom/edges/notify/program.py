"""Messages to a program of a user's: one signed request, in the envelope that webhooks have.

Belongs here: what the program reads. The request goes where those of webhooks may go, and nowhere else: by the same
`Poster`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from readyroom.runtime.messages import Message, NotSent
from readyroom.runtime.webhooks import TEST, NotPosted, Poster
from readyroom.views.instants import when

KIND = "readyroom.Notifications.v1"

FindKey = Callable[[str, str], Awaitable[str | None]]
"""The key of a room's user, if there is one."""


class Program:
    """A `Channel` to whatever a user has listen at their address."""

    def __init__(self, poster: Poster, find_key: FindKey) -> None:
        self._poster = poster
        self._find_key = find_key

    async def send(self, message: Message) -> None:
        """Raises `NotSent`: for good without a key, and if the program wants nothing any more (410)."""
        key = await self._find_key(message.room, message.user)
        if key is None:
            raise NotSent("no_secret", for_good=True)
        try:
            status = await self._poster.post(message.to, _id(message), envelope(message), (key,))
        except NotPosted as error:
            raise NotSent(str(error)) from None
        if not 200 <= status < 300:
            raise NotSent(f"answered {status}", for_good=status == 410)


def envelope(message: Message) -> bytes:
    """A CloudEvent 1.0 of all that is told at once; its time is that of the last notification."""
    found: dict[str, Any] = {
        "specversion": "1.0",
        "id": _id(message),
        "source": f"/organisations/{message.room}",
        "type": KIND if message.notices else TEST,
        "subject": f"user/{message.user}",
        "datacontenttype": "application/json",
        "data": {
            "user": message.user,
            "subject": message.subject,
            "text": message.text,
            "notifications": [_told(notice) for notice in message.notices],
        },
    }
    if message.notices:
        found["time"] = when(max(notice["at"] for notice in message.notices))
    return msgspec.json.encode(found)


def _id(message: Message) -> str:
    return f"msg_{message.key}"


def _told(notice: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": notice.get("id"),
        "at": when(notice["at"]),
        "subject": notice["subject"],
        "agent": _named("name", notice.get("agent_id"), notice.get("agent")),
        "queue": _named("label", notice.get("queue_id"), notice.get("queue")),
        "count": notice.get("count"),
        "threshold": notice.get("threshold"),
        "params": notice.get("params", {}),
    }


def _named(word: str, id_: str | None, name: str | None) -> dict[str, str | None] | None:
    return None if name is None else {"id": id_, word: name}
