"""Options of the HTTP edge: limits and lifetimes, with their units.

Belongs here: one record, with the reason for each number. Where the values come from (file, environment) is the
business of who starts the server.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class HttpOptions(Struct, frozen=True, kw_only=True):
    """How the HTTP edge behaves. The numbers fit a call centre of some thousand agents on one machine."""

    organisation: str | None = None
    """The organisation of a sign-in that names none; None: the only one there is."""
    secure_cookies: bool | None = None
    """Whether the session cookie is for https only; None: as the request came."""
    web: Path | None = None
    """The directory of the browser application; None: the one that was built into the package."""
    max_body_bytes: int = 1_048_576
    """About 5,000 observations of a switch in one batch."""
    max_requests: int = 1_000
    """Requests under way at once; more are answered 503. Each holds a body and a place in a room's queue."""
    body_time_s: float = 10.0
    """For the whole body to arrive; a slow sender holds a place."""
    answer_time_s: float = 30.0
    """For the answer; far beyond what any command takes, so only a sick server is cut off."""
    retry_after_s: int = 2
    """What a client is told to wait when the server is busy or about to stop."""
    session_idle_s: int = 43_200
    """A session ends when it was not used for so long: a shift and its breaks."""
    session_max_s: int = 2_592_000
    """A session ends after so long, used or not: 30 days."""
    lock_after: int = 5
    """Wrong tries of a password or a login code, in a row, before it is locked."""
    lock_s: int = 300
    """How long it is locked: 5 tries in 5 minutes make guessing 4 digits take days, and are seen in the audit."""
    argon2_time: int = 3
    argon2_memory_kib: int = 65_536
    """The second profile that RFC 9106 recommends (64 MiB, three passes)."""
    max_hashings: int = 32
    """Passwords that wait to be checked; more are answered 503. Two are checked at once, each takes about 0.1 s."""
    credential_cache_s: float = 5.0
    """How long a session or token is believed before it is looked up again; what is revoked here ends at once."""
    notes_per_minute: int = 60
    """Refusals of strangers (wrong passwords, …) that the audit of an organisation takes; the rest is counted."""
