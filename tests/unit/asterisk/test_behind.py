"""Which telephones are behind a ring, in whatever order it is told, and that none is remembered when all is over."""

from __future__ import annotations

import itertools

import pytest

from readyroom.edges.asterisk.behind import Behind
from readyroom.edges.asterisk.outcomes import Heard, classify
from readyroom.protocols.ami import Message
from tests.unit.asterisk.centre import event

DOOR, HOME, MOBILE = "Local/101@from-queue-00000001", "Local/101@home-00000002", "Local/06@mobile-00000003"


def dialled(by: str, uniqueid: str, channel: str, state: str = "0") -> Message:
    return event(
        "DialBegin", Channel=f"{by};2", DestChannel=channel, DestUniqueid=uniqueid, DestChannelState=state
    )


def hung_up(uniqueid: str, channel: str) -> Message:
    return event("Hangup", Uniqueid=uniqueid, Channel=channel)


def test_the_dialplan_may_be_faster_than_the_queue():
    behind, heard = Behind(), Heard(is_local=True, dial=("NOANSWER",), ring_ms=500, cause=17)
    behind.dialled(dialled(DOOR, "1.4", "PJSIP/101-00000004"))
    behind.rang("1.4")
    behind.rings(f"{DOOR};1", heard)
    behind.asked_to_end(event("HangupRequest", Uniqueid="1.4", Cause="17", TechCause="486"))
    assert classify(heard) == ("refused", "NOANSWER RingTime=500 Cause=17 TechCause=486")


@pytest.mark.parametrize("order", [*itertools.permutations(range(4))])
def test_channels_behind_channels(order: tuple[int, ...]):
    """The extension rings at home, which rings two telephones, and a mobile: any of it may be told first."""
    behind, heard = Behind(), Heard(is_local=True)
    said = (
        lambda: behind.rings(f"{DOOR};1", heard),
        lambda: behind.dialled(dialled(DOOR, "1.5", f"{HOME};1")),
        lambda: behind.dialled(dialled(HOME, "1.6", f"{MOBILE};1")),
        lambda: behind.dialled(dialled(MOBILE, "1.7", "PJSIP/trunk-00000007", "5")),
    )
    for place in order:
        said[place]()
    behind.dialled(dialled(HOME, "1.8", "PJSIP/101-00000008"))
    assert {uniqueid: one.rang for uniqueid, one in heard.behind.items()} == {"1.7": True, "1.8": False}
    behind.rang("1.8")
    assert heard.behind["1.8"].rang
    behind.rings("PJSIP/102-00000009", other := Heard())
    assert other.behind == {}


def test_nothing_is_remembered_of_channels_that_have_gone():
    behind = Behind()
    empty = repr(vars(behind))
    for number in range(3):
        heard = Heard(is_local=True)
        behind.dialled(dialled(DOOR, "1.5", f"{HOME};1"))
        behind.dialled(dialled(HOME, f"2.{number}", "PJSIP/101-00000004"))
        if number:
            behind.rings(f"{DOOR};1", heard)
        behind.over(hung_up(f"2.{number}", "PJSIP/101-00000004"))
        for channel in (HOME, DOOR):
            behind.over(hung_up("1.2", f"{channel};2"))
            behind.over(hung_up("1.1", f"{channel};1"))
        assert len(heard.behind) == min(number, 1), "a ring keeps what it has heard"
    assert repr(vars(behind)) == empty
    # What no Local channel dials is no affair of its.
    behind.dialled(event("DialBegin", Channel="PJSIP/1-1", DestChannel="PJSIP/2-1", DestUniqueid="3"))
    assert repr(vars(behind)) == empty
