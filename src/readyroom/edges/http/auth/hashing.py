"""Hashing of passwords and login codes with argon2id, off the event loop.

Belongs here: the hasher with its bound. Checking takes about 0.1 s and 64 MiB on purpose; what cannot be checked
soon is refused, so that a flood of sign-ins takes neither the memory nor the machine.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from readyroom.edges.http.options import HttpOptions
from readyroom.edges.http.problems import Refused

AT_ONCE = 2
"""Hashings under way at the same time."""

T = TypeVar("T")


class Hashing:
    """Hashes secrets and checks them."""

    def __init__(self, options: HttpOptions) -> None:
        self._hasher = PasswordHasher(time_cost=options.argon2_time, memory_cost=options.argon2_memory_kib)
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="argon2")
        self._max_waiting = options.max_hashings
        self._retry_after_s = options.retry_after_s
        self._waiting = 0
        self._nobodys = self._hasher.hash(secrets.token_urlsafe())

    async def hash(self, secret: str) -> str:
        """A hash with its parameters and salt."""
        return await self._run(lambda: self._hasher.hash(secret))

    async def is_right(self, stored: str | None, secret: str) -> bool:
        """Whether the secret is the one. Without a stored hash it takes the same time and is never right."""
        right = await self._run(lambda: self._matches(stored or self._nobodys, secret))
        return right and stored is not None

    def is_outdated(self, stored: str) -> bool:
        """Whether a hash was made with other parameters than are used now."""
        return self._hasher.check_needs_rehash(stored)

    def close(self) -> None:
        """Let the threads go."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _matches(self, stored: str, secret: str) -> bool:
        try:
            return self._hasher.verify(stored, secret)
        except (Argon2Error, InvalidHashError):
            return False

    async def _run(self, work: Callable[[], T]) -> T:
        if self._waiting >= self._max_waiting:
            headers = {"Retry-After": str(self._retry_after_s)}
            raise Refused("busy", "Too many people are signing in at this moment.", headers=headers)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._waiting -= 1
