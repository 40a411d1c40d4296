"""How long Asterisk's queues ring: read from its configuration, where that may be read.

Belongs here: reading the answer to GetConfig. A queue that says nothing rings for Asterisk's own 15 s; one of a
database is not in the file, and then Readyroom's own setting of the queue counts.
"""

from __future__ import annotations

import re

from readyroom.protocols.ami import Message

DEFAULT_S = 15
_CATEGORY = re.compile(r"^Category-(\d+)$", re.IGNORECASE)
_LINE = re.compile(r"^Line-(\d+)-\d+$", re.IGNORECASE)
NO_QUEUES = frozenset({"general"})


def ring_times(answer: Message) -> dict[str, int]:
    """Queue, in small letters → seconds. One that rings without end is left out."""
    queues: dict[str, str] = {}
    found: dict[str, int] = {}
    for name, value in answer.headers:
        category, line = _CATEGORY.match(name), _LINE.match(name)
        if category is not None and value.casefold() not in NO_QUEUES:
            queues[category[1]] = value.casefold()
            found[queues[category[1]]] = DEFAULT_S
        elif line is not None and line[1] in queues:
            option, _, setting = value.partition("=")
            if option.strip().casefold() == "timeout" and setting.strip().isdecimal():
                found[queues[line[1]]] = int(setting)
    return {queue: seconds for queue, seconds in found.items() if 1 <= seconds <= 600}
