"""One look at an Asterisk, and a few actions there: what a person asks for, beside or instead of a link.

Belongs here: a connection for a moment.
"""

from __future__ import annotations

from collections.abc import Iterable

from readyroom.edges.asterisk.connection import Connection, NotConnected, Target
from readyroom.edges.asterisk.inventory import Inventory
from readyroom.edges.asterisk.phones.lamps import CUSTOM, DEVICE, FAMILY, LAMPS_FAMILY
from readyroom.edges.asterisk.picture import Picture
from readyroom.edges.asterisk.restoring import Action
from readyroom.edges.asterisk.ring_times import ring_times
from readyroom.protocols.ami import Message


def _unheard(_: Message) -> None:
    """Events are nobody's business here."""


async def look(target: Target) -> Inventory:
    """What there is. Raises NotConnected, with what to do where the manager user may not ask."""
    connection = await Connection.open(target, _unheard)
    try:
        core = await connection.ask("CoreSettings")
        queues = await connection.ask("QueueStatus")
        config = await connection.ask("GetConfig", {"Filename": "queues.conf"})
        devices = await connection.ask("DeviceStateList")
        endpoints = await connection.ask("PJSIPShowEndpoints")
        marks = await connection.ask("DBGetTree", {"Family": FAMILY})
        lamps = await connection.ask("DBGetTree", {"Family": LAMPS_FAMILY})
    finally:
        await connection.close()
    if not queues.accepted:
        raise NotConnected(
            f"QueueStatus: {queues.why or 'refused'}; is app_queue loaded, and has {target.user} the right "
            "`agent` in manager.conf (read and write)?"
        )
    picture = Picture()
    picture.queues_are(queues.items, 0)
    picture.devices_are(devices.items + endpoints.items)
    devices_kept = (CUSTOM + item.get("Key").removeprefix(f"/{LAMPS_FAMILY}/") for item in lamps.items)
    return Inventory(
        version=core.response.get("AsteriskVersion") or "of an unknown version",
        picture=picture,
        ring_s=ring_times(config.response) if config.accepted else {},
        is_marked=bool(marks.items),
        lamps=tuple(device for device in devices_kept if device.startswith(DEVICE)),
    )


async def do(target: Target, actions: Iterable[Action]) -> list[tuple[Action, str]]:
    """Have these done, one after the other; those that the switch refused, and why. Raises NotConnected."""
    connection = await Connection.open(target, _unheard)
    refused = []
    try:
        for action in actions:
            answer = await connection.ask(action.name, action.headers)
            if not answer.accepted:
                refused.append((action, answer.why or "refused"))
    finally:
        await connection.close()
    return refused
