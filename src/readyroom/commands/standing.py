"""How an Asterisk's members stand: what `connect asterisk` says of each before the link starts, and does for them.

Who is new, or of whom nobody has said anything since they were made, stands in Readyroom as at the switch: at work,
if the telephone is there, and paused where they are. Everybody else stands as they chose. What the link will make of
a member follows from what stands against calls then, by the engine's own tables.

Belongs here: the plan of it, and its carrying out. Who the members are is `edges/asterisk/inventory`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from readyroom.commands.client import Client, segment
from readyroom.engine.blockers import Blocker, agent_blockers, queue_blockers
from readyroom.engine.catalogue import AgentConfig, Entity, MemberConfig, Settings, StatusEntry
from readyroom.engine.desired import desired_of
from readyroom.engine.facts import Agent, ChosenStatus, Desired, Membership, MembershipValue
from readyroom.engine.world import World
from readyroom.protocols.ami import printable

if TYPE_CHECKING:
    from readyroom.edges.asterisk.inventory import Place, TakenOver

Row = dict[str, Any]
Seats = dict[str, "list[Place]"]
"""Queue → the places that an agent has there: one for each telephone."""


class Move(Struct, frozen=True):
    """Something to be said to the server for somebody to stand as at the switch."""

    path: str
    body: Row


class Plan(Struct, frozen=True):
    """How the members stand, and what is to be done for it."""

    members: list[Row]
    """Each one's `agent`, `queue` and `interface`, what it `is` at the switch, and what it `becomes` by the link."""
    moves: list[Move]
    """One agent after the other: done in part, the rest can be done later."""


def planned(client: Client, taken: TakenOver, known: list[Entity]) -> Plan:
    """How those who are taken over stand, before anything is done. Raises `Told`."""
    planning = _Planning(client, known)
    seats: dict[str, dict[str, list[Place]]] = {}
    for place in taken.places:
        seats.setdefault(place.agent, {}).setdefault(place.queue, []).append(place)
    for agent, at in seats.items():
        planning.stand(agent, at)
    return Plan(
        [_row(place, planning.wanted[place.agent, place.queue]) for place in taken.places], planning.moves
    )


def carry_out(client: Client, plan: Plan) -> None:
    """Do it. Raises `Told`."""
    for move in plan.moves:
        client.put(move.path, move.body)


