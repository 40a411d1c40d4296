"""Readyroom beside a real Asterisk 22: events, calls, statuses and misses, resynchronisation; among many members.

The switch has members that ring and never answer (Local channels), except for the calls, which are SIP
telephones. Readyroom is a whole server on a file, in a process of its own; times are taken at a manager session
of the benchmark's own, from one event that it hears to another. The peers are the same switch by itself: its
own `autopause` in another queue with the same members, a bare QueuePause, a bare QueueStatus, the same calls
without a link. Between two rounds of changes the link leaves the switch in peace for as long as the round took
(`edges/asterisk/enforce.py`), so at most half of what a bare QueuePause reaches is to be had. The events are
those of one recorded call, over and over under other names, from a little server in another process; their
floor is to parse them and nothing else. Where no Asterisk is to be had there are no figures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from bench.asterisk import calls, events, pauses, resync, timeouts
from bench.asterisk.site import CROWDS, Crowd, crowded
from bench.figures import Figure, table
from tests.asterisk.tree import Tree, Unobtainable, unpacked


def figures() -> list[Figure]:
    """All figures of an Asterisk; none where there is no Asterisk to be had."""
    tree = unpacked()
    if isinstance(tree, Unobtainable):
        print(f"(asterisk: left out. {tree})", file=sys.stderr)
        return []
    print(f"(on {tree.version})", flush=True)
    parts: list[Callable[[], list[Figure]]] = [
        events.figures,
        *(partial(_of_crowd, tree, crowd) for crowd in CROWDS),
        partial(calls.figures, tree),
    ]
    found: list[Figure] = []
    for part in parts:
        found += (some := part())
        print(table(some), flush=True)  # it takes long: what is found is not to be lost with what fails
    return found


def _of_crowd(tree: Tree, crowd: Crowd) -> list[Figure]:
    """What is measured in one Asterisk with so many members."""
    with crowded(tree, crowd) as switch:
        found = pauses.figures(switch, crowd)
        if crowd.queues == 1:
            found += timeouts.figures(switch, crowd)
        if crowd.is_largest:
            found += resync.figures(switch, crowd)
    return found
