"""Stores that fail on schedule: real ones, with something in the way."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Any

from readyroom.store.errors import StoreUnavailable
from readyroom.store.interface import Batch, Store


class Failing:
    """A store whose appends go as `plan` says, one word each: ok, fail (nothing is written), lost (all is written,
    and it still raises), slow. When the plan is through, all is well. While `away` is set nothing works at all.
    """

    def __init__(self, store: Store, plan: tuple[str, ...] = ()) -> None:
        self.store = store
        self.plan = deque(plan)
        self.away = threading.Event()
        self.appends = 0

    def append(self, batch: Batch) -> None:
        self._here()
        self.appends += 1
        word = self.plan.popleft() if self.plan else "ok"
        if word == "fail":
            raise StoreUnavailable("disk I/O error")
        if word == "slow":
            time.sleep(0.1)
        self.store.append(batch)
        if word == "lost":
            raise StoreUnavailable("the answer was lost")

    def _here(self) -> None:
        if self.away.is_set():
            raise StoreUnavailable("the database is away")

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.store, name)
        if not callable(found):
            return found

        def checked(*args: Any, **kwargs: Any) -> Any:
            self._here()
            return found(*args, **kwargs)

        return found if name in ("close", "people") else checked
