"""What app_queue does with changes of members, in so far as the link sees it; in the recorded words.

A real Asterisk does the same in `tests/asterisk`; this one loses, delays and refuses as a test needs.
"""

from __future__ import annotations

from readyroom.edges.asterisk.enforce import Step
from readyroom.edges.asterisk.mapping import same
from readyroom.edges.asterisk.observe import Observer
from readyroom.protocols.ami import Message
from tests.unit.asterisk.centre import SEEN, event


class AppQueue:
    """The members of a switch's queues, as events have them."""

    def __init__(self, *queues: str) -> None:
        self.queues = queues
        self.members: dict[tuple[str, str], dict[str, str]] = {}
        self.events: list[Message] = []
        """What is still to be heard."""
        self.asked = 0
        self.keeps_reasons = True
        """Whether it takes a reason with a new member: before Asterisk 22 it does not."""

    def put(self, queue: str, interface: str, kind: str = "dynamic", **headers: str) -> None:
        """Somebody else makes a member."""
        self.members[queue, same(interface)] = {
            "Queue": queue, "Interface": interface, "MemberName": interface, "StateInterface": interface,
            "Membership": kind, "Penalty": "0", "Paused": "0", "PausedReason": "", **headers,
        }  # fmt: skip
        self._tell("QueueMemberAdded", queue, interface)

    def take(self, queue: str, interface: str) -> None:
        """Somebody else removes one."""
        self._tell("QueueMemberRemoved", queue, interface)
        del self.members[queue, same(interface)]

    def pause(self, queue: str, interface: str, paused: bool, reason: str = "") -> None:
        """Somebody else pauses one, or lets it ring."""
        self.members[queue, same(interface)] |= {"Paused": str(int(paused)), "PausedReason": reason}
        self._tell("QueueMemberPause", queue, interface)

    def do(self, step: Step) -> tuple[bool, str]:
        """Carry an action out: whether it was accepted, and the words."""
        self.asked += 1
        queue, interface = step.headers["Queue"], step.headers["Interface"]
        key = queue, same(interface)
        if queue not in self.queues:
            return False, "Unable to add interface to queue: No such queue"
        if step.action == "QueueAdd":
            if key in self.members:
                return False, "Unable to add interface: Already there"
            state = step.headers.get("StateInterface", interface)
            paused = str(int(step.headers["Paused"] == "true"))
            kept = {name: step.headers[name] for name in ("Penalty", "MemberName")}
            reason = step.headers.get("Reason", "") if self.keeps_reasons else ""
            self.put(queue, interface, Paused=paused, PausedReason=reason, StateInterface=state, **kept)
            return True, "Added interface to queue"
        if key not in self.members:
            gone = step.action == "QueueRemove"
            return False, "Unable to remove interface: Not there" if gone else "Interface not found"
        if step.action == "QueueRemove":
            if self.members[key]["Membership"] != "dynamic":
                return False, "Unable to remove interface from queue: Member not dynamic"
            self.take(queue, interface)
            return True, "Removed interface from queue"
        self.pause(queue, interface, step.headers["Paused"] == "true", step.headers.get("Reason", "")[:79])
        return True, "Interface paused successfully"

    def hear(self, observer: Observer, now: int = SEEN) -> set[tuple[str, str]]:
        """Let an observer hear what has happened; the agents and queues whose members changed."""
        events, self.events = self.events, []
        for message in events:
            observer.hear(message, now)
        return observer.standing.taken()

    def listed(self) -> tuple[Message, ...]:
        """The answer to QueueStatus."""
        found = [event("QueueParams", Queue=queue) for queue in self.queues]
        for member in self.members.values():
            item = dict(member)
            item["Location"], item["Name"] = item.pop("Interface"), item.pop("MemberName")
            found.append(event("QueueMember", **item))
        return tuple(found)

    def has(self, queue: str, interface: str) -> str:
        """`in`, `paused: reason` or `out`."""
        member = self.members.get((queue, same(interface)))
        if member is None:
            return "out"
        return f"paused: {member['PausedReason']}" if member["Paused"] == "1" else "in"

    def _tell(self, name: str, queue: str, interface: str) -> None:
        self.events.append(event(name, **self.members[queue, same(interface)]))
