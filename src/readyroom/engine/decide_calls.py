"""Decisions on what a switch observes: callers, offers, calls, devices, sites, members, links.

Belongs here: when such an observation is refused (repeated, unknown, out of order), and its first events.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from readyroom.engine import events as ev
from readyroom.engine import inputs as i
from readyroom.engine.blockers import blockers
from readyroom.engine.decide_people import no_agent
from readyroom.engine.events import Event
from readyroom.engine.facts import Call
from readyroom.engine.offers import close_all, ended, report, started
from readyroom.engine.refusals import Refusal, refuse
from readyroom.engine.world import World

Verdict = Sequence[Event] | Refusal


def _call(world: World, call_id: str) -> Call | Refusal:
    call = world.calls.get(call_id)
    if call is not None:
        return call
    if call_id in world.ended_calls:
        return refuse("call_over", call=call_id)
    return refuse("unknown", kind="call", key=call_id)


def _new(world: World, call_id: str) -> Refusal | None:
    if call_id in world.calls or call_id in world.ended_calls:
        return refuse("call_exists", call=call_id)
    return None


def _free_name(world: World) -> str:
    number = world.seq + 1
    while _new(world, f"c{number}") is not None:
        number += 1
    return f"c{number}"


def _bad_ring(world: World, given: i.RingOffer) -> Refusal | None:
    number = given.offer[1:]
    if not given.offer or (given.offer[0] == "o" and number.isdecimal() and int(number) > world.seq):
        return refuse("invalid", field="offer", problem="a name of its own; o and a number is Readyroom's")
    if not given.call:
        return refuse("invalid", field="call", problem="name the call")
    if given.ring_s is not None and given.ring_s < 1:
        return refuse("invalid", field="ring_s", problem="a whole number of seconds from 1")
    return None


def _join_queue(world: World, given: i.JoinQueue) -> Verdict:
    if given.queue not in world.queues:
        return refuse("unknown", kind="queue", key=given.queue)
    call_id = given.call or _free_name(world)
    bad = _new(world, call_id)
    if bad is not None:
        return bad
    return [ev.CallJoined(call=call_id, queue=given.queue, caller=given.caller, external=given.external)]


def _leave_queue(world: World, given: i.LeaveQueue) -> Verdict:
    call = _call(world, given.call)
    if isinstance(call, Refusal):
        return call
    if call.kind != "queue" or call.agent is not None or call.queue is None:
        return refuse("call_not_waiting", call=given.call)
    offers = close_all(world, call, "withdrawn", given.at, detail="call_left")
    return [*offers, ev.CallLeft(call=given.call, queue=call.queue, why="switch", reason=given.reason)]


def _ring_offer(world: World, given: i.RingOffer) -> Verdict:
    bad = _bad_ring(world, given)
    if bad is not None:
        return bad
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if given.offer in world.offers or given.offer in world.ended_offers:
        return refuse("offer_exists", offer=given.offer)
    found: list[Event] = []
    call = world.calls.get(given.call)
    queue_id = given.queue if call is None else call.queue
    if given.call in world.ended_calls:
        return refuse("call_over", call=given.call)
    if queue_id is None or (call is not None and (call.kind != "queue" or call.agent is not None)):
        return refuse(
            "unknown" if call is None else "call_not_waiting", kind="call", key=given.call, call=given.call
        )
    if queue_id not in world.queues:
        return refuse("unknown", kind="queue", key=queue_id)
    queue = world.queue_config(queue_id)
    if queue.mode != "overlay":
        return refuse("queue_distributes", queue=queue_id)
    membership = agent.memberships.get(queue_id)
    if membership is None:
        return refuse("not_a_member", agent=given.agent, queue=queue_id)
    if given.device is not None and given.device not in world.devices:
        return refuse("unknown", kind="device", key=given.device)
    if call is None:
        found.append(ev.CallJoined(call=given.call, queue=queue_id))
        call = Call(id=given.call, kind="queue", state="waiting", queue=queue_id)
    offer = started(world, call, given.agent, given.offer, device=given.device, ring_s=given.ring_s)
    if not membership.ready_seq:
        offer.offerable, offer.excused = False, blockers(world, given.agent, queue_id)[0].code
    found.append(offer)
    return found


def _end_offer(world: World, given: i.EndOffer) -> Verdict:
    offer = world.offers.get(given.offer)
    if offer is not None:
        return report(world, offer, given.outcome, max(given.at, offer.since), given.raw_cause)
    outcome = world.ended_offers.get(given.offer)
    if outcome is None:
        return refuse("unknown", kind="offer", key=given.offer)
    if outcome == given.outcome:
        return []
    return refuse("offer_over", offer=given.offer, outcome=outcome, reported=given.outcome)


def _start_call(world: World, given: i.StartCall) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    if given.device is not None and given.device not in world.devices:
        return refuse("unknown", kind="device", key=given.device)
    if not given.call:
        return refuse("invalid", field="call", problem="name the call")
    bad = _new(world, given.call)
    if bad is not None:
        return bad
    campaign = agent.record.campaign if agent.record is not None and given.kind == "outgoing" else None
    return [
        ev.CallStarted(
            call=given.call,
            kind=given.kind,
            agent=given.agent,
            device=given.device,
            peer=given.peer,
            external=given.external,
            campaign=campaign,
        )
    ]


def _answer_call(world: World, given: i.AnswerCall) -> Verdict:
    call = _call(world, given.call)
    if isinstance(call, Refusal):
        return call
    if call.kind == "queue" or call.agent is None:
        return refuse("call_not_answerable", call=given.call)
    if call.answered_seq:
        return []
    return [
        ev.CallConnected(
            call=call.id,
            agent=call.agent,
            device=call.device,
            kind=call.kind,
            waited_ms=max(0, given.at - call.started_at),
        )
    ]


def _hold_call(world: World, given: i.HoldCall) -> Verdict:
    call = _call(world, given.call)
    if isinstance(call, Refusal):
        return call
    if call.agent is None or not call.answered_seq:
        return refuse("call_not_connected", call=given.call)
    if (call.state == "held") == given.held:
        return []
    return [ev.CallHeld(call=call.id, agent=call.agent, held=given.held)]


def call_ended(world: World, call: Call, at: int, ended_by: Any) -> list[Event]:
    """The events of a call's end: its ringing ends with it."""
    outcome = "caller_hung_up" if ended_by == "caller" else "withdrawn"
    found = close_all(world, call, outcome, at, detail=None if ended_by == "caller" else "call_ended")  # type: ignore[arg-type]
    talk_ms = max(0, at - call.answered_at) if call.answered_seq else 0
    found.append(
        ev.CallEnded(
            call=call.id,
            kind=call.kind,
            queue=call.queue,
            agent=call.agent,
            ended_by=ended_by,
            talk_ms=talk_ms,
            answered_seq=call.answered_seq,
            campaign=call.campaign,
        )
    )
    return found


