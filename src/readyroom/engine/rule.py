"""What a rule is: the shape that every file in `rules/` answers.

Belongs here: the record only. A rule reacts to events, has a deadline, settles what is left when nothing follows
any more, or several of these; it answers events, and never changes the world itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from msgspec import Struct

from readyroom.engine.events import Event
from readyroom.engine.timers import Tie
from readyroom.engine.world import World

Subject = Literal["agent", "offer", "queue", "line", "link", "drift", "schedule"]
"""`line`: the callers that wait in a queue, named by the queue; `drift`: a membership, `queue/agent`, of which its
switch has another than it should."""
Events = Iterable[Event]


class Rule(Struct, frozen=True, kw_only=True):
    """One automatic rule.

    `on`: event type → what follows from such an event, just folded. `due(world, subject id)`: when the rule is due
    for that subject (ms UTC), or None; `fire` then answers what happens. `moves`: the events that may move that
    deadline, of the subjects that they touched; a change of configuration always may. `settle(world)`: what is left
    to do when nothing follows any more; called again until it answers nothing.
    """

    name: str
    says: str
    """One sentence that a supervisor could check."""
    on: Mapping[Any, Callable[[World, Any], Events]] = {}
    subject: Subject | None = None
    due: Callable[[World, str], int | None] | None = None
    moves: tuple[type[Event], ...] | None = None
    """None: whatever touched the subject."""
    fire: Callable[[World, str], Events] | None = None
    tie: Callable[[World, str], Tie] | None = None
    """For deadlines of ringing: breaks ties between deadlines of one instant."""
    settle: Callable[[World], Events] | None = None
