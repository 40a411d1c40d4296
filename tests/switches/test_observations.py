"""Observations and commands as they travel: read, checked, translated, documented."""

from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import msgspec
import pytest

from readyroom.codec import commands, observations
from readyroom.codec.observations import (
    BATCH_AT_MOST,
    EXAMPLES,
    TYPES,
    AnyObservation,
    input_of,
    key_of,
    observation_of,
    pointer,
    read,
    schema,
)
from readyroom.engine import effects as fx
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor

AT = "2026-11-22T10:42:00Z"
AT_MS = 1_795_344_120_000
NOW = AT_MS + 5_000


def wrong(*items: Any) -> dict[str, str]:
    """The mistakes of a batch, by pointer."""
    _, mistakes = read(list(items))
    return {pointer(mistake.path): mistake.what for mistake in mistakes}


def left(**fields: Any) -> dict[str, Any]:
    return {"type": "caller_left", "id": "e1", "at": AT, "call": "1"} | fields


def test_there_is_an_example_of_each():
    assert (
        [example["type"] for example in EXAMPLES]
        == list(TYPES)
        == [record.__struct_config__.tag for record in get_args(AnyObservation)]
    )
    found, mistakes = read(list(EXAMPLES))
    assert mistakes == []
    assert [type(one) for one in found] == list(TYPES.values())


@pytest.mark.parametrize("example", EXAMPLES, ids=list(TYPES))
def test_an_observation_becomes_an_input_and_back(example):
    (observation,), _ = read([example])
    given = input_of(observation, "pbx", NOW)
    assert given.by == Actor("switch", "pbx")
    assert (given.at, given.seen) == (AT_MS + 250, NOW)
    back = observation_of(given, observation.id)
    assert msgspec.structs.replace(back, seen=None) == observation
    # The decoder of the whole family reads the same.
    assert msgspec.convert(example, AnyObservation) == observation


def test_every_input_of_a_switch_has_its_observation():
    switch_inputs = {
        i.JoinQueue, i.LeaveQueue, i.RingOffer, i.EndOffer, i.StartCall, i.AnswerCall, i.HoldCall, i.EndCall,
        i.ChangeDevice, i.ChangeSite, i.ObserveMember, i.ChangeLink, i.BeginResync, i.EndResync,
    }  # fmt: skip
    made = {type(input_of(observation, "pbx", NOW)) for observation in read(list(EXAMPLES))[0]}
    assert made == switch_inputs
    with pytest.raises(KeyError):
        observation_of(i.Return(at=1, agent="ann"), "e1")


def test_the_input_says_what_the_observation_says():
    (observation,), _ = read([{
        "type": "offer_ended", "id": "e1", "at": AT, "offer": "o1", "outcome": "no_answer", "raw_cause": "19",
    }])  # fmt: skip
    assert input_of(observation, "pbx", NOW) == i.EndOffer(
        at=AT_MS, seen=NOW, by=Actor("switch", "pbx"), offer="o1", outcome="no_answer", raw_cause="19"
    )
    assert key_of(observation, "pbx") == "pbx/e1"


@pytest.mark.parametrize(
    ("at", "seen", "expected"),
    [
        (0, None, 0),
        (0, 2_000, 0),
        (60_000, None, 5_000),  # the switch's clock runs ahead: it is now
        (60_000, 2_000, 2_000),  # the link saw it then, so it happened by then
        (1_000, 90_000, 1_000),  # both run ahead
    ],
)
def test_nothing_happens_after_it_was_seen(at, seen, expected):
    base = datetime(2026, 11, 22, 10, 42, tzinfo=UTC)
    item = left(at=(base + timedelta(milliseconds=at)).isoformat())
    if seen is not None:
        item["seen"] = (base + timedelta(milliseconds=seen)).isoformat()
    (observation,), mistakes = read([item])
    assert mistakes == []
    given = input_of(observation, "pbx", NOW)
    assert (given.at, given.seen) == (AT_MS + expected, NOW)


