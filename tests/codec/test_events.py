"""The log's events: what is written is read back, by this release and by every later one."""

import msgspec
import pytest

from readyroom.codec import events
from readyroom.engine.catalogue import AgentConfig, MemberConfig, QueueConfig, StatusEntry, UnitConfig
from readyroom.engine.events import (
    CallJoined,
    ClockedIn,
    Configured,
    HoldStarted,
    OfferEnded,
    Refused,
    Removed,
    TaskClosed,
)
from readyroom.engine.facts import Hold
from tests.codec.examples import GOLDEN, all_events

EXAMPLES = all_events()
FILES = sorted(GOLDEN.glob("*.json"))


def contains(whole, part) -> bool:
    """Whether all that `part` says is still said by `whole`."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            key in whole and contains(whole[key], value) for key, value in part.items()
        )
    if isinstance(part, list):
        return isinstance(whole, list) and len(whole) == len(part) and all(map(contains, whole, part))
    return whole == part


@pytest.mark.parametrize("stem", EXAMPLES)
def test_what_is_written_is_read_back(stem: str):
    event = EXAMPLES[stem]
    assert events.decode(*events.encode(event)) == event


def test_every_event_type_has_a_golden_file_of_its_present_version():
    missing = EXAMPLES.keys() - {file.stem for file in FILES}
    assert missing == set(), "run python -m tests.codec.examples"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_golden_file_is_read_and_nothing_of_it_is_lost(file):
    row = msgspec.json.decode(file.read_bytes())
    event = events.decode(row["type"], row["version"], msgspec.json.encode(row["body"]))
    now = msgspec.json.decode(events.encode(event).body)
    assert contains(now, events.upcast(row["type"], row["version"], row["body"]))


def test_equal_events_are_written_alike():
    one = Refused(what="x", code="y", params={"a": "1", "b": "2"})
    other = Refused(what="x", code="y", params={"b": "2", "a": "1"})
    assert events.encode(one) == events.encode(other)


def test_old_versions_climb_step_by_step(monkeypatch: pytest.MonkeyPatch):
    """Version 1 called the unit `place`; version 2 was named `CameIn`; version 3 is what stands today."""

    def renamed_type(body):
        return body | {"type": "ClockedIn", "unit": body["place"]}

    monkeypatch.setitem(events.VERSIONS, "ClockedIn", 3)
    monkeypatch.setitem(
        events.UPCASTERS, ("CameIn", 1), lambda body: body | {"place": body["spot"], "type": "CameIn"}
    )
    monkeypatch.setitem(events.UPCASTERS, ("CameIn", 2), renamed_type)

    decoded = events.decode("CameIn", 1, b'{"type":"CameIn","seq":4,"agent":"ann","spot":"north"}')
    assert decoded == ClockedIn(seq=4, agent="ann", unit="north")
    assert events.encode(decoded).version == 3


@pytest.mark.parametrize(("event_type", "version"), [("ClockedIn", 99), ("ClockedIn", 0), ("Teleported", 1)])
def test_an_event_of_a_newer_release_is_named(event_type: str, version: int):
    with pytest.raises(events.UnknownEventError, match=f"{event_type}, version {version}"):
        events.decode(event_type, version, b'{"type":"ClockedIn","agent":"ann","unit":"north"}')


def test_upcasters_lead_somewhere():
    for name, version in events.UPCASTERS:
        assert name not in events.TYPES or version < events.version_of(name)
    assert events.VERSIONS.keys() <= events.TYPES.keys()


QUEUE = QueueConfig(id="sales", label="Sales")
ANN = AgentConfig(id="ann", name="Ann")
MEMBER = MemberConfig(queue="sales", agent="ann")


@pytest.mark.parametrize(
    ("event", "row"),
    [
        (ClockedIn(agent="ann", unit="north"), ("ann", None, None)),
        (CallJoined(call="c1", queue="sales"), (None, "sales", "c1")),
        (
            OfferEnded(
                offer="o1", call="c1", queue="sales", agent="ann", outcome="answered", ring_ms=1, rang_at=1
            ),
            ("ann", "sales", "c1"),
        ),
        (
            HoldStarted(agent="ann", hold=Hold(id="h1", kind="misses", queue="sales")),
            ("ann", "sales", None),
        ),
        (Configured(kind="agent", key="ann", entity=ANN), ("ann", None, None)),
        (Configured(kind="queue", key="sales", entity=QUEUE), (None, "sales", None)),
        (Configured(kind="member", key="sales/ann", entity=MEMBER), ("ann", "sales", None)),
        (Removed(kind="member", key="sales/ann", replaced=MEMBER), ("ann", "sales", None)),
        (Configured(kind="unit", key="n", entity=UnitConfig(id="n", label="N")), (None, None, None)),
        (Configured(kind="status", key="s", entity=StatusEntry(id="s", label="S")), (None, None, None)),
        (TaskClosed(task="t1"), (None, None, None)),
    ],
)
def test_the_columns_of_the_log(event, row):
    assert events.row_fields(event) == row
