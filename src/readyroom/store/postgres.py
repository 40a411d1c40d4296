"""The store in a PostgreSQL database, by psycopg.

Belongs here: `PostgresStore` and how it runs statements: an append in one pipeline, and what to do where a connection
is lost. Reaching and checking the database is in `postgres_server`, the SQL in `statements`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

import psycopg
import sqlalchemy as sa
from psycopg.pq import TransactionStatus

from readyroom.store import postgres_server
from readyroom.store.errors import StoreUnavailable
from readyroom.store.lent import Lent
from readyroom.store.postgres_server import Address
from readyroom.store.sql import Part, Row, SqlStore, Statement, Step, WrongStep
from readyroom.store.statements import Param

IDLE_KEPT = 5
"""Connections kept: the writer's and one for each reader of a server. More are opened and closed as needed."""

SETTLE = "SELECT room FROM rooms FOR SHARE"
"""Waits until every append that has begun has ended, one way or the other."""

CHECKSUM_FAILURES = (
    "SELECT checksum_failures, checksum_last_failure::text FROM pg_stat_database "
    "WHERE datname = current_database() AND checksum_failures > 0"
)

T = TypeVar("T")
Link = psycopg.Connection[Row]


class PostgresDatabase:
    """A `Database` at an address. Its tables are made if there are none.

    `to_look`: nothing is made or changed; every write raises.
    """

    takes_hints = False

    def __init__(self, address: Address, *, to_look: bool = False) -> None:
        self._address = address
        postgres_server.prepare(address, to_look=to_look)
        self.links: Lent[Link] = Lent(
            lambda: postgres_server.connect(address, to_look=to_look), IDLE_KEPT, str(address)
        )
        self._is_unsettled = False

    def close(self) -> None:
        self.links.close()

    def read(self, sql: str, params: Sequence[Param]) -> list[Row]:
        return self._on_one(lambda link: _rows(link, sql, params))

    def write(self, sql: str, params: Sequence[Param]) -> int:
        def run(link: Link) -> int:
            link.execute("BEGIN", prepare=False)
            return link.execute(_marked(sql), params).rowcount

        return self._on_one(run)

    def transact(self, work: Callable[[Statement], T]) -> T:
        def run(link: Link) -> T:
            link.execute("BEGIN", prepare=False)
            return work(lambda sql, params: _rows(link, sql, params))

        return self._on_one(run)

    def apply(self, parts: Sequence[Part]) -> None:
        try:
            self._on_one(lambda link: self._pipelined(link, parts))
        except WrongStep as found:
            raise found.says() from found.__cause__

    def damage(self) -> list[str]:
        # Pages are checked by the server when they are read, if the cluster was made with checksums; it counts.
        rows = self.read(CHECKSUM_FAILURES, ())
        return [
            f"{self._address}: {count} pages did not have their checksum (the last one at {at}): "
            f"see the server's log and its disk, and {postgres_server.BACKUP}"
            for count, at in rows
        ]

    # --- connections -------------------------------------------------------------------------------------

    def _on_one(self, work: Callable[[Link], T]) -> T:
        """Do some work on a connection of its own, and commit what it began and has not committed.

        A connection that was kept may have been lost meanwhile, and the others with it. Before COMMIT that is no
        matter: nothing was done, and it is done on a new one.
        """
        while True:
            link, is_new = self.links.take()
            try:
                if self._is_unsettled:
                    link.execute(SETTLE).fetchall()
                    self._is_unsettled = False
                result = work(link)
                if link.info.transaction_status == TransactionStatus.INTRANS:
                    self._commit(link)
            except BaseException as error:
                self._take_back(link)
                if not isinstance(error, psycopg.Error):
                    raise
                if link.closed and not is_new:
                    self.links.drop_idle()
                    continue
                raise postgres_server.translated(error, self._address) from error
            self.links.give_back(link)
            return result

    def _commit(self, link: Link) -> None:
        try:
            with link.pipeline():
                link.execute("COMMIT", prepare=False)
        except psycopg.Error as error:
            if not link.closed:
                raise
            # The server may be about to write it still: whoever reads next waits for that.
            self._is_unsettled = True
            raise StoreUnavailable(
                f"{self._address}: the connection was lost at COMMIT ({' '.join(str(error).split())}): "
                "only reading tells whether it was written"
            ) from error

    def _pipelined(self, link: Link, parts: Sequence[Part]) -> None:
        """Send all steps at once, look at what came of each, and commit: two trips to the server. What reads before
        it writes waits for what comes before it, and for each of its own statements.

        Between the two the pipeline is synchronised and not left: psycopg leaves it with a Flush, after which the
        server does not count a writer that was paused as idle, and would let it hold the room for ever.
        """
        sent: list[tuple[Step, psycopg.Cursor[Row]]] = []
        with link.pipeline() as pipeline:
            link.execute("BEGIN", prepare=False)

            def run(sql: str, params: Sequence[Param]) -> list[Row]:
                cursor = link.execute(_marked(sql), params, binary=True)
                pipeline.sync()
                return cursor.fetchall() if cursor.description is not None else []

            for part in parts:
                if not isinstance(part, Step):
                    _look(pipeline, sent)
                    part(run)
                    continue
                cursor = link.cursor()
                sent.append((part, cursor))
                if len(part.rows) == 1:
                    cursor.execute(_marked(part.sql), part.rows[0], prepare=True)
                else:
                    cursor.executemany(_marked(part.sql), part.rows)
            _look(pipeline, sent)
            self._commit(link)

    def _take_back(self, link: Link) -> None:
        with contextlib.suppress(psycopg.Error):
            if link.info.transaction_status in (TransactionStatus.INTRANS, TransactionStatus.INERROR):
                link.execute("ROLLBACK")
            if link.info.transaction_status == TransactionStatus.IDLE:
                self.links.give_back(link)
                return
        link.close()


