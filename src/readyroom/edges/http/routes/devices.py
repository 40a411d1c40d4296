"""Devices and sites: what there is, and what is known of it.

Belongs here: `/devices` and `/sites`. Their configuration takes `configure`; that a device registered or a site was
lost is a switch's to say (`operate_switch`).
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from litestar import delete, get, put
from litestar.params import FromPath, JSONBody
from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from readyroom.edges.http import rights
from readyroom.edges.http.exchange import Asking, Exchange
from readyroom.edges.http.operations import describe
from readyroom.edges.http.paging import DEFAULT_LIMIT, Cursor, Limit, Page, page_of
from readyroom.edges.http.problems import unknown
from readyroom.edges.http.routes.configure import need_over, one_at_a_time, remove
from readyroom.edges.http.routes.examples import AT
from readyroom.edges.http.routes.several import checked, then
from readyroom.edges.http.times import when
from readyroom.engine import inputs as i
from readyroom.engine.catalogue import Address, DeviceConfig, Id, Label, SiteConfig
from readyroom.engine.facts import Actor, Device, Site


class DeviceBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A device. What is left out stays as it is."""

    kind: Literal["desk", "web", "mobile"] | UnsetType = UNSET
    agent: Id | UnsetType | None = UNSET
    """Its owner; null: a shared phone."""
    site: Id | UnsetType | None = UNSET
    address: Address | UnsetType | None = UNSET
    registered: bool | UnsetType = UNSET


class DeviceView(Struct, frozen=True, kw_only=True):
    """A device, and since when it is (not) registered."""

    id: str
    kind: str
    agent: str | None
    site: str | None
    address: str | None
    registered: bool
    signed_in: str | None
    since: datetime
    by: Actor


class SiteBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A site. What is left out stays as it is."""

    label: Label | UnsetType = UNSET
    reachable: bool | UnsetType = UNSET


class SiteView(Struct, frozen=True, kw_only=True):
    """A site, and since when it is (not) reachable."""

    id: str
    label: str
    reachable: bool
    since: datetime
    by: Actor


DEVICE_EXAMPLE = {
    "id": "desk-12",
    "kind": "desk",
    "agent": "ann",
    "site": None,
    "address": "1012",
    "registered": True,
    "signed_in": None,
    "since": AT,
    "by": {"kind": "switch", "id": "pbx"},
}
SITE_EXAMPLE = {
    "id": "berlin",
    "label": "Berlin",
    "reachable": True,
    "since": AT,
    "by": {"kind": "switch", "id": "pbx"},
}


@get(
    "/devices",
    opt=describe("List the devices", tag="devices", answer={"items": [DEVICE_EXAMPLE], "next": None}),
)
async def list_devices(
    exchange: Asking, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Page[DeviceView]:
    """All of them for who configures or operates; else those of the agents whom one sees, and shared ones."""
    world = await exchange.world()
    found = [_device(device) for device in world.devices.values() if _sees(exchange, device)]
    return exchange.paged(page_of(found, limit, cursor, lambda device: device.id))


@get("/devices/{device:str}", opt=describe("A device", tag="devices", answer=DEVICE_EXAMPLE))
async def show_device(device: FromPath[str], exchange: Asking) -> DeviceView:
    """Whose it is, who is signed in at it, and whether it is registered."""
    world = await exchange.world()
    found = world.devices.get(device)
    if found is None:
        raise unknown("device", device)
    if not _sees(exchange, found):
        await exchange.hide("device", device)
    return _device(found)


@put(
    "/devices/{device:str}",
    opt=describe(
        "Put a device",
        tag="devices",
        command=True,
        body={"kind": "desk", "agent": "ann", "registered": True},
        answer=DEVICE_EXAMPLE,
    ),
)
async def put_device(device: FromPath[str], data: JSONBody[DeviceBody], exchange: Asking) -> DeviceView:
    """New or not. What it is takes `configure`, over the owner's unit; `registered` takes `operate_switch`."""
    async with one_at_a_time(exchange):
        world = await exchange.world()
        before = world.devices.get(device)
        config = DeviceConfig(id=device) if before is None else before.config
        sent = {name: getattr(data, name) for name in ("kind", "agent", "site", "address")}
        named = {name: value for name, value in sent.items() if value is not UNSET}
        after = replace(config, **named)
        checked(after)
        if before is None or named or data.registered is UNSET:
            await need_over(exchange, "configure", _unit(exchange, config))
            await need_over(exchange, "configure", _unit(exchange, after))
        if data.registered is not UNSET:
            await exchange.need("operate_switch")
        await exchange.command(i.Configure, entities=(after,))
        if data.registered is not UNSET:
            await then(exchange, i.ChangeDevice, "registered", device=device, registered=data.registered)
    found = (await exchange.world()).devices.get(device)
    if found is None:
        raise unknown("device", device)
    return _device(found)


