"""Rows as the API answers them."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]


def blocker_row(**own: Any) -> Row:
    row: Row = {
        "code": "signed_out",
        "since": "2026-03-02T10:03:20Z",
        "cause": 0,
        "by": {"kind": "system", "id": ""},
        "clears": "sign_in",
        "until": None,
        "params": {},
        "rule": None,
        "judgement": None,
    }
    return row | own


def standing(queue: str, category: str = "ready", **own: Any) -> Row:
    row: Row = {
        "queue": queue,
        "category": category,
        "offerable": category == "ready",
        "blockers": [],
        "misses": 0,
        "threshold": 3,
        "passed_by": None,
        "drift": None,
    }
    return row | own


def agent(name: str, *queues: Row, **own: Any) -> Row:
    row: Row = {
        "id": name.split()[0].lower(),
        "name": name,
        "code": "status",
        "label": "Online",
        "colour": "#2f9e44",
        "state": "online",
        "since": "2026-03-02T09:00:00Z",
        "then": None,
        "activity": "idle",
        "status": "online",
        "unit": "north",
        "at_unit": None,
        "warned_until": None,
        "devices": [{"id": "desk-1", "kind": "desk", "registered": True}],
        "queues": list(queues),
    }
    return row | own


def queue(label: str, **own: Any) -> Row:
    row: Row = {
        "id": label.lower(),
        "label": label,
        "unit": None,
        "waiting": 0,
        "oldest_since": None,
        "ready": 2,
        "on_call": 1,
        "withdrawn": 0,
        "absent": 0,
        "today": {"answered": 0, "within": 0, "abandoned": 0, "left": 0},
    }
    return row | own


def withdrawal(number: int, who: str, **own: Any) -> Row:
    row: Row = {
        "id": str(number),
        "at": "2026-03-02T10:20:00Z",
        "agent": who,
        "queue": "sales",
        "judgement": {"kind": "miss", "count": 3, "threshold": 3},
        "ended_at": None,
    }
    return row | own


def snapshot(agents: list[Row], queues: list[Row], withdrawals: list[Row] | None = None) -> Row:
    return {
        "seq": 412,
        "at": "2026-03-02T10:30:00Z",
        "agents": agents,
        "queues": queues,
        "calls": [],
        "offers": [],
        "withdrawals": withdrawals or [],
    }
