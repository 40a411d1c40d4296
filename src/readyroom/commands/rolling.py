"""Roll-ups from the command line: `rollups rebuild`. It may run beside a server.

Belongs here: what it says. How roll-ups are made is in `runtime.rollups`.
"""

from __future__ import annotations

import contextlib
from typing import Any

from readyroom.commands.output import Json, bar, say, say_json
from readyroom.commands.settings import ConfigFile, Data, Database, cannot, settings


def rebuild(
    data: Data = None, database: Database = None, config: ConfigFile = None, as_json: Json = False
) -> None:
    """Forget what days and months come to, and count it again from the intervals: the same rows."""
    from readyroom.runtime.log import Log
    from readyroom.runtime.rollups import Basis, digest
    from readyroom.runtime.rollups import rebuild as rebuild_room
    from readyroom.store import open_existing

    url = settings(config, data=data, database=database).database_url
    found: list[dict[str, Any]] = []
    with cannot(), contextlib.closing(open_existing(url)) as store:
        for room in store.rooms():
            world = Log(store, room).load().world
            basis = Basis(world.settings.zone, world.statuses)
            with bar(f"Counting {room}") as progress:
                done = 0

                def counted(days: int) -> None:
                    nonlocal done
                    done += days
                    progress(done, done)

                # Which days are over is for the log to say: this machine's clock may not be the server's.
                days = rebuild_room(store, room, basis, world.now, counted)
            count, sha256 = digest(store, room)
            found.append({"room": room, "days": days, "rollups": count, "sha256": sha256})
    if as_json:
        say_json({"rooms": found})
        return
    for told in found:
        say(
            f"organisation {told['room']}: {told['days']} days, {told['rollups']} roll-ups, SHA-256 {told['sha256']}"
        )
