"""Preview and post-call: automatic withdrawal while a campaign's record is worked on.

Opening a record starts a preview hold, if its campaign says so; it lasts until home or closing. An outgoing call
from the record, then hang-up, starts a post-call hold of the campaign's length beside it. Going home ends both, for
those with the right `ready_on_home`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readyroom.engine.events import (
    CallEnded,
    Event,
    HoldEnded,
    HoldStarted,
    RecordClosed,
    RecordOpened,
    WentHome,
)
from readyroom.engine.facts import Hold
from readyroom.engine.holds import hold_ended
from readyroom.engine.rule import Rule
from readyroom.engine.world import World


def _record_opened(world: World, e: RecordOpened) -> Iterator[Event]:
    campaign = world.campaigns.get(e.campaign)
    held = any(hold.kind == "preview" for hold in world.agents[e.agent].holds)
    if campaign is None or not campaign.preview or held:
        return
    hold = Hold(
        id="", kind="preview", queue=None, acts_as_status=world.settings.preview_acts_as, campaign=e.campaign
    )
    yield HoldStarted(agent=e.agent, hold=hold)


def _record_closed(world: World, e: RecordClosed) -> Iterator[Event]:
    for hold in world.agents[e.agent].holds:
        if hold.kind == "preview":
            yield hold_ended(e.agent, hold, "record_closed")


def _call_ended(world: World, e: CallEnded) -> Sequence[Event]:
    campaign = world.campaigns.get(e.campaign or "")
    if campaign is None or e.agent is None or campaign.post_call_s == 0:
        return ()
    replaced = [hold for hold in world.agents[e.agent].holds if hold.kind == "post_call"]
    hold = Hold(
        id="",
        kind="post_call",
        queue=None,
        acts_as_status=world.settings.post_call_acts_as,
        until=e.at + campaign.post_call_s * 1000,
        campaign=campaign.id,
    )
    ended = [hold_ended(e.agent, before, "replaced") for before in replaced]
    return [*ended, HoldStarted(agent=e.agent, hold=hold)]


def _went_home(world: World, e: WentHome) -> Iterator[Event]:
    user = world.user(e.agent)
    if user is None or "ready_on_home" not in user.rights:
        return
    for hold in world.agents[e.agent].holds:
        if hold.kind in ("preview", "post_call"):
            yield hold_ended(e.agent, hold, "home")


def _due(world: World, agent_id: str) -> int | None:
    agent = world.agents.get(agent_id)
    if agent is None or not agent.holds:
        return None
    return min((h.until for h in agent.holds if h.kind == "post_call" and h.until is not None), default=None)


def _fire(world: World, agent_id: str) -> Iterator[Event]:
    for hold in world.agents[agent_id].holds:
        if hold.kind == "post_call" and hold.until is not None and hold.until <= world.clock:
            yield hold_ended(agent_id, hold, "expired")


PREVIEW = Rule(
    name="preview",
    says="Opening a campaign record withdraws the agent until the record is closed or they are home.",
    on={RecordOpened: _record_opened, RecordClosed: _record_closed},
)
POST_CALL = Rule(
    name="post_call",
    says="An outgoing call from a record is followed by the campaign's post-call time.",
    on={CallEnded: _call_ended},
    subject="agent",
    due=_due,
    moves=(HoldStarted, HoldEnded),
    fire=_fire,
)
HOME = Rule(
    name="home",
    says="Going home ends preview and post-call, for those with the right.",
    on={WentHome: _went_home},
)

__all__ = ["HOME", "POST_CALL", "PREVIEW"]
