"""Snapshots: the whole state, nothing added, and never one that this release would misread."""

import msgspec
import pytest

from readyroom.codec import state as codec
from readyroom.codec.presets import load
from readyroom.engine.catalogue import AgentConfig, MemberConfig, QueueConfig
from readyroom.engine.facts import (
    Actor,
    Agent,
    Call,
    Hold,
    Judgement,
    LastResets,
    Membership,
    Miss,
    Offer,
    Queue,
    State,
    Try,
    WrapUp,
)


def busy_state() -> State:
    miss = Miss(seq=4, at=1_000, offer="o1", call="c1", queue="sales", kind="miss")
    preset = load("1stream")
    member = MemberConfig(queue="sales", agent="ann")
    judgement = Judgement(
        queue="sales",
        kind="miss",
        counter="queue",
        count=1,
        threshold=1,
        misses=(miss,),
        rule_version=2,
        rule_by=Actor("admin", "bo"),
        rule_at=500,
    )
    ann = Agent(
        config=AgentConfig(id="ann", name="Ann"),
        memberships={"sales": Membership(queue="sales", config=member, value="in", misses=(miss,))},
        holds=(Hold(id="h1", kind="misses", queue="sales", acts_as_membership="out", judgement=judgement),),
        resets=LastResets(supervisor=3),
        wrap_up=WrapUp(queue="sales", call="c1", until=9_000),
    )
    return State(
        room="main",
        seq=9,
        now=5_000,
        settings=preset.settings,
        statuses={entry.id: entry for entry in preset.statuses},
        queues={"sales": Queue(config=QueueConfig(id="sales", label="Sales"))},
        agents={"ann": ann, "bo": Agent(config=AgentConfig(id="bo", name="Bo"))},
        calls={"c2": Call(id="c2", kind="queue", state="ringing", tries={"ann": Try(1, 2_000, "no_answer")})},
        offers={
            "o2": Offer(id="o2", call="c2", queue="sales", agent="bo", device=None, since=3, seq=8, ring_s=20)
        },
        ended_offers={"o9": "answered", "o1": "no_answer"},
    )


@pytest.mark.parametrize("state", [State(room="main"), busy_state()], ids=["new", "busy"])
def test_a_snapshot_holds_the_whole_state(state: State):
    read = codec.decode(codec.encode(state))
    assert read == state
    assert codec.digest(read) == codec.digest(state)


def test_a_snapshot_keeps_the_order_of_what_is_forgotten_first():
    read = codec.decode(codec.encode(busy_state()))
    assert read is not None
    assert list(read.ended_offers) == ["o9", "o1"]


def test_equal_states_have_equal_bytes_whatever_order_they_were_built_in():
    one, other = busy_state(), busy_state()
    other.agents = dict(reversed(other.agents.items()))
    other.statuses = dict(reversed(other.statuses.items()))
    assert one == other
    assert codec.canonical(one) == codec.canonical(other)
    assert codec.digest(one) == codec.digest(other)


def test_any_difference_shows_in_the_digest():
    one, other = busy_state(), busy_state()
    other.agents["ann"].memberships["sales"].talk_ms += 1
    assert codec.digest(one) != codec.digest(other)


@pytest.mark.parametrize("name", ["version", "shape"])
def test_a_snapshot_of_another_shape_is_left_aside(name: str):
    outer = msgspec.json.decode(codec.encode(busy_state()))
    outer[name] = 0 if name == "version" else "0" * 16
    assert codec.decode(msgspec.json.encode(outer)) is None


@pytest.mark.parametrize("junk", [b"", b"{}", b"\xff", b"[1]"])
def test_junk_is_no_snapshot(junk: bytes):
    with pytest.raises((msgspec.DecodeError, UnicodeDecodeError)):
        codec.decode(junk)


def test_the_shape_is_of_types_and_not_of_words():
    bare = codec._bare({"description": "words", "properties": {"description": {"type": "string"}}})
    assert bare == {"properties": {"description": {"type": "string"}}}
    assert codec.shape() == codec.shape()
