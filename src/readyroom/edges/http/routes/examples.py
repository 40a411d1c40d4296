"""Examples for the documentation: one call centre, so that they fit together.

Belongs here: examples that more than one route shows.
"""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins

from readyroom.engine import catalogue as cat

AT = "2026-11-23T09:02:11.250000Z"

AGENT_BODY: dict[str, Any] = {"id": "ann", "name": "Ann Archer", "unit": "sales", "login_code": True}
AGENT = to_builtins(cat.AgentConfig(id="ann", name="Ann Archer", unit="sales", login_code=True))
AGENT_SUMMARY: dict[str, Any] = {
    "id": "ann",
    "name": "Ann Archer",
    "unit": "sales",
    "groups": [],
    "user": "ann",
    "at_unit": None,
    "signed_in": True,
    "status": "online",
    "state": "online",
    "activity": "idle",
    "shown": {
        "code": "status",
        "label": "Online",
        "colour": "#2f9e44",
        "tone": "green",
        "since": AT,
        "then": None,
    },
    "queues": ["sales"],
}
POLICY = cat.NoAnswerPolicy(
    threshold=3,
    outcome=cat.NoAnswerOutcome(kind="leave_queue", shown="auto_logout"),
    notify=("dana",),
    resets=cat.Resets(daily_at="06:00"),
)
QUEUE_BODY: dict[str, Any] = {"id": "sales", "label": "Sales", "unit": "sales", "ring_s": 20}
QUEUE = to_builtins(cat.QueueConfig(id="sales", label="Sales", unit="sales", ring_s=20, no_answer=POLICY))
QUEUE_PATCH: dict[str, Any] = {"no_answer": {"threshold": 3, "outcome": {"kind": "leave_queue"}}}
MEMBER = to_builtins(cat.MemberConfig(queue="sales", agent="ann", tier=1))
SETTINGS = to_builtins(cat.Settings(name="Acme", zone="Europe/Berlin"))
STATUS = to_builtins(cat.StatusEntry(id="lunch", label="Lunch", kind="unavailable", colour="#f08c00"))
