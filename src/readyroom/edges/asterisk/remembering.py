"""As what somebody was a member before they were taken out, kept at the switch itself: until they come back.

A member to whom somebody gave another penalty, interface or name than Readyroom would, gets it again. It is written
into the switch's own database when they are taken out, so it is there as well when Readyroom is started anew before
they come back. Who is taken out as anybody would be put in is struck out there, and `readyroom disconnect asterisk`
takes it away with the rest. Where the manager user may not write, it is remembered only while the link runs.

Belongs here: how it is written and read. Ids have no slash in them.
"""

from __future__ import annotations

import contextlib
import json
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import asdict

from readyroom.edges.asterisk.connection import Connection
from readyroom.edges.asterisk.contested import Pair
from readyroom.edges.asterisk.enforce import Reconciler
from readyroom.edges.asterisk.phones.lamps import FAMILY
from readyroom.edges.asterisk.picture import Member
from readyroom.protocols.ami import AmiError

BRANCH = "member"


class Remembered(Struct, frozen=True, kw_only=True):
    """What is kept of a member."""

    interface: str
    state_interface: str
    penalty: int
    name: str


def keep(connection: Connection, reconciler: Reconciler) -> None:
    """Write down who was taken out since, and strike out what is true no more."""
    for (agent, queue), member in reconciler.taken_out():
        where = {"Family": FAMILY, "Key": f"{BRANCH}/{queue}/{agent}"}
        if member is None:
            connection.asked("DBDel", where)
            continue
        kept: dict[str, Any] = {field: getattr(member, field) for field in Remembered.__struct_fields__}
        # The standard library's JSON takes a name that is not UTF-8, and gives it back.
        with contextlib.suppress(AmiError):  # longer than a line may be
            connection.asked("DBPut", where | {"Val": json.dumps(kept)})


async def recall(connection: Connection, reconciler: Reconciler) -> None:
    """Read what is written there."""
    answer = await connection.ask("DBGetTree", {"Family": FAMILY, "Key": BRANCH})
    found: dict[Pair, Member] = {}
    for item in answer.items:
        try:
            *_, queue, agent = item.get("Key").split("/")
            kept = msgspec.convert(json.loads(item.get("Val")), Remembered)
        except (ValueError, msgspec.ValidationError):
            continue  # somebody else wrote it
        found[agent, queue] = Member(queue=queue, **asdict(kept))
    reconciler.were(found)
