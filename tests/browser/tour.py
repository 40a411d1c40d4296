"""All pages of the application, and the organisations in which the tests of its quality walk through them.

Belongs here: the list of pages that everything is tried on (a new page is added here, and so is looked at, read aloud
and typed through), a day that leaves something on each of them, and an organisation that has nothing yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page

from readyroom.engine import catalogue as cat
from tests.browser.house import House
from tests.browser.organisation import Organisation, small
from tests.browser.windows import rest, wait_until

Size = Literal["full", "empty"]
SECTIONS = (
    "guide",
    "presets",
    "queues",
    "schedules",
    "campaigns",
    "statuses",
    "agents",
    "users",
    "groups",
    "units",
    "devices",
    "sites",
    "links",
    "settings",
    "messages",
    "webhooks",
    "tokens",
    "audit",
)
"""Of the administration, as in `web/src/admin/sections.ts`."""
AT_ONCE = 7
"""Places of a stretch."""
AGENTS = {
    "emil": "Emil Eriksen",
    "fay": "Fay Fontaine",
    "gus": "Gus Grant",
    "hana": "Hana Horák",
    "ivo": "Ivo Ilić",
    "jo": "Jo van der Meer-Oppenheimer",
}
"""More than the small organisation has, so that lists are lists."""


CORRECTION = {
    "from": "2026-11-23T08:01:00Z",
    "to": "2026-11-23T08:03:00Z",
    "state": "training",
    "reason": "A course",
    "unit": "south",
    "why": "Training",
}
"""Of the day that is played, said by Mia of Ann."""
_HAS_COME = """
() => [...document.querySelectorAll("h1, h2, h3, h4, [role=heading]")].some((one) => one.checkVisibility())
  && document.querySelector(".mantine-Loader-root, .mantine-Skeleton-root") === null
"""
# Ended is the line of who may see nobody.
_IS_LIVE = """() => ["live", "ended"].includes(document.documentElement.dataset.link)"""


@dataclass(frozen=True)
class Place:
    """One page, and who looks at it."""

    user: str | None
    path: str
    only: Size | None = None
    """Shown by one of the organisations alone."""
    live: bool = True
    """Whether the live stream belongs to it."""

    @property
    def name(self) -> str:
        return self.path.strip("/").replace("/", "-") or "start"

    def show(self, page: Page) -> None:
        """Go there, and wait until all of it has come."""
        page.goto(self.path)
        self.wait(page)

    def wait(self, page: Page) -> None:
        wait_until(page, _HAS_COME if not self.live else f"() => ({_HAS_COME})() && ({_IS_LIVE})()")
        rest(page)


PLACES = (
    Place(None, "/sign-in", live=False),
    Place("ann", "/me"),
    Place("ann", "/day"),
    Place("ann", "/tasks"),
    Place("ann", "/told"),
    Place("mia", "/board"),
    Place("mia", "/withdrawals"),
    Place("mia", "/reports"),
    Place("mia", "/wall"),
    Place("mia", "/agents/ann"),
    Place("mia", "/tasks"),
    Place("admin", "/reports/what-if"),
    Place("admin", "/reports/schedules"),
    Place("mia", "/told"),
    Place("admin", "/admin"),
    *(Place("admin", f"/admin/{section}") for section in SECTIONS),
    *(
        Place("admin", f"/admin/{section}/{key}", "full")
        for section, key in {
            "presets": "attendance",
            "queues": "sales",
            "schedules": "morning",
            "campaigns": "winter",
            "statuses": "lunch",
            "agents": "ann",
            "users": "ann",
            "groups": "agents",
            "units": "north",
            "devices": "ann-desk",
            "sites": "hall",
        }.items()
    ),
    Place("admin", "/no/such/page", live=False),
)


def places(user: str | None, size: Size) -> list[Place]:
    """Those of one person."""
    return [place for place in PLACES if place.user == user and place.only in (None, size)]


@dataclass(frozen=True)
class Stretch:
    """Some of one person's places: as many as one test walks through in its time."""

    user: str | None
    size: Size
    number: int
    places: tuple[Place, ...]

    def __str__(self) -> str:
        return f"{self.user or 'stranger'}-{self.size}-{self.number}"


def stretches(size: Size, *users: str | None) -> list[Stretch]:
    """All places of these users, in stretches."""
    made = []
    for user in users:
        found = tuple(places(user, size))
        for number, first in enumerate(range(0, len(found), AT_ONCE)):
            made.append(Stretch(user, size, number, found[first : first + AT_ONCE]))
    return made


def empty() -> Organisation:
    """Nothing was set up yet but the people who look at it."""
    return Organisation().agent("ann", "Ann Archer", device=None).supervisor("mia", "Mia Marshall").admin()


def full() -> Organisation:
    """Something of everything."""
    made = small(tracked_groups=("agents",), clock_out_reasons=("End of shift", "Appointment"))
    made.queue("sales", "Sales", unit="north", ring_s=10, wrap_up_s=30, no_answer={"notify": ("mia",)})
    made.queue("billing", "Billing", unit="south", ring_s=10)
    for number, (id_, name) in enumerate(AGENTS.items()):
        unit, queues = ("north", ("support",)) if number % 2 else ("south", ("billing", "support"))
        made.agent(id_, name, unit=unit, queues=queues)
    made.status("training", "Training", reason="required", reasons=("A course",), other_reason=True)
    made.agent("ben", "Ben Baker", unit="north", queues=("sales",), login_code=True)
    made.unit_manager("mia", "Mia Marshall", "north", "south")
    made.put(
        cat.CampaignConfig(id="winter", label="Winter offers", post_call_s=60),
        cat.SiteConfig(id="hall", label="Town hall"),
        cat.ScheduleConfig(id="morning", time="08:00", queue="sales", agents=("ann", "ben")),
    )
    return made


def play(house: House) -> None:
    """A morning: calls answered and missed, a lunch, a task; and callers who still wait."""
    webhook = {"name": "Workforce management", "url": "http://127.0.0.1:9/in", "types": ["TaskTaken"]}
    house.api().post("/webhooks", webhook)
    house.api().patch("/users/ann", {"webhook": "http://127.0.0.1:9/"})
    house.ready("ann", "cleo")
    for _ in range(3):
        call = house.caller("sales")
        house.advance(4)
        house.answer("ann")
        house.advance(240)
        house.hangs_up(call)
        house.advance(400)
    house.miss("ann", "sales", 3)
    house.api("mia").post("/agents/ann/corrections", CORRECTION)
    house.ready("ben", "dan", *AGENTS)
    house.status("fay", "break")
    house.status("hana", "meeting")
    house.status("ivo", "offline")
    house.register("jo", registered=False)
    house.api("ann").put("/agents/ann/cases/4711", None)
    house.api("uma").post("/tasks", {"title": "File the letters", "unit": "north"})
    house.api("uma").post(
        "/tasks", {"title": "Call the printer about the invoices", "unit": "north", "assignee": "ann"}
    )
    house.caller("sales")
    house.answer("ben")
    house.advance(95)
    for _ in range(3):
        house.caller("sales")
        house.advance(25)
    house.caller("billing")
