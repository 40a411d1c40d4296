"""How I am told away from the page: my channels and quiet hours.

Belongs here: `/me/telling`. Addresses are the administrator's: they say where what happens here goes to.
"""

from __future__ import annotations

from typing import Annotated

from litestar import get, patch
from litestar.params import JSONBody
from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import replace

from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.problems import FieldError, invalid, unknown
from readyroom.edges.http.routes.configure import configured, one_at_a_time
from readyroom.engine.catalogue import Clock, MessageChannel, UserConfig
from readyroom.engine.inputs import Configure
from readyroom.runtime.messages import ADDRESSES, Messages


class MyTelling(Struct, frozen=True, kw_only=True):
    """How one is told beside the page, which tells in any case."""

    channels: tuple[MessageChannel, ...]
    possible: tuple[MessageChannel, ...]
    """Those for which there is an address, and which the server is set up for."""
    email: str | None
    chat: str | None
    phone: str | None
    webhook: str | None
    """The address of a program of one's own."""
    quiet_from: Clock | None
    """Between these local times of the organisation messages wait."""
    quiet_to: Clock | None


class ChangedTelling(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be another way; what is not named stays."""

    channels: Annotated[tuple[MessageChannel, ...], Meta(max_length=4)] | UnsetType = UNSET
    quiet_from: Clock | UnsetType | None = UNSET
    quiet_to: Clock | UnsetType | None = UNSET


TELLING_EXAMPLE = {
    "channels": ["email"],
    "possible": ["email"],
    "email": "ann@example.org",
    "chat": None,
    "phone": None,
    "webhook": None,
    "quiet_from": "22:00",
    "quiet_to": "06:30",
}


@get("/me/telling", opt=describe("How I am told", tag="people", answer=TELLING_EXAMPLE))
async def show_telling(exchange: Asking) -> MyTelling:
    """The channels and quiet hours of one's own, and which channels one may choose."""
    return _telling(exchange, await _mine(exchange))


@patch(
    "/me/telling",
    opt=describe(
        "Change how I am told",
        tag="people",
        command=True,
        body={"quiet_from": "22:00", "quiet_to": "06:30"},
        answer=TELLING_EXAMPLE,
    ),
)
async def change_telling(data: JSONBody[ChangedTelling], exchange: Asking) -> MyTelling:
    """Without a right. A channel can be chosen if there is an address for it, which an administrator gives."""
    async with one_at_a_time(exchange):
        before = await _mine(exchange)
        named = {name: getattr(data, name) for name in data.__struct_fields__}
        given = {name: value for name, value in named.items() if value is not UNSET}
        if "channels" in given:
            given["channels"] = _chosen(before, given["channels"])
        after = replace(before, **given)
        return _telling(exchange, configured(await exchange.command(Configure, entities=(after,)), after))


def _chosen(before: UserConfig, channels: tuple[MessageChannel, ...]) -> tuple[str, ...]:
    """With the page as it was. Raises `Refused` (422) for a new channel without an address."""
    for channel in channels:
        if channel not in before.channels and ADDRESSES[channel](before) is None:
            raise invalid(
                [FieldError("no_address", f"there is no address for {channel}", pointer="/channels")]
            )
    page = tuple(channel for channel in before.channels if channel == "page")
    return (*page, *dict.fromkeys(channels))


async def _mine(exchange: Exchange) -> UserConfig:
    user = (await exchange.world()).users.get(exchange.principal.user)
    if user is None:
        raise unknown("user", exchange.principal.user)
    return user


def _telling(exchange: Exchange, user: UserConfig) -> MyTelling:
    messages = exchange.house.carrier(exchange.room.name, Messages)
    there = () if messages is None else messages.channels
    return MyTelling(
        channels=tuple(channel for channel in user.channels if channel != "page"),
        possible=tuple(each for each, address in ADDRESSES.items() if each in there and address(user)),
        email=user.email,
        chat=user.chat,
        phone=user.phone,
        webhook=user.webhook,
        quiet_from=user.quiet_from,
        quiet_to=user.quiet_to,
    )


ROUTES = [show_telling, change_telling]
