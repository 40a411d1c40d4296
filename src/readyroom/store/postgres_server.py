"""Reaching a PostgreSQL database that is ours, and making the tables in an empty one.

Belongs here: what is looked at before a database is trusted, the settings of each connection, and what its errors
mean. A database that holds anything is used as it is, or refused by name. New tables appear all at once.
"""

from __future__ import annotations

import contextlib
from typing import Any, Literal
from urllib.parse import unquote

import psycopg
import sqlalchemy as sa
from psycopg.adapt import AdaptersMap, Loader
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import Format
from psycopg.types.numeric import Int8BinaryDumper
from psycopg.types.string import TextLoader

from readyroom.store import revisions
from readyroom.store.errors import (
    Damaged,
    NewerSchema,
    NotAStore,
    OlderSchema,
    StoreError,
    StoreUnavailable,
    Unopenable,
)
from readyroom.store.schema import APPLICATION_ID, metadata

OLDEST = 150_000
"""Version 15, as the server numbers itself: the oldest that the tests run on."""
MARK = "Readyroom"
"""The comment on the table of versions: other programs use Alembic too."""

CONNECT_TIMEOUT_S = 5
UNANSWERED_MS = 10_000
"""After so long without a sign of the server's machine the connection counts as lost."""
KEEPALIVE_IDLE_S, KEEPALIVE_INTERVAL_S, KEEPALIVES = 5, 2, 3
STATEMENT_TIMEOUT_MS = 30_000
"""Longer than any statement of a server at work; a lock that is held longer is an error."""
IDLE_IN_TRANSACTION_MS = 5_000
"""A writer that was paused, or whose machine is gone, in the middle of an append holds its room no longer than this.
Shorter than a statement's timeout, so that whoever takes over needs only to wait."""
CLAIMS = 20
"""Tries to be let in, a tenth of a second apart."""
BACKUP = "restore it from a backup"

Claim = Literal["shared", "alone", "none"]
"""How a connection says what it is there for: at work like others, or needing to be alone, or just looking."""

_OPTIONS = {
    # What was acknowledged is on the disk. A server that says more (remote_apply) is asked by the URL's own options.
    "synchronous_commit": "on",
    "default_transaction_isolation": "read\\ committed",
    "idle_in_transaction_session_timeout": str(IDLE_IN_TRANSACTION_MS),
    "statement_timeout": str(STATEMENT_TIMEOUT_MS),
}
_PATIENT = {"idle_in_transaction_session_timeout": "0", "statement_timeout": "0"}
_CLAIM = {
    "shared": "SELECT pg_try_advisory_lock_shared(%s::int, hashtext(coalesce(current_schema(), '')))",
    "alone": "SELECT pg_try_advisory_lock(%s::int, hashtext(coalesce(current_schema(), '')))",
}
# What extensions bring along is nobody's data.
_TABLES = """
    SELECT c.relname, obj_description(c.oid, 'pg_class') FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND NOT EXISTS (SELECT FROM pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')"""
_SECRET = ("password", "sslpassword")
"""Parameters of a URL that nobody is shown."""


class _JsonText(Loader):
    """JSON as its text, as SQLite gives it: what it means is for the store to know."""

    format = Format.BINARY

    def load(self, data: Any) -> str:
        return bytes(data)[1:].decode()  # one byte of version before it


_ADAPTERS = AdaptersMap(psycopg.adapters)
# One type for all numbers, so that a statement is prepared once and not for each size of its parameters.
_ADAPTERS.register_dumper(int, Int8BinaryDumper)
_ADAPTERS.register_loader("jsonb", TextLoader)
_ADAPTERS.register_loader("jsonb", _JsonText)


class Address:
    """Where a database is: the URL, as libpq understands it. Raises `Unopenable`."""

    def __init__(self, url: str) -> None:
        try:
            self.params: dict[str, Any] = conninfo_to_dict(url)
            self.shown = _without_password(url)
            if "@" in str(self.params.get("host", "")):
                raise ValueError
            [int(port) for port in str(self.params.get("port", "")).split(",") if port]
        except (psycopg.Error, ValueError):
            # What is wrong with it may hold the password.
            raise Unopenable(
                "the database's URL cannot be read: write postgresql://USER:PASSWORD@HOST:PORT/DATABASE, and in the "
                "password %40 for @, %2F for /, %3A for :"
            ) from None
        self.params = {
            "connect_timeout": CONNECT_TIMEOUT_S,
            "tcp_user_timeout": UNANSWERED_MS,
            "keepalives_idle": KEEPALIVE_IDLE_S,
            "keepalives_interval": KEEPALIVE_INTERVAL_S,
            "keepalives_count": KEEPALIVES,
            "application_name": "readyroom",
            # Of several hosts, the one that may be written.
            "target_session_attrs": "read-write",
        } | self.params

    def __str__(self) -> str:
        return self.shown


