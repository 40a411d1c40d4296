"""How a ring ended, from all that was said of it: every row of the table, and which goes before which."""

import pytest

from readyroom.edges.asterisk.outcomes import OUTCOMES, Heard, Telephone, classify

LOCAL, RANG, NOANSWER, CANCEL = (
    {"is_local": True},
    {"rang": True},
    {"dial": ("NOANSWER",)},
    {"dial": ("CANCEL", "CANCEL")},
)
TIMEOUT = {"dial": ("NOANSWER", "CANCEL"), "ring_ms": 15_000}


CASES = [
    ({**RANG, "dial": ("ANSWER",)}, "answered", "DialEnd says ANSWER"),
    ({**RANG, **CANCEL, "elsewhere": True}, "answered_elsewhere", "another ring of this caller was answered"),
    ({**RANG, **CANCEL, "cause": 26}, "answered_elsewhere", "cause 26"),
    ({**RANG, **CANCEL, "caller_gone": True}, "caller_hung_up", "the caller went first"),
    ({**RANG, **TIMEOUT, "member_gone": "paused"}, "withdrawn", "no member any more"),
    ({**NOANSWER, "ring_ms": 0, "cause": 21, "tech": 603}, "refused", "603, or cause 21"),
    ({**RANG, **NOANSWER, "ring_ms": 1000, "cause": 21, **LOCAL}, "refused", "603, or cause 21"),
    ({**RANG, **NOANSWER, "ring_ms": 1000, "cause": 17, "tech": 486}, "refused", "busy, after it rang"),
    ({**RANG, "dial": ("BUSY",), "ring_ms": 1000, **LOCAL}, "refused", "busy, after it rang"),
    ({**NOANSWER, "ring_ms": 0, "cause": 17, "tech": 486}, "busy", "busy at once"),
    ({**RANG, **NOANSWER, "ring_ms": 2000, "cause": 19, "tech": 480}, "unreachable", "480 and its like"),
    ({**NOANSWER, "ring_ms": 0, "cause": 20}, "unreachable", "a cause of absence"),
    ({"dial": ("CHANUNAVAIL",), **LOCAL}, "unreachable", "a cause of absence"),
    ({**NOANSWER, "ring_ms": 0, "cause": 34, **LOCAL}, "fault", "congestion"),
    ({"dial": ("CONGESTION",), "ring_ms": 0}, "fault", "congestion"),
    (TIMEOUT, "unreachable", "a telephone that never rang"),
    ({**RANG, **TIMEOUT}, "no_answer", "the ring time was over"),
    ({**TIMEOUT, **LOCAL}, "no_answer", "the ring time was over"),
    # Behind a Local member the dialplan gave up by itself, after it rang.
    ({**RANG, **NOANSWER, "ring_ms": 9000, "cause": 19, **LOCAL}, "no_answer", "the ring time was over"),
    # The caller went just after the ring time.
    ({**RANG, **TIMEOUT, "caller_gone": True}, "no_answer", "the ring time was over"),
    ({**RANG, **CANCEL}, "withdrawn", "cancelled by the switch"),
    ({}, "fault", "nothing says how"),
    ({"cause": 16}, "fault", "nothing says how"),
    # An answer is one whatever comes after it; a caller who goes excuses all else.
    ({"dial": ("ANSWER",), "cause": 17, "caller_gone": True}, "answered", "DialEnd says ANSWER"),
    ({**CANCEL, "caller_gone": True, "member_gone": "removed"}, "caller_hung_up", "the caller went first"),
    ({**RANG, **NOANSWER, "cause": 21, "ring_ms": 1, "member_gone": "paused"}, "withdrawn", "no member any more"),
]  # fmt: skip


@pytest.mark.parametrize(("heard", "outcome", "row"), CASES)
def test_a_ring_ends_so(heard, outcome, row):
    judged = Heard(**heard)
    assert classify(judged)[0] == outcome
    assert next(one.says for one in OUTCOMES if one.when(judged)) == row


RINGS, SILENT = Telephone(rang=True), Telephone()
AWAY = Telephone(rang=True, is_gone=True, cause=19, tech=480)
IN_USE = Telephone(is_gone=True, cause=17, tech=486)
DECLINES = Telephone(rang=True, is_gone=True, cause=21, tech=603)


@pytest.mark.parametrize(
    ("heard", "telephones", "outcome"),
    [
        # The dialplan rings (`Dial(…,r)`), whatever the telephone does.
        ({**RANG, **TIMEOUT}, [SILENT], "unreachable"),
        ({**TIMEOUT}, [RINGS], "no_answer"),
        ({**RANG, **TIMEOUT}, [SILENT, RINGS], "no_answer"),
        ({**RANG, **NOANSWER, "ring_ms": 0, "cause": 19}, [AWAY], "unreachable"),
        ({**RANG, **NOANSWER, "ring_ms": 0, "cause": 17}, [IN_USE], "busy"),
        # Of two that have hung up the button decides; one that rings on has not.
        ({**RANG, **NOANSWER, "ring_ms": 9000}, [AWAY, DECLINES], "refused"),
        ({**RANG, **NOANSWER, "ring_ms": 9000}, [DECLINES, IN_USE], "refused"),
        ({**RANG, **TIMEOUT}, [IN_USE, RINGS], "no_answer"),
        # None of it is of interest where it was not the telephone's doing.
        ({**RANG, **CANCEL, "caller_gone": True}, [DECLINES], "caller_hung_up"),
        ({**RANG, "dial": ("ANSWER",)}, [AWAY, RINGS], "answered"),
    ],
)  # fmt: skip
def test_behind_a_local_channel_the_telephones_are_judged(heard, telephones, outcome):
    behind = {f"17.{number}": telephone for number, telephone in enumerate(telephones)}
    assert classify(Heard(**{**heard, **LOCAL, "behind": behind}))[0] == outcome


def test_the_raw_cause_holds_all_that_decided():
    heard = Heard(
        dial=("NOANSWER",), ring_ms=1000, cause=17, tech=486, member_gone="paused", caller_gone=True
    )
    assert (
        classify(heard)[1]
        == "NOANSWER RingTime=1000 Cause=17 TechCause=486 never rang member paused caller gone"
    )
    assert classify(Heard(dial=("\udcff" * 300,)))[1] == "�" * 200


def test_every_row_decides_something():
    assert {row for _, _, row in CASES} == {row.says for row in OUTCOMES}
