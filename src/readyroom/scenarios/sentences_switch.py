"""What a switch reports, as sentences: each one becomes an input.

Belongs here: the table `SWITCH`. The sentences speak of people ("Ann answers call 1"); what the switch reports is
which ringing ended how, and that is looked up in the scene.
"""

from __future__ import annotations

from collections.abc import Callable

from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor, Outcome
from readyroom.engine.inputs import Input
from readyroom.scenarios.agents import SWITCH as BY
from readyroom.scenarios.patterns import Slots, Template
from readyroom.scenarios.scene import Scene
from readyroom.scenarios.sentences_in import Sentence

LINK = "switch"
"""The name of the one link that a scenario's switch has."""


def _join(external: bool) -> Callable[[Slots, Scene], Input]:
    return lambda s, _scene: i.JoinQueue(
        at=0, by=BY, queue=s["queue"], call=s["call"], caller=s.get("caller", ""), external=external
    )


def _ring(s: Slots, scene: Scene) -> Input:
    agent, call = s["agent"], s["call"]
    return i.RingOffer(
        at=0,
        by=BY,
        offer=scene.next_offer(agent, call),
        call=call,
        agent=agent,
        queue=s.get("queue"),
        device=s.get("device"),
        ring_s=s["duration"] // 1000 if "duration" in s else None,
    )


def _ring_again(s: Slots, scene: Scene) -> Input:
    agent, call = s["agent"], s["call"]
    return i.RingOffer(at=0, by=BY, offer=scene.offer(agent, call), call=call, agent=agent)


def _offer_ends(outcome: Outcome) -> Callable[[Slots, Scene], Input]:
    return lambda s, scene: i.EndOffer(
        at=0, by=BY, offer=scene.offer(s["agent"], s["call"]), outcome=outcome, raw_cause=s.get("why")
    )


def _answer(s: Slots, scene: Scene) -> Input:
    if scene.kind_of(s["call"]) != "queue":
        return i.AnswerCall(at=0, by=BY, call=s["call"])
    return _offer_ends("answered")(s, scene)


def _start(kind: str, external: bool) -> Callable[[Slots, Scene], Input]:
    return lambda s, _scene: i.StartCall(
        at=0,
        by=BY,
        call=s["call"],
        kind="direct" if kind == "direct" else "outgoing",
        agent=s["agent"],
        device=s.get("device"),
        peer=s.get("peer", ""),
        external=external,
    )


def _end(ended_by: str) -> Callable[[Slots, Scene], Input]:
    def build(s: Slots, _scene: Scene) -> Input:
        by = Actor("agent", s["agent"]) if "agent" in s else BY
        return i.EndCall(at=0, by=by, call=s["call"], ended_by=ended_by)  # type: ignore[arg-type]

    return build


def _held(held: bool) -> Callable[[Slots, Scene], Input]:
    return lambda s, _scene: i.HoldCall(at=0, by=BY, call=s["call"], held=held)


def _device(registered: bool) -> Callable[[Slots, Scene], Input]:
    return lambda s, _scene: i.ChangeDevice(at=0, by=BY, device=s["device"], registered=registered)


def _site(reachable: bool) -> Callable[[Slots, Scene], Input]:
    return lambda s, _scene: i.ChangeSite(at=0, by=BY, site=s["site"], reachable=reachable)


def _member(value: str) -> Callable[[Slots, Scene], Input]:
    return lambda s, _scene: i.ObserveMember(
        at=0,
        by=BY,
        agent=s["agent"],
        queue=s["queue"],
        membership=value,  # type: ignore[arg-type]  # one of the three, as the table below says
        reason=s.get("why"),
    )


def _resynced(s: Slots, _scene: Scene) -> Input:
    calls = tuple(name.split(" ")[-1] for name in s.get("names", ()))
    return i.EndResync(at=0, by=BY, link=LINK, calls=calls)


_CALLERS: list[Sentence] = [
    Template("call {call} comes to {queue}[ from {caller:word}]", _join(external=True)),
    Template("internal call {call} comes to {queue}[ from {caller:word}]", _join(external=False)),
    Template("the caller of call {call} hangs up", _end("caller")),
    Template(
        "the switch takes call {call} out of the queue[ ({why})]",
        lambda s, _scene: i.LeaveQueue(at=0, by=BY, call=s["call"], reason=s.get("why", "left")),
    ),
]

_RINGING: list[Sentence] = [
    Template("the switch rings {agent} for call {call} of {queue}", _ring),
    Template("the switch rings {agent} for call {call}[ at {device}][ for {duration}]", _ring),
    Template("the switch repeats that it rings {agent} for call {call}", _ring_again),
    Template("{agent} answers call {call}[ ({why})]", _answer),
    Template("{agent} does not answer call {call}[ ({why})]", _offer_ends("no_answer")),
    Template("{agent} refuses call {call}[ ({why})]", _offer_ends("refused")),
    Template("{agent} cannot be reached for call {call}[ ({why})]", _offer_ends("unreachable")),
    Template("{agent} is busy for call {call}[ ({why})]", _offer_ends("busy")),
    Template("the switch stops ringing {agent} for call {call}[ ({why})]", _offer_ends("withdrawn")),
    Template("a fault ends the ringing of {agent} for call {call}[ ({why})]", _offer_ends("fault")),
    Template(
        "the caller hangs up while {agent} rings for call {call}[ ({why})]", _offer_ends("caller_hung_up")
    ),
    Template(
        "somebody else answers while {agent} rings for call {call}[ ({why})]",
        _offer_ends("answered_elsewhere"),
    ),
]

_CALLS: list[Sentence] = [
    Template(
        "direct call {call} rings {agent}[ at {device}][ from {peer:word}]", _start("direct", external=True)
    ),
    Template(
        "internal direct call {call} rings {agent}[ at {device}][ from {peer:word}]",
        _start("direct", external=False),
    ),
    Template("{agent} dials call {call}[ to {peer:word}]", _start("outgoing", external=True)),
    Template("{agent} dials internal call {call}[ to {peer:word}]", _start("outgoing", external=False)),
    Template("call {call} is answered", lambda s, _scene: i.AnswerCall(at=0, by=BY, call=s["call"])),
    Template("{agent} hangs up call {call}", _end("agent")),
    Template("call {call} is transferred", _end("transfer")),
    Template("the switch ends call {call}", _end("switch")),
    Template("{agent} puts call {call} on hold", _held(held=True)),
    Template("{agent} takes call {call} off hold", _held(held=False)),
]

_STATE: list[Sentence] = [
    Template("{device} registers", _device(registered=True)),
    Template("{device} is gone", _device(registered=False)),
    Template("the link to {site} is lost", _site(reachable=False)),
    Template("the link to {site} is back", _site(reachable=True)),
    Template("the switch has {agent} in {queue}", _member("in")),
    Template("the switch has {agent} paused in {queue}[ ({why})]", _member("paused")),
    Template("the switch has {agent} out of {queue}", _member("out")),
    Template("the switch goes away", lambda _s, _scene: i.ChangeLink(at=0, by=BY, link=LINK, up=False)),
    Template("the switch is back", lambda _s, _scene: i.ChangeLink(at=0, by=BY, link=LINK, up=True)),
    Template("the server goes away", lambda _s, _scene: i.Unheard(at=0)),
    Template("the switch begins to say all it has", lambda _s, _scene: i.BeginResync(at=0, by=BY, link=LINK)),
    Template("the switch has said all it has[, with {names}]", _resynced),
]

SWITCH: list[Sentence] = [*_CALLERS, *_RINGING, *_CALLS, *_STATE]
"""Every sentence about what a switch reports."""
