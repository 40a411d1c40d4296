"""Every second accounted for: events folded into intervals that name their opening and closing event.

Belongs here: which intervals there are, when one gives way to the next, and the memory of those that are open.
`state` and `activity` partition each agent's time: one ends at the very instant at which the next begins, so each
adds up to the time elapsed. An interval never ends before it began: a late `at` is clipped at the beginning.

What is the same for all of an agent's queues (status, calls, devices) is in `state` and `activity`; `membership`
is only what differs between them, so that an agent of twenty queues who goes to lunch writes two rows, not forty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from readyroom.engine import events as ev
from readyroom.engine.facts import Agent, Call, Membership, MembershipValue
from readyroom.engine.shown import activity_of, agent_wide_hold, state_of
from readyroom.engine.world import World

Table = Literal["state", "activity", "attendance", "membership", "hold", "offer", "call", "wrap_up", "task"]
Detail = dict[str, Any]
OF_AGENTS: tuple[Table, ...] = ("state", "activity", "attendance", "wrap_up", "task")
"""The tables whose key is the agent."""
PARTITIONS: frozenset[Table] = frozenset({"state", "activity"})
MOVES_MEMBERSHIPS = frozenset({ev.MembershipChosen, ev.HoldStarted, ev.HoldEnded, ev.Configured, ev.Removed})
"""Events after which an effective membership may be another one: an agent has up to twenty of them."""
STRICTNESS: dict[MembershipValue, int] = {"in": 0, "paused": 1, "out": 2}


class Change(Struct, frozen=True, kw_only=True, gc=False):
    """An interval begins or ends, or what was said of a time is corrected, by the event `seq`.

    `key` names it within its table while it is open: the agent, "agent/queue", the hold, offer or call. On opening
    `value` and `detail` say what it is, on closing how it ended, of a correction what was so from `at` to `until`.
    """

    table: Table
    kind: Literal["open", "close", "correct"]
    key: str
    at: int
    seq: int
    seen: int
    agent: str | None = None
    queue: str | None = None
    call: str | None = None
    value: str = ""
    detail: Detail = field(default_factory=dict)
    until: int | None = None
    """Of a correction."""

    @property
    def opens(self) -> bool:
        """Whether an interval begins."""
        return self.kind == "open"


class Open(Struct, frozen=True, gc=False):
    """What is remembered of an open interval."""

    value: str
    at: int
    seq: int
    queue: str | None = None
    call: str | None = None
    detail: Detail | None = None

    def is_like(self, value: str, queue: str | None, call: str | None, detail: Detail | None) -> bool:
        """Whether nothing changed."""
        return (
            self.value == value
            and self.call == call
            and self.queue == queue
            and (self.detail or None) == detail
        )


class OpenRow(Struct, frozen=True, gc=False):
    """An open interval as a store has it: what the memory is rebuilt from at a start."""

    table: Table
    key: str
    agent: str | None
    open: Open


class Intervals:
    """The open intervals of one room."""

    __slots__ = ("_by_key", "_changes", "_event", "_memberships")

    def __init__(self, rows: Iterable[OpenRow] = ()) -> None:
        self._by_key: dict[Table, dict[str, Open]] = {
            "state": {}, "activity": {}, "attendance": {}, "hold": {}, "offer": {}, "call": {}, "wrap_up": {},
            "task": {},
        }  # fmt: skip
        self._memberships: dict[str, dict[str, Open]] = {}
        self._changes: list[Change] = []
        self._event: ev.Event = ev.Event()
        for row in rows:
            if row.table == "membership":
                assert row.agent is not None
                assert row.open.queue is not None
                self._memberships.setdefault(row.agent, {})[row.open.queue] = row.open
            else:
                self._by_key[row.table][row.key] = row.open

    def open(self, table: Table, key: str) -> Open | None:
        """The open interval of that key, or None."""
        if table == "membership":
            agent, _, queue = key.partition("/")
            return self._memberships.get(agent, {}).get(queue)
        return self._by_key[table].get(key)

    def tally(self, table: Table) -> Counter[str]:
        """How many open intervals of a table (other than membership) have each value."""
        return Counter(interval.value for interval in self._by_key[table].values())

    def on(self, world: World, event: ev.Event) -> list[Change]:
        """What begins and ends by an event that `world` was just evolved by."""
        self._event, self._changes = event, []
        touched = world.touched
        for agent_id in world.agents if touched.everything else touched.agents:
            agent = world.agents.get(agent_id)
            if agent is None:
                self._forget_agent(agent_id)
            else:
                self._agent(world, agent_id, agent)
        self._offer(event)
        for call_id in touched.calls:
            self._call(world.calls.get(call_id), call_id, event)
        if isinstance(event, ev.Removed) and event.kind == "agent":
            self._forget_agent(event.key)
        elif isinstance(event, ev.Corrected):
            self._correct("state", event, event.state, {"reason": event.reason} if event.reason else {})
            if event.attendance is not None:
                detail = {"unit": event.unit} if event.unit is not None else {}
                self._correct("attendance", event, event.attendance, detail)
        return self._changes

    # --- agents ------------------------------------------------------------------------------------------

    def _agent(self, world: World, agent_id: str, agent: Agent) -> None:
        self._set("state", agent_id, agent_id, state_of(world, agent_id), detail=_state_detail(world, agent))
        activity = activity_of(world, agent_id)
        queue, call, detail = _activity_detail(world, agent, activity)
        self._set("activity", agent_id, agent_id, activity, queue, call, detail)
        unit = agent.attendance.unit
        self._set(
            "attendance", agent_id, agent_id, "out" if unit is None else "in", detail=unit and {"unit": unit}
        )
        wrap_up = agent.wrap_up
        if wrap_up is None:
            self._close("wrap_up", agent_id, agent_id, self._how(ev.WrapUpEnded, "why"))
        else:
            self._set("wrap_up", agent_id, agent_id, "wrap_up", wrap_up.queue, wrap_up.call)
        if agent.task is None:
            self._close("task", agent_id, agent_id, self._how(ev.TaskReleased, "why"))
        else:
            self._set("task", agent_id, agent_id, agent.task)
        self._holds(agent_id, agent)
        if type(self._event) in MOVES_MEMBERSHIPS:
            self._membership(agent_id, agent)

    def _holds(self, agent_id: str, agent: Agent) -> None:
        event, known = self._event, self._by_key["hold"]
        if isinstance(event, ev.HoldEnded) and event.agent == agent_id:
            self._close("hold", event.hold, agent_id, event.why)
        for hold in agent.holds:
            if hold.id not in known:
                detail = {
                    "status": hold.acts_as_status, "membership": hold.acts_as_membership, "shown": hold.shown,
                    "rule": hold.rule, "campaign": hold.campaign,
                }  # fmt: skip
                self._set(
                    "hold", hold.id, agent_id, hold.kind, hold.queue,
                    detail={name: value for name, value in detail.items() if value},
                )  # fmt: skip

    def _membership(self, agent_id: str, agent: Agent) -> None:
        known = self._memberships.get(agent_id)
        if known is None:
            if not agent.memberships:
                return
            known = self._memberships[agent_id] = {}
        for queue_id in [queue_id for queue_id in known if queue_id not in agent.memberships]:
            self._end_membership(agent_id, queue_id, known, "removed")
        for queue_id, membership in agent.memberships.items():
            value, detail = effective_membership(agent, membership)
            old = known.get(queue_id)
            if old is None or not old.is_like(value, queue_id, None, detail):
                at = self._end_membership(agent_id, queue_id, known, value)
                known[queue_id] = Open(value, at, self._event.seq, queue_id, None, detail)
                self._write(
                    "membership", True, f"{agent_id}/{queue_id}", at, agent_id, queue_id, None, value, detail
                )

    def _end_membership(self, agent_id: str, queue_id: str, known: dict[str, Open], value: str) -> int:
        old = known.pop(queue_id, None)
        if old is None:
            return self._event.at
        at = max(old.at, self._event.at)
        self._write("membership", False, f"{agent_id}/{queue_id}", at, agent_id, queue_id, None, value, None)
        return at

    def _forget_agent(self, agent_id: str) -> None:
        for table in OF_AGENTS:
            self._close(table, agent_id, agent_id, "removed")
        known = self._memberships.pop(agent_id, {})
        for queue_id in list(known):
            self._end_membership(agent_id, queue_id, known, "removed")

    def _correct(self, table: Table, event: ev.Corrected, value: str, detail: Detail) -> None:
        """What is stored follows the change. Of an open interval, what lies after the correction goes on."""
        old = self._by_key[table].get(event.agent)
        if old is not None and old.at < event.until and not says(old.value, old.detail, value, detail):
            self._by_key[table][event.agent] = replace(old, at=event.until, seq=event.seq)
        self._changes.append(
            Change(
                table=table, kind="correct", key=event.agent, at=event.since, until=event.until, seq=event.seq,
                seen=event.seen, agent=event.agent, value=value, detail=detail,
            )
        )  # fmt: skip

    # --- offers and calls --------------------------------------------------------------------------------

    def _offer(self, event: ev.Event) -> None:
        if isinstance(event, ev.OfferStarted):
            detail = {"device": event.device} if event.device else None
            self._set("offer", event.offer, event.agent, "ringing", event.queue, event.call, detail)
        elif isinstance(event, ev.OfferEnded):
            ended: Detail = {
                "ring_ms": event.ring_ms, "detail": event.detail, "raw_cause": event.raw_cause,
                "reported": event.reported, "counted": event.counted, "uncounted": event.uncounted,
                "count": event.count or None, "threshold": event.threshold,
            }  # fmt: skip
            ended = {name: value for name, value in ended.items() if value not in (None, False)}
            self._close("offer", event.offer, event.agent, event.outcome, ended)

    def _call(self, call: Call | None, call_id: str, event: ev.Event) -> None:
        if call is not None:
            detail = {"kind": call.kind} if call.kind != "queue" else None
            self._set("call", call_id, call.agent, phase_of(call), call.queue, call_id, detail)
        elif isinstance(event, ev.CallEnded):
            self._close("call", call_id, event.agent, event.ended_by)
        else:
            self._close("call", call_id, None, self._how(ev.CallLeft, "why"))

    # --- writing -----------------------------------------------------------------------------------------

    def _how(self, kind: type[ev.Event], name: str) -> str:
        return str(getattr(self._event, name)) if isinstance(self._event, kind) else "removed"

    def _set(
        self,
        table: Table,
        key: str,
        agent: str | None,
        value: str,
        queue: str | None = None,
        call: str | None = None,
        detail: Mapping[str, Any] | str | None = None,
    ) -> None:
        """The interval of this key is now this one: begin it, ending the one before, unless it is the same."""
        known = self._by_key[table]
        wanted: Detail | None = dict(detail) if isinstance(detail, Mapping) and detail else None
        old = known.get(key)
        at = self._event.at
        if old is not None:
            if old.is_like(value, queue, call, wanted):
                return
            at = max(old.at, at)
            how = "" if table in PARTITIONS else value
            self._write(table, False, key, at, agent, old.queue, old.call, how, None)
        known[key] = Open(value, at, self._event.seq, queue, call, wanted)
        self._write(table, True, key, at, agent, queue, call, value, wanted)

    def _close(
        self, table: Table, key: str, agent: str | None, how: str, detail: Detail | None = None
    ) -> None:
        old = self._by_key[table].pop(key, None)
        if old is not None:
            at = max(old.at, self._event.at)
            self._write(table, False, key, at, agent, old.queue, old.call, how, detail)

    def _write(
        self,
        table: Table,
        opens: bool,
        key: str,
        at: int,
        agent: str | None,
        queue: str | None,
        call: str | None,
        value: str,
        detail: Detail | None,
    ) -> None:
        self._changes.append(
            Change(
                table=table, kind="open" if opens else "close", key=key, at=at, seq=self._event.seq,
                seen=self._event.seen, agent=agent, queue=queue, call=call, value=value, detail=detail or {},
            )
        )  # fmt: skip


def without_moments(changes: list[Change]) -> list[Change]:
    """The changes of one transaction without states and activities that lasted no time.

    An answered offer ends by one event and its call begins by the next: nobody was idle in between.
    """
    opened: dict[tuple[Table, str], int] = {}
    dropped: set[int] = set()
    for place, change in enumerate(changes):
        if change.table not in PARTITIONS or change.kind == "correct":
            continue
        if change.opens:
            opened[change.table, change.key] = place
            continue
        began = opened.pop((change.table, change.key), None)
        if began is not None and changes[began].at == change.at:
            dropped.update((began, place))
    if not dropped:
        return changes
    return [change for place, change in enumerate(changes) if place not in dropped]


def says(value: str, detail: Mapping[str, Any] | None, by_value: str, by_detail: Mapping[str, Any]) -> bool:
    """Whether an interval says what a correction does. Whether a phone was registered is not corrected."""
    own = {name: what for name, what in (detail or {}).items() if name != "device"}
    return value == by_value and own == by_detail


def device_of(detail: Mapping[str, Any]) -> Detail:
    """What an interval's detail says of the phone: a correction says nothing of it."""
    return {name: what for name, what in detail.items() if name == "device"}


