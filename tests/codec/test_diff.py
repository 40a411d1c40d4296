"""What a change of configuration changes, field by field."""

from typing import Any

import msgspec
import pytest
from msgspec import UNSET

from readyroom.codec.diff import Change, between, changes, standing
from readyroom.codec.presets import load
from readyroom.engine.catalogue import (
    AgentConfig,
    CampaignConfig,
    DeviceConfig,
    Entity,
    GroupConfig,
    MemberConfig,
    QueueConfig,
    ScheduleConfig,
    Settings,
    SiteConfig,
    StatusEntry,
    UnitConfig,
    UserConfig,
    key_of,
    kind_of,
)
from readyroom.engine.facts import Agent, Device, Membership, Queue, Schedule, Site, State

SALES = QueueConfig(id="sales", label="Sales")
MEMBER = MemberConfig(queue="sales", agent="ann")
STANDING: list[Entity] = [
    Settings(name="Ours"),
    StatusEntry(id="lunch", label="Lunch"),
    UnitConfig(id="north", label="North"),
    GroupConfig(id="desk", label="Desk"),
    SiteConfig(id="hq", label="HQ"),
    DeviceConfig(id="p1"),
    SALES,
    MEMBER,
    AgentConfig(id="ann", name="Ann"),
    UserConfig(id="bo", name="Bo"),
    CampaignConfig(id="spring", label="Spring"),
    ScheduleConfig(id="early", time="08:00"),
]


def world() -> State:
    by_kind: dict[str, Any] = {kind_of(entity): entity for entity in STANDING}
    member = by_kind["member"]
    return State(
        room="main",
        settings=by_kind["settings"],
        statuses={"lunch": by_kind["status"]},
        units={"north": by_kind["unit"]},
        groups={"desk": by_kind["group"]},
        sites={"hq": Site(config=by_kind["site"])},
        devices={"p1": Device(config=by_kind["device"])},
        queues={"sales": Queue(config=by_kind["queue"])},
        agents={
            "ann": Agent(
                config=by_kind["agent"], memberships={"sales": Membership(queue="sales", config=member)}
            )
        },
        users={"bo": by_kind["user"]},
        campaigns={"spring": by_kind["campaign"]},
        schedules={"early": Schedule(config=by_kind["schedule"])},
    )


@pytest.mark.parametrize("entity", STANDING, ids=kind_of)
def test_what_stands_is_found(entity: Entity):
    assert standing(world(), kind_of(entity), key_of(entity)) == entity
    assert changes(world(), [entity]) == []


@pytest.mark.parametrize("entity", STANDING[1:], ids=kind_of)
def test_what_does_not_stand_is_not_found(entity: Entity):
    assert standing(State(room="main"), kind_of(entity), key_of(entity)) is None
    assert standing(world(), "member", "support/ann") is None


def test_a_changed_field_has_its_path_and_both_values():
    policy = msgspec.structs.replace(SALES.no_answer, threshold=3, notify=("bo",))
    changed = msgspec.structs.replace(SALES, ring_s=30, no_answer=policy)
    assert changes(world(), [changed]) == [
        Change(kind="queue", key="sales", field="ring_s", before=20, after=30),
        Change(kind="queue", key="sales", field="no_answer.threshold", before=None, after=3),
        Change(kind="queue", key="sales", field="no_answer.notify", before=(), after=("bo",)),
    ]


def test_an_outcome_that_was_none_changes_as_a_whole():
    agent = AgentConfig(id="ann", name="Ann")
    outcome = load("ip-office").settings.agent_defaults.no_answer
    found = between(agent, msgspec.structs.replace(agent, no_answer=outcome))
    assert Change(kind="agent", key="ann", field="no_answer.kind", after="sign_out") in found
    assert Change(kind="agent", key="ann", field="no_answer", before=None) in found


def test_what_comes_has_no_before_and_what_goes_no_after():
    unit = UnitConfig(id="south", label="South")
    assert between(None, unit) == [
        Change(kind="unit", key="south", field="id", after="south"),
        Change(kind="unit", key="south", field="label", after="South"),
    ]
    assert [(c.before, c.after) for c in between(unit, None)] == [("south", UNSET), ("South", UNSET)]
    assert between(None, None) == []


def test_one_entity_put_twice_is_compared_with_itself():
    north = UnitConfig(id="north", label="Further north")
    again = UnitConfig(id="north", label="North")
    assert [change.after for change in changes(world(), [north, again])] == ["Further north", "North"]


def test_a_preset_over_itself_changes_nothing():
    preset = load("web2contact")
    state = State(
        room="main",
        settings=preset.settings,
        statuses={entry.id: entry for entry in preset.statuses},
    )
    assert changes(state, preset.entities) == []
    assert {change.kind for change in changes(state, load("1stream").entities)} == {"settings", "status"}


def test_a_change_travels():
    (change,) = changes(world(), [UnitConfig(id="north", label="N")])
    assert msgspec.json.decode(msgspec.json.encode(change)) == {
        "kind": "unit",
        "key": "north",
        "field": "label",
        "before": "North",
        "after": "N",
    }