class _Planning:
    """What is known of everybody, and the plan as it grows."""

    def __init__(self, client: Client, known: list[Entity]) -> None:
        self.moves: list[Move] = []
        self.wanted: dict[tuple[str, str], Desired] = {}
        """Agent and queue → what the link will want."""
        self._client = client
        self._settings = next(entity for entity in known if isinstance(entity, Settings))
        self._configs = {entity.id: entity for entity in known if isinstance(entity, AgentConfig)}
        self._world = World(
            room="",
            settings=self._settings,
            statuses={entity.id: entity for entity in known if isinstance(entity, StatusEntry)},
            tracked=frozenset(self._settings.tracked_groups),
        )
        """What the blockers of somebody rest on who has done nothing yet."""
        self._told = {(row["agent"], row["queue"]): row for row in client.all("/switch/desired")}

    def stand(self, agent: str, seats: Seats) -> None:
        """Plan how an agent stands in these queues."""
        if agent not in self._configs:
            self._as_there(agent, seats, None)
        elif all(self._is_linked(agent, queue) for queue in seats):
            self._as_chosen(agent, seats, {})
        else:
            detail = self._client.get(f"/agents/{segment(agent)}")
            (self._as_there if _is_untouched(detail) else self._as_chosen)(agent, seats, detail)

    def _is_linked(self, agent: str, queue: str) -> bool:
        """Whether a link has said of this membership what it found."""
        told = self._told.get((agent, queue))
        return told is not None and told["observed"] is not None

    def _as_chosen(self, agent: str, seats: Seats, detail: Row) -> None:
        known = {row["queue"]: row for row in detail.get("queues", ())}
        for queue, places in seats.items():
            told = self._told.get((agent, queue))
            if told is not None:
                self.wanted[agent, queue] = Desired(told["membership"], told["reason"])
            elif queue in known:  # which Readyroom distributes so far
                self.wanted[agent, queue] = desired_of(_blockers(known[queue]["blockers"]))
            else:
                self._take_seat(
                    agent, queue, _blockers(detail["blockers"]), *self._found(agent, queue, places)
                )

    def _as_there(self, agent: str, seats: Seats, detail: Row | None) -> None:
        settings = self._settings
        status, chosen = settings.first_status or settings.offline_status, {}
        if detail is not None:
            status = detail["status"]["status"]
            chosen = {row["queue"]: row["membership"] for row in detail["queues"]}
        at = (place.device for places in seats.values() for place in places if place.is_there)
        if (there := list(dict.fromkeys(at))) and not self._world.is_available(status):
            status = settings.online_status
            for device in there:
                self._move(f"/devices/{segment(device)}", {"registered": True})
            self._move(f"/agents/{segment(agent)}/status", {"status": status})
            if settings.status_covers_queues:
                chosen = {}
        config = self._configs.get(agent) or AgentConfig(
            **asdict(settings.agent_defaults), id=agent, name=agent
        )
        against = agent_blockers(self._world, Agent(config=config, status=ChosenStatus(status=status)))
        for queue, places in seats.items():
            row = chosen.get(queue)
            if row is None or row["chosen"] == "in":
                seat = self._found(agent, queue, places)
            else:
                seat = row["chosen"], row["reason"]
            self._take_seat(agent, queue, against, *seat)

    def _found(self, agent: str, queue: str, places: list[Place]) -> tuple[MembershipValue, str | None]:
        """Have somebody be in a queue as at the switch. Who is assigned is in: only a pause is to be said."""
        if not all(place.member.paused for place in places):
            return "in", None
        reason = next((found for place in places if (found := printable(place.member.reason))), None)
        body: Row = {"membership": "paused"} | ({"reason": reason} if reason else {})
        self._move(f"/agents/{segment(agent)}/queues/{segment(queue)}", body)
        return "paused", reason

    def _take_seat(
        self, agent: str, queue: str, against: list[Blocker], value: MembershipValue, reason: str | None
    ) -> None:
        """What the link wants of somebody against whom all this stands, and who is in the queue like this."""
        config = MemberConfig(queue=queue, agent=agent)
        membership = Membership(queue=queue, config=config, value=value, reason=reason)
        alone = queue_blockers(self._world, Agent(config=AgentConfig(id=agent, name=agent)), membership)
        self.wanted[agent, queue] = desired_of(against + alone)

    def _move(self, path: str, body: Row) -> None:
        self.moves.append(Move(path, body))


def _row(place: Place, wanted: Desired) -> Row:
    member = place.member
    return {
        "agent": place.agent,
        "queue": place.queue,
        "interface": member.interface,
        "is": _how("paused" if member.paused else "in", printable(member.reason)),
        "becomes": _how(wanted.membership, wanted.reason),
    }


def _is_untouched(detail: Row) -> bool:
    """Whether nobody has said anything of an agent since they were made, and no link of what they have."""
    facts = (detail["attendance"], detail["signed_in"], detail["status"])
    is_as_made = len({fact["cause"] for fact in facts}) == 1
    return is_as_made and not detail["holds"] and all(row["observed"] is None for row in detail["queues"])


def _blockers(rows: list[Row]) -> list[Blocker]:
    """As the engine has them, in so far as its table asks."""
    return [Blocker(row["code"], 0, params=row["params"]) for row in rows]


def _how(membership: MembershipValue, reason: str | None) -> str:
    return f"{membership} ({reason})" if membership == "paused" and reason else membership
