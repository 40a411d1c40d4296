"""The simulated switch: a call centre that does not exist, live beside a room, at any speed.

Belongs here: what the centre needs to have it decided by a room, the demonstration's people and queues, and a clock
that runs faster. The telephones, callers and agents themselves are in `centre`.
"""

from readyroom.edges.simulated.demo import DEMO_PEOPLE, demo_entities, demo_profile
from readyroom.edges.simulated.drivers import Driver, RoomDriver
from readyroom.edges.simulated.pace import FastClock
from readyroom.edges.simulated.simulation import Simulation

__all__ = [
    "DEMO_PEOPLE",
    "Driver",
    "FastClock",
    "RoomDriver",
    "Simulation",
    "demo_entities",
    "demo_profile",
]
