"""Builds the organisation that a test is about, on top of a preset.

Belongs here: short words for the entities of the catalogue. Whatever is not named is as the preset has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import asdict, replace

from readyroom.codec import presets
from readyroom.engine import catalogue as cat
from readyroom.engine.catalogue import Entity


class Organisation:
    """Entities in the order in which they are put. Each method adds one, and answers the organisation."""

    def __init__(self, preset: str = "1stream", *, name: str = "Acme", zone: str = "UTC", **settings: Any):
        base = presets.load(preset)
        self.settings = replace(base.settings, name=name, zone=zone, **settings)
        self.statuses = {status.id: status for status in base.statuses}
        self.users: list[str] = []
        """Those that have a password, and so can sign in."""
        self._entities: list[Entity] = []

    @property
    def entities(self) -> tuple[Entity, ...]:
        groups = (cat.GroupConfig(id=group, label=group.title()) for group in self.settings.tracked_groups)
        return (*self.statuses.values(), *groups, self.settings, *self._entities)

    def put(self, *entities: Entity) -> Organisation:
        """Anything else of the catalogue."""
        self._entities += entities
        return self

    def status(self, id_: str, label: str, **fields: Any) -> Organisation:
        self.statuses[id_] = cat.StatusEntry(id=id_, label=label, **fields)
        return self

    def unit(self, id_: str, label: str) -> Organisation:
        return self.put(cat.UnitConfig(id=id_, label=label))

    def queue(
        self, id_: str, label: str, *, unit: str | None = None, no_answer: Any = None, **fields: Any
    ) -> Organisation:
        """A queue; `no_answer` names the fields of its policy that differ from the preset's."""
        given = asdict(self.settings.queue_defaults) | fields
        given["no_answer"] = replace(given["no_answer"], **(no_answer or {}))
        return self.put(cat.QueueConfig(id=id_, label=label, unit=unit, **given))

    def agent(
        self,
        id_: str,
        name: str,
        *,
        unit: str | None = None,
        queues: Iterable[str] = (),
        device: str | None = "desk",
        user: bool = True,
        rights: Iterable[cat.Right] = (),
        licences: Iterable[cat.Feature] = ("auto_logout",),
        **fields: Any,
    ) -> Organisation:
        """An agent, their telephone (`{id}-desk`, registered once the house says so), their user, their queues."""
        given = asdict(self.settings.agent_defaults)
        if tracked := self.settings.tracked_groups:
            given["groups"] = tracked
        self.put(cat.AgentConfig(**{**given, "id": id_, "name": name, "unit": unit, **fields}))
        if device is not None:
            self.put(cat.DeviceConfig(id=f"{id_}-{device}", kind=device, agent=id_))  # type: ignore[arg-type]
        if user:
            given_rights = (*self.settings.default_rights, *rights)
            self.user(id_, name, "agent", agent=id_, rights=given_rights, licences=tuple(licences))
        return self.put(*(cat.MemberConfig(queue=queue, agent=id_) for queue in queues))

    def user(
        self, id_: str, name: str, role: cat.Role, *, password: bool = True, **fields: Any
    ) -> Organisation:
        if password:
            self.users.append(id_)
        return self.put(cat.UserConfig(id=id_, name=name, roles=(role,), **fields))

    def supervisor(self, id_: str, name: str, *units: str, **fields: Any) -> Organisation:
        return self.user(id_, name, "supervisor", units=units, **fields)

    def unit_manager(self, id_: str, name: str, *units: str, **fields: Any) -> Organisation:
        return self.user(id_, name, "unit_manager", units=units, **fields)

    def admin(self, id_: str = "admin", name: str = "Olga Osborne", **fields: Any) -> Organisation:
        return self.user(id_, name, "admin", **fields)


def small(preset: str = "1stream", *, zone: str = "UTC", **settings: Any) -> Organisation:
    """Two units, three queues, four agents, a supervisor of each unit, a unit manager, an administrator."""
    return (
        Organisation(preset, zone=zone, **settings)
        .unit("north", "North")
        .unit("south", "South")
        .queue("sales", "Sales", unit="north", ring_s=10)
        .queue("support", "Support", unit="north", ring_s=10)
        .queue("billing", "Billing", unit="south", ring_s=10)
        .agent("ann", "Ann Archer", unit="north", queues=("sales", "support"))
        .agent("ben", "Ben Baker", unit="north", queues=("sales",))
        .agent("cleo", "Cleo Carter", unit="north", queues=("support", "billing"))
        .agent("dan", "Dan Dyer", unit="south", queues=("billing",))
        .supervisor("mia", "Mia Marshall", "north")
        .supervisor("noah", "Noah North", "south")
        .unit_manager("uma", "Uma Underwood", "north")
        .admin()
    )


def large(agents: int, preset: str = "1stream", *, queues: int = 20, units: int = 10) -> Organisation:
    """A centre for the board: agents `a0001`, … who cannot sign in; `mia` supervises all units."""
    made = Organisation(preset)
    names = [f"u{number:02}" for number in range(units)]
    for number, unit in enumerate(names):
        made.unit(unit, f"Unit {number + 1}")
    for number in range(queues):
        made.queue(f"q{number:02}", f"Queue {number + 1}", unit=names[number % units])
    for number in range(1, agents + 1):
        chosen = {f"q{(number + step) % queues:02}" for step in (0, 1, 7)}
        unit = names[number % units]
        made.agent(f"a{number:04}", f"Agent {number:04}", unit=unit, queues=sorted(chosen), user=False)
    return made.supervisor("mia", "Mia Marshall", *names).admin()
