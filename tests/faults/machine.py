"""A machine that does one thing after the other: an event loop whose time passes only while nothing is to be done, a
writer thread and readers that take as long as they are told, and the power switch.

Belongs here: what stands in for the machine. The same calls in the same order make the same run.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import random
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

STEPS_AT_MOST = 50_000
"""Of one life: more than any run needs; what needs more has gone astray."""


class PowerCut(BaseException):
    """The machine is off. Whatever ran on it is gone."""


class Stuck(AssertionError):  # noqa: N818
    """Nobody waits for anything that could still come."""


class Machine:
    """An event loop, as far as asyncio asks for one. It steps through callbacks one by one, and may be switched off
    between any two.
    """

    def __init__(self, now_s: float = 0.0) -> None:
        self.now_s = now_s
        self.steps = 0
        self.off_at: int | None = None
        """The step before which the power goes."""
        self.failures: list[str] = []
        """Exceptions that nobody looked at."""
        self.is_off = False
        self._ready: deque[asyncio.Handle] = deque()
        self._timers: list[tuple[float, int, asyncio.TimerHandle]] = []
        self._number = 0
        self._loop: Any = self
        """For asyncio, which asks for less than its abstract loop promises."""
        self._tasks: dict[asyncio.Task[Any], None] = {}

    def run(self, main: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine to its end. Raises what it raises, `PowerCut` or `Stuck`."""
        asyncio.events._set_running_loop(self._loop)
        try:
            task = self.create_task(main)
            while not task.done():
                if self.steps == self.off_at:
                    raise PowerCut
                self._step()
            task.result()
        finally:
            self.is_off = True
            self._forget_everything()
            asyncio.events._set_running_loop(None)

    def _forget_everything(self) -> None:
        """What was under way ends here; nothing that it does on its way out is heard or done any more."""
        for task in self._tasks:
            if not task.done():
                with contextlib.suppress(Exception):
                    task.get_coro().close()
        self._tasks.clear()

    def _step(self) -> None:
        while self._timers and (not self._ready or self._timers[0][0] <= self.now_s):
            when, _, timer = heapq.heappop(self._timers)
            if not timer.cancelled():
                self.now_s = max(self.now_s, when)
                self._ready.append(timer)
        if not self._ready or self.steps > STEPS_AT_MOST:
            raise Stuck(f"after {self.steps} steps")
        handle = self._ready.popleft()
        if not handle.cancelled():
            self.steps += 1
            handle._run()

    # --- what asyncio asks of a loop ---------------------------------------------------------------------

    def time(self) -> float:
        return self.now_s

    def call_soon(self, callback: Any, *args: Any, context: Any = None) -> asyncio.Handle:
        handle = asyncio.Handle(callback, args, self._loop, context)
        if not self.is_off:
            self._ready.append(handle)
        return handle

    def call_later(self, delay: float, callback: Any, *args: Any, context: Any = None) -> asyncio.TimerHandle:
        return self.call_at(self.now_s + delay, callback, *args, context=context)

    def call_at(self, when: float, callback: Any, *args: Any, context: Any = None) -> asyncio.TimerHandle:
        timer = asyncio.TimerHandle(when, callback, args, self._loop, context)
        self._number += 1
        if not self.is_off:
            heapq.heappush(self._timers, (when, self._number, timer))
        return timer

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """It is passed over when its time comes."""

    def create_future(self) -> asyncio.Future[Any]:
        return asyncio.Future(loop=self._loop)

    def create_task(self, coro: Any, *, name: Any = None, context: Any = None) -> asyncio.Task[Any]:
        task = asyncio.Task(coro, loop=self._loop, name=name)
        # A power cut leaves tasks behind: that is its point, and no news.
        task._log_destroy_pending = False  # type: ignore[attr-defined]
        self._tasks[task] = None
        task.add_done_callback(lambda task: self._tasks.pop(task, None))
        return task

    def get_debug(self) -> bool:
        return False

    def is_running(self) -> bool:
        return not self.is_off

    def is_closed(self) -> bool:
        return False

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        if not self.is_off:
            self.failures.append(f"{context['message']}: {context.get('exception')!r}")


class Threads:
    """The room's threads: each call happens at some moment after it was asked for, and is answered some time later.

    The writer does one after the other, readers work side by side. `takes_s` says how long the next call takes.
    """

    def __init__(self, machine: Machine, chance: random.Random, takes_s: Callable[[], float]) -> None:
        self._machine = machine
        self._chance = chance
        self._takes_s = takes_s
        self._writer_free_s = 0.0

    async def in_writer(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        begins = max(self._machine.now_s, self._writer_free_s)
        takes_s = self._takes_s()
        self._writer_free_s = begins + takes_s
        return await self._call(begins, takes_s, lambda: fn(*args, **kwargs))

    async def in_reader(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return await self._call(
            self._machine.now_s, self._chance.uniform(1e-4, 2e-3), lambda: fn(*args, **kwargs)
        )

    def _call(self, begins: float, takes_s: float, fn: Callable[[], Any]) -> asyncio.Future[Any]:
        answer = self._machine.create_future()

        def happen() -> None:
            try:
                result, error = fn(), None
            except Exception as raised:  # noqa: BLE001 - it is the caller's
                result, error = None, raised
            self._machine.call_at(begins + takes_s, tell, result, error)

        def tell(result: Any, error: Exception | None) -> None:
            if answer.done():
                return
            if error is None:
                answer.set_result(result)
            else:
                answer.set_exception(error)

        self._machine.call_at(begins + takes_s * self._chance.random(), happen)
        return answer
