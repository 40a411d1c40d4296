"""The table of roles, and whom a right reaches."""

import pytest

from readyroom.edges.http import rights
from readyroom.engine.catalogue import AgentConfig, MemberConfig, QueueConfig, UserConfig
from readyroom.engine.facts import Agent, Attendance, Membership, Queue, State

SALES = Agent(config=AgentConfig(id="ann", name="Ann", unit="sales"))
SUPPORT = Agent(config=AgentConfig(id="ben", name="Ben", unit="support"))
VISITOR = Agent(config=AgentConfig(id="vic", name="Vic", unit="support"), attendance=Attendance(unit="sales"))
NOWHERE = Agent(config=AgentConfig(id="nora", name="Nora"))


def who(*roles: str, **more: object) -> rights.Principal:
    user = UserConfig(id="u", name="U", roles=roles, **more)  # type: ignore[arg-type]
    return rights.principal_of("acme", user)


@pytest.mark.parametrize(
    ("principal", "right", "reached"),
    [
        (who("supervisor", units=("sales",)), "set_agents", ["ann", "vic"]),
        (who("supervisor", units=("sales",)), "set_attendance", []),
        (who("supervisor", units=()), "set_agents", []),
        (who("unit_manager", units=("sales", "support")), "set_attendance", ["ann", "ben", "vic"]),
        (who("admin"), "set_attendance", ["ann", "ben", "vic", "nora"]),
        (who("admin", units=("support",)), "set_agents", ["ben", "vic"]),
        (who("agent", agent="ann"), "set_agents", ["ann"]),
        (who("agent", agent="ann"), "set_attendance", ["ann"]),
        (who("agent", agent="ann"), "reset_misses", []),
        (who(agent="ann"), "set_agents", []),
        (who("agent", rights=("reset_misses",), units=("support",)), "reset_misses", ["ben", "vic"]),
    ],
)
def test_whom_a_right_reaches(principal: rights.Principal, right: str, reached: list[str]):
    agents = [SALES, SUPPORT, VISITOR, NOWHERE]
    assert [a.config.id for a in agents if rights.may(principal, right, agent=a)] == reached  # type: ignore[arg-type]


def test_roles_are_rising_bundles():
    table = rights.RIGHTS_OF_ROLES
    assert table["agent"] < table["supervisor"] < table["unit_manager"] < table["admin"]
    assert all("ready_on_home" not in bundle for bundle in table.values())


@pytest.mark.parametrize(
    ("principal", "seen"),
    [
        (who("admin"), ["orders", "help", "main"]),
        (who("supervisor", units=("sales",)), ["orders", "main"]),
        (who("agent", agent="ann"), ["help"]),
        (who("agent"), []),
    ],
)
def test_which_queues_somebody_may_know_of(principal: rights.Principal, seen: list[str]):
    world = State(room="acme")
    member = MemberConfig(queue="help", agent="ann")
    world.agents["ann"] = Agent(
        config=SALES.config, memberships={"help": Membership(queue="help", config=member)}
    )
    configs = [
        QueueConfig(id="orders", label="O", unit="sales"),
        QueueConfig(id="help", label="H", unit="support"),
        QueueConfig(id="main", label="M"),
    ]
    queues = [Queue(config=config) for config in configs]
    assert [q.config.id for q in queues if rights.sees_queue(principal, world, q)] == seen


@pytest.mark.parametrize(
    ("principal", "agent", "switch", "kind"),
    [
        (who("agent", agent="ann"), "ann", False, "agent"),
        (who("admin", agent="ann"), "ann", False, "agent"),
        (who("admin", agent="ann"), "ben", False, "admin"),
        (who("admin"), None, False, "admin"),
        (who("supervisor", units=("sales",)), "ann", False, "supervisor"),
        (who("unit_manager"), None, False, "supervisor"),
        (who("admin"), None, True, "switch"),
    ],
)
def test_in_what_capacity_somebody_acts(
    principal: rights.Principal, agent: str | None, switch: bool, kind: str
):
    actor = rights.actor_of(principal, agent, switch=switch)
    assert (actor.kind, actor.id) == (kind, "u")


def test_a_token_for_a_switch_acts_as_the_switch():
    user = UserConfig(id="pbx", name="PBX", rights=("operate_switch",))
    assert rights.actor_of(rights.principal_of("acme", user, scopes=frozenset({"switch"}))).kind == "switch"
    plain = UserConfig(id="ann", name="Ann", roles=("agent",))
    assert rights.principal_of("acme", plain, scopes=frozenset({"switch"})).scopes == frozenset()


@pytest.mark.parametrize(
    ("principal", "user", "outranked"),
    [
        (who("admin"), {"roles": ("admin",)}, True),
        (who("admin", units=("sales",)), {"roles": ("admin",)}, False),
        (who("admin", units=("sales",)), {"roles": ("supervisor",), "units": ("sales",)}, True),
        (who("admin", units=("sales",)), {"roles": ("supervisor",), "units": ("sales", "support")}, False),
        (who("agent", rights=("manage_users",)), {"roles": ("agent",), "rights": ("ready_on_home",)}, True),
        (who("agent", rights=("manage_users",)), {"roles": ("supervisor",)}, False),
        (
            who("unit_manager", rights=("manage_users",), units=("a",)),
            {"roles": ("admin",), "units": ("a",)},
            False,
        ),
    ],
)
def test_nobody_outranks_who_has_more(principal: rights.Principal, user: dict[str, object], outranked: bool):
    config = UserConfig(id="x", name="X", **user)  # type: ignore[arg-type]
    assert rights.outranks(principal, config) is outranked
