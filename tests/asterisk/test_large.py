"""Ten thousand members of one queue: learnt, kept in order, and compared again when the line was cut."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from readyroom.edges.asterisk.link import Options
from readyroom.edges.asterisk.mapping import Naming
from readyroom.engine import catalogue as cat
from tests.asterisk.beside import Beside
from tests.asterisk.site import Site
from tests.asterisk.switch import Switch
from tests.cable import Cable

MEMBERS = 10_000
CHANGED = 100
WAIT_S = 180

pytestmark = pytest.mark.slow


@pytest.fixture
def site() -> Site:
    """Static members: a switch has them when it starts, and nobody can be removed."""
    member = [f"Local/{agent}@from-queue/n,0,Agent {agent}" for agent in agents()]
    return Site(phones=(), queues={"sales": {"member": member}})


def agents() -> list[str]:
    return [f"a{number}" for number in range(MEMBERS)]


def centre() -> Iterator[cat.Entity]:
    """The same people, ready; nobody has a telephone that could be lost."""
    yield cat.Settings(available_needs_device=False, first_status="online")
    yield cat.StatusEntry(id="online", label="Online", kind="available", counts_as="logged_in")
    for other in ("lunch", "offline", "other"):
        yield cat.StatusEntry(id=other, label=other.title(), kind="unavailable")
    yield cat.QueueConfig(id="sales", label="Sales", channel="other", mode="overlay")
    for agent in agents():
        yield cat.AgentConfig(id=agent, name=f"Agent {agent}")
        yield cat.MemberConfig(queue="sales", agent=agent)


def until(is_so: Callable[[], object], what: str) -> None:
    until = time.monotonic() + WAIT_S
    while not is_so():
        assert time.monotonic() < until, f"not within {WAIT_S} s: {what}"
        time.sleep(0.2)


def test_ten_thousand_members(switch: Switch):
    cable = Cable(switch.manager_port)
    options = Options(naming=Naming(interface="Local/{id}@from-queue/n"))
    room = Beside(switch, list(centre()), options, cable.port)
    try:
        until(lambda: len(room.link.reconciler.wanted) == MEMBERS, "it knows what should be")
        assert not room.link.why
        assert {room.observed(agent) for agent in agents()} == {"in"}
        asked = switch.view.mark()
        # Behind its back, while nobody listens.
        cable.hold_before = b"QueueStatus"
        cable.cut_all()
        assert cable.held.wait(WAIT_S)
        for agent in agents()[:CHANGED]:
            name = f"Local/{agent}@from-queue/n"
            switch.view.ask("QueuePause", Queue="sales", Interface=name, Paused="true", Reason="console")
        room.choose("a9999", "lunch")
        cable.let_through.set()
        until(lambda: not room.link.why and room.link.connections == 2, "the link is up again")
        paused = {"a9999"}
        until(
            lambda: {agent for agent in agents() if room.observed(agent) == "paused"} == paused, "it is right"
        )
        until(
            lambda: room.picture() == switch.view.members(), "the switch and Readyroom agree in every detail"
        )
        members = switch.view.members()
        assert {name for (_, name), member in members.items() if member.paused} == {
            "Local/a9999@from-queue/n"
        }
        # What was right was left alone: each change, and its correction, and no more.
        changes = switch.view.seen("QueueMemberPause", asked)
        assert len(changes) == 2 * CHANGED + 1
        assert not room.link.reconciler.problems
    finally:
        cable.close()
        room.close()
