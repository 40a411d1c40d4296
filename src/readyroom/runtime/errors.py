"""Why a room could not take an input or answer a question. A refusal of the engine is a value, and not here."""

from __future__ import annotations


class RoomError(Exception):
    """Anything that a room could not do."""


class RoomBusy(RoomError):  # noqa: N818
    """Too many inputs wait already: try again in a moment. It was not taken."""


class RoomStopping(RoomError):  # noqa: N818
    """The room stops, or has stopped. The input was not taken."""


class RoomTakenOver(RoomStopping):
    """Another server has taken the room over: this one takes nothing any more, and knows nothing of what happens."""


class RoomUnavailable(RoomBusy):
    """The store does not answer.

    What was under way may or may not have been written: send it again under its key, and it is done once.
    """


class Quarantined(RoomError):  # noqa: N818
    """The engine raised at this input: a bug. It changed nothing, and was put aside for whoever mends it."""


class KeyReused(RoomError):  # noqa: N818
    """The idempotency key was used before, for another command."""
