"""What an Asterisk has, as configuration: new names become ids, who is known is found, and nothing is put twice."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from readyroom.edges.asterisk.inventory import Inventory, TakenOver, take_over
from readyroom.edges.asterisk.mapping import FREEPBX, PLAIN, Naming
from readyroom.edges.asterisk.picture import Member, Picture, Queue
from readyroom.edges.asterisk.restoring import Before, not_put_back, way_back
from readyroom.engine import catalogue as cat
from readyroom.engine.catalogue import Entity


def inventory(*members: Member, there: str = "") -> Inventory:
    """A switch with these members, and these telephones registered."""
    picture = Picture()
    for member in members:
        queue = picture.queues.setdefault(
            member.queue.casefold(), Queue(name=member.queue, strategy="rrmemory", members={})
        )
        queue.members[member.interface.casefold()] = member
    picture.devices = dict.fromkeys(there.split(), "NOT_INUSE")
    return Inventory(version="22", picture=picture, ring_s={"sales": 7})


def taken(found: Inventory, *known: Entity, naming: Naming = PLAIN) -> TakenOver:
    return take_over(found, known, naming)


def put(found: TakenOver) -> list[str]:
    """What is put, a line each."""
    return [" ".join(f"{name}={value}" for name, value in fields.items()) for fields in found.entities]


def known_by(found: TakenOver) -> list[Entity]:
    """As a server has it, once put."""
    return msgspec.convert(found.entities, list[Entity])


def test_new_ones():
    found = taken(
        inventory(
            Member(queue="sales", interface="PJSIP/101", name="Ann Archer", penalty=2),
            Member(queue="sales", interface="SIP/x", name="SIP/x"),
        )
    )
    assert put(found) == [
        "type=queue id=sales label=sales mode=overlay strategy=round_robin ring_s=7",
        "type=agent id=sip-x name=SIP/x",
        "type=device id=sip-x agent=sip-x address=SIP/x",
        "type=member queue=sales agent=sip-x tier=1",
        "type=agent id=ann-archer name=Ann Archer",
        "type=device id=101 agent=ann-archer",
        "type=member queue=sales agent=ann-archer tier=3",
    ]
    assert [place.is_new for place in found.places] == [True, True]


def test_the_second_time_there_is_nothing_to_put():
    switch = inventory(
        Member(queue="After Sales", interface="PJSIP/101", name="Ann Archer"),
        Member(queue="After Sales", interface="Local/9@elsewhere", name=""),
    )
    first = taken(switch)
    again = taken(switch, *known_by(first))
    assert put(again) == []
    assert [(place.agent, place.queue) for place in again.places] == [
        (place.agent, place.queue) for place in first.places
    ]
    assert [place.is_new for place in again.places] == [False, False]


def test_as_freepbx_writes_them():
    member = Member(
        queue="600", interface="Local/101@from-queue/n", name="Ann", state_interface="hint:101@ext-local"
    )
    found = taken(inventory(member, there="PJSIP/101"), naming=FREEPBX)
    assert "type=device id=101 agent=ann" in put(found)
    assert found.places[0].is_there
    assert put(taken(inventory(member), *known_by(found), naming=FREEPBX)) == []


def test_who_is_known_by_name_number_or_telephone():
    ann, bob, cleo = (cat.AgentConfig(id=each, name=each.title()) for each in ("ann", "102", "cleo"))
    shared = cat.DeviceConfig(id="desk", agent="cleo", address="PJSIP/103")
    found = taken(
        inventory(
            Member(queue="sales", interface="PJSIP/101", name="ANN"),
            Member(queue="sales", interface="PJSIP/102", name="PJSIP/102"),
            Member(queue="sales", interface="pjsip/103", name="Somebody else"),
        ),
        cat.QueueConfig(id="s", label="S", mode="overlay", address="Sales"), ann, bob, cleo, shared,
    )  # fmt: skip
    assert [place.agent for place in found.places] == ["ann", "102", "cleo"]
    assert {place.queue for place in found.places} == {"s"}
    assert [line for line in put(found) if line.startswith(("type=agent", "type=queue"))] == []


def test_who_is_called_as_the_switch_keeps_it_is_known():
    doe = cat.AgentConfig(id="doe", name="Doe, John; Sales")
    found = taken(inventory(Member(queue="sales", interface="PJSIP/101", name="Doe， John； Sales")), doe)
    assert [place.agent for place in found.places] == ["doe"]


def test_two_of_one_name_get_ids_of_their_own():
    found = taken(
        inventory(
            Member(queue="Ärger!", interface="PJSIP/101", name="Zoë"),
            Member(queue="arger", interface="PJSIP/102", name="日本"),
            Member(queue="arger", interface="PJSIP/103", name="中国"),
        )
    )
    assert found.new("queue") == {"arger", "arger-2"}
    assert found.new("agent") == {"zoe", "agent", "agent-2"}
    known_by(found)  # each is one that a server takes


def test_a_queue_that_readyroom_distributes_is_said_to_become_the_switchs():
    found = taken(
        inventory(Member(queue="sales", interface="PJSIP/101")), cat.QueueConfig(id="sales", label="S")
    )
    assert put(found)[0] == "type=queue id=sales mode=overlay"


@pytest.mark.parametrize("name", ["K\udcf6ln", "Köln"])
def test_a_name_that_is_not_utf_8_can_be_shown(name: str):
    found = taken(inventory(Member(queue="sales", interface="PJSIP/101", name=name)))
    msgspec.json.encode(found.entities)


# --- the way back ----------------------------------------------------------------------------------------


def test_what_was_first_is_what_counts():
    early = inventory(Member(queue="sales", interface="PJSIP/101"))
    late = inventory(Member(queue="Sales", interface="PJSIP/102"), Member(queue="new", interface="X/1"))
    kept = Before().beside(early.picture, ["sales"]).beside(late.picture, ["Sales", "new"])
    assert kept.queues == ["sales", "new"]
    assert [member.interface for member in kept.members] == ["PJSIP/101", "X/1"]
    assert [action.says for action in way_back(kept, late)] == [
        "sales: put PJSIP/101 in",
        "Sales: take PJSIP/102 out",
    ]
    assert list(way_back(Before().beside(late.picture, ["sales", "new"]), late)) == []


def test_a_queue_that_is_gone_and_a_member_that_cannot_be_removed_are_left_alone():
    kept = Before().beside(inventory(Member(queue="gone", interface="PJSIP/101")).picture, ["gone"])
    assert list(way_back(kept, inventory())) == []
    static = inventory(Member(queue="sales", interface="PJSIP/101", kind="static"))
    assert list(way_back(Before(queues=["sales"]), static)) == []


ANN = Member(queue="sales", interface="PJSIP/101", name="Ann", state_interface="hint:101@x", penalty=3)


@pytest.mark.parametrize(
    ("now", "done"),
    [
        ({}, []),
        ({"penalty": 0}, ["QueuePenalty", "QueuePause"]),
        ({"penalty": 0, "paused": True, "reason": "x"}, ["QueuePenalty", "QueuePause"]),
        ({"reason": "x", "paused": True}, ["QueuePause"]),
        ({"name": "Ben"}, ["QueueRemove", "QueueAdd"]),
        ({"state_interface": ""}, ["QueueRemove", "QueueAdd"]),
        ({"name": "Ben", "kind": "static"}, []),
        ({"name": "Ben", "kind": "realtime", "penalty": 0}, ["QueuePenalty", "QueuePause"]),
    ],
)
def test_all_that_was_kept_is_put_back_where_it_can_be(now: dict[str, Any], done: list[str]):
    kept = Before().beside(inventory(ANN).picture, ["sales"])
    found = inventory(msgspec.structs.replace(ANN, **now))
    actions = list(way_back(kept, found))
    assert [action.name for action in actions] == done
    assert bool(list(not_put_back(kept, found))) == (now.get("kind", "dynamic") != "dynamic")
    wanted = {"MemberName": "Ann", "StateInterface": "hint:101@x", "Penalty": "3", "Paused": "false"}
    for action in actions:
        assert {name: action.headers.get(name, value) for name, value in wanted.items()} == wanted


def test_who_was_paused_is_put_in_anew_paused():
    paused = msgspec.structs.replace(ANN, paused=True, reason="lunch")
    kept = Before().beside(inventory(paused).picture, ["sales"])
    actions = list(way_back(kept, inventory(msgspec.structs.replace(paused, name="Ben"))))
    assert [action.name for action in actions] == ["QueueRemove", "QueueAdd", "QueuePause"]
    assert [action.headers.get("Reason") for action in actions] == [None, None, "lunch"]
    assert [action.says for action in actions[:2]] == [
        "sales: put PJSIP/101 in anew, named Ann, by the state of hint:101@x"
    ] * 2
    assert actions[2].says == "sales: pause PJSIP/101 (lunch)"


def test_of_a_member_that_cannot_be_put_in_anew_it_is_said_what_is_otherwise():
    kept = Before().beside(inventory(ANN).picture, ["sales"])
    found = inventory(msgspec.structs.replace(ANN, name="Ben", state_interface="", kind="static"))
    assert list(not_put_back(kept, found)) == [
        "sales: PJSIP/101 is named Ben, and was named Ann, by the state of hint:101@x: that stands in queues.conf"
    ]
