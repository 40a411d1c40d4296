"""What Asterisk calls whom, both ways."""

import pytest

from readyroom.edges.asterisk.mapping import (
    FREEPBX,
    PLAIN,
    Interface,
    Mapping,
    Naming,
    interface_of,
    outline,
    same,
)
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.machine import Engine
from tests.unit.asterisk.centre import SEEN, a_world

ANN = cat.AgentConfig(id="ann", name="Ann Archer")
BEN = cat.AgentConfig(id="1002", name="Ben")
WORLD = (
    cat.QueueConfig(id="sales", label="Sales", mode="overlay", address="400"),
    cat.QueueConfig(id="Support", label="Support", mode="overlay"),
    cat.QueueConfig(id="ours", label="Ours", mode="distributor"),
    ANN,
    BEN,
    cat.DeviceConfig(id="desk-12", agent="ann", address="1001"),
    cat.DeviceConfig(id="door", address="SIP/door-1"),
    cat.DeviceConfig(id="1009"),
    cat.MemberConfig(queue="sales", agent="ann", tier=3),
)


def mapping(naming=PLAIN, *more: cat.Entity) -> Mapping:
    return Mapping(a_world(*WORLD, *more), naming)


def test_queues_both_ways():
    names = mapping()
    assert (names.queue("400"), names.queue("SUPPORT"), names.queue("sales")) == ("sales", "Support", None)
    # Readyroom distributes that one: what Asterisk does under its name is no overlay.
    assert names.queue("ours") is None
    assert (names.queue_name("sales"), names.queue_name("Support")) == ("400", "Support")
    assert names.penalty("ann", "sales") == 2
    assert names.is_member("ann", "sales")
    assert not names.is_member("ann", "Support")
    assert not names.is_member("ann", "nowhere")


def test_a_device_goes_by_its_address_and_else_by_its_id():
    names = mapping()
    assert names.interfaces("ann") == [Interface("PJSIP/1001", "", "desk-12")]
    assert names.agent("PJSIP/1001") == names.agent("pjsip/1001") == "ann"
    assert names.agent("PJSIP/desk-12") is None
    assert names.phone("PJSIP/1009") == "1009"
    assert (names.agent("SIP/door-1"), names.phone("SIP/door-1")) == (None, "door")
    assert names.device_of_interface("PJSIP/1001") == "desk-12"
    assert names.device_of_interface("PJSIP/7") is None
    assert dict(names.phones()) == {"desk-12": "PJSIP/1001", "door": "SIP/door-1", "1009": "PJSIP/1009"}
    assert names.is_number("1001")
    assert not names.is_number("0301")


def test_the_forms_of_freepbx():
    names = mapping(FREEPBX)
    assert names.interfaces("ann") == [Interface("Local/1001@from-queue/n", "hint:1001@ext-local", "desk-12")]
    for interface in ("Local/1001@from-queue/n", "Local/1001@from-queue", "PJSIP/1001"):
        assert names.agent(interface) == "ann"
    assert names.agent("Local/1001@elsewhere/n") is None
    assert names.phone("PJSIP/1001") == "desk-12"
    # An address with a slash is an interface as it stands.
    (whole,) = mapping(FREEPBX, cat.DeviceConfig(id="desk-12", agent="ann", address="SIP/x")).interfaces(
        "ann"
    )
    assert whole == Interface("SIP/x", "", "desk-12")


TRUNKS = Naming(trunks=("PJSIP/provider", "dahdi/*", "IAX2/provider"))


@pytest.mark.parametrize(
    ("naming", "channel", "number", "is_outside"),
    [
        # Without trunks, all that are no telephone's.
        (PLAIN, "PJSIP/provider-0000000a", "0612345678", True),
        (PLAIN, "PJSIP/301-0000000a", "301", True),
        (PLAIN, "PJSIP/1001-0000000a", "1001", False),
        (TRUNKS, "PJSIP/provider-0000000a", "0612345678", True),
        (TRUNKS, "DAHDI/i1/0612345678-1", "0612345678", True),
        (TRUNKS, "IAX2/provider-1234", "0612345678", True),
        (TRUNKS, "IAX2/other-1234", "0612345678", False),
        (TRUNKS, "PJSIP/provider-2-0000000a", "0612345678", False),
        (TRUNKS, "PJSIP/301-0000000a", "301", False),
        (TRUNKS, "PJSIP/1001-0000000a", "1001", False),
        # The dialplan sends callers through Local channels: a number of ours is one of ours.
        (TRUNKS, "Local/80@ext-queues-0000000a;2", "0612345678", True),
        (TRUNKS, "Local/80@ext-queues-0000000a;2", "1001", False),
    ],
)
def test_who_calls_from_outside(naming: Naming, channel: str, number: str, is_outside: bool):
    assert mapping(naming).is_outside(channel, number) is is_outside


def test_an_agent_without_a_device_goes_by_the_id_or_the_name():
    names = mapping()
    assert names.interfaces("1002") == [Interface("PJSIP/1002", "")]
    assert names.agent("PJSIP/1002") == "1002"
    assert names.agent("Local/9@x/n", "ann") == "ann"
    assert names.agent("Local/9@x/n", "ANN ARCHER") == "ann"
    assert names.agent("Local/9@x/n", "Nobody") is None
    assert names.agent("Local/9@x/n") is None
    # A device that is known is nobody's because somebody is called so.
    assert names.agent("SIP/door-1", "ann") is None
    # However the switch keeps a name, it is theirs.
    odd = mapping(
        PLAIN, cat.AgentConfig(id="doe", name="Doe, John; Sales"), cat.AgentConfig(id="x", name="é" * 60)
    )
    assert (
        odd.agent("Local/9@x/n", "Doe， John； Sales")
        == odd.agent("Local/9@x/n", "Doe, John; Sales")
        == "doe"
    )
    assert odd.agent("Local/9@x/n", "é" * 39) == "x"
    twin = mapping(PLAIN, cat.AgentConfig(id="ann2", name="Ann Archer"))
    assert twin.agent("Local/9@x/n", "Ann Archer") is None


def test_who_is_signed_in_at_a_device_answers_there():
    names = mapping()
    engine, before = Engine(), outline(names.world)
    assert names.agent("PJSIP/1009") is None
    engine.step(
        names.world, i.Configure(at=SEEN, entities=(cat.AgentConfig(id="ann", name="Ann", login_code=True),))
    )
    assert engine.step(names.world, i.SignIn(at=SEEN, agent="ann", device="1009")).refusal is None
    assert names.agent("PJSIP/1009") == names.agent_at("1009") == "ann"
    assert [one.device for one in names.interfaces("ann")] == ["1009", "desk-12"]
    assert outline(names.world) != before
    assert names.agent_at("nowhere") is None


@pytest.mark.parametrize(
    ("channel", "interface"),
    [
        ("PJSIP/1001-0000000a", "PJSIP/1001"),
        ("PJSIP/desk-12-0000000A", "PJSIP/desk-12"),
        ("Local/1001@from-queue-00000005;1", "Local/1001@from-queue"),
        ("DAHDI/1-1", "DAHDI/1-1"),
        ("", ""),
    ],
)
def test_a_channel_is_of_an_interface(channel: str, interface: str):
    assert interface_of(channel) == interface


def test_what_makes_two_interfaces_the_same():
    assert same("Local/1001@From-Queue/n") == same("local/1001@from-queue")
    assert same("PJSIP/1001") != same("PJSIP/1002")
    assert same("PJSIP/trunk/n") == "pjsip/trunk/n"