@delete(
    "/devices/{device:str}",
    opt=describe("Remove a device", tag="devices", command=True, scope="configure", problems=("in_use",)),
)
async def remove_device(device: FromPath[str], exchange: Asking) -> None:
    """Refused while a call is up on it."""
    found = exchange.room.world.devices.get(device)
    if found is not None:
        await need_over(exchange, "configure", _unit(exchange, found.config))
    else:
        await exchange.need("configure")
    await remove(exchange, "device", device)


def _unit(exchange: Exchange, config: DeviceConfig) -> str | None:
    """The unit that a device belongs to, by its owner. A shared one is the organisation's."""
    owner = exchange.room.world.agents.get(config.agent or "")
    return None if owner is None else owner.config.unit


def _sees(exchange: Exchange, device: Device) -> bool:
    if exchange.may("configure") or exchange.may("operate_switch"):
        return True
    world, who = exchange.room.world, (device.config.agent, device.signed_in)
    if who == (None, None):
        return True
    return any(
        agent in world.agents and rights.sees_agent(exchange.principal, world.agents[agent])
        for agent in who
        if agent is not None
    )


def _device(device: Device) -> DeviceView:
    config = device.config
    return DeviceView(
        id=config.id,
        kind=config.kind,
        agent=config.agent,
        site=config.site,
        address=config.address,
        registered=device.registered,
        signed_in=device.signed_in,
        since=when(device.since),
        by=device.by,
    )


# --- sites -----------------------------------------------------------------------------------------------


@get("/sites", opt=describe("List the sites", tag="devices", answer={"items": [SITE_EXAMPLE], "next": None}))
async def list_sites(exchange: Asking, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Page[SiteView]:
    """All of them."""
    world = await exchange.world()
    found = [_site(site) for site in world.sites.values()]
    return exchange.paged(page_of(found, limit, cursor, lambda site: site.id))


@get("/sites/{site:str}", opt=describe("A site", tag="devices", answer=SITE_EXAMPLE))
async def show_site(site: FromPath[str], exchange: Asking) -> SiteView:
    """Whether it is reachable, and since when."""
    found = (await exchange.world()).sites.get(site)
    if found is None:
        raise unknown("site", site)
    return _site(found)


@put(
    "/sites/{site:str}",
    opt=describe(
        "Put a site",
        tag="devices",
        command=True,
        body={"label": "Berlin", "reachable": True},
        answer=SITE_EXAMPLE,
    ),
)
async def put_site(site: FromPath[str], data: JSONBody[SiteBody], exchange: Asking) -> SiteView:
    """New or not. Its label takes `configure` over the organisation; `reachable` takes `operate_switch`."""
    async with one_at_a_time(exchange):
        world = await exchange.world()
        before = world.sites.get(site)
        config = SiteConfig(id=site, label=site) if before is None else before.config
        after = config if data.label is UNSET else replace(config, label=data.label)
        checked(after)
        if before is None or data.label is not UNSET or data.reachable is UNSET:
            await need_over(exchange, "configure", None)
        if data.reachable is not UNSET:
            await exchange.need("operate_switch")
        await exchange.command(i.Configure, entities=(after,))
        if data.reachable is not UNSET:
            await then(exchange, i.ChangeSite, "reachable", site=site, reachable=data.reachable)
    found = (await exchange.world()).sites.get(site)
    if found is None:
        raise unknown("site", site)
    return _site(found)


@delete(
    "/sites/{site:str}",
    opt=describe("Remove a site", tag="devices", command=True, scope="configure", problems=("in_use",)),
)
async def remove_site(site: FromPath[str], exchange: Asking) -> None:
    """Refused while a device or an agent belongs to it."""
    await need_over(exchange, "configure", None)
    await remove(exchange, "site", site)


def _site(site: Site) -> SiteView:
    return SiteView(
        id=site.config.id,
        label=site.config.label,
        reachable=site.reachable,
        since=when(site.since),
        by=site.by,
    )


ROUTES = [
    list_devices,
    show_device,
    put_device,
    remove_device,
    list_sites,
    show_site,
    put_site,
    remove_site,
]
