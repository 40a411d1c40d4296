import typing

import pytest

from readyroom.engine import AnyEvent
from readyroom.engine.refusals import refuse
from readyroom.scenarios.runner import agree, core
from readyroom.scenarios.sentences_out import OUT, say, say_refusal
from tests.scenarios.samples import SAMPLES, scene_of


def test_every_event_type_has_a_sentence():
    assert set(OUT) == set(typing.get_args(AnyEvent))


def test_every_event_type_has_a_sample():
    assert {type(event) for event, _ in SAMPLES} == set(OUT)


@pytest.mark.parametrize(("event", "sentence"), SAMPLES, ids=[sentence for _, sentence in SAMPLES])
def test_the_sentence_of_an_event(event, sentence):
    assert say(event, scene_of()) == sentence


def test_a_refusal_names_people_and_things_by_their_names():
    said = say_refusal(refuse("no_registered_device", agent="ann", status="online"), scene_of())
    assert said == "refused: no_registered_device (agent Ann, status Online)"
    said = say_refusal(refuse("unknown", kind="queue", key="sales"), scene_of())
    assert said == "refused: unknown (kind queue, key Sales)"


def test_brackets_at_the_end_may_be_left_out_and_nothing_else():
    assert core("Ann missed call 1: no answer (after 20 s)") == "Ann missed call 1: no answer"
    assert agree("Ann missed  call 1: no answer", "Ann missed call 1: no answer (after 20 s)")
    assert not agree("Ann missed call 1", "Ann missed call 1: no answer (after 20 s)")
    assert not agree("Ann missed call 1: no answer (after 19 s)", "Ann missed call 1: no answer (after 20 s)")
