"""The simulated switch: telephones, callers and agents with personalities, seeded, at any speed.

Belongs here: everything that a call centre would bring along. It says to the room what any switch and any person
says, through the same inputs, and is told what any switch is told. `telephones` is the switch, `overlay` its own
queues; `people`, `days` and `callers` use it; `simulation` has it all run; `truth` knows who was really there.
"""

from readyroom.edges.simulated.demo import DEMO_PEOPLE, demo_entities, demo_profile
from readyroom.edges.simulated.drivers import Driver, EngineDriver, RoomDriver, digest
from readyroom.edges.simulated.pace import FastClock
from readyroom.edges.simulated.profile import PERSONALITIES, Load, Personality, Profile
from readyroom.edges.simulated.simulation import Simulation
from readyroom.edges.simulated.telephones import Telephones
from readyroom.edges.simulated.truth import Tally, Truth

__all__ = [
    "DEMO_PEOPLE",
    "PERSONALITIES",
    "Driver",
    "EngineDriver",
    "FastClock",
    "Load",
    "Personality",
    "Profile",
    "RoomDriver",
    "Simulation",
    "Tally",
    "Telephones",
    "Truth",
    "demo_entities",
    "demo_profile",
    "digest",
]
