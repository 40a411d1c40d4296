"""Examples of reports for the documentation: Ann's morning, of the call centre that all examples are of."""

from __future__ import annotations

from typing import Any

HEAD: dict[str, Any] = {
    "from": "2026-11-23",
    "to": "2026-11-23",
    "zone": "Europe/Berlin",
    "each": "day",
    "until": "2026-11-23T09:00:00Z",
    "known_at": None,
    "listed": True,
}
BO: dict[str, Any] = {"kind": "supervisor", "id": "bo"}
OF_ANN: dict[str, Any] = {
    "agent": "ann",
    "name": "Ann Archer",
    "period": "2026-11-23",
    "from": "2026-11-22T23:00:00Z",
    "to": "2026-11-23T09:00:00Z",
}
TIMELINES: dict[str, Any] = HEAD | {
    "rows": [
        {
            "agent": "ann",
            "name": "Ann Archer",
            "from": "2026-11-23T07:00:00Z",
            "to": "2026-11-23T08:30:00Z",
            "ms": 5_400_000,
            "unit": "sales",
            "state": "online",
            "reason": None,
            "automatic": False,
            "open": False,
            "opened_seq": 53,
        }
    ]
}
STATE: dict[str, Any] = {"reason": None, "automatic": False, "open": False, "corrected": False}
ATTENDANCE: dict[str, Any] = HEAD | {
    "rows": [
        OF_ANN
        | {
            "unit": "sales",
            "clock_ins": 1,
            "shifts": [
                {
                    "clocked_in_at": "2026-11-23T07:00:00Z",
                    "clocked_out_at": None,
                    "reason": None,
                    "forced": False,
                    "open_cases": [],
                    "ms": 7_200_000,
                    "opened_seq": 52,
                    "closed_seq": None,
                    "corrected": True,
                }
            ],
            "clocked_ms": 7_200_000,
            "total_ms": 7_200_000,
            "states": [
                STATE | {"state": "break", "ms": 900_000},
                STATE | {"state": "online", "ms": 6_300_000, "open": True, "corrected": True},
            ],
            "activities": [
                {"activity": "call", "ms": 3_000_000, "open": False},
                {"activity": "idle", "ms": 4_200_000, "open": True},
            ],
            "tasks": [],
            "task_ms": 0,
            "forced_changes": 1,
            "forced": [
                {
                    "at": "2026-11-23T08:30:00Z",
                    "seq": 118,
                    "change": "status_chosen",
                    "to": "break",
                    "queue": None,
                    "reason": None,
                    "rule": None,
                    "rule_version": None,
                    "offers": [],
                    "by": BO,
                }
            ],
            "corrections": [
                {
                    "seq": 731,
                    "at": "2026-11-23T08:45:00Z",
                    "by": BO,
                    "from": "2026-11-23T07:00:00Z",
                    "to": "2026-11-23T07:48:00Z",
                    "why": "Forgot to clock in",
                }
            ],
            "open": True,
        }
    ]
}
LUNCH: dict[str, Any] = {"label": "Lunch", "ms": 900_000, "open": False}
AVAILABILITY: dict[str, Any] = HEAD | {
    "rows": [
        OF_ANN
        | {
            "total_ms": 36_000_000,
            "logged_in_ms": 6_300_000,
            "logged_out_ms": 29_700_000,
            "logged_out": [{"label": None, "ms": 28_800_000, "open": False}, LUNCH],
            "open": True,
            "queues": [
                {
                    "queue": "sales",
                    "member_ms": 36_000_000,
                    "logged_in_ms": 6_000_000,
                    "paused_ms": 300_000,
                    "logged_out_ms": 29_700_000,
                    "logged_out": [{"label": None, "ms": 28_800_000, "open": False}, LUNCH],
                    "open": True,
                }
            ],
        }
    ]
}
MISSED: dict[str, Any] = {
    "offer": "o131",
    "call": "c130",
    "queue": "sales",
    "agent": "ann",
    "name": "Ann Archer",
    "device": "desk-12",
    "rang_at": "2026-11-23T08:40:00Z",
    "ended_at": "2026-11-23T08:40:20Z",
    "ring_ms": 20_000,
    "outcome": "no_answer",
    "detail": None,
    "raw_cause": None,
    "counted": True,
    "uncounted": None,
    "count": 3,
    "threshold": 3,
    "led_to": "withdrawn",
    "told": ["dana"],
    "opened_seq": 131,
    "closed_seq": 133,
    "source": None,
}
LOGOUT: dict[str, Any] = {
    "at": "2026-11-23T08:40:20Z",
    "agent": "ann",
    "name": "Ann Archer",
    "what": "withdrawn",
    "reason": "misses",
    "queue": "sales",
    "judgement": {
        "queue": "sales",
        "kind": "miss",
        "count": 3,
        "threshold": 3,
        "misses": [
            {"at": "2026-11-23T08:40:20Z", "offer": "o131", "call": "c130", "queue": "sales"},
        ],
        "rule_version": 12,
        "rule_by": {"kind": "admin", "id": "bo"},
        "rule_at": "2026-05-03T09:00:00Z",
    },
    "told": ["dana"],
    "ended_at": "2026-11-23T08:40:50Z",
    "ended_as": "returned",
    "ended_by": {"kind": "agent", "id": "ann"},
    "away_ms": 30_000,
    "open": False,
    "suspect": True,
    "opened_seq": 134,
    "closed_seq": 140,
}
MISSED_CALLS: dict[str, Any] = HEAD | {
    "sums": [
        {
            "agent": "ann",
            "name": "Ann Archer",
            "queue": "sales",
            "period": "2026-11-23",
            "offers": 12,
            "answered": 9,
            "outcomes": {"answered": 9, "no_answer": 3},
            "counted": 3,
            "ring_ms": 90_000,
            "withdrawals": 1,
            "suspects": 1,
        }
    ],
    "calls": [MISSED],
    "logouts": [LOGOUT],
}
QUEUES: dict[str, Any] = HEAD | {
    "minutes": None,
    "rows": [
        {
            "queue": "sales",
            "label": "Sales",
            "period": "2026-11-23",
            "from": "2026-11-22T23:00:00Z",
            "to": "2026-11-23T09:00:00Z",
            "offered": 1_060,
            "overflowed_in": 0,
            "answered": 1_000,
            "abandoned": 60,
            "overflowed": 0,
            "left": 0,
            "waiting": 0,
            "answered_within": 860,
            "abandoned_within": 20,
            "answered_wait_ms": 14_000_000,
            "abandoned_wait_ms": 2_400_000,
            "longest_wait_ms": 180_000,
            "average_speed_of_answer_ms": 14_000.0,
            "average_time_to_abandon_ms": 40_000.0,
            "service_level": {
                "threshold_s": 20,
                "ignored": 0.826_923_076_923_076_9,
                "counted_for": 0.830_188_679_245_283,
                "counted_against": 0.811_320_754_716_981_1,
            },
            "handled": 1_000,
            "talk_ms": 180_000_000,
            "hold_ms": 6_000_000,
            "wrap_up_ms": 30_000_000,
            "average_handling_ms": 216_000.0,
            "staffed_ms": 288_000_000,
            "busy_ms": 216_000_000,
            "free_ms": 72_000_000,
            "occupancy": 0.75,
            "open": False,
        }
    ],
}
