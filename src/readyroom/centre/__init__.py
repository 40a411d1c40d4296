"""A call centre that does not exist: telephones, callers and agents with personalities, seeded, without a clock.

Belongs here: everything that a call centre would bring along. It says what any switch and any person says, as
inputs, and is told what any switch is told, as effects; who decides is no affair of its. The simulated switch
(`edges/simulated`) has it live beside a room, the simulation (`simulation`) beside the engine alone, as fast as it
can.

`profile` has the numbers, with what they rest on. `telephones` is the switch, `overlay` its own queues; `people`,
`days` and `callers` use it; `centre` puts them together; `truth` knows who was really there.
"""

from readyroom.centre.centre import Centre
from readyroom.centre.profile import PERSONALITIES, Load, Personality, Profile, fitting
from readyroom.centre.telephones import Telephones
from readyroom.centre.truth import AT_THE_DESK, Presence, Truth

__all__ = [
    "AT_THE_DESK",
    "PERSONALITIES",
    "Centre",
    "Load",
    "Personality",
    "Presence",
    "Profile",
    "Telephones",
    "Truth",
    "fitting",
]
