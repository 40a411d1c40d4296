"""Withdrawals, warnings and what is told of them, as sentences, with the misses they rest on.

Belongs here: `(3 of 3 missed: 10:00:20, 10:03:20, 10:06:20)` and the sentences that end with it.
"""

from __future__ import annotations

from readyroom.engine import events as ev
from readyroom.engine.facts import Hold, Judgement
from readyroom.scenarios.scene import Scene

SUBJECTS = {
    "withdrawn": "{agent} is withdrawn",
    "signed_out": "{agent} is signed out",
    "threshold_reached": "{agent} reached the threshold",
    "last_agent_kept": "{agent} is kept as the last agent",
    "daily_limit": "{agent} is over the daily limit",
    "webhook_disabled": "a webhook is disabled",
    "schedule_disabled": "a report by mail is disabled",
    "report_not_sent": "a report by mail is not sent",
    "long_wait": "a caller has been waiting for long",
    "nobody_ready": "nobody is ready",
    "link_down": "the switch is away",
    "devices_lost": "phones were lost",
    "drift": "the switch differs about {agent}",
}
"""What a notification is about, in words."""


def withdrawal(judgement: Judgement | None, scene: Scene) -> str:
    """The misses behind an automatic change, in brackets; nothing if there are none."""
    if judgement is None:
        return ""
    missed = "missed" if judgement.kind == "miss" else "unreachable"
    across = " across queues" if judgement.counter == "agent" else ""
    times = ", ".join(scene.time(miss.at) for miss in judgement.misses)
    return f" ({judgement.count} of {judgement.threshold} {missed}{across}: {times})"


def _acts_as(hold: Hold, scene: Scene) -> str:
    acts = [scene.name("status", hold.acts_as_status)] if hold.acts_as_status else []
    acts += [hold.acts_as_membership] if hold.acts_as_membership else []
    acts += [f"shown as {scene.name('status', hold.shown)}"] if hold.shown else []
    return f": {', '.join(acts)}" if acts else ""


def hold_started(event: ev.HoldStarted, scene: Scene) -> str:
    """The beginning of a withdrawal or warning."""
    hold = event.hold
    agent = scene.name("agent", event.agent)
    queue = scene.name("queue", hold.queue) if hold.queue else None
    until = f" until {scene.time(hold.until)}" if hold.until is not None else ""
    acts = _acts_as(hold, scene)
    campaign = scene.name("campaign", hold.campaign) if hold.campaign else "a campaign"
    match hold.kind:
        case "misses":
            where = f" from {queue}" if queue else " from all queues" if hold.acts_as_membership else ""
            sentence = f"{agent} is withdrawn{where}{until}{acts}"
        case "warning":
            where = f" in {queue}" if queue else ""
            sentence = f"{agent} is warned{where}{until}{acts}"
        case "preview":
            sentence = f"{agent} is withdrawn for the preview of {campaign}{until}{acts}"
        case _:
            sentence = f"{agent} is withdrawn after the call of {campaign}{until}{acts}"
    return sentence + withdrawal(hold.judgement, scene)


def hold_ended(event: ev.HoldEnded, scene: Scene) -> str:
    """The end of a withdrawal or warning, and why."""
    agent = scene.name("agent", event.agent)
    queue = scene.name("queue", event.queue) if event.queue else None
    match event.kind:
        case "misses":
            what = f"withdrawal{f' from {queue}' if queue else ''}"
        case "warning":
            what = f"warning{f' in {queue}' if queue else ''}"
        case "preview":
            what = "preview"
        case _:
            what = "post-call withdrawal"
    return f"{agent}'s {what} ends: {event.why.replace('_', ' ')}"


def told(event: ev.NotificationRaised, scene: Scene) -> str:
    """Who is told what."""
    users = [scene.name("user", user) for user in event.users]
    listed = " and ".join(users)
    agent = "" if event.agent is None else scene.name("agent", event.agent)
    subject = SUBJECTS[event.subject].format(agent=agent)
    account = f", on account of {scene.name('queue', event.queue)}" if event.queue else ""
    if "status" in event.params:
        account += f", {scene.name('status', event.params['status'])}"
    verb = "is" if len(users) == 1 else "are"
    return f"{listed} {verb} told: {subject}{account}" + withdrawal(event.judgement, scene)
