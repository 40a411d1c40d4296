"""Asterisk's memberships as they should be: which change is to be asked for next, and what came of the one before.

What should be the case comes from the engine (`want`); what is, from the switch's own events (`Standing`). For each
agent and queue the next step between the two is found anew each time, from what is there then, so it does not matter
why they differ, nor how often a step was asked for:

    should be out     a dynamic member is removed; another one is paused, with a reason that says so
    should be there   a member at a device that is not the agent's any more goes first
                      nobody is there: add one, as it was before if it was there before
                      someone is: pause (with the reason), or unpause
    is there twice    (two devices): each is brought to the same

One step is under way for each agent and queue. It is over when the switch's event says what it has then; a response
alone is not believed for long. "Already there" and "Not there" are as good as done, though the picture was wrong:
it has to be asked for again (`is_stale`). "Member not dynamic" is remembered, and the member paused instead. What
fails otherwise is tried again, ever more rarely, and stands in `problems`.

**Who notices what.** A change that somebody else made is said to the engine like any other, and the engine decides
whether it is adopted or to be corrected, and wants it then. Only `sweep` compares everything by itself, for what no
event told.

Somebody else who goes on changing the same back is answered ever more slowly (`contested`).

**Never a storm.** Steps are asked for in rounds. When the switch has answered all of a round it is left in peace
for as long as the round took it, so that it has half of its time for calls, whether a step costs it a tenth of a
millisecond or two (with 10,000 members in a queue). A few steps need no such rest. Who is not to be rung any more
comes first.

Belongs here: no IO and no clock. `next` says what to send now, `due` when to ask again.
"""

from __future__ import annotations

from collections import OrderedDict
from heapq import heappop, heappush

from msgspec import Struct

from readyroom.edges.asterisk.contested import Contested, Pair
from readyroom.edges.asterisk.mapping import Interface, Mapping, same
from readyroom.edges.asterisk.picture import Member
from readyroom.edges.asterisk.standing import OUT_REASON, Standing, is_out
from readyroom.edges.asterisk.texts import as_kept
from readyroom.engine.facts import Desired

ROUND = 32
"""Steps asked for before all of them have to be answered: an agent in twenty queues is out of them in one round."""
A_FEW = 8
"""A round of fewer steps than this is not followed by a rest: they are people who choose something, no storm."""
REST_MS_AT_MOST = 1_000
UNCONFIRMED_AT_MOST = 4 * ROUND
"""Steps that were answered, and whose events have not come: more only if the switch does not keep up with itself."""
CONFIRM_MS = 5_000
"""How long a step may be under way: a loaded switch answers within a second."""
RETRY_MS = (1_000, 5_000, 30_000, 120_000)
"""How long to leave be what failed, the first time, the second time, …"""

DONE = ("already there", "not there", "interface not found")
NOT_DYNAMIC = "not dynamic"


class Step(Struct, frozen=True):
    """One change to be asked for: an action of the manager interface and its headers."""

    agent: str
    queue: str
    action: str
    headers: dict[str, str]

    @property
    def pair(self) -> Pair:
        """Whose it is."""
        return self.agent, self.queue


class _Flight(Struct):
    step: Step
    since: int
    is_answered: bool = False
    again: bool = False
    """Whether to look again when it is over."""


