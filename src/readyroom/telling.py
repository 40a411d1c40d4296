"""The wiring of what goes out to people and programs: the channels that the settings ask for, and who carries.

Belongs here: what of the settings becomes which channel, and putting the carriers to work for each room.
"""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from readyroom.config import ServerConfig
from readyroom.edges.http.edge import Edge
from readyroom.edges.http.routes.reports.errands import made, may_go_on
from readyroom.edges.notify.chat import CannotChat, Chat
from readyroom.edges.notify.mail import Mail, MailServer
from readyroom.edges.notify.program import Program
from readyroom.edges.notify.report_words import compose_report
from readyroom.edges.notify.words import compose
from readyroom.edges.traces.opentelemetry import CannotTrace, Traces
from readyroom.edges.webhooks.addresses import networks
from readyroom.edges.webhooks.post import HttpPoster
from readyroom.engine.catalogue import MessageChannel
from readyroom.neighbours import MailConfig
from readyroom.runtime.house import House
from readyroom.runtime.messages import Channel, Messages
from readyroom.runtime.report_mails import ReportMails
from readyroom.runtime.room import Room
from readyroom.runtime.trail import Listener, Logged
from readyroom.runtime.webhooks import Webhooks
from readyroom.store.people import Credential

PASSWORD_VARIABLE = "READYROOM_MAIL_PASSWORD"  # noqa: S105 - its name

Channels = Mapping[MessageChannel, Channel]


class CannotTell(Exception):  # noqa: N818 - it says what is the case
    """Why a channel that is asked for cannot be; says what to do."""


def channels_of(config: ServerConfig, environment: Mapping[str, str] = os.environ) -> Channels:
    """The channels that the settings ask for. Raises `CannotTell`."""
    found: dict[MessageChannel, Channel] = {}
    if config.mail.host is not None:
        found["email"] = Mail(_mail_server(config.mail, config.mail.host, environment))
    if config.messages.chat_file is not None:
        found["chat"] = _service("messages.chat_file", config.messages.chat_file)
    if config.messages.sms_file is not None:
        found["sms"] = _service("messages.sms_file", config.messages.sms_file, brief=True)
    return found


def _mail_server(mail: MailConfig, host: str, environment: Mapping[str, str]) -> MailServer:
    password = ""
    if mail.user is not None:
        password = environment.get(PASSWORD_VARIABLE, "")
        if mail.password_file is not None:
            password = _held_by("mail.password_file", mail.password_file)
        if not password:
            raise CannotTell(
                f"The password of the mail user {mail.user} is missing: "
                f"name a file that holds it by mail.password_file, or set {PASSWORD_VARIABLE}."
            )
    try:
        trusted = None if mail.ca_file is None else ssl.create_default_context(cafile=mail.ca_file)
    except OSError as error:
        raise CannotTell(f"mail.ca_file {mail.ca_file} cannot be used: {error}") from None
    return MailServer(
        host=host,
        port=mail.port,
        sender=mail.sender,
        security=mail.security,
        user=mail.user,
        password=password,
        trusted=trusted,
    )


def _service(setting: str, file: str, *, brief: bool = False) -> Chat:
    try:
        return Chat(_held_by(setting, file), brief=brief)
    except CannotChat as error:
        raise CannotTell(f"{setting} {file}: {error}") from None


def _held_by(setting: str, file: str) -> str:
    try:
        secret = Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "is not UTF-8"
        raise CannotTell(f"{setting} {file} cannot be read: {why}.") from None
    if not secret:
        raise CannotTell(f"{setting} {file} is empty.")
    return secret


class Outgoing(Struct, frozen=True):
    """What the settings ask for."""

    channels: Channels
    poster: HttpPoster
    listeners: tuple[Listener, ...]
    """Who is told of each step that is taken."""


def outgoing(config: ServerConfig, environment: Mapping[str, str] = os.environ) -> Outgoing:
    """The ways out that the settings ask for. Raises `CannotTell`."""
    try:
        allowed = networks(config.webhooks.private_networks)
    except ValueError as error:
        raise CannotTell(f"webhooks.private_networks: {error}.") from None
    listeners: list[Listener] = [Logged()] if config.log.level == "debug" else []
    if config.traces.endpoint is not None:
        try:
            listeners.append(Traces(config.traces.endpoint))
        except CannotTrace as error:
            raise CannotTell(f"traces.endpoint: {error}") from None
    return Outgoing(channels_of(config, environment), HttpPoster(allowed), tuple(listeners))


async def employed(edge: Edge, asked: Outgoing) -> None:
    """From now on people and programs are told what they are to be told; reports are made by the edge that answers
    them.
    """
    house = edge.house
    house.trace(*asked.listeners)
    channels: Channels = {**asked.channels, "webhook": program(house, asked.poster)}
    await house.employ(lambda room: Messages(room, house.people, house.in_reader, channels, compose))
    await house.employ(lambda room: Webhooks(room, house.store.deliveries, house.in_reader, asked.poster))
    await house.employ(lambda room: reporter(edge, room, asked.channels.get("email")))


def program(house: House, poster: HttpPoster) -> Program:
    """The channel to programs of users, which needs no setting: where it may go is said of webhooks."""

    async def key_of(room: str, user: str) -> str | None:
        kept: Credential | None = await house.in_reader(house.people.credential, room, user, "message_key")
        return None if kept is None else kept.hash

    return Program(poster, key_of)


def reporter(edge: Edge, room: Room, mail: Channel | None) -> ReportMails:
    """Who sends a room's reports."""
    house = edge.house
    return ReportMails(
        room,
        house.people,
        house.store.deliveries,
        house.in_reader,
        mail=mail,
        make=partial(made, edge),
        check=may_go_on,
        compose=compose_report,
    )


def let_go(asked: Outgoing) -> None:
    """Send what waits of traces."""
    for listener in asked.listeners:
        if isinstance(listener, Traces):
            listener.close()
