"""What a link to an Asterisk says of itself when somebody looks: whether it is up, and what is not as it should be.

    drift                  memberships that are not as they should be just now
    not_done               changes that the switch refused or did not confirm; in its own words
    unknown_queue          queues that are to be minded, and that the switch does not have
    unknown_member         members of minded queues whom Readyroom does not have there; they are left alone
    observations_refused   what the room did not take, since the server started; the log says what and why
    events_failed          what was not understood, since the server started; the log has it with all its headers

Belongs here: how these are counted. It takes a few milliseconds with 10,000 members.
"""

from __future__ import annotations

from collections.abc import Iterator

from readyroom.edges.asterisk.ari import link as distributing
from readyroom.edges.asterisk.enforce import Reconciler
from readyroom.edges.asterisk.link import Link
from readyroom.edges.asterisk.standing import Standing
from readyroom.engine.world import World
from readyroom.protocols.ami import printable
from readyroom.runtime.links import Account, LinkExample, LinkProblem, counted, problem


def account_of(link: Link | distributing.Link, world: World) -> Account:
    """Its account of this instant."""
    problems: list[LinkProblem] = []
    if isinstance(link, Link):
        problems += problems_of(link.reconciler, link.observer.standing, world)
    if link.mouth is not None:
        problems += counted("observations_refused", link.mouth.refused)
    problems += counted("events_failed", link.failed)
    return Account(
        why=printable(link.why),
        connections=link.connections,
        heard=link.heard,
        waiting=0 if link.mouth is None else link.mouth.waiting,
        problems=tuple(problems),
    )


def problems_of(reconciler: Reconciler, standing: Standing, world: World) -> Iterator[LinkProblem]:
    """What is not as it should be of memberships."""
    drift, lacking = [], set()
    for (agent, queue), want in reconciler.wanted.items():
        if not reconciler.mapping.is_member(agent, queue) or reconciler.mapping.overlay(queue) is None:
            continue
        if not standing.knows(queue):
            lacking.add(queue)
            continue
        observed = world.agents[agent].memberships[queue].observed
        if observed != want.membership:
            drift.append(
                LinkExample(agent=agent, queue=queue, detail=f"{observed or 'unknown'}, {want.membership}")
            )
    yield from problem("drift", drift)
    not_done = [
        LinkExample(agent=agent, queue=queue, detail=printable(why))
        for (agent, queue), why in reconciler.problems.items()
        if queue not in lacking
    ]
    yield from problem("not_done", not_done)
    yield from problem(
        "unknown_queue",
        [
            LinkExample(queue=queue, detail=printable(standing.mapping.queue_name(queue)))
            for queue in sorted(lacking)
        ],
    )
    strangers = [
        LinkExample(
            queue=standing.mapping.queue(member.queue),
            interface=printable(member.interface),
            detail=printable(member.name),
        )
        for member in standing.strangers()
    ]
    yield from problem("unknown_member", strangers)
