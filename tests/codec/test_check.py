"""Every mistake at once, each with its path, and the nearest known name."""

from typing import Literal

from msgspec import UNSET, Struct, field

from readyroom.codec.check import Mistake, check, dotted, in_file
from readyroom.codec.toml import parse
from readyroom.engine.catalogue import QueueDefaults, Seconds, Threshold


class Part(Struct, frozen=True):
    name: str
    colour: Literal["red", "green"] = "red"
    times: Threshold | None = None


class Whole(Struct, frozen=True):
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    names: tuple[str, ...] = ()
    wait_s: Seconds = field(default=0, name="wait")


def test_what_is_right_becomes_the_record():
    data = {"part": {"name": "a"}, "parts": [{"name": "b", "times": 3}], "names": ["x"], "wait": 5}
    whole, mistakes = check(data, Whole)
    assert mistakes == []
    assert whole == Whole(Part("a"), (Part("b", times=3),), ("x",), 5)


def test_every_mistake_is_found_at_once():
    data = {
        "part": {"colour": "gren", "name": "a", "tmes": 1},
        "parts": [{"name": "b"}, {"times": 51}, 3],
        "names": ["x", 1],
        "wait_s": 3,
    }
    value, mistakes = check(data, Whole)
    assert value is UNSET
    assert {dotted(mistake.path): mistake.what for mistake in mistakes} == {
        "wait_s": "unknown; did you mean wait?",
        "part.tmes": "unknown; did you mean times?",
        "part.colour": '"gren" is not one of red, green; did you mean green?',
        "parts[1].name": "is missing",
        "parts[1].times": "Expected `int` <= 50",
        "parts[2]": "Expected `object`, got `int`",
        "names[1]": "Expected `str`, got `int`",
    }


def test_a_name_that_is_there_already_is_not_proposed():
    _, mistakes = check({"part": None, "parts": [], "partss": []}, Whole)
    assert mistakes == [Mistake(("partss",), "unknown")]


def test_a_table_where_a_value_should_be_and_the_other_way_round():
    _, mistakes = check({"ring_s": {}, "no_answer": 3}, QueueDefaults)
    assert [mistake.path for mistake in mistakes] == [("ring_s",), ("no_answer",)]


def test_texts_may_stand_for_numbers_where_it_is_said():
    assert check("7", Threshold, strict=False) == (7, [])
    assert check("7", Threshold)[0] is UNSET


def test_mistakes_are_told_in_the_order_of_the_file():
    document = parse("q.toml", 'x = 1\nring_s = 0\n[no_answer]\nmode = "x"\nthreshold = 0\n')
    _, mistakes = check(document.data, QueueDefaults)
    assert [line for _, line in in_file(document, mistakes)] == [
        "q.toml:1: x: unknown",
        "q.toml:2: ring_s: Expected `int` >= 1",
        'q.toml:4: no_answer.mode: "x" is not one of consecutive, cumulative',
        "q.toml:5: no_answer.threshold: Expected `int` >= 1",
    ]
