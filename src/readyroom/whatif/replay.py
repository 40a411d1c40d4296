"""A history under another no-answer policy.

Belongs here: which events stand as they were recorded, which are decided anew, and what becomes of those that could
not have happened. Given are the calls, the rings with their outcomes, and all that people did; decided anew, by the
engine's own rules, is what a no-answer policy makes of them. So the same policy gives the same history.

Where the other policy withdraws somebody whom history did not, their recorded rings are left out (the call would have
rung elsewhere), and they come back at their next sign. Where it leaves in somebody whom history withdrew, they get
their share of the queue's rings (`shares`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from typing import Any

from msgspec.structs import replace

from readyroom.centre import Truth
from readyroom.engine import Engine, blockers
from readyroom.engine import events as ev
from readyroom.engine.catalogue import NoAnswerPolicy, QueueConfig
from readyroom.engine.counts import KINDS, uncounted
from readyroom.engine.events import Event
from readyroom.engine.facts import Actor, Hold
from readyroom.engine.holds import cleared, hold_ended
from readyroom.engine.inputs import Advance
from readyroom.engine.rules.calendar import DAILY_RESET
from readyroom.engine.rules.no_answer import NO_ANSWER
from readyroom.engine.rules.returns import RETURNS
from readyroom.engine.rules.warning import WARNING
from readyroom.engine.world import World
from readyroom.whatif.evidence import Evidence
from readyroom.whatif.shares import OF_POLICY, Shares

JUDGES = (RETURNS, WARNING, NO_ANSWER, DAILY_RESET)
"""The rules through which a no-answer policy has its effects. They alone run."""
TIMED = tuple(rule.name for rule in JUDGES if rule.due is not None)
BARS = frozenset({"hold_misses", "hold_warning"})

Chosen = Callable[[QueueConfig], NoAnswerPolicy]
"""A queue as it was → the policy that is asked about."""
Observe = Callable[[Event], None]


class Replay:
    """Feed it the events after `world` in order (`on`), then `end`; `observe` hears of all that would have happened.

    `world` is awake, and this one's own from now on. Whoever is withdrawn in it is so here too.
    """

    def __init__(
        self, world: World, chosen: Chosen, evidence: Evidence, truth: Truth, observe: Observe
    ) -> None:
        self.moved: Counter[str] = Counter()
        """By queue: recorded answers of agents who would have been withdrawn: others would have had those calls."""
        self._world, self._engine = world, Engine(JUDGES)
        self._chosen, self._evidence, self._observe = chosen, evidence, observe
        self._agenda: list[tuple[int, int, Callable[[int], None]]] = []
        self._planned = 0
        self._together: list[Event] = []
        """Recorded events of one origin, so far."""
        self._origin: object = None
        self._stayed: set[str] = set()
        """Who says "I'm here" by them."""
        self._left_out: set[str] = set()
        self._names: dict[str, str] = {}
        """Recorded hold → the same one here: holds are named after their events."""
        self._as_recorded: set[str] = set()
        """Holds (and `agent@instant` of sign-outs) that history has as well: it says when they end."""
        self._signed_in = {
            name: next(iter(agent.signed_in.devices or ()), None) for name, agent in world.agents.items()
        }
        self._signed_out: set[str] = set()
        """Whom the policy signed out here, and who is not back."""
        self._shares = Shares(world, truth, self._take, self._plan)
        self._on: dict[type[Event], Callable[[Any], Sequence[Event]]] = {
            ev.Configured: self._configured,
            ev.HoldStarted: self._hold_started,
            ev.HoldEnded: self._hold_ended,
            ev.SignedOut: self._signed_out_at,
            ev.SignedIn: self._signed_in_at,
            ev.MissesCleared: lambda event: (event,) if event.reset == "supervisor" else (),
            ev.QueueMissesCleared: self._reset,
            ev.NotificationRaised: lambda event: (
                () if event.rule in (NO_ANSWER.name, WARNING.name) else (event,)
            ),
            ev.OfferStarted: self._offer_started,
            ev.OfferExcused: lambda event: () if event.offer in self._left_out else (event,),
            ev.OfferEnded: self._offer_ended,
        }
        for queue in [*world.queues.values()]:
            self._reconfigure(queue.config)

    @property
    def added(self) -> Counter[str]:
        """By queue: rings in vain that history does not have."""
        return self._shares.added

    def on(self, event: Event) -> None:
        """Take in what was recorded next."""
        origin = event.cause, event.rule, event.by, event.at, event.seen
        if origin != self._origin:
            self._flush()
            self._origin = origin
        self._together.append(event)

    def end(self, at: int) -> None:
        """Nothing more was recorded up to this instant (ms UTC)."""
        self._flush()
        self._until(at)
        self._time(at)

    # --- going on ----------------------------------------------------------------------------------------

    def _flush(self) -> None:
        """What was decided together happens together: rules answer when all of it is folded."""
        if not self._together:
            return
        together, self._together = self._together, []
        first = together[0]
        self._until(first.seen)
        if first.rule == "" or first.rule in TIMED:  # an input comes after the deadlines of its instant
            self._time(first.seen)
        self._stayed.clear()
        found: list[Event] = []
        for event in together:
            change = self._on.get(type(event))
            found += (event,) if change is None else change(event)
        if found:
            self._take(found, first.at, first.seen)

    def _take(self, events: Sequence[Event], at: int, seen: int) -> None:
        self._engine.follow(self._world, events, at, seen, self._noticed)

    def _time(self, at: int) -> None:
        self._engine.step(self._world, Advance(at=at), self._noticed)

    def _plan(self, at: int, act: Callable[[int], None]) -> None:
        self._planned += 1
        heappush(self._agenda, (at, self._planned, act))

    def _until(self, instant: int) -> None:
        while self._agenda and self._agenda[0][0] <= instant:
            at, _, act = heappop(self._agenda)
            act(at)

    def _noticed(self, _: World, event: Event) -> None:
        """Something would have happened; if it is a withdrawal, so would a return."""
        if isinstance(event, ev.HoldStarted) and event.rule in (NO_ANSWER.name, WARNING.name):
            self._plan_end(event.agent, event.hold)
        elif isinstance(event, ev.SignedOut) and event.rule in (NO_ANSWER.name, WARNING.name):
            self._plan_sign_in(event)
        if not self._shares.is_aid(event):
            self._observe(event)

    # --- coming back -------------------------------------------------------------------------------------

    def _plan_end(self, agent_id: str, hold: Hold) -> None:
        sign = self._evidence.next_sign(agent_id, hold.since)
        if sign is None or (hold.until is not None and sign > hold.until):
            return

        by = Actor("agent", agent_id)

        def back(at: int) -> None:
            agent = self._world.agents.get(agent_id)
            if agent is None or hold.id in self._as_recorded or hold not in agent.holds:
                return
            if hold.kind == "warning":
                self._take(self._stays(agent_id, by), at, at)
            else:
                self._take([ev.Returned(agent=agent_id, queue=hold.queue, by=by)], at, at)

        self._plan(sign, back)

    def _plan_sign_in(self, event: ev.SignedOut) -> None:
        agent_id, device = event.agent, self._signed_in.get(event.agent)
        sign, name = self._evidence.next_sign(agent_id, event.at), f"{agent_id}@{event.at}"
        self._signed_out.add(agent_id)
        if sign is None:
            return

        def back(at: int) -> None:
            agent = self._world.agents.get(agent_id)
            if agent is None or name in self._as_recorded or agent_id not in self._signed_out:
                return
            signed_in = ev.SignedIn(agent=agent_id, device=device, by=Actor("agent", agent_id))
            self._take(self._signed_in_at(signed_in), at, at)

        self._plan(sign, back)

    def _stays(self, agent_id: str, by: Actor) -> list[Event]:
        """What "I'm here" comes to: the warnings end, and the counts behind them are cleared."""
        agent = self._world.agents[agent_id]
        found: list[Event] = []
        for hold in agent.holds:
            if hold.kind == "warning":
                found += [hold_ended(agent_id, hold, "stayed"), *cleared(agent, hold.judgement)]
        return _by(by, found)

    # --- what becomes of recorded events -----------------------------------------------------------------

    def _configured(self, event: ev.Configured) -> Sequence[Event]:
        if not isinstance(event.entity, QueueConfig):
            return (event,)
        return (replace(event, entity=replace(event.entity, no_answer=self._chosen(event.entity))),)

    def _reconfigure(self, config: QueueConfig) -> None:
        wanted = self._chosen(config)
        if wanted != config.no_answer:
            entity = replace(config, no_answer=wanted)
            changed = ev.Configured(kind="queue", key=config.id, entity=entity, replaced=config)
            self._take([changed], self._world.clock, self._world.clock)

    def _reset(self, event: ev.QueueMissesCleared) -> Sequence[Event]:
        """The daily one; where it is at another time here, it comes by the rule."""
        queue = self._world.queues[event.queue]
        daily_at = queue.config.no_answer.resets.daily_at
        is_due = (
            daily_at is not None and event.local.endswith(daily_at) and queue.daily_reset_local != event.local
        )
        return (event,) if is_due else ()

    def _hold_started(self, event: ev.HoldStarted) -> Sequence[Event]:
        hold = event.hold
        if hold.kind not in OF_POLICY:
            recorded = hold.id
            self._names[recorded] = f"h{self._world.seq + 1}"
            return (event,)
        self._shares.withdrawn(event)
        for here in self._world.agents[event.agent].holds:
            if (here.kind, here.queue, here.since) == (hold.kind, hold.queue, hold.since):
                self._as_recorded.add(here.id)
        return ()

    def _hold_ended(self, event: ev.HoldEnded) -> Sequence[Event]:
        if event.rule == RETURNS.name:
            self._shares.back(event.hold)
            return ()
        if event.kind not in OF_POLICY:
            return (replace(event, hold=self._names.pop(event.hold, event.hold)),)
        self._shares.back(event.hold)
        if event.why == "stayed":
            is_first = event.agent not in self._stayed  # one "I'm here" ends all warnings
            self._stayed.add(event.agent)
            return self._stays(event.agent, event.by) if is_first else ()
        if event.why == "removed":
            holds = self._world.agents[event.agent].holds
            same = [hold for hold in holds if (hold.kind, hold.queue) == (event.kind, event.queue)]
            return _by(event.by, [hold_ended(event.agent, hold, "removed") for hold in same])
        return ()

    def _signed_out_at(self, event: ev.SignedOut) -> Sequence[Event]:
        if event.reason != "no_answer":
            return (event,)
        self._shares.signed_out(event)
        self._as_recorded.add(f"{event.agent}@{event.at}")
        return ()

    def _signed_in_at(self, event: ev.SignedIn) -> Sequence[Event]:
        agent = self._world.agents[event.agent]
        self._signed_in[event.agent] = event.device
        self._signed_out.discard(event.agent)
        self._shares.back(event.agent)
        return (event, *_by(event.by, cleared(agent, agent.signed_in.judgement)))

    def _offer_started(self, event: ev.OfferStarted) -> Sequence[Event]:
        self._shares.rung(event)
        if event.offerable and self._is_barred(event.agent, event.queue):
            self._left_out.add(event.offer)
            return ()
        return (event,)

    def _is_barred(self, agent_id: str, queue_id: str) -> bool:
        """Whether it is the policy that keeps the queue's calls from the agent here."""
        if self._world.agents[agent_id].memberships[queue_id].ready_seq:
            return False
        codes = {blocker.code for blocker in blockers(self._world, agent_id, queue_id)}
        return not BARS.isdisjoint(codes) or ("signed_out" in codes and agent_id in self._signed_out)

    def _offer_ended(self, event: ev.OfferEnded) -> Sequence[Event]:
        if event.offer in self._left_out:
            self._left_out.discard(event.offer)
            self.moved[event.queue] += event.outcome == "answered"
            return ()
        if event.outcome not in KINDS:
            return (event,)
        why_not = uncounted(self._world, self._world.offers[event.offer], event.outcome)
        return (replace(event, counted=why_not is None, uncounted=why_not),)


def _by(actor: Actor, events: Sequence[Event]) -> list[Event]:
    """These events, done by somebody."""
    return [replace(event, by=actor) for event in events]