def _look(pipeline: psycopg.Pipeline, sent: list[tuple[Step, psycopg.Cursor[Row]]]) -> None:
    """See what came of the steps that were sent. Raises `WrongStep`."""
    try:
        pipeline.sync()
    except psycopg.IntegrityError as error:
        # After the first that fails, none is run; what was short before it is to blame.
        wrong = next((step for step, cursor in sent if cursor.rowcount < len(step.rows)), None)
        if wrong is None or wrong.wrong is None:
            raise
        raise WrongStep(wrong.wrong) from error
    for step, cursor in sent:
        step.check(cursor.rowcount)
    sent.clear()


@lru_cache(maxsize=512)
def _marked(sql: str) -> bytes:
    """The statement with the driver's mark for a parameter."""
    return sql.replace("?", "%s").encode()


def _rows(link: Link, sql: str, params: Sequence[Param]) -> list[Row]:
    cursor = link.execute(_marked(sql), params, binary=True)
    return cursor.fetchall() if cursor.description is not None else []


@contextlib.contextmanager
def _translating(address: Address) -> Iterator[None]:
    try:
        yield
    except psycopg.Error as error:
        raise postgres_server.translated(error, address) from error


class PostgresWhole:
    """A `Whole` database: see `whole`."""

    takes_hints = False

    def __init__(self, link: Link, address: Address) -> None:
        self._link = link
        self._address = address

    def close(self) -> None:
        """Its context does that."""

    def damage(self) -> list[str]:
        return []

    def read(self, sql: str, params: Sequence[Param]) -> list[Row]:
        with _translating(self._address):
            return _rows(self._link, sql, params)

    def write(self, sql: str, params: Sequence[Param]) -> int:
        with _translating(self._address):
            return self._link.execute(_marked(sql), params).rowcount

    def transact(self, work: Callable[[Statement], T]) -> T:
        return work(self.read)

    def apply(self, parts: Sequence[Part]) -> None:
        for part in parts:
            if not isinstance(part, Step):
                part(self.read)
                continue
            with _translating(self._address), self._link.cursor() as cursor:
                cursor.executemany(_marked(part.sql), part.rows)
                part.check(cursor.rowcount)

    def fill(self, table: sa.Table, rows: Iterable[Row]) -> None:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        with _translating(self._address), self._link.cursor() as cursor:
            with cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN'.encode()) as into:
                for row in rows:
                    into.write_row(row)
            if (numbered := table.autoincrement_column) is not None:
                last = f'max("{numbered.name}")'
                sequence = f"pg_get_serial_sequence('{table.name}', '{numbered.name}')"
                query = (
                    f'SELECT setval({sequence}, coalesce({last}, 1), {last} IS NOT NULL) FROM "{table.name}"'  # noqa: S608
                )
                cursor.execute(query.encode())


@contextlib.contextmanager
def whole(address: Address) -> Iterator[PostgresWhole]:
    """The whole database in one transaction, with nobody else at work with it; our tables are made if there are none.
    Raises `Unopenable`, `StoreUnavailable`.
    """
    postgres_server.prepare(address)
    link = postgres_server.connect(address, "alone", patient=True)
    with contextlib.closing(link), _translating(address), link.transaction():
        yield PostgresWhole(link, address)


class PostgresStore(SqlStore[PostgresDatabase]):
    """A `Store` in the database at a URL. Raises `Unopenable`, `StoreUnavailable`."""

    def __init__(self, url: str, *, to_look: bool = False) -> None:
        super().__init__(PostgresDatabase(Address(url), to_look=to_look))
