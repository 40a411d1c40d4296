"""What is kept of people, in tables.

Belongs here: `SqlPeople`, the same for SQLite and PostgreSQL: each change is one statement that both
understand. None of it is on the hot path.
"""

# Only names of tables and columns are put into statements; values are parameters.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from msgspec import Struct

from readyroom.store.people import (
    ApiToken,
    Credential,
    CredentialKind,
    Organisation,
    SavedView,
    Session,
)
from readyroom.store.records import Record, decoded, json, of_row, put, row, select
from readyroom.store.statements import Param


class Database(Protocol):
    """What this needs of a database. `?` stands for a parameter."""

    def read(self, sql: str, params: Sequence[Param]) -> list[tuple[Any, ...]]: ...

    def write(self, sql: str, params: Sequence[Param]) -> int: ...


_PUT_ORGANISATION = put("organisations", Organisation, ("room",))
_PUT_CREDENTIAL = put("credentials", Credential, ("room", "subject", "kind"))
_PUT_SESSION = put("sessions", Session, ("id_hash",))
_PUT_TOKEN = put("tokens", ApiToken, ("room", "id"))
_PUT_VIEW = put("views", SavedView, ("room", "user", "id"))
_PUT_PREFERENCES = (
    'INSERT INTO preferences (room, "user", body, changed) VALUES (?, ?, ?, ?) '
    'ON CONFLICT (room, "user") DO UPDATE SET body = excluded.body, changed = excluded.changed'
)
_CREDENTIAL = "WHERE room = ? AND subject = ? AND kind = ?"
_COUNT_FAILURE = f"""
    UPDATE credentials SET
        failures = CASE WHEN locked_until <= ? THEN 1 ELSE failures + 1 END,
        locked_until = CASE
            WHEN locked_until > ? THEN locked_until
            WHEN (CASE WHEN locked_until <= ? THEN 1 ELSE failures + 1 END) >= ? THEN ?
        END
    {_CREDENTIAL}"""


class SqlPeople:
    """`People` in the tables of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _all(self, record: type[Record], table: str, rest: str, *params: Param) -> list[Record]:
        return [of_row(record, each) for each in self._database.read(select(table, record, rest), params)]

    def _one(self, record: type[Record], table: str, rest: str, *params: Param) -> Record | None:
        found = self._all(record, table, rest, *params)
        return found[0] if found else None

    def _put(self, sql: str, record: Struct) -> None:
        self._database.write(sql, row(record))

    def _change(self, sql: str, *params: Param) -> int:
        return self._database.write(sql, params)

    # --- organisations and credentials -------------------------------------------------------------------

    def put_organisation(self, organisation: Organisation) -> None:
        self._put(_PUT_ORGANISATION, organisation)

    def organisation(self, room: str) -> Organisation | None:
        return self._one(Organisation, "organisations", "WHERE room = ?", room)

    def organisations(self) -> list[Organisation]:
        return self._all(Organisation, "organisations", "ORDER BY room")

    def put_credential(self, credential: Credential) -> None:
        self._put(_PUT_CREDENTIAL, credential)

    def credential(self, room: str, subject: str, kind: CredentialKind) -> Credential | None:
        return self._one(Credential, "credentials", _CREDENTIAL, room, subject, kind)

    def drop_credential(self, room: str, subject: str, kind: CredentialKind) -> bool:
        return self._change(f"DELETE FROM credentials {_CREDENTIAL}", room, subject, kind) > 0

    def count_failure(
        self, room: str, subject: str, kind: CredentialKind, *, at: int, lock_after: int, lock_ms: int
    ) -> Credential | None:
        self._change(_COUNT_FAILURE, at, at, at, lock_after, at + lock_ms, room, subject, kind)
        return self.credential(room, subject, kind)

    def clear_failures(self, room: str, subject: str, kind: CredentialKind) -> None:
        sql = f"UPDATE credentials SET failures = 0, locked_until = NULL {_CREDENTIAL}"
        self._change(f"{sql} AND (failures > 0 OR locked_until IS NOT NULL)", room, subject, kind)

    # --- sessions and tokens -----------------------------------------------------------------------------

    def put_session(self, session: Session) -> None:
        self._put(_PUT_SESSION, session)

    def session(self, id_hash: bytes) -> Session | None:
        return self._one(Session, "sessions", "WHERE id_hash = ?", id_hash)

    def sessions(self, room: str, user: str) -> list[Session]:
        rest = 'WHERE room = ? AND "user" = ? ORDER BY created, id_hash'
        return self._all(Session, "sessions", rest, room, user)

    def touch_session(self, id_hash: bytes, last_seen: int, expires: int) -> bool:
        sql = "UPDATE sessions SET last_seen = ?, expires = ? WHERE id_hash = ?"
        return self._change(sql, last_seen, expires, id_hash) > 0

    def drop_session(self, id_hash: bytes) -> bool:
        return self._change("DELETE FROM sessions WHERE id_hash = ?", id_hash) > 0

    def drop_sessions(self, room: str, user: str, keep: bytes | None = None) -> int:
        # No session has an empty hash.
        sql = 'DELETE FROM sessions WHERE room = ? AND "user" = ? AND id_hash <> ?'
        return self._change(sql, room, user, keep or b"")

    def forget_sessions(self, expired_before: int) -> int:
        return self._change("DELETE FROM sessions WHERE expires < ?", expired_before)

    def put_token(self, token: ApiToken) -> None:
        self._put(_PUT_TOKEN, token)

    def token(self, token_hash: bytes) -> ApiToken | None:
        return self._one(ApiToken, "tokens", "WHERE hash = ?", token_hash)

    def tokens(self, room: str, user: str | None = None) -> list[ApiToken]:
        if user is None:
            return self._all(ApiToken, "tokens", "WHERE room = ? ORDER BY created, id", room)
        rest = 'WHERE room = ? AND "user" = ? ORDER BY created, id'
        return self._all(ApiToken, "tokens", rest, room, user)

    def touch_token(self, room: str, token: str, last_used: int) -> bool:
        sql = "UPDATE tokens SET last_used = ? WHERE room = ? AND id = ?"
        return self._change(sql, last_used, room, token) > 0

    def revoke_token(self, room: str, token: str, at: int) -> bool:
        sql = "UPDATE tokens SET revoked = ? WHERE room = ? AND id = ? AND revoked IS NULL"
        return self._change(sql, at, room, token) > 0

    # --- preferences and views ---------------------------------------------------------------------------

    def preferences(self, room: str, user: str) -> dict[str, Any]:
        sql = 'SELECT body FROM preferences WHERE room = ? AND "user" = ?'
        rows = self._database.read(sql, (room, user))
        body: dict[str, Any] = decoded("body", rows[0][0]) if rows else {}
        return body

    def put_preferences(self, room: str, user: str, body: dict[str, Any], at: int) -> None:
        self._change(_PUT_PREFERENCES, room, user, json(body), at)

    def put_view(self, view: SavedView) -> None:
        self._put(_PUT_VIEW, view)

    def view(self, room: str, user: str, view: str) -> SavedView | None:
        return self._one(SavedView, "views", 'WHERE room = ? AND "user" = ? AND id = ?', room, user, view)

    def views(self, room: str, user: str) -> list[SavedView]:
        return self._all(SavedView, "views", 'WHERE room = ? AND "user" = ? ORDER BY name, id', room, user)

    def drop_view(self, room: str, user: str, view: str) -> bool:
        sql = 'DELETE FROM views WHERE room = ? AND "user" = ? AND id = ?'
        return self._change(sql, room, user, view) > 0
