"""Ring times out of the answer to GetConfig."""

from readyroom.edges.asterisk.ring_times import ring_times
from readyroom.protocols.ami import Message


def test_they_are_read_of_every_queue():
    answer = Message(
        [
            ("Response", "Success"),
            ("Category-000000", "general"),
            ("Line-000000-000000", "timeout=99"),
            ("Category-000001", "Sales"),
            ("Line-000001-000000", "strategy=rrmemory"),
            ("Line-000001-000001", "timeout = 20"),
            ("Category-000002", "support"),
            ("Category-000003", "endless"),
            ("Line-000003-000000", "timeout=0"),
            ("Category-000004", "odd"),
            ("Line-000004-000000", "timeout=soon"),
            ("Line-000009-000000", "timeout=5"),
        ]
    )
    assert ring_times(answer) == {"sales": 20, "support": 15, "odd": 15}
    assert ring_times(Message([("Response", "Success")])) == {}
