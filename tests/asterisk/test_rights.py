"""The guide's manager user has the least rights: without any one of them, something fails that is seen here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from readyroom.edges.asterisk import link as link_module
from tests.asterisk.beside import Beside, centre
from tests.asterisk.conftest import Telephone
from tests.asterisk.manager import Manager, Refused
from tests.asterisk.phones import Phone
from tests.asterisk.site import ETC, Site
from tests.asterisk.switch import Switch

GUIDE = Path(__file__).parents[2] / "docs" / "asterisk.md"
MANAGER = (ETC / "manager.conf").read_text("utf-8")


def rights(text: str) -> list[str]:
    """`read agent`, …: those of the first manager user in it."""
    lines = re.findall(r"^ *(read|write) = (.*)$", text, re.MULTILINE)[:2]
    return [f"{kind} {right}" for kind, listed in lines for right in listed.split(",")]


def without(right: str) -> pytest.MarkDecorator:
    """The switch's manager does not give Readyroom this one."""
    return pytest.mark.parametrize("dropped", [right])


@pytest.fixture
def dropped() -> str:
    return ""


@pytest.fixture(name="site")
def withholding_site(dropped: str) -> Site:
    text = MANAGER
    for kind in ("read", "write"):
        left = [right for right in rights(text) if right != dropped and right.startswith(kind)]
        listed = ",".join(right.removeprefix(f"{kind} ") for right in left)
        text = re.sub(rf"^{kind} = .*$", f"{kind} = {listed}", text, count=1, flags=re.MULTILINE)
    return Site(files={"manager.conf": text})


@pytest.fixture
def room(switch: Switch) -> Iterator[Beside]:
    made = Beside(switch, centre("101"))
    yield made
    made.close()


def refuses_a_call(room: Beside, desk: Phone, caller: Phone) -> None:
    """101 is a member and refuses a call; the switch has told of it."""
    view = room.switch.view
    desk.refuses(486)
    since = view.mark()
    call = caller.calls("81")
    view.wait_for("AgentRingNoAnswer", since)
    view.wait_for("Hangup", since, TechCause="486")
    call.hang_up()
    view.wait_for("QueueCallerLeave", since)


def at_the_desk(room: Beside, phone: Telephone) -> Phone:
    """101, registered and ready."""
    room.until_up()
    desk = phone("101")
    room.until_registered("101")
    room.choose("101")
    return desk


def test_the_guide_says_what_each_right_is_for():
    text = GUIDE.read_text("utf-8")
    assert rights(text) == rights(MANAGER)
    assert re.findall(r"^\| `((?:read|write) \w+)` \|", text, re.MULTILINE) == rights(text)


def test_with_all_of_them_all_is_well(room: Beside, phone: Telephone, caller: Phone):
    desk = at_the_desk(room, phone)
    room.until_agreed()
    refuses_a_call(room, desk, caller)
    room.until(room.outcomes, "the offer ended")
    assert room.outcomes()[0] == ("101", "refused")


def test_there_is_much_that_they_do_not_allow(switch: Switch):
    manager = Manager(switch.manager_port, switch.user, switch.secret)
    for action, headers in [
        ("Command", {"Command": "core show version"}),
        ("Originate", {"Channel": "PJSIP/101", "Application": "Wait"}),
        ("UpdateConfig", {"SrcFilename": "queues.conf", "DstFilename": "queues.conf"}),
    ]:
        with pytest.raises(Refused, match="Permission denied"):
            manager.ask(action, **headers)
    manager.close()


@without("read agent")
def test_members_and_callers_of_queues_are_not_heard(room: Beside, phone: Telephone, caller: Phone):
    desk = at_the_desk(room, phone)
    room.switch.view.wait_for("QueueMemberAdded", Queue="sales")
    assert room.has("101") == {"out"}
    refuses_a_call(room, desk, caller)
    room.until(lambda: room.log("CallEnded"), "something rang: that is all")
    assert room.outcomes() == []


@without("read call")
def test_how_a_ring_ends_is_not_heard(room: Beside, phone: Telephone, caller: Phone):
    desk = at_the_desk(room, phone)
    room.until_agreed()
    refuses_a_call(room, desk, caller)
    room.until(room.outcomes, "the caller left")
    assert {outcome for _, outcome in room.outcomes()} == {"withdrawn"}  # nobody heard that 101 refused


@without("read system")
def test_that_it_is_booted_is_not_heard(switch: Switch, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(link_module, "BOOT_S", 1.0)
    made = Beside(switch, centre("101"))
    made.until(lambda: "has not booted" in made.link.why, "it says so")
    made.close()


@without("write agent")
def test_members_are_not_changed(room: Beside, phone: Telephone):
    room.until_up()
    phone("101")
    room.until_registered("101")
    room.choose("101")
    room.until(lambda: len(room.link.reconciler.problems) == 2, "both queues refused it")
    assert set(room.link.reconciler.problems.values()) == {"Permission denied"}
    assert room.switch.view.members() == {}


@without("write call")
def test_states_of_telephones_are_not_told(room: Beside):
    room.until(lambda: room.link.why.startswith("DeviceStateList: Permission denied"), "it says so")


@without("write system")
def test_channels_are_not_told(room: Beside):
    room.until(lambda: room.link.why.startswith("CoreShowChannels: Permission denied"), "it says so")
