"""The wiring of switches: the link that the settings ask for, made and kept up beside a room.

Belongs here: what of the settings becomes which option of a link, and its beginning and end.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import structlog
from msgspec import Struct

from readyroom.edges.asterisk.account import account_of
from readyroom.edges.asterisk.ari import link as distributing
from readyroom.edges.asterisk.ari.connection import Target as AriTarget
from readyroom.edges.asterisk.connection import Connection, Target
from readyroom.edges.asterisk.link import Alongside, Link, Options
from readyroom.edges.asterisk.mapping import Naming
from readyroom.edges.asterisk.phones import server as phones
from readyroom.edges.asterisk.phones.following import keep_lamps, take_back
from readyroom.neighbours import AsteriskConfig
from readyroom.runtime.room import Room
from readyroom.runtime.verdicts import Check

SECRET_VARIABLE = "READYROOM_ASTERISK_SECRET"  # noqa: S105 - its name

log = structlog.get_logger("readyroom")


class CannotLink(Exception):  # noqa: N818 - it says what is the case
    """Why there can be no link; says what to do."""


def target_of(asterisk: AsteriskConfig, environment: Mapping[str, str] = os.environ) -> Target:
    """The switch, and as whom to log in there. Raises `CannotLink`."""
    assert asterisk.host is not None
    return Target(
        host=asterisk.host,
        port=asterisk.port,
        user=asterisk.user,
        secret=_secret(asterisk, environment),
        tls=_tls(asterisk) if asterisk.tls else None,
    )


def ari_target_of(asterisk: AsteriskConfig, environment: Mapping[str, str] = os.environ) -> AriTarget | None:
    """Its REST interface, if Readyroom is to ring by it. Raises `CannotLink`."""
    url = asterisk.ari_url
    if url is None:
        return None
    if asterisk.ari_secret_file is None:
        secret = _secret(asterisk, environment)
    else:
        secret = _held_by("asterisk.ari_secret_file", asterisk.ari_secret_file)
    tls = _tls(asterisk) if url.startswith("https:") else None
    return AriTarget(url=url, user=asterisk.ari_user, secret=secret, tls=tls)


def _tls(asterisk: AsteriskConfig) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=asterisk.ca_file)
    except OSError as error:
        raise CannotLink(f"asterisk.ca_file {asterisk.ca_file} cannot be used: {error}") from None


def _secret(asterisk: AsteriskConfig, environment: Mapping[str, str]) -> str:
    if asterisk.secret_file is None:
        secret = environment.get(SECRET_VARIABLE, "")
        if not secret:
            raise CannotLink(
                f"The secret of Asterisk's manager user {asterisk.user} is missing: "
                f"name a file that holds it by asterisk.secret_file, or set {SECRET_VARIABLE}."
            )
        return secret
    return _held_by("asterisk.secret_file", asterisk.secret_file)


def _held_by(setting: str, file: str) -> str:
    try:
        secret = Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "is not UTF-8"
        raise CannotLink(f"{setting} {file} cannot be read: {why}.") from None
    if not secret:
        raise CannotLink(f"{setting} {file} is empty.")
    return secret


def options_of(asterisk: AsteriskConfig) -> Options:
    """How its link behaves."""
    naming = Naming(
        interface=asterisk.interface,
        state_interface=asterisk.state_interface or "",
        phone=asterisk.phone,
        trunks=tuple(name.strip() for name in (asterisk.trunks or "").split(",") if name.strip()),
    )
    return Options(naming=naming, enforces=asterisk.enforce)


class Linking(Struct, frozen=True):
    """A link to be made."""

    name: str
    target: Target
    options: Options
    phones: phones.Options | None
    """Where feature codes are taken; None: they are not, and no lamps are lit."""
    rings_at: AriTarget | None
    """Where Readyroom rings by itself; None: nowhere."""
    ringing: distributing.Options


def linking(asterisk: AsteriskConfig) -> Linking | None:
    """The link that the settings ask for, if they do. Raises `CannotLink`."""
    if asterisk.host is None:
        return None
    served = phones.Options(host=asterisk.phones_host, port=asterisk.phones_port, switch=asterisk.host)
    options = options_of(asterisk)
    return Linking(
        asterisk.link,
        target_of(asterisk),
        options,
        served if asterisk.phones else None,
        ari_target_of(asterisk),
        distributing.Options(naming=options.naming, position_s=asterisk.ari_position_s),
    )


@contextlib.asynccontextmanager
async def linked(asked: Linking | None, room: Room, check: Check) -> AsyncIterator[None]:
    """The link is kept up as long as this lasts; a switch that is away is waited for.

    `check` checks a login code. Raises `CannotLink` where feature codes cannot be taken.
    """
    if asked is None:
        yield
        return
    link = Link(room, asked.name, asked.target, asked.options, alongside=_lamps(asked, room))
    async with _phones(asked, link, room, check), _kept_up(link, room), _distributing(asked, room):
        yield


def _distributing(asked: Linking, room: Room) -> AbstractAsyncContextManager[None]:
    if asked.rings_at is None:
        return contextlib.nullcontext()
    # A name of its own: one of the two may be up without the other.
    return _kept_up(distributing.Link(room, f"{asked.name}-ari", asked.rings_at, asked.ringing), room)


@contextlib.asynccontextmanager
async def _kept_up(link: Link | distributing.Link, room: Room) -> AsyncIterator[None]:
    task = asyncio.create_task(link.run(), name=f"asterisk {link.name}")
    task.add_done_callback(_tell_of_failure)
    with room.links.keep(link.name, room.now(), lambda: account_of(link, room.world)):
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


def _lamps(asked: Linking, room: Room) -> Alongside | None:
    """What is said of lamps and telephones; where that was switched off, what was said before is taken back."""

    async def keep(link: Link, connection: Connection) -> None:
        await keep_lamps(room, lambda _: link.observer.mapping, connection)

    async def leave(_: Link, connection: Connection) -> None:
        await take_back(connection)

    if asked.phones is None:
        return leave if asked.options.enforces else None
    return keep


@contextlib.asynccontextmanager
async def _phones(asked: Linking, link: Link, room: Room, check: Check) -> AsyncIterator[None]:
    if asked.phones is None:
        yield
        return
    options = asked.phones
    server = phones.PhoneServer(room, lambda _: link.observer.mapping, check, options)
    try:
        await server.start()
    except OSError as error:
        raise CannotLink(
            f"Feature codes cannot be taken at {options.host} port {options.port} ({os.strerror(error.errno or 0)}): "
            "give another by asterisk.phones_host and asterisk.phones_port."
        ) from None
    try:
        yield
    finally:
        await server.stop()


def _tell_of_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("asterisk_link_failed", exc_info=error)
