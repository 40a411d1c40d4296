"""The wiring: a store, a clock, the house and the HTTP edge made into one server that starts and stops.

Belongs here: what is made from the settings and in which order, the first start, and the end. What is said to
the person who starts it is the business of `commands/`.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import secrets
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from datetime import UTC, datetime
from typing import Any

import structlog
import uvloop
from msgspec import Struct

from readyroom import __version__
from readyroom.answering import answering
from readyroom.codec import presets
from readyroom.config import ServerConfig
from readyroom.edges.http.app import create_app
from readyroom.edges.http.edge import Edge
from readyroom.edges.http.options import HttpOptions
from readyroom.edges.http.passwords import MIN_PASSWORD
from readyroom.edges.http.server import HttpServer
from readyroom.engine.catalogue import Entity, Settings, UserConfig
from readyroom.linked import CannotLink, linked, linking
from readyroom.locking import CannotServe, locked
from readyroom.runtime.clock import Clock, ManualClock, RealClock
from readyroom.runtime.collector import spared
from readyroom.runtime.house import House
from readyroom.runtime.loop import Retries
from readyroom.runtime.room import Room
from readyroom.runtime.verdicts import Check
from readyroom.store import Store, named, open_store
from readyroom.store.people import Organisation
from readyroom.telling import CannotTell, employed, let_go, outgoing

ORGANISATION = "main"
"""Id of the organisation that a first start makes; its name is a setting, and can be changed."""
ADMIN = "admin"
PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # noqa: S105 - without those that are mistaken for others
PASSWORD_GROUPS, GROUP_LETTERS = 4, 4
"""Four groups of four out of 31 letters: 79 bits, and can be copied by hand."""
FAREWELL_S = 5.0
"""How long a server that was taken over says so, to clients and on `/readyz`, before it ends."""
WATCH_S = 1.0
"""Between two looks at whether a room has failed."""
FATAL = ("fenced", "loop_failed")
"""Alarms after which a room takes no more inputs for good."""

log = structlog.get_logger("readyroom")

__all__ = [
    "ADMIN",
    "MIN_PASSWORD",
    "CannotServe",
    "Founding",
    "Server",
    "TakenOver",
    "found",
    "locked",
    "run",
    "running",
    "serve",
]


class TakenOver(CannotServe):
    """Another server has this one's data: it must not simply be started again, or the two take it from each other."""


class Founding(Struct, frozen=True, kw_only=True):
    """What a new organisation begins with, where there is none yet."""

    name: str = "Readyroom"
    zone: str = "UTC"
    entities: tuple[Entity, ...] = ()
    """All that it is made from, settings included; empty: the preset of the settings, and an administrator."""
    passwords: Mapping[str, str] = {}
    """Of users, where they are not to be made up. Kept as hashes."""


class Server(Struct, frozen=True, kw_only=True):
    """A house that is served."""

    config: ServerConfig
    house: House
    edge: Edge
    http: HttpServer
    room: Room
    """The organisation that the first start made, or the first by name."""
    is_new: bool
    """Whether this start made it."""
    admin_password: str | None
    """Of the administrator, if it was made up just now: to be shown once."""

    @property
    def url(self) -> str:
        """Where it is to be found. A server at all addresses is found at this machine's own."""
        return self.http.url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")


