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
    for one, now in _then_and_now(before, picture):
        yield from _put_back(one, now)
    wanted = {_key(one) for one in before.members}
    among = {queue.casefold() for queue in before.queues}
    for member in picture.members():
        if _key(member) not in wanted and member.queue.casefold() in among and member.kind == "dynamic":
            yield Action("QueueRemove", _where(member), f"{member.queue}: take {member.interface} out")
    if found.is_marked:
        yield Action("DBDelTree", {"Family": FAMILY}, "let every telephone be rung and call out")
    for device in found.lamps:
        # Dark for who looks at it now; then nobody says anything of it, as before.
        yield Action("Setvar", {"Variable": f"DEVICE_STATE({device})", "Value": DARK}, LAMPS)
        yield Action("DBDel", {"Family": LAMPS_FAMILY, "Key": device.removeprefix(CUSTOM)}, LAMPS)


def not_put_back(before: Before, found: Inventory) -> Iterator[str]:
    """What is another than it was and cannot be put back, in words: only who can be taken out can be put in anew."""
    for one, now in _then_and_now(before, found.picture):
        if now is not None and now.kind != "dynamic" and _identity(now) != _identity(one):
            stands = "queues.conf" if now.kind == "static" else "the database"
            yield f"{one.queue}: {one.interface} is {_named(now)}, and was {_named(one)}: that stands in {stands}"


def _then_and_now(before: Before, picture: Picture) -> Iterator[tuple[Kept, Member | None]]:
    """Each member that was kept, and as what they are there now; of the queues that are still there."""
    for one in before.members:
        if one.queue.casefold() in picture.queues:
            yield one, picture.member(one.queue, one.interface)


def _put_back(one: Kept, now: Member | None) -> Iterator[Action]:
    """What brings a member back to what was kept."""
    if now is None:
        yield from _added(one, f"{one.queue}: put {one.interface} in{', paused' if one.paused else ''}")
        return
    if now.kind == "dynamic" and _identity(now) != _identity(one):
        says = f"{one.queue}: put {one.interface} in anew, {_named(one)}"
        yield Action("QueueRemove", _where(now), says)
        yield from _added(one, says)
        return
    is_paused_so = (now.paused, now.reason) == (one.paused, one.reason)
    if now.penalty != one.penalty:
        says = f"{one.queue}: give {one.interface} the penalty {one.penalty}"
        yield Action("QueuePenalty", _where(one) | {"Penalty": str(one.penalty)}, says)
        if is_paused_so:  # a penalty alone Asterisk does not write down; with a pause all that a member is
            yield _paused(one, says)
    if not is_paused_so:
        yield _paused(one)


def _added(one: Kept, says: str) -> Iterator[Action]:
    headers = _where(one) | {"Penalty": str(one.penalty), "Paused": "true" if one.paused else "false"}
    if one.name:
        headers["MemberName"] = one.name
    if one.state_interface:
        headers["StateInterface"] = one.state_interface
    yield Action("QueueAdd", headers, says)
    if one.paused and one.reason:  # which is not asked for when somebody is added
        yield _paused(one)


def _paused(one: Kept, says: str | None = None) -> Action:
    headers = _where(one) | {"Paused": "true" if one.paused else "false"}
    if one.paused and one.reason:
        headers["Reason"] = one.reason
    reason = f" ({one.reason})" if one.reason else ""
    does = f"pause {one.interface}{reason}" if one.paused else f"let {one.interface} be rung"
    return Action("QueuePause", headers, says or f"{one.queue}: {does}")


def _key(one: Kept | Member) -> tuple[str, str]:
    """What makes two the same member of the same queue."""
    return one.queue.casefold(), same(one.interface)


def _where(one: Kept | Member) -> dict[str, str]:
    return {"Queue": one.queue, "Interface": one.interface}


def _identity(one: Kept | Member) -> tuple[str, str]:
    """What Asterisk takes when somebody is added, and never changes."""
    return one.name, one.state_interface


def _named(one: Kept | Member) -> str:
    by_state = f", by the state of {one.state_interface}" if one.state_interface else ""
    return f"named {one.name}{by_state}"