def _end_call(world: World, given: i.EndCall) -> Verdict:
    call = world.calls.get(given.call)
    if call is None:
        return [] if given.call in world.ended_calls else refuse("unknown", kind="call", key=given.call)
    return call_ended(world, call, given.at, given.ended_by)


def _change_device(world: World, given: i.ChangeDevice) -> Verdict:
    device = world.devices.get(given.device)
    if device is None:
        return refuse("unknown", kind="device", key=given.device)
    if device.registered == given.registered:
        return []
    return [ev.DeviceChanged(device=given.device, registered=given.registered)]


def _change_site(world: World, given: i.ChangeSite) -> Verdict:
    site = world.sites.get(given.site)
    if site is None:
        return refuse("unknown", kind="site", key=given.site)
    if site.reachable == given.reachable:
        return []
    return [ev.SiteChanged(site=given.site, reachable=given.reachable)]


def _observe_member(world: World, given: i.ObserveMember) -> Verdict:
    agent = world.agents.get(given.agent)
    if agent is None:
        return no_agent(given.agent)
    membership = agent.memberships.get(given.queue)
    if membership is None:
        if given.queue not in world.queues:
            return refuse("unknown", kind="queue", key=given.queue)
        return refuse("not_a_member", agent=given.agent, queue=given.queue)
    if (membership.observed, membership.observed_reason) == (given.membership, given.reason):
        return []
    return [
        ev.MemberObserved(
            agent=given.agent, queue=given.queue, membership=given.membership, reason=given.reason
        )
    ]


def _change_link(world: World, given: i.ChangeLink) -> Verdict:
    link = world.links.get(given.link)
    if link is not None and link.up == given.up and not link.resyncing:
        return []
    return [ev.LinkChanged(link=given.link, up=given.up)]


def _unheard(world: World, given: i.Unheard) -> Verdict:
    """Of a ring that Readyroom itself ends, nobody knows whether it was answered meanwhile."""
    return [
        ev.OfferExcused(offer=offer.id, agent=offer.agent, blocker="unheard")
        for offer in world.offers.values()
        if offer.excused is None and world.queue_config(offer.queue).mode == "distributor"
    ]


def _begin_resync(world: World, given: i.BeginResync) -> Verdict:
    return [ev.LinkChanged(link=given.link, up=True, resyncing=True)]


def _end_resync(world: World, given: i.EndResync) -> Verdict:
    up = set(given.calls)
    found: list[Event] = []
    for call in world.calls.values():
        if call.link == given.link and call.id not in up:
            found += call_ended(world, call, given.at, "switch")
        elif call.link == given.link and given.offers is not None:
            gone = [offer for offer in call.offers if offer not in given.offers]
            found += [ended(world, world.offers[o], "fault", given.at, detail="not_repeated") for o in gone]
    return [*found, ev.LinkChanged(link=given.link, up=True)]


CALLS: dict[Any, Callable[[World, Any], Verdict]] = {
    i.JoinQueue: _join_queue,
    i.LeaveQueue: _leave_queue,
    i.RingOffer: _ring_offer,
    i.EndOffer: _end_offer,
    i.StartCall: _start_call,
    i.AnswerCall: _answer_call,
    i.HoldCall: _hold_call,
    i.EndCall: _end_call,
    i.ChangeDevice: _change_device,
    i.ChangeSite: _change_site,
    i.ObserveMember: _observe_member,
    i.ChangeLink: _change_link,
    i.Unheard: _unheard,
    i.BeginResync: _begin_resync,
    i.EndResync: _end_resync,
}
