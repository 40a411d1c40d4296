"""Which snapshots are kept: the policy alone."""

from itertools import pairwise

from readyroom.store.snapshots import DAY_MS, HOUR_MS, MONTH_MS, NEWEST_KEPT, to_drop


def thinned(ats: list[int]) -> list[int]:
    """What is left after each of these was saved, one after the other, and thinned out at once."""
    kept: list[tuple[int, int]] = []
    for seq, at in enumerate(ats, 1):
        kept.append((seq, at))
        dropped = set(to_drop(kept))
        kept = [snapshot for snapshot in kept if snapshot[0] not in dropped]
    return [at for _, at in kept]


def test_a_few_are_all_kept():
    assert to_drop([]) == []
    assert to_drop([(n, 0) for n in range(NEWEST_KEPT)]) == []


def test_the_newest_are_kept_however_close():
    assert thinned(list(range(50))) == [0, 47, 48, 49]


def test_two_years():
    half_hours = list(range(0, 2 * 365 * DAY_MS + 1, HOUR_MS // 2))
    kept = thinned(half_hours)
    newest = kept[-1]
    assert newest == half_hours[-1]
    gaps = [(after - before, newest - before) for before, after in pairwise(kept)]
    assert max(gap for gap, age in gaps if age <= DAY_MS) <= HOUR_MS
    assert max(gap for gap, age in gaps if age <= 30 * DAY_MS) <= DAY_MS
    assert max(gap for gap, _ in gaps) <= MONTH_MS
    assert kept[0] == 0
    assert len(kept) < 24 + 31 + 26 + NEWEST_KEPT


def test_it_makes_no_difference_how_often_it_is_done():
    half_hours = list(range(0, 100 * DAY_MS, HOUR_MS // 2))
    at_once = dict(enumerate(half_hours, 1))
    for dropped in to_drop(list(at_once.items())):
        del at_once[dropped]
    assert thinned(half_hours) == list(at_once.values())
