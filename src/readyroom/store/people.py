"""What a store keeps of people beside the log: credentials, sessions, tokens, preferences, views,
organisations.

Belongs here: the `People` protocol and its records. These are not facts of the call centre and leave no
trace in the log; secrets are stored as hashes, but for what signs. Ids, secrets' hashes and instants (ms UTC) are
arguments. What is asked for and is not there is None or False, never an error.
"""

from __future__ import annotations

from typing import Any, Literal, Protocol

from msgspec import Struct

CredentialKind = Literal["password", "login_code", "message_key"]


class Organisation(Struct, frozen=True):
    """An organisation and the room that is its own."""

    room: str
    name: str
    created: int


class Credential(Struct, frozen=True, kw_only=True):
    """A secret that a person knows. `subject` is the agent of a login code, the user of a password, or of the key
    with which messages to a program of theirs are signed.
    """

    room: str
    subject: str
    kind: CredentialKind
    hash: str
    """An argon2 hash with its parameters; of a `message_key` the key itself, since it signs."""
    changed: int
    failures: int = 0
    """Wrong tries since the last right one, or since the last lock-out was over."""
    locked_until: int | None = None


class Session(Struct, frozen=True, kw_only=True):
    """A browser that is signed in. `id_hash` is the hash of what its cookie holds."""

    id_hash: bytes
    room: str
    user: str
    csrf: str
    created: int
    last_seen: int
    expires: int


class ApiToken(Struct, frozen=True, kw_only=True):
    """A bearer token for programs, known by its hash. `expires` None: never; `revoked`: when it was."""

    room: str
    id: str
    name: str
    hash: bytes
    user: str
    scopes: tuple[str, ...]
    created: int
    last_used: int | None = None
    expires: int | None = None
    revoked: int | None = None


class SavedView(Struct, frozen=True, kw_only=True):
    """A board's filters and columns, kept by a user under a name."""

    room: str
    user: str
    id: str
    name: str
    body: dict[str, Any]
    changed: int


class People(Protocol):
    """What is kept of people. `put_*` writes a whole record, over one with the same identity."""

    def put_organisation(self, organisation: Organisation) -> None: ...

    def organisation(self, room: str) -> Organisation | None: ...

    def organisations(self) -> list[Organisation]:
        """All, by room."""

    def put_credential(self, credential: Credential) -> None: ...

    def credential(self, room: str, subject: str, kind: CredentialKind) -> Credential | None: ...

    def drop_credential(self, room: str, subject: str, kind: CredentialKind) -> bool: ...

    def count_failure(
        self, room: str, subject: str, kind: CredentialKind, *, at: int, lock_after: int, lock_ms: int
    ) -> Credential | None:
        """Count a wrong try; the credential as it is then.

        The `lock_after`-th in a row locks it until `at` + `lock_ms`. A try after a lock-out is over is the
        first of a new row; one during a lock-out (which nobody should have checked) does not prolong it.
        """

    def clear_failures(self, room: str, subject: str, kind: CredentialKind) -> None:
        """A right try, or an administrator's pardon: no failures, not locked."""

    def put_session(self, session: Session) -> None: ...

    def session(self, id_hash: bytes) -> Session | None:
        """The session, expired or not."""

    def sessions(self, room: str, user: str) -> list[Session]:
        """A user's sessions, oldest first."""

    def touch_session(self, id_hash: bytes, last_seen: int, expires: int) -> bool: ...

    def drop_session(self, id_hash: bytes) -> bool: ...

    def drop_sessions(self, room: str, user: str, keep: bytes | None = None) -> int:
        """Sign a user out everywhere (but at `keep`); how many sessions there were."""

    def forget_sessions(self, expired_before: int) -> int:
        """Delete the sessions of all rooms that expired before the instant; how many there were."""

    def put_token(self, token: ApiToken) -> None: ...

    def token(self, token_hash: bytes) -> ApiToken | None:
        """The token, expired, revoked or not."""

    def tokens(self, room: str, user: str | None = None) -> list[ApiToken]:
        """The tokens of a room, or of one user, oldest first."""

    def touch_token(self, room: str, token: str, last_used: int) -> bool: ...

    def revoke_token(self, room: str, token: str, at: int) -> bool:
        """Revoke it. False if there is none, or it is revoked already."""

    def preferences(self, room: str, user: str) -> dict[str, Any]:
        """A user's preferences; empty if there are none."""

    def put_preferences(self, room: str, user: str, body: dict[str, Any], at: int) -> None: ...

    def put_view(self, view: SavedView) -> None: ...

    def view(self, room: str, user: str, view: str) -> SavedView | None: ...

    def views(self, room: str, user: str) -> list[SavedView]:
        """A user's views, by name."""

    def drop_view(self, room: str, user: str, view: str) -> bool: ...
