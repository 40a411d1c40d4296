"""Deadlines come in due order, ties by ring start, then by agent; what was set anew or taken back never comes."""

from random import Random

from readyroom.engine.timers import Timers

EVER = 10**6


def drained(timers: Timers) -> list[tuple[str, str]]:
    found = []
    while (entry := timers.take(EVER)) is not None:
        found.append((entry[3], entry[2]))
    return found


def test_due_order_then_ring_start_then_agent():
    timers = Timers()
    timers.set("ring", "o9", 50, (7, "zoe"))
    timers.set("ring", "o10", 50, (7, "ann"))
    timers.set("ring", "o11", 50, (5, "zoe"))
    timers.set("idle", "bob", 50)
    timers.set("idle", "ann", 49)
    assert drained(timers) == [
        ("idle", "ann"),
        ("idle", "bob"),
        ("ring", "o11"),
        ("ring", "o10"),
        ("ring", "o9"),
    ]


def test_only_what_is_due_is_taken():
    timers = Timers()
    timers.set("idle", "ann", 50)
    assert timers.take(49) is None
    assert timers.take(50) == (50, (0, "ann"), "ann", "idle")
    assert timers.take(EVER) is None


def test_set_anew_and_taken_back():
    timers = Timers()
    timers.set("a", "x", 10)
    timers.set("a", "x", 30)
    timers.set("a", "y", 20)
    timers.set("b", "x", 5)
    timers.set("b", "x", None)
    timers.set("b", "nobody", None)
    assert timers.entries().keys() == {("a", "x"), ("a", "y")}
    assert drained(timers) == [("a", "y"), ("a", "x")]


def test_it_does_not_grow_and_agrees_with_a_sort():
    rng, timers, known = Random(1), Timers(), dict[tuple[str, str], int]()
    for _ in range(5000):
        key = (rng.choice("ab"), f"s{rng.randrange(20)}")
        due = rng.choice([None, rng.randrange(100)])
        timers.set(*key, due)
        known.pop(key, None)
        if due is not None:
            known[key] = due
        first = timers.next()
        assert (first and first[0]) == min(known.values(), default=None)
    assert len(timers._heap) < 3 * 40 + 64
    assert drained(timers) == sorted(known, key=lambda key: (known[key], key[1], key[0]))