def _without_password(url: str) -> str:
    """As it was typed, but for the passwords: cut where libpq cuts it."""
    scheme, _, rest = url.partition("://")
    authority, slash, path = rest.partition("/")
    user, at, host = authority.rpartition("@")
    place, _, query = f"{user.partition(':')[0]}{at}{host}{slash}{path}".partition("?")
    kept = [each for each in query.split("&") if unquote(each.partition("=")[0]) not in _SECRET]
    return f"{scheme}://{place}" + (f"?{'&'.join(kept)}" if any(kept) else "")


def connect(
    address: Address,
    claim: Claim = "shared",
    *,
    patient: bool = False,
    autocommit: bool = True,
    to_look: bool = False,
) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection with all settings. In `autocommit` mode transactions are begun and ended by name.

    `patient`: nothing is ended for taking long. `to_look`: nothing may be written. Raises `StoreUnavailable`,
    `Unopenable`.
    """
    options = _OPTIONS | (_PATIENT if patient else {})
    options |= {"default_transaction_read_only": "on"} if to_look else {}
    given = " ".join(f"-c {name}={value}" for name, value in options.items())
    params = address.params | {
        "options": f"{given} {address.params.get('options', '')}",
        "client_encoding": "utf8",
    }
    if to_look:
        params["target_session_attrs"] = "any"  # a standby may be looked at too
    try:
        link = psycopg.connect(**params, autocommit=autocommit, context=_ADAPTERS)
    except psycopg.Error as error:
        raise _unreached(error, address) from error
    try:
        _check_server(link, address)
        if claim != "none":
            _claim(link, claim, address)
    except BaseException as error:
        link.close()
        if isinstance(error, psycopg.Error):
            raise translated(error, address) from error
        raise
    return link


def _check_server(link: psycopg.Connection[Any], address: Address) -> None:
    if link.info.server_version < OLDEST:
        version = link.info.parameter_status("server_version")
        raise Unopenable(f"{address} is PostgreSQL {version}: upgrade it to {OLDEST // 10_000} or newer")
    if (encoding := link.info.parameter_status("server_encoding")) != "UTF8":
        raise Unopenable(
            f"{address} is encoded in {encoding}, which cannot hold every name: make a database in UTF8 "
            "(CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0)"
        )


def _claim(link: psycopg.Connection[Any], claim: Literal["shared", "alone"], address: Address) -> None:
    # PostgreSQL notices a moment later that a connection was closed: whoever was here may be gone already.
    for _ in range(CLAIMS):
        row = link.execute(_CLAIM[claim].encode(), (APPLICATION_ID,)).fetchone()
        if row is not None and row[0]:
            return
        link.execute(b"SELECT pg_sleep(0.1)")
    if claim == "alone":
        raise StoreUnavailable(f"Another Readyroom is at work with {address}: stop it first")
    raise StoreUnavailable(f"{address} is being migrated: wait until that is done")


def prepare(address: Address, *, to_look: bool = False) -> None:
    """See that our tables are there, whole and of this schema; make them in an empty database, unless it is only
    to be looked at. Raises `Unopenable`, `StoreUnavailable`.
    """
    with contextlib.closing(connect(address)) as link:
        revision = revision_of(link, address)
    if revision is None:
        if to_look:
            raise NotAStore(f"{address} is empty: give the database that Readyroom uses")
        _upgrade(address)
    elif revision != revisions.HEAD:
        raise OlderSchema(
            f"{address} was written by an older Readyroom (schema {revision}, here {revisions.HEAD}): "
            "make a backup, then run `readyroom migrate`"
        )


def migrate(address: Address) -> tuple[str, ...]:
    """Make the tables, or run the migrations that are missing, all or none; which ones. Raises as `prepare`, and
    `StoreUnavailable` while a server is at work with it.
    """
    with contextlib.closing(connect(address, "alone")) as link:
        revision = revision_of(link, address)
        done = revisions.REVISIONS.index(revision) + 1 if revision else 0
        missing = revisions.REVISIONS[done:]
        if missing:
            _upgrade(address)
    return missing


def revision_of(link: psycopg.Connection[Any], address: Address) -> str | None:
    """Which schema the database has; None if it is empty. Raises `Unopenable` for what is not ours, or not whole."""
    try:
        (schema,) = link.execute("SELECT current_schema()").fetchone() or (None,)
        tables = dict(link.execute(_TABLES.encode()).fetchall())
        if schema is None:
            raise Unopenable(
                f"{address} has no schema that its search_path names: CREATE SCHEMA, or name another by "
                "?options=-csearch_path%3DNAME"
            )
        if not tables:
            return None
        if tables.get(revisions.VERSION_TABLE) != MARK:
            raise NotAStore(
                f"{address} holds another program's tables (in the schema {schema}): give a database of its own"
            )
        query = f"SELECT version_num FROM {revisions.VERSION_TABLE}"  # noqa: S608 - a constant
        rows = link.execute(query.encode()).fetchall()
    except psycopg.Error as error:
        raise translated(error, address) from error
    revision = ", ".join(row[0] for row in rows)
    if revision not in revisions.REVISIONS:
        raise NewerSchema(
            f"{address} was written by a newer Readyroom (schema {revision}, here {revisions.HEAD}): "
            "run that version, or restore a backup from before the upgrade"
        )
    lost = sorted(metadata.tables.keys() - tables.keys())
    if revision == revisions.HEAD and lost:
        raise Damaged(f"{address} has lost its tables ({', '.join(lost)}): {BACKUP}")
    return revision


def _upgrade(address: Address) -> None:
    engine = sa.create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(address, "none", patient=True, autocommit=False),
        poolclass=sa.NullPool,
    )
    try:
        with engine.begin() as connection:
            # Two servers may be started on one empty database: the second one finds the first one's tables.
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(APPLICATION_ID)))
            revisions.upgrade(connection)
            connection.exec_driver_sql(f"COMMENT ON TABLE {revisions.VERSION_TABLE} IS '{MARK}'")
    except sa.exc.DBAPIError as error:
        if isinstance(error.orig, psycopg.Error):
            raise translated(error.orig, address) from error
        raise


# --- what its errors mean --------------------------------------------------------------------------------

# libpq hands on a refused connection as text alone, in the server's language: where it is not one of these, the
# general hint has to do.
_UNREACHED = {
    "password": "give the right user and password, in the URL, in PGPASSWORD or in the file ~/.pgpass",
    "role ": "make the user (createuser), give another in the URL, or run this as the user of that name (sudo -u)",
    "database ": "make the database (createdb), or give another in the URL",
    "pg_hba.conf": "let this machine in, by a line in the server's pg_hba.conf",
    "too many": "raise the server's max_connections, or end what holds its connections",
    "read-only": "it is a standby: give the address of the primary",
    "starting up": "wait until it has started",
    "shutting down": "start it again",
}
_HINTS = {
    "53100": "the disk is full: make room",
    "53": "it has not enough of something: see its log",
    "42501": "grant the user the right to (it must own the schema that it uses)",
    "57014": "it took too long, or was cancelled: see what keeps it locked",
    "25006": "it is a standby, or set to be read only: give the address of the primary",
    "57": "it was stopped, or ended the connection: start it again",
    "08": "the connection was lost: see that it runs and can be reached",
}


def _unreached(error: psycopg.Error, address: Address) -> StoreUnavailable:
    said = " ".join(str(error).split())
    hint = next(
        (hint for word, hint in _UNREACHED.items() if word in said.lower()),
        "see that it runs, and that host and port are right",
    )
    return StoreUnavailable(f"{address} cannot be reached: {said}: {hint}")


def translated(error: psycopg.Error, address: Address) -> StoreError:
    """PostgreSQL's error as one of ours, naming the database."""
    code = error.sqlstate or ("08" if isinstance(error, psycopg.OperationalError) else "data")
    said = error.diag.message_primary or " ".join(str(error).split())
    if code.startswith("XX0"):
        return Damaged(f"{address} is damaged ({said}): {BACKUP}")
    if code == "42P01":
        return Damaged(f"{address} has lost its tables ({said}): {BACKUP}")
    hint = next((hint for start, hint in _HINTS.items() if code.startswith(start)), "see its log")
    return StoreUnavailable(f"{address}: {said} ({code}): {hint}")