def effective_membership(agent: Agent, membership: Membership) -> tuple[MembershipValue, Detail | None]:
    """In, paused or out as it takes effect: the strictest of what was chosen and of the holds on it."""
    value = membership.value
    detail: Detail | None = {"reason": membership.reason} if membership.reason else None
    for hold in agent.holds:
        acts_as = hold.acts_as_membership
        if acts_as is None or hold.queue not in (None, membership.queue):
            continue
        if STRICTNESS[acts_as] >= STRICTNESS[value]:
            value, detail = acts_as, {"hold": hold.id, "kind": hold.kind}
    return value, detail


def phase_of(call: Call) -> str:
    """The phase of a call: waiting (for an agent), ringing (at somebody, or dialling), talk or hold."""
    if call.state == "connected":
        return "talk"
    if call.state == "held":
        return "hold"
    return "waiting" if call.kind == "queue" else "ringing"


def _state_detail(world: World, agent: Agent) -> Detail | None:
    """What else reports ask of a state: the reason chosen, the hold, and a device that is missing."""
    detail: Detail = {}
    hold = agent_wide_hold(agent)
    if hold is not None:
        detail["hold"] = hold.id
    elif agent.status.reason and state_of(world, agent.config.id) == agent.status.status:
        detail["reason"] = agent.status.reason
    if agent.phone_lost is not None:
        detail["device"] = "none"
    return detail or None


def _activity_detail(
    world: World, agent: Agent, activity: str
) -> tuple[str | None, str | None, Detail | None]:
    """Queue, call and particulars of an activity."""
    if activity == "call" or (activity == "ringing" and not agent.offers):
        for call_id in agent.calls:
            call = world.calls[call_id]
            if (call.state == "ringing") == (activity == "ringing"):
                return call.queue, call_id, {"kind": call.kind}
    if activity == "ringing":
        offer = world.offers[agent.offers[0]]
        return offer.queue, offer.call, {"kind": "queue"}
    if activity == "wrap_up" and agent.wrap_up is not None:
        return agent.wrap_up.queue, agent.wrap_up.call, None
    if activity == "record" and agent.record is not None:
        return None, None, {"campaign": agent.record.campaign}
    if activity == "task" and agent.task is not None:
        return None, None, {"task": agent.task}
    return None, None, None