class Reconciler:
    """Brings one switch's memberships to what they should be."""

    def __init__(self, mapping: Mapping, standing: Standing) -> None:
        self.mapping = mapping
        self.wanted: dict[Pair, Desired] = {}
        self.problems: dict[Pair, str] = {}
        """What cannot be done, in the switch's words."""
        self.is_stale = False
        """Whether the switch is to be asked for all its members: it knows better than the picture."""
        self._standing = standing
        self._urgent: OrderedDict[Pair, None] = OrderedDict()
        self._others: OrderedDict[Pair, None] = OrderedDict()
        """What may be looked at now, in order."""
        self._later: list[tuple[int, Pair]] = []
        """A heap of what failed, and when to look at it again."""
        self._flights: dict[Pair, _Flight] = {}
        self._times_failed: dict[Pair, int] = {}
        self._asked: dict[Pair, Step] = {}
        """The step that was confirmed last: one that has to be asked for again at once did not help."""
        self._fixed: set[tuple[str, str]] = set()
        """(queue, interface) of the members that the switch will not remove."""
        self._last: dict[Pair, Member] = {}
        """As what somebody was a member before."""
        self._kept: set[Pair] = set()
        """Of whom that is kept at the switch."""
        self._taken_out: list[tuple[Pair, Member | None]] = []
        self._contested = Contested()
        self._round_since = 0
        self._asked_in_round = 0
        self._unanswered = 0
        self._rests_until = 0

    # --- what should be, and what is ---------------------------------------------------------------------

    def want(self, agent: str, queue: str, desired: Desired) -> None:
        """From now on the switch should have this."""
        self.wanted[agent, queue] = desired
        if self._contested.want((agent, queue), desired):
            self._times_failed.pop((agent, queue), None)
        self._asked.pop((agent, queue), None)
        self._look_at((agent, queue))

    def were(self, members: dict[Pair, Member]) -> None:
        """As what these were members, before this link was there; what it saw itself counts more."""
        self._last = members | self._last
        self._kept.update(members)

    def taken_out(self) -> list[tuple[Pair, Member | None]]:
        """Who was asked to be taken out since, as what; without those who would come back the same anyway.

        None: they would by now, so what is kept of them is true no more.
        """
        found, self._taken_out = self._taken_out, []
        return found

    def forget(self, agent: str, queue: str) -> None:
        """This is no affair of the switch's any more."""
        self.wanted.pop((agent, queue), None)
        self._contested.forget((agent, queue))
        self._times_failed.pop((agent, queue), None)
        self.problems.pop((agent, queue), None)

    def changed(self, agent: str, queue: str) -> None:
        """The switch said what it has now: a step that was under way is over."""
        flight = self._flights.pop((agent, queue), None)
        if flight is not None:
            self._asked[agent, queue] = flight.step
            self._look_at((agent, queue))

    def sweep(self) -> None:
        """Compare everything."""
        for pair in self.wanted:
            if pair not in self._times_failed:
                self._look_at(pair)

    def reset(self) -> None:
        """The connection is gone, and what was under way with it."""
        self._flights.clear()
        self._contested.reset()
        self._times_failed.clear()
        self._later.clear()
        self._urgent.clear()
        self._others.clear()
        self._asked_in_round = self._unanswered = self._rests_until = 0
        self.is_stale = False

    def answered(self, step: Step, accepted: bool, why: str, now: int) -> None:
        """The switch's response to a step; where it did it, its event follows."""
        words = why.casefold()
        flight = self._flights.get(step.pair)
        if flight is not None and flight.step is step:
            flight.is_answered = True
        self._round_answered(now)
        if accepted:
            return
        self._flights.pop(step.pair, None)
        if NOT_DYNAMIC in words:
            self._fixed.add((step.queue, same(step.headers["Interface"])))
            self._look_at(step.pair)
        elif any(said in words for said in DONE):
            self.is_stale = True
            self._fail(step.pair, now)
        else:
            self.problems[step.pair] = why or "refused"
            self._fail(step.pair, now)

    def _fail(self, pair: Pair, now: int) -> None:
        times = self._times_failed.get(pair, 0)
        self._times_failed[pair] = times + 1
        heappush(self._later, (now + RETRY_MS[min(times, len(RETRY_MS) - 1)], pair))

    def _look_at(self, pair: Pair) -> None:
        """Look at this one soon; when its step is over, if one is under way."""
        want = self.wanted.get(pair)
        flight = self._flights.get(pair)
        if flight is not None:
            flight.again = True
        elif want is not None:
            is_in = want.membership == "in"
            line, other = (self._others, self._urgent) if is_in else (self._urgent, self._others)
            other.pop(pair, None)
            line[pair] = None

    # --- what to ask for ---------------------------------------------------------------------------------

    def next(self, now: int) -> list[Step]:
        """The steps to be asked for now (`now` in ms)."""
        self._give_up_on(now)
        while self._later and self._later[0][0] <= now:
            self._look_at(heappop(self._later)[1])
        found: list[Step] = []
        while self._may_ask(now) and (line := self._urgent or self._others):
            pair, _ = line.popitem(last=False)
            step = self.step(pair)
            if step is not None and step == self._asked.pop(pair, None):
                self.problems[pair] = "the switch did it otherwise"
                self._fail(pair, now)
            elif step is not None and (until := self._contested.rests_until(pair, now)) > now:
                self.problems[pair] = "somebody else changes it back again and again"
                heappush(self._later, (until, pair))
            elif step is not None:
                if self._asked_in_round == 0:
                    self._round_since = now
                self._asked_in_round += 1
                self._unanswered += 1
                self._flights[pair] = _Flight(step, now)
                found.append(step)
        return found

    def due(self) -> int | None:
        """When `next` may have something to say though nothing has happened (ms); None: not by itself."""
        times = [flight.since + CONFIRM_MS for flight in self._flights.values()]
        if self._later:
            times.append(self._later[0][0])
        if (self._urgent or self._others) and self._may_ask(self._rests_until):
            times.append(self._rests_until)
        return min(times, default=None)

    def _may_ask(self, now: int) -> bool:
        is_resting = now < self._rests_until
        return not is_resting and self._asked_in_round < ROUND and len(self._flights) < UNCONFIRMED_AT_MOST

    def _round_answered(self, now: int) -> None:
        """One more answer of this round; after the last one, a rest."""
        self._unanswered = max(0, self._unanswered - 1)
        if self._unanswered == 0:
            if self._asked_in_round >= A_FEW:
                self._rests_until = now + min(now - self._round_since, REST_MS_AT_MOST)
            self._asked_in_round = 0

    def _give_up_on(self, now: int) -> None:
        """What no event confirmed in time is looked at again; the picture may be wrong."""
        for pair, flight in list(self._flights.items()):
            if now - flight.since >= CONFIRM_MS:
                del self._flights[pair]
                if not flight.is_answered:
                    self._round_answered(now)
                self.problems[pair] = "the switch did not confirm it"
                self.is_stale = True
                self._fail(pair, now)

    # --- one step ----------------------------------------------------------------------------------------

    def step(self, pair: Pair) -> Step | None:
        """What to ask for next for this agent and queue; None: it is as it should be, or cannot be."""
        agent, queue = pair
        want = self.wanted.get(pair)
        if want is None or not self.mapping.is_member(agent, queue) or self.mapping.overlay(queue) is None:
            self.forget(agent, queue)
            return None
        if not self._standing.knows(queue):
            self.problems[pair] = f"the switch has no queue {self.mapping.queue_name(queue)}"
            self._times_failed.pop(pair, None)  # it is looked at again as soon as all are
            return None
        members = list(self._standing.has(agent, queue).values())
        right = [member for member in members if self.mapping.is_right(agent, member.interface)]
        if want.membership == "out":
            right = []
        for member in members:
            if member not in right and (found := self._out(pair, member)) is not None:
                return found
        if not right and want.membership != "out":
            return self._add(pair, want)
        for member in right:
            if (found := self._paused(pair, member, want)) is not None:
                return found
        self._settled(pair)
        return None

    def _settled(self, pair: Pair) -> None:
        self.problems.pop(pair, None)
        self._times_failed.pop(pair, None)
        self._asked.pop(pair, None)

    def _out(self, pair: Pair, member: Member) -> Step | None:
        """Take a member out, by whatever way it can be."""
        is_fixed = member.kind != "dynamic" or (pair[1], same(member.interface)) in self._fixed
        if not is_fixed:
            self._last[pair] = member
            self._keep(pair, member)
            return self._step(pair, "QueueRemove", member.interface, {})
        if is_out(member):
            return None
        return self._step(pair, "QueuePause", member.interface, {"Paused": "true", "Reason": OUT_REASON})

    def _keep(self, pair: Pair, member: Member) -> None:
        """Have it kept at the switch, if it is not as anybody would be added; and nothing older."""
        if self._made(pair) != (
            member.interface,
            member.state_interface,
            member.penalty,
            as_kept(member.name),
        ):
            self._kept.add(pair)
            self._taken_out.append((pair, member))
        elif pair in self._kept:
            self._kept.remove(pair)
            self._taken_out.append((pair, None))

    def _paused(self, pair: Pair, member: Member, want: Desired) -> Step | None:
        """Pause it for this reason, or let it ring."""
        if want.membership == "in":
            if not member.paused:
                return None
            return self._step(pair, "QueuePause", member.interface, {"Paused": "false"})
        reason = as_kept(want.reason or "")
        if member.paused and member.reason in (reason, want.reason):  # or as somebody else wrote it
            return None
        headers = {"Paused": "true"} | ({"Reason": reason} if reason else {})
        return self._step(pair, "QueuePause", member.interface, headers)

    def _add(self, pair: Pair, want: Desired) -> Step:
        before = self._last.get(pair)
        if before is not None and self.mapping.is_right(pair[0], before.interface):
            place, penalty = Interface(before.interface, before.state_interface), before.penalty
            name = before.name
        else:
            interface, state, penalty, name = self._made(pair)
            place = Interface(interface, state)
        headers = {
            "Penalty": str(penalty),
            "Paused": "true" if want.membership == "paused" else "false",
            "MemberName": as_kept(name),
        }
        if place.state:
            headers["StateInterface"] = place.state
        # An Asterisk that does not know this header is told the reason by a pause after it.
        if want.membership == "paused" and (reason := as_kept(want.reason or "")):
            headers["Reason"] = reason
        return self._step(pair, "QueueAdd", place.name, headers)

    def _made(self, pair: Pair) -> tuple[str, str, int, str]:
        """As what somebody is added who was no member before: interface, state interface, penalty, name."""
        agent, queue = pair
        place, name = self.mapping.interfaces(agent)[0], self.mapping.world.agents[agent].config.name
        return place.name, place.state, self.mapping.penalty(agent, queue), as_kept(name)

    def _step(self, pair: Pair, action: str, interface: str, headers: dict[str, str]) -> Step:
        where = {"Queue": self.mapping.queue_name(pair[1]), "Interface": interface}
        return Step(pair[0], pair[1], action, where | headers)
