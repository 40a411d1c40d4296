"""Readyroom ringing by itself at a real switch: a room, its link to the manager interface, and the one that rings.

The dialplan is that of a site that sends 91 to Readyroom's queue `sales`; whoever comes back from there is told of by
a UserEvent, and waits.
"""

from __future__ import annotations

import asyncio
from importlib import resources
from typing import Any

from readyroom.edges.asterisk.ari.connection import Target
from readyroom.edges.asterisk.ari.link import Link, Options
from readyroom.engine import catalogue as cat
from tests.asterisk.beside import Beside, centre
from tests.asterisk.site import Site, telephones
from tests.asterisk.switch import SECRET, Switch

FILE = "readyroom-queues.conf"
NUMBER = "91"
DIALPLAN = f"""
#include "{FILE}"
[distributed]
exten => {NUMBER},1,Gosub(readyroom-queue,s,1(sales))
 same => n,UserEvent(Back,Why: ${{READYROOM_WHY}})
 same => n,Wait(600)
exten => 92,1,Gosub(readyroom-queue,s,1(nowhere))
 same => n,UserEvent(Back,Why: ${{READYROOM_WHY}})
[from-outside](+)
include => distributed
[from-internal](+)
include => distributed
"""


def dialplan_file() -> str:
    """The dialplan file that comes with the package."""
    return (resources.files("readyroom.edges.asterisk") / "dialplan" / FILE).read_text("utf-8")


def site(phones: int = 4, hold_s: int = 30) -> Site:
    """A site that has included it; the switch waits so long for Readyroom."""
    text = dialplan_file().replace("TIMEOUT(absolute)=30", f"TIMEOUT(absolute)={hold_s}")
    return Site(phones=telephones(phones), queues={"support": {}}, dialplan=DIALPLAN, files={FILE: text})


def entities(*agents: str, **queue: Any) -> list[cat.Entity]:
    """Agents with a telephone each, named like it, in a queue for which Readyroom rings; two misses withdraw."""
    return centre(*agents, queues=("sales",), **({"mode": "distributor"} | queue))


class Ringing(Beside):
    """A room that rings at a switch. The line to its REST interface may be a cable's."""

    def __init__(
        self, switch: Switch, found: list[cat.Entity], options: Options | None = None, line: int | None = None
    ) -> None:
        super().__init__(switch, found)
        url = f"http://127.0.0.1:{line or switch.http_port}/ari"
        target = Target(url=url, user="readyroom", secret=SECRET)
        self._ring_options = options or Options()
        self._target_of_ringing = target
        self.ringer = self.do(self._made(target))
        self._ringing = self.do(self._started())

    async def _made(self, target: Target) -> Link:
        return Link(self.room, "pbx-ari", target, self._ring_options, jitter=lambda: 1.0)

    async def _started(self) -> asyncio.Task[None]:
        return asyncio.create_task(self.ringer.run())

    async def _stop(self) -> None:
        self._ringing.cancel()
        await asyncio.gather(self._ringing, return_exceptions=True)

    def stop_ringing(self) -> None:
        """Stop the link that rings, in good order."""
        self.do(self._stop())

    def ring_again(self) -> None:
        """Another one in its place, as after a new start."""
        self.ringer = self.do(self._made(self._target_of_ringing))
        self._ringing = self.do(self._started())
        self.until_up()

    def close(self) -> None:
        self.stop_ringing()
        super().close()

    # --- looking -----------------------------------------------------------------------------------------

    def until_up(self) -> None:
        """Wait until both links are in step."""
        super().until_up()
        self.until(lambda: not self.ringer.why, "the link that rings is up")

    def told(self) -> str:
        distributor = self.ringer.distributor
        return f"{super().told()}\n{self.ringer.why!r} {distributor.callers} {distributor.telephones.rings}"

    def until_talking(self, *agents: str) -> None:
        """Wait until these are on a call, and the switch has put as many pairs together."""

        def talk() -> bool:
            on_a_call = all(self.world.agents[agent].calls for agent in agents)
            return on_a_call and self.pairs() == len(agents)

        self.until(talk, f"{agents} talk")

    def pairs(self) -> int:
        """How many bridges with two in them the switch has."""
        bridges = [one["BridgeId"] for one in self.channels() if one["BridgeId"]]
        return sum(bridges.count(bridge) == 2 for bridge in set(bridges))

    def channels(self) -> list[dict[str, str]]:
        """All channels at the switch."""
        return self.switch.view.all("CoreShowChannels")

    def until_quiet(self) -> None:
        """Wait until nobody is on the phone any more, at the switch or in the room."""

        def quiet() -> bool:
            at_switch = self.channels() or self.switch.view.all("BridgeList")
            distributor = self.ringer.distributor
            known = distributor.callers or distributor.telephones.rings or self.world.calls
            return not at_switch and not known

        self.until(quiet, "all is over")
        assert not self.room.counts.quarantine
