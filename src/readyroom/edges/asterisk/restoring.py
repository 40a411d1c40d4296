"""The members of an Asterisk's queues as they were once, and the way back there.

Belongs here: what is kept of a member, and the actions that bring a switch back to what was kept. No IO.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from readyroom.edges.asterisk.inventory import Inventory
from readyroom.edges.asterisk.mapping import same
from readyroom.edges.asterisk.phones.lamps import CUSTOM, DARK, FAMILY, LAMPS_FAMILY
from readyroom.edges.asterisk.picture import Member, Picture

LAMPS = "put out the lamps of agents and queues"


class Kept(Struct, frozen=True, kw_only=True):
    """One member, as it was."""

    queue: str
    interface: str
    name: str = ""
    state_interface: str = ""
    penalty: int = 0
    paused: bool = False
    reason: str = ""


class Action(Struct, frozen=True):
    """An action of the manager interface, and what it does in words; several may do one thing together."""

    name: str
    headers: dict[str, str]
    says: str


class Before(Struct, frozen=True, kw_only=True):
    """How some queues were before Readyroom came, as a file keeps it."""

    queues: list[str] = []
    members: list[Kept] = []

    def beside(self, picture: Picture, queues: Iterable[str]) -> Before:
        """With these queues as they are now; of those that it knows already, what was first is what counts."""
        known = {queue.casefold() for queue in self.queues}
        added = sorted(queue for queue in set(queues) if queue.casefold() not in known)
        wanted = {queue.casefold() for queue in added}
        members = [kept(member) for member in picture.members() if member.queue.casefold() in wanted]
        return Before(queues=self.queues + added, members=self.members + members)


def kept(member: Member) -> Kept:
    """What is kept of a member."""
    return Kept(**{name: getattr(member, name) for name in Kept.__struct_fields__})


def way_back(before: Before, found: Inventory) -> Iterator[Action]:
    """What is to be done for the queues to have the members that they had; who came since goes last.

    No telephone stays one that may not be rung or call out, and no lamp is left lit: nobody would ever say otherwise.
    """
    picture = found.picture
    there = {(m.queue.casefold(), same(m.interface)): m for m in picture.members()}
    wanted = {(one.queue.casefold(), same(one.interface)): one for one in before.members}
    for key, one in wanted.items():
        now = there.get(key)
        if one.queue.casefold() not in picture.queues:
            continue
        if now is None:
            yield _added(one)
            if one.paused and one.reason:  # which is not asked for when somebody is added
                yield _paused(one)
        elif (now.paused, now.reason) != (one.paused, one.reason):
            yield _paused(one)
    among = {queue.casefold() for queue in before.queues}
    for key, member in there.items():
        if key not in wanted and key[0] in among and member.kind == "dynamic":
            where = {"Queue": member.queue, "Interface": member.interface}
            yield Action("QueueRemove", where, f"{member.queue}: take {member.interface} out")
    if found.is_marked:
        yield Action("DBDelTree", {"Family": FAMILY}, "let every telephone be rung and call out")
    for device in found.lamps:
        # Dark for who looks at it now; then nobody says anything of it, as before.
        yield Action("Setvar", {"Variable": f"DEVICE_STATE({device})", "Value": DARK}, LAMPS)
        yield Action("DBDel", {"Family": LAMPS_FAMILY, "Key": device.removeprefix(CUSTOM)}, LAMPS)


def _added(one: Kept) -> Action:
    headers = {"Queue": one.queue, "Interface": one.interface, "Penalty": str(one.penalty)}
    headers |= {"Paused": "true" if one.paused else "false"}
    if one.name:
        headers["MemberName"] = one.name
    if one.state_interface:
        headers["StateInterface"] = one.state_interface
    return Action(
        "QueueAdd", headers, f"{one.queue}: put {one.interface} in{', paused' if one.paused else ''}"
    )


def _paused(one: Kept) -> Action:
    headers = {"Queue": one.queue, "Interface": one.interface, "Paused": "true" if one.paused else "false"}
    if one.paused and one.reason:
        headers["Reason"] = one.reason
    does = f"pause {one.interface}" if one.paused else f"let {one.interface} be rung"
    return Action("QueuePause", headers, f"{one.queue}: {does}{_how(one)}")


def _how(one: Kept) -> str:
    if not one.paused:
        return ""
    return f", paused ({one.reason})" if one.reason else ", paused"
