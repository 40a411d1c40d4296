"""Looking at how Readyroom's link stands, as anybody may: by the API."""

from __future__ import annotations

import http.client
import json
import time
from typing import Any

from bench.servers import Address

HOST = "127.0.0.1"
UP_S = 180.0
EVERY_S = 0.02


def ask(server: Address, path: str) -> Any:
    """What it answers to a GET."""
    connection = http.client.HTTPConnection(HOST, server.port)
    connection.request("GET", f"/api/v1{path}", headers={"Authorization": f"Bearer {server.token}"})
    found = json.loads(connection.getresponse().read())
    connection.close()
    return found


def link(server: Address) -> dict[str, Any]:
    """The link to the Asterisk; empty if there is none yet."""
    found: list[dict[str, Any]] = ask(server, "/links")["items"]
    return found[0] if found else {}


def is_in_step(link: dict[str, Any]) -> bool:
    """Whether it is up, nothing waits, and the switch has what it should have."""
    codes = {problem["code"] for problem in link.get("problems", ())}
    return link.get("state") == "up" and not link["waiting"] and codes <= {"unknown_member"}


def until_in_step(server: Address, connections: int = 1) -> dict[str, Any]:
    """Wait until the link has been up so often, and is in step; how it stands then."""
    until = time.monotonic() + UP_S
    while True:
        found = link(server)
        if is_in_step(found) and found["connections"] >= connections:
            return found
        assert time.monotonic() < until, f"the link is not in step: {found}"
        time.sleep(EVERY_S)