def test_offsets_are_understood():
    (observation,), _ = read([left(at="2026-11-22T11:42:00+01:00")])
    assert input_of(observation, "pbx", NOW).at == AT_MS


def test_every_mistake_is_told_with_its_item_and_field():
    assert wrong(
        left(),
        left(call=7, reson="x"),
        {"type": "caller_went", "id": "e"},
        {"id": "e"},
        "junk",
        {"type": "offer_ended", "id": "", "at": "yesterday", "offer": "o", "outcome": "no_anser"},
        left(at="2026-11-22T10:42:00"),
        left(at="1969-12-31T23:59:59Z"),
        {"type": "resync_end", "id": "e", "at": AT, "calls": ["1", 2]},
        {"type": ["caller_left"], "id": "e"},
        left(call="a\nb"),
    ) == {
        "/1/call": "Expected `str`, got `int`",
        "/1/reson": "unknown; did you mean reason?",
        "/2/type": '"caller_went": unknown; did you mean caller_left?',
        "/3/type": f"is missing; one of {', '.join(TYPES)}",
        "/4": "an object is expected",
        "/5/id": "Expected `str` of length >= 1",
        "/5/at": "Invalid RFC3339 encoded datetime",
        "/5/outcome": '"no_anser" is not one of answered, no_answer, refused, unreachable, busy, caller_hung_up, '
        "answered_elsewhere, withdrawn, fault; did you mean no_answer?",
        "/6/at": "Expected `datetime` with a timezone component",
        "/7/at": "lies before 1970",
        "/8/calls/1": "Expected `str`, got `int`",
        "/9/type": f"a text is expected; one of {', '.join(TYPES)}",
        "/10/call": "Expected `str` matching regex '^[^\\\\x00-\\\\x1f\\\\x7f]+$'",
    }


def test_the_right_ones_are_answered_beside_the_wrong_ones():
    found, mistakes = read([left(id="a"), left(id="b", call=7), left(id="c")])
    assert [one.id for one in found] == ["a", "c"]
    assert len(mistakes) == 1


@pytest.mark.parametrize("value", [None, {}, "junk", 7, {"items": []}])
def test_a_batch_is_a_list(value):
    assert read(value)[1][0].what == "a list of observations is expected"


def test_a_batch_has_a_bound():
    assert read([left()] * BATCH_AT_MOST)[1] == []
    found, (mistake,) = read([left()] * (BATCH_AT_MOST + 1))
    assert found == []
    assert "at most 1000" in mistake.what


def test_the_schema_has_every_record_with_its_example():
    document = schema()
    assert document["maxItems"] == BATCH_AT_MOST
    assert set(document["items"]["discriminator"]["mapping"]) == set(TYPES)
    for name, record in TYPES.items():
        described = document["$defs"][record.__name__]
        (example,) = described["examples"]
        assert example["type"] == name
        assert set(described["required"]) <= set(example)


# --- commands --------------------------------------------------------------------------------------------


def test_every_effect_for_a_switch_is_a_command_and_back():
    examples = [msgspec.convert(example, commands.AnyCommand) for example in commands.EXAMPLES]
    assert {type(command) for command in examples} == set(get_args(commands.AnyCommand))
    for command in examples:
        effect = commands.effect_of(command)
        assert commands.command_of(effect) == command
    effects = {type(commands.effect_of(command)) for command in examples}
    assert effects == set(get_args(fx.AnyEffect))


def test_a_command_has_a_name_for_good():
    ids = [example["id"] for example in commands.EXAMPLES]
    assert ids == [
        "118-ring-o118",
        "121-cancel-o118",
        "124-bridge-1763808120.17",
        "130-give_back-1763808133.19",
        "131-set_member-billing/ann",
    ]
    assert commands.command_of(fx.SetMember(5, "ann", "sales", "in", None)) == commands.command_of(
        fx.SetMember(5, "ann", "sales", "in", None)
    )


def test_observations_are_not_mistaken_for_each_other():
    assert observations.ms_of(observations.instant_of(NOW)) == NOW
