"""Connections that are lent out, one to each who asks.

Belongs here: keeping a few that are idle, for either database. A thread that finds none opens another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from readyroom.store.errors import StoreUnavailable


class Closable(Protocol):
    """A connection."""

    def close(self) -> None: ...


C = TypeVar("C", bound=Closable)


class Lent(Generic[C]):
    """Connections of one kind. Whoever took one gives it back, or closes it."""

    def __init__(self, open_one: Callable[[], C], kept: int, name: str) -> None:
        self._open = open_one
        self._kept = kept
        self._name = name
        self._is_closed = False
        self.idle: list[C] = []

    def take(self) -> tuple[C, bool]:
        """A connection that is nobody's, and whether it is new."""
        if self._is_closed:
            raise StoreUnavailable(f"{self._name} was closed")
        try:
            return self.idle.pop(), False
        except IndexError:
            return self._open(), True

    def give_back(self, connection: C) -> None:
        """It is as it was taken; beyond the few that are kept it is closed."""
        if len(self.idle) < self._kept and not self._is_closed:
            self.idle.append(connection)
        else:
            connection.close()

    def drop_idle(self) -> None:
        """Close those that are idle."""
        while self.idle:
            self.idle.pop().close()

    def close(self) -> None:
        """Lend none any more."""
        self._is_closed = True
        self.drop_idle()
