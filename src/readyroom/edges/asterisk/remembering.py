"""As what somebody was a member before they were taken out, kept at the switch itself: until they come back.

A member to whom somebody gave another penalty, interface or name than Readyroom would, gets it again. It is written
into the switch's own database when they are taken out, so it is there as well when Readyroom is started anew before
they come back; `readyroom disconnect asterisk` takes it away with the rest. Where the manager user may not write,
it is remembered only while the link runs.

Belongs here: how it is written and read. Ids have no slash in them.
"""

from __future__ import annotations

import msgspec

from readyroom.edges.asterisk.connection import Connection
from readyroom.edges.asterisk.enforce import Pair, Reconciler
from readyroom.edges.asterisk.phones.lamps import FAMILY
from readyroom.edges.asterisk.picture import Member

BRANCH = "member"


def keep(connection: Connection, reconciler: Reconciler) -> None:
    """Write down who was taken out since."""
    for (agent, queue), member in reconciler.taken_out():
        told = msgspec.json.encode(member).decode()
        connection.asked("DBPut", {"Family": FAMILY, "Key": f"{BRANCH}/{queue}/{agent}", "Val": told})


async def recall(connection: Connection, reconciler: Reconciler) -> None:
    """Read what is written there."""
    answer = await connection.ask("DBGetTree", {"Family": FAMILY, "Key": BRANCH})
    found: dict[Pair, Member] = {}
    for item in answer.items:
        try:
            *_, queue, agent = item.get("Key").split("/")
            found[agent, queue] = msgspec.json.decode(item.get("Val"), type=Member)
        except (ValueError, msgspec.MsgspecError):
            continue  # somebody else wrote it
    reconciler.were(found)
