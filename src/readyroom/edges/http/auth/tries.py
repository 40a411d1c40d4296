"""Checking a password or a login code, with a lock-out after wrong tries.

Belongs here: the one way in which a secret that people know is checked. Somebody who does not exist is treated
like somebody who does: the same time, the same answers, and the same lock-out.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from functools import partial
from weakref import WeakValueDictionary

from readyroom.edges.http.auth.hashing import Hashing
from readyroom.edges.http.options import HttpOptions
from readyroom.edges.http.problems import Refused
from readyroom.runtime.house import House
from readyroom.runtime.verdicts import Verdict
from readyroom.store.people import Credential, CredentialKind

MAX_STRANGERS = 10_000
"""Names that do not exist, whose wrong tries are remembered; about 2 MB. The longest unused goes first."""


class Tries:
    """Checks secrets of people, one try at a time for each of them."""

    def __init__(self, house: House, hashing: Hashing, options: HttpOptions) -> None:
        self._house = house
        self._hashing = hashing
        self._lock_after = options.lock_after
        self._lock_ms = options.lock_s * 1000
        self._one_by_one: WeakValueDictionary[tuple[str, str, str], asyncio.Lock] = WeakValueDictionary()
        self._strangers: OrderedDict[tuple[str, str, str], tuple[int, int | None]] = OrderedDict()

    async def check(self, room: str, subject: str, kind: CredentialKind, secret: str) -> bool:
        """Whether the secret is right; a wrong one counts. Raises `Refused` (429) while the subject is locked out.

        Nothing is checked during a lock-out, so that it tells nobody whether a guess was right.
        """
        who = (room, subject, kind)
        # Side by side, many wrong tries would all pass before the first one counts.
        async with self._one_by_one.setdefault(who, asyncio.Lock()):
            people, read = self._house.people, self._house.in_reader
            credential = await read(people.credential, room, subject, kind)
            now = self._house.clock.now()
            locked_until = (
                self._strangers.get(who, (0, None))[1] if credential is None else credential.locked_until
            )
            if locked_until is not None and locked_until > now:
                seconds = (locked_until - now + 999) // 1000
                raise Refused(
                    "locked_out",
                    f"There were {self._lock_after} wrong tries; try again in {seconds} s.",
                    params={"retry_after_s": seconds},
                    headers={"Retry-After": str(seconds)},
                )
            right = await self._hashing.is_right(None if credential is None else credential.hash, secret)
            if credential is None:
                self._count_stranger(who, now)
            elif not right:
                await read(partial(people.count_failure, room, subject, kind, at=now,
                                   lock_after=self._lock_after, lock_ms=self._lock_ms))  # fmt: skip
            else:
                await self._passed(credential, secret, now)
            return right

    async def verdict(self, room: str, subject: str, kind: CredentialKind, secret: str) -> Verdict:
        """The same, as a word: for those who do not answer by HTTP."""
        try:
            return "right" if await self.check(room, subject, kind, secret) else "wrong"
        except Refused as refused:
            return "locked_out" if refused.problem.code == "locked_out" else "unavailable"

    async def _passed(self, credential: Credential, secret: str, now: int) -> None:
        people, read = self._house.people, self._house.in_reader
        if credential.failures or credential.locked_until is not None:
            await read(people.clear_failures, credential.room, credential.subject, credential.kind)
        if self._hashing.is_outdated(credential.hash):
            await self.set(credential.room, credential.subject, credential.kind, secret, now)

    async def set(self, room: str, subject: str, kind: CredentialKind, secret: str, now: int) -> None:
        """Set a secret; wrong tries of the old one are forgotten."""
        hashed = await self._hashing.hash(secret)
        credential = Credential(room=room, subject=subject, kind=kind, hash=hashed, changed=now)
        await self._house.in_reader(self._house.people.put_credential, credential)

    def _count_stranger(self, who: tuple[str, str, str], now: int) -> None:
        failures, locked_until = self._strangers.pop(who, (0, None))
        failures = 1 if locked_until is not None else failures + 1
        locked = now + self._lock_ms if failures >= self._lock_after else None
        self._strangers[who] = (failures, locked)
        while len(self._strangers) > MAX_STRANGERS:
            self._strangers.popitem(last=False)
