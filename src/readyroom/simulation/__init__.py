"""Days of a call centre, simulated on the engine alone, as fast as it can: what does a policy do to it?

Belongs here: making an organisation of any size, having its day go by offline, measuring what Readyroom did by the
truth that only a simulation knows, and setting policies side by side. The people are those of `centre`; the engine
is the one that a server runs. No server, no store, no clock.
"""

from readyroom.simulation.comparison import Comparison, Row, compare
from readyroom.simulation.day import Day, Plan, simulate
from readyroom.simulation.measures import Figures, Measures
from readyroom.simulation.offline import Offline, digest
from readyroom.simulation.organisation import organisation

__all__ = [
    "Comparison",
    "Day",
    "Figures",
    "Measures",
    "Offline",
    "Plan",
    "Row",
    "compare",
    "digest",
    "organisation",
    "simulate",
]