def run(main: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine to its end on a loop of its own."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main)


# --- making it -------------------------------------------------------------------------------------------


def clock_of(config: ServerConfig, store: Store) -> Clock:
    """The clock that the settings ask for. A manual one never starts before what has happened already."""
    if config.clock.at_ms is None:
        return RealClock()
    return ManualClock(max(config.clock.at_ms, latest(store)))


def latest(store: Store) -> int:
    """When the last event became known (ms UTC); 0 if there is none."""
    newest = (store.events(room, newest_first=True, limit=1) for room in store.rooms())
    return max((row.seen for rows in newest for row in rows), default=0)


def http_options(config: ServerConfig) -> HttpOptions:
    """The options of the HTTP edge, as the settings say."""
    return HttpOptions(
        max_body_bytes=config.limits.body_bytes,
        session_idle_s=config.sign_in.session_s,
        lock_after=config.sign_in.attempts,
        lock_s=config.sign_in.lockout_s,
    )


@contextlib.asynccontextmanager
async def running(
    config: ServerConfig,
    founding: Founding | None = None,
    *,
    clock: Callable[[Store], Clock] | None = None,
) -> AsyncIterator[Server]:
    """A server that listens, until the context ends: then what is under way is answered, and all is on the disk.

    `clock` None: the one of the settings. Raises `CannotServe` and `StoreError` where it cannot start.
    """
    try:
        asked = linking(config.asterisk)
        told = outgoing(config)
    except (CannotLink, CannotTell) as error:
        raise CannotServe(str(error)) from None
    with locked(config.database_url) as is_there:
        store = open_store(config.database_url)
        is_there()
        made = (clock or (lambda store: clock_of(config, store)))(store)
        house = await House.open(store, made, retries=Retries(longest_s=config.limits.retry_s))
        is_up = False
        try:
            server = await _started(house, config, founding or Founding())
            is_up = True
            await employed(server.edge, told)
            house.what_ifs = answering(config)
            log.info(
                "started",
                version=__version__,
                url=server.http.url,
                database=named(config.database_url),
                seq=server.room.world.seq,
            )
            try:
                with spared():
                    async with linked(asked, server.room, _code_check(server)):
                        yield server
            except CannotLink as error:
                raise CannotServe(str(error)) from None
            finally:
                log.info("stopping")
                await server.http.stop(grace_s=config.limits.stop_s)
        finally:
            await house.stop()
            let_go(told)
            if is_up:
                log.info("stopped")


def _code_check(server: Server) -> Check:
    """Whether a login code is an agent's; the lock-out is the same at a telephone as over HTTP."""
    return lambda agent, code: server.edge.tries.verdict(server.room.name, agent, "login_code", code)


async def _started(house: House, config: ServerConfig, founding: Founding) -> Server:
    app = create_app(house, http_options(config))
    edge: Edge = app.edge
    http = HttpServer(app, config.host, config.port)
    try:
        # Before anything is made: a password that was made up is lost if it cannot be shown.
        http.listen()
        room, is_new, password = await _founded(house, edge, config, founding)
        await http.start()
    except BaseException as error:
        http.close()
        edge.close()
        if isinstance(error, OSError):
            raise CannotServe(_unheard(config, error)) from None
        raise
    return Server(
        config=config, house=house, edge=edge, http=http, room=room, is_new=is_new, admin_password=password
    )


def _unheard(config: ServerConfig, error: OSError) -> str:
    """Why nobody can be listened to there, and which of the two settings is to be another."""
    number = error.errno or 0
    if number < 0 or number == errno.EADDRNOTAVAIL:  # below 0: of looking the address up
        reason = os.strerror(number) if number > 0 else "there is no such address"
        return (
            f"Cannot listen at {config.host} ({reason}): give an address of this machine's by --host, "
            "or 0.0.0.0 for all of them."
        )
    return (
        f"Cannot listen at {config.host} port {config.port} ({os.strerror(number)}): "
        "give another by --port, or --port 0 for any free one."
    )


async def found(config: ServerConfig, founding: Founding) -> str | None:
    """Make the database and its organisation without serving it; the administrator's password if it was made up.

    Raises `CannotServe` if there is an organisation already.
    """
    with locked(config.database_url) as is_there:
        store = open_store(config.database_url)
        is_there()
        # Before its rooms are taken over from whoever serves them.
        if any(store.last_seq(room) for room in store.rooms()):
            store.close()
            raise CannotServe(
                f"{named(config.database_url)} has an organisation already: start it by `readyroom serve`, "
                "or give another directory by --data."
            )
        house = await House.open(store, clock_of(config, store))
        edge = Edge(house, http_options(config))
        try:
            _, _, password = await _founded(house, edge, config, founding)
        finally:
            edge.close()
            await house.stop()
    return password


# --- the first start -------------------------------------------------------------------------------------


async def _founded(
    house: House, edge: Edge, config: ServerConfig, founding: Founding
) -> tuple[Room, bool, str | None]:
    """The organisation, made if there is none; also one whose making was cut short is finished."""
    name = min(house.rooms, default=ORGANISATION)
    is_new = name not in house.rooms or house.rooms[name].world.seq == 0
    if is_new:
        _, reply = await house.create(name, founding.name, entities_of(founding, config.preset))
        if reply.refusal is not None:
            raise CannotServe(
                f"The organisation cannot be made: {reply.refusal.code} {reply.refusal.params}."
            )
    room, now = house.rooms[name], house.clock.now()
    if await house.in_reader(house.people.organisation, name) is None:
        organisation = Organisation(name, room.world.settings.name, now)
        await house.in_reader(house.people.put_organisation, organisation)
    lacking = [user for user in dict.fromkeys((ADMIN, *founding.passwords)) if user in room.world.users]
    for user in tuple(lacking):
        if await house.in_reader(house.people.credential, name, user, "password") is not None:
            lacking.remove(user)
    made_up = new_password() if ADMIN in lacking and not founding.passwords.get(ADMIN) else None
    passwords = {ADMIN: made_up or ""} | dict(founding.passwords)
    # Side by side: each hash takes a tenth of a second on purpose.
    setting = (edge.tries.set(name, user, "password", passwords[user], now) for user in lacking)
    await asyncio.gather(*setting)
    return room, is_new, made_up


def entities_of(founding: Founding, preset: str | None) -> tuple[Entity, ...]:
    """What a new organisation is made from, in the order to put it. `preset` None: the default one."""
    if founding.entities:
        return founding.entities
    settings = Settings(name=founding.name, zone=founding.zone)
    admin = UserConfig(id=ADMIN, name="Administrator", roles=("admin",))
    return (*presets.load(preset or presets.DEFAULT).over(settings), admin)


def new_password() -> str:
    """A password that nobody knows yet."""
    groups = (
        "".join(secrets.choice(PASSWORD_LETTERS) for _ in range(GROUP_LETTERS))
        for _ in range(PASSWORD_GROUPS)
    )
    return "-".join(groups)


# --- the end ---------------------------------------------------------------------------------------------


def stop_signal() -> asyncio.Event:
    """Is set by SIGTERM or SIGINT. A second one ends the process at once: what was answered is on the disk."""
    asked = asyncio.Event()

    def on_signal() -> None:
        if asked.is_set():
            os._exit(1)
        asked.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, on_signal)
    return asked


async def until_stopped(server: Server, asked: asyncio.Event) -> None:
    """Returns when a stop is asked for. Raises `CannotServe` when the room has failed for good."""
    while not asked.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asked.wait(), WATCH_S)
        for alarm in server.room.counts.alarms:
            if alarm.code == "fenced":
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(asked.wait(), FAREWELL_S)
                raise TakenOver("Another Readyroom has taken over this data; this one has stopped.")
            if alarm.code in FATAL:
                at = datetime.fromtimestamp(alarm.at / 1000, UTC).isoformat(timespec="seconds")
                raise CannotServe(
                    f"The server has failed at {at} ({alarm.detail}); see its log, and start it again."
                )


async def serve(config: ServerConfig, founding: Founding, announce: Callable[[Server], None]) -> None:
    """Serve until SIGTERM or SIGINT; `announce` is called when it listens."""
    asked = stop_signal()
    async with running(config, founding) as server:
        announce(server)
        await until_stopped(server, asked)
