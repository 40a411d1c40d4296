"""The simulated switch itself: lines, phones and links, in memory and without a clock.

Belongs here: what a switch does when its phones are used and when it is told something. Every answer is a list of
inputs: what it observes. Who uses the phones is in `people` and `callers`, its own queues are in `overlay`. What it
is told may come twice, late, or speak of calls that it never had: none of that does harm.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from typing import Literal

from readyroom.centre.agenda import Agenda
from readyroom.centre.lines import Hands, Line, Nobody, NoQueues, OwnQueues, Ring
from readyroom.engine import effects as fx
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor, Desired, Outcome
from readyroom.engine.inputs import Input

SIGNALLING_MS = 40
"""From a command to what it comes to, and to its confirmation: a round trip to a phone in the house."""
NO_REPLY_MS = 4_000
"""When a switch gives up on a phone that does not even say that it rings."""
REMEMBERED = 10_000
"""Rings and calls that ended, and reports that the link could not carry."""


def _remember(ended: dict[str, None], name: str) -> None:
    ended[name] = None
    if len(ended) > REMEMBERED:
        del ended[next(iter(ended))]


class Telephones:
    """A switch, as far as Readyroom has to do with one. All instants are ms UTC."""

    def __init__(self, link: str, agenda: Agenda, hands: Hands | None = None) -> None:
        self.link = link
        self.by = Actor("switch", link)
        self.agenda = agenda
        self.hands: Hands = hands or Nobody()
        self.own: OwnQueues = NoQueues()
        self.lines: dict[str, Line] = {}
        self.rings: dict[str, Ring] = {}
        self.ended: dict[str, None] = {}
        """The last rings that ended: a command for one of them comes too late."""
        self.gone: dict[str, None] = {}
        """The last calls that were over."""
        self.registered: dict[str, bool] = {}
        """Its phones; there are no others."""
        self.dead: set[str] = set()
        """Phones that lost their network, and of which the switch does not know it yet."""
        self.sites: dict[str, bool] = {}
        self.members: dict[tuple[str, str], Desired] = {}
        self.up = True
        self.unheard: deque[Input] = deque(maxlen=REMEMBERED)
        """What ended while the link was down: a switch's own record of calls."""
        self._engaged: Counter[str] = Counter()
        self.ignored = 0
        """Commands about calls and rings that it does not have."""

    # --- callers -----------------------------------------------------------------------------------------

    def caller_comes(
        self, at: int, call: str, queue: str, caller: str = "", *, external: bool = True
    ) -> list[Input]:
        """Somebody calls a queue."""
        if call in self.lines:
            return []
        line = self._new(Line(call, "queue", queue=queue, caller=caller, external=external))
        return [self._joined(at, line), *self.own.serve(at)]

    def caller_hangs_up(self, at: int, call: str) -> list[Input]:
        """The caller hangs up: while waiting, while a phone rings, or in the middle of the talk."""
        return self.hangs_up(at, call, "caller")

    def hangs_up(
        self, at: int, call: str, by: Literal["caller", "agent", "transfer", "switch"] = "agent"
    ) -> list[Input]:
        """A call ends, whatever its state."""
        line = self.lines.get(call)
        if line is None:
            return []
        self._lose(line)
        said: list[Input] = []
        for ring in self._rings_of(call):
            if ring.own:
                outcome: Outcome = "caller_hung_up" if by == "caller" else "withdrawn"
                said.append(self._offer_ended(at, ring.offer, outcome))
            self._silence(at, ring)
        self.hands.over(at, line)
        said.append(i.EndCall(at=at, seen=at, by=self.by, call=call, ended_by=by))
        return said + self.own.serve(at)

    # --- phones ------------------------------------------------------------------------------------------

    def picks_up(self, at: int, offer: str) -> list[Input]:
        """A phone that rings for a queue's call is answered."""
        ring = self.rings.get(offer)
        if ring is None or ring.call not in self.lines:
            return []
        del self.rings[offer]
        _remember(self.ended, offer)
        said = [self._offer_ended(at, offer, "answered")]
        for other in self._rings_of(ring.call):
            if other.own:
                said.append(self._offer_ended(at, other.offer, "answered_elsewhere"))
                self._silence(at, other)
        if ring.own:
            self._connect(at, ring.call, ring.agent, ring.device)
        return said

    def ends_ringing(
        self, at: int, offer: str, outcome: Outcome, raw_cause: str | None = None
    ) -> list[Input]:
        """A phone rings no more: refused, busy, out of reach, or (the switch's own queues) not answered."""
        ring = self.rings.get(offer)
        if ring is None:
            return []
        self._silence(at, ring)
        if ring.own:
            self.own.ended(at, ring)
        return [self._offer_ended(at, offer, outcome, raw_cause), *self.own.serve(at)]

    def dials(self, at: int, call: str, agent: str, device: str | None = None, peer: str = "") -> list[Input]:
        """An agent makes a call."""
        line = self._new(Line(call, "outgoing", agent=agent, device=device, caller=peer))
        self._occupy(line, 1)
        return [self._started(at, line)]

    def is_called(
        self, at: int, call: str, agent: str, device: str | None = None, peer: str = ""
    ) -> list[Input]:
        """Somebody calls an agent's own number."""
        line = self._new(Line(call, "direct", agent=agent, device=device, caller=peer))
        self._occupy(line, 1)
        return [self._started(at, line)]

    def is_answered(self, at: int, call: str) -> list[Input]:
        """A direct or outgoing call is answered."""
        line = self.lines.get(call)
        if line is None or line.up or line.kind == "queue":
            return []
        line.up = True
        self.hands.talks(at, line)
        return [i.AnswerCall(at=at, seen=at, by=self.by, call=call)]

    def holds(self, at: int, call: str, held: bool) -> list[Input]:
        """A call is put on hold, or taken back."""
        line = self.lines.get(call)
        if line is None or not line.up or line.held == held:
            return []
        line.held = held
        return [i.HoldCall(at=at, seen=at, by=self.by, call=call, held=held)]

    def device(self, at: int, device: str, registered: bool) -> list[Input]:
        """A phone registers, or is gone; one that rang is out of reach."""
        self.dead.discard(device)
        if self.registered.get(device) == registered:
            return []
        self.registered[device] = registered
        said: list[Input] = [i.ChangeDevice(at=at, seen=at, by=self.by, device=device, registered=registered)]
        if not registered:
            for ring in [ring for ring in self.rings.values() if ring.device == device]:
                self._silence(at, ring)
                if ring.own:
                    said.append(self._offer_ended(at, ring.offer, "unreachable", "device lost"))
                    self.own.ended(at, ring)
        return said + self.own.serve(at)

    def site(self, at: int, site: str, reachable: bool) -> list[Input]:
        """The link to a site is lost, or back."""
        self.sites[site] = reachable
        return [i.ChangeSite(at=at, seen=at, by=self.by, site=site, reachable=reachable)]

    # --- the link ----------------------------------------------------------------------------------------

    def link_lost(self, at: int) -> list[Input]:
        """Readyroom and the switch do not hear each other any more: it stops ringing what Readyroom had it ring.

        The observation is the link's own; what the phones do from now on, nobody hears.
        """
        self.up = False
        for ring in [ring for ring in self.rings.values() if not ring.own]:
            # Not remembered as ended: Readyroom may well ask for it again when the link is back.
            del self.rings[ring.offer]
            self.hands.stops(at, ring)
        return [i.ChangeLink(at=at, seen=at, by=self.by, link=self.link, up=False)]

    def link_back(self, at: int) -> Iterator[Input]:
        """The link is back: say all there is, and what has ended meanwhile. What is known already is refused."""
        self.up = True
        by = self.by
        yield i.ChangeLink(at=at, seen=at, by=by, link=self.link, up=True)
        yield i.BeginResync(at=at, seen=at, by=by, link=self.link)
        while self.unheard:
            yield self.unheard.popleft()
        for device, registered in list(self.registered.items()):
            yield i.ChangeDevice(at=at, seen=at, by=by, device=device, registered=registered)
        for site, reachable in list(self.sites.items()):
            yield i.ChangeSite(at=at, seen=at, by=by, site=site, reachable=reachable)
        for line in list(self.lines.values()):
            yield from self._said_of(at, line)
        for key in list(self.members):
            yield self._member(at, key)
        yield i.EndResync(at=at, seen=at, by=by, link=self.link, calls=tuple(self.lines))

    def _said_of(self, at: int, line: Line) -> Iterator[Input]:
        if line.kind != "queue":
            yield self._started(at, line)
            if line.up:
                yield i.AnswerCall(at=at, seen=at, by=self.by, call=line.call)
        elif not line.up:
            yield self._joined(at, line)
            yield from (self._rang(at, ring) for ring in self._rings_of(line.call) if ring.own)

    def hears_not(self, given: Input) -> None:
        """The link is down and carries nothing; what ended is kept until it is back."""
        if isinstance(given, i.EndOffer | i.EndCall | i.LeaveQueue):
            self.unheard.append(given)

    # --- what Readyroom asks -----------------------------------------------------------------------------

    def command(self, at: int, command: fx.Effect) -> None:
        """Carry a command out; what comes of it is put on the agenda."""
        match command:
            case fx.RingAgent():
                self._ring(at, command)
            case fx.CancelRing():
                ring = self.rings.get(command.offer)
                if ring is not None:
                    self._silence(at, ring)
                else:
                    _remember(self.ended, command.offer)  # should the order to ring come after it
            case fx.BridgeCall():
                self._bridge(at, command)
            case fx.GiveBackCall():
                line = self.lines.get(command.call)
                if line is not None and not line.up:
                    self._lose(line)
                    self.hands.over(at, line)
                else:
                    self.ignored += 1
            case fx.SetMember():
                self._set_member(at, command)
            case _:
                self.ignored += 1

    def _ring(self, at: int, command: fx.RingAgent) -> None:
        offer, line = command.offer, self.lines.get(command.call)
        if offer in self.rings or offer in self.ended:
            return
        if line is None and command.device in self.registered and command.call not in self.gone:
            line = self._new(Line(command.call, "queue", queue=command.queue, adopted=True))
        if line is None or line.up:
            self.ignored += 1
            return
        device = command.device
        ring = Ring(offer, command.call, command.queue, command.agent, device, at, command.ring_s)
        self.rings[offer] = ring
        if not self.registered.get(device or "", False):
            self._end_later(at + SIGNALLING_MS, offer, "unreachable", "not registered")
        elif self.is_engaged(command.agent, device):
            self._end_later(at + SIGNALLING_MS, offer, "busy", "486 Busy Here")
        elif device in self.dead:
            self._end_later(at + NO_REPLY_MS, offer, "unreachable", "408 Request Timeout")
        else:
            self.hands.rings(at, ring)

    def _end_later(self, at: int, offer: str, outcome: Outcome, raw_cause: str) -> None:
        self.agenda.put(at, f"phone {offer}", lambda now: self.ends_ringing(now, offer, outcome, raw_cause))

    def _bridge(self, at: int, command: fx.BridgeCall) -> None:
        line = self.lines.get(command.call)
        if line is None or line.up:
            self.ignored += 1
            return
        for ring in self._rings_of(command.call):
            self._silence(at, ring)
        self._connect(at, command.call, command.agent, command.device)

    def _set_member(self, at: int, command: fx.SetMember) -> None:
        key = (command.agent, command.queue)
        self.members[key] = Desired(command.membership, command.reason)

        def confirm(now: int) -> list[Input]:
            return [self._member(now, key), *self.own.serve(now)]

        self.agenda.put(at + SIGNALLING_MS, f"member {command.queue}/{command.agent}", confirm)

    # --- inside ------------------------------------------------------------------------------------------

    def is_engaged(self, agent: str, device: str | None) -> bool:
        """Whether an agent is on the phone, or their phone is in use."""
        return bool(self._engaged[f"agent {agent}"] or (device and self._engaged[f"device {device}"]))

    def start_own(self, at: int, ring: Ring) -> Input:
        """The switch's own queue rings a phone."""
        self.rings[ring.offer] = ring
        if ring.device in self.dead:
            self._end_later(at + NO_REPLY_MS, ring.offer, "unreachable", "408 Request Timeout")
        else:
            self.hands.rings(at, ring)
        return self._rang(at, ring)

    def forget_call(self, at: int, call: str) -> None:
        """Readyroom does not have it (any more): the caller goes elsewhere."""
        line = self.lines.get(call)
        if line is not None:
            for ring in self._rings_of(call):
                self._silence(at, ring)
            self._lose(line)
            self.hands.over(at, line)

    def _lose(self, line: Line) -> None:
        del self.lines[line.call]
        self._occupy(line, -1)
        _remember(self.gone, line.call)

    def _rings_of(self, call: str) -> list[Ring]:
        return [ring for ring in self.rings.values() if ring.call == call]

    def _silence(self, at: int, ring: Ring) -> None:
        del self.rings[ring.offer]
        _remember(self.ended, ring.offer)
        self.hands.stops(at, ring)

    def _connect(self, at: int, call: str, agent: str, device: str | None) -> None:
        line = self.lines[call]
        line.up, line.agent, line.device = True, agent, device
        self._occupy(line, 1)
        self.hands.talks(at, line)

    def _new(self, line: Line) -> Line:
        self.lines[line.call] = line
        return line

    def _occupy(self, line: Line, by: int) -> None:
        for kind, name in (("agent", line.agent), ("device", line.device)):
            if name is not None:
                self._engaged[f"{kind} {name}"] += by

    # --- what it says ------------------------------------------------------------------------------------

    def _joined(self, at: int, line: Line) -> Input:
        return i.JoinQueue(
            at=at,
            seen=at,
            by=self.by,
            queue=line.queue or "",
            call=line.call,
            caller=line.caller,
            external=line.external,
        )

    def _rang(self, at: int, ring: Ring) -> Input:
        return i.RingOffer(
            at=at,
            seen=at,
            by=self.by,
            offer=ring.offer,
            call=ring.call,
            agent=ring.agent,
            queue=ring.queue,
            device=ring.device,
            ring_s=ring.ring_s,
        )

    def _offer_ended(self, at: int, offer: str, outcome: Outcome, raw_cause: str | None = None) -> Input:
        return i.EndOffer(at=at, seen=at, by=self.by, offer=offer, outcome=outcome, raw_cause=raw_cause)

    def _started(self, at: int, line: Line) -> Input:
        assert line.kind != "queue"
        assert line.agent is not None
        return i.StartCall(
            at=at,
            seen=at,
            by=self.by,
            call=line.call,
            kind=line.kind,
            agent=line.agent,
            device=line.device,
            peer=line.caller,
        )

    def _member(self, at: int, key: tuple[str, str]) -> Input:
        has = self.members[key]
        return i.ObserveMember(
            at=at,
            seen=at,
            by=self.by,
            agent=key[0],
            queue=key[1],
            membership=has.membership,
            reason=has.reason,
        )
