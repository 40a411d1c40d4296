"""What is kept of people, in memory.

Belongs here: `MemoryPeople`, which behaves as `SqlPeople` does and ends with the process.
"""

from __future__ import annotations

import threading
from typing import Any

import msgspec
from msgspec.structs import replace

from readyroom.store.people import ApiToken, Credential, CredentialKind, Organisation, SavedView, Session


class MemoryPeople:
    """`People` in dictionaries."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._organisations: dict[str, Organisation] = {}
        self._credentials: dict[tuple[str, str, CredentialKind], Credential] = {}
        self._sessions: dict[bytes, Session] = {}
        self._tokens: dict[tuple[str, str], ApiToken] = {}
        self._preferences: dict[tuple[str, str], bytes] = {}
        self._views: dict[tuple[str, str, str], SavedView] = {}

    # --- organisations and credentials -------------------------------------------------------------------

    def put_organisation(self, organisation: Organisation) -> None:
        with self._lock:
            self._organisations[organisation.room] = organisation

    def organisation(self, room: str) -> Organisation | None:
        return self._organisations.get(room)

    def organisations(self) -> list[Organisation]:
        with self._lock:
            return sorted(self._organisations.values(), key=lambda organisation: organisation.room)

    def put_credential(self, credential: Credential) -> None:
        with self._lock:
            self._credentials[credential.room, credential.subject, credential.kind] = credential

    def credential(self, room: str, subject: str, kind: CredentialKind) -> Credential | None:
        return self._credentials.get((room, subject, kind))

    def drop_credential(self, room: str, subject: str, kind: CredentialKind) -> bool:
        with self._lock:
            return self._credentials.pop((room, subject, kind), None) is not None

    def count_failure(
        self, room: str, subject: str, kind: CredentialKind, *, at: int, lock_after: int, lock_ms: int
    ) -> Credential | None:
        with self._lock:
            old = self._credentials.get((room, subject, kind))
            if old is None:
                return None
            is_over = old.locked_until is not None and old.locked_until <= at
            failures = 1 if is_over else old.failures + 1
            locked_until = None if is_over else old.locked_until
            if locked_until is None and failures >= lock_after:
                locked_until = at + lock_ms
            new = replace(old, failures=failures, locked_until=locked_until)
            self._credentials[room, subject, kind] = new
            return new

    def clear_failures(self, room: str, subject: str, kind: CredentialKind) -> None:
        with self._lock:
            old = self._credentials.get((room, subject, kind))
            if old is not None:
                self._credentials[room, subject, kind] = replace(old, failures=0, locked_until=None)

    # --- sessions and tokens -----------------------------------------------------------------------------

    def put_session(self, session: Session) -> None:
        with self._lock:
            self._sessions[session.id_hash] = session

    def session(self, id_hash: bytes) -> Session | None:
        return self._sessions.get(id_hash)

    def sessions(self, room: str, user: str) -> list[Session]:
        with self._lock:
            found = [s for s in self._sessions.values() if (s.room, s.user) == (room, user)]
        return sorted(found, key=lambda session: (session.created, session.id_hash))

    def touch_session(self, id_hash: bytes, last_seen: int, expires: int) -> bool:
        with self._lock:
            if (old := self._sessions.get(id_hash)) is None:
                return False
            self._sessions[id_hash] = replace(old, last_seen=last_seen, expires=expires)
            return True

    def drop_session(self, id_hash: bytes) -> bool:
        with self._lock:
            return self._sessions.pop(id_hash, None) is not None

    def drop_sessions(self, room: str, user: str, keep: bytes | None = None) -> int:
        with self._lock:
            dropped = [session.id_hash for session in self.sessions(room, user) if session.id_hash != keep]
            for id_hash in dropped:
                del self._sessions[id_hash]
            return len(dropped)

    def forget_sessions(self, expired_before: int) -> int:
        with self._lock:
            expired = [key for key, session in self._sessions.items() if session.expires < expired_before]
            for id_hash in expired:
                del self._sessions[id_hash]
            return len(expired)

    def put_token(self, token: ApiToken) -> None:
        with self._lock:
            self._tokens[token.room, token.id] = token

    def token(self, token_hash: bytes) -> ApiToken | None:
        with self._lock:
            return next((token for token in self._tokens.values() if token.hash == token_hash), None)

    def tokens(self, room: str, user: str | None = None) -> list[ApiToken]:
        with self._lock:
            found = [t for t in self._tokens.values() if t.room == room and user in (None, t.user)]
        return sorted(found, key=lambda token: (token.created, token.id))

    def touch_token(self, room: str, token: str, last_used: int) -> bool:
        with self._lock:
            if (old := self._tokens.get((room, token))) is None:
                return False
            self._tokens[room, token] = replace(old, last_used=last_used)
            return True

    def revoke_token(self, room: str, token: str, at: int) -> bool:
        with self._lock:
            old = self._tokens.get((room, token))
            if old is None or old.revoked is not None:
                return False
            self._tokens[room, token] = replace(old, revoked=at)
            return True

    # --- preferences and views ---------------------------------------------------------------------------

    def preferences(self, room: str, user: str) -> dict[str, Any]:
        return msgspec.json.decode(self._preferences.get((room, user), b"{}"), type=dict[str, Any])

    def put_preferences(self, room: str, user: str, body: dict[str, Any], at: int) -> None:  # noqa: ARG002
        with self._lock:
            self._preferences[room, user] = msgspec.json.encode(body)

    def put_view(self, view: SavedView) -> None:
        with self._lock:
            self._views[view.room, view.user, view.id] = _copy(view)

    def view(self, room: str, user: str, view: str) -> SavedView | None:
        found = self._views.get((room, user, view))
        return None if found is None else _copy(found)

    def views(self, room: str, user: str) -> list[SavedView]:
        with self._lock:
            found = [_copy(view) for view in self._views.values() if (view.room, view.user) == (room, user)]
        return sorted(found, key=lambda view: (view.name, view.id))

    def drop_view(self, room: str, user: str, view: str) -> bool:
        with self._lock:
            return self._views.pop((room, user, view), None) is not None


def _copy(view: SavedView) -> SavedView:
    """A view that shares nothing with the caller's."""
    return msgspec.json.decode(msgspec.json.encode(view), type=SavedView)
