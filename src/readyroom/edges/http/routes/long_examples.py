"""Examples of the long answers, made from their own types, so that they cannot differ from them.

Belongs here: one agent and one call, told in full: Ann missed three calls of Sales and was taken out.
"""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins
from msgspec.structs import asdict

from readyroom.edges.http.routes import agent_views as av
from readyroom.edges.http.routes import examples
from readyroom.edges.http.times import when
from readyroom.engine.catalogue import AgentConfig
from readyroom.engine.facts import Actor
from readyroom.views.explain import (
    AgentExplanation,
    BlockerRow,
    CallExplanation,
    OtherRow,
    QueueExplanation,
    TriedRow,
)
from readyroom.views.outlook import MemberRow, QueueOutlook
from readyroom.views.rows import CallRow, JudgementRow, MissRow, StandingRow

_AT = when(1_795_257_720_000)
_RANG = when(1_795_257_700_000)
_MORNING = when(1_795_249_800_000)
_ANN, _BO = Actor("agent", "ann"), Actor("admin", "bo")
_SYSTEM, _SWITCH = Actor("system"), Actor("switch", "pbx")
_MISSES = (
    MissRow(when(1_795_257_060_000), "o96", "c95", "sales"),
    MissRow(when(1_795_257_360_000), "o107", "c106", "sales"),
    MissRow(_AT, "o119", "c118", "sales"),
)
_JUDGEMENT = JudgementRow("sales", "miss", 3, 3, _MISSES, 41, _BO, _MORNING)
_HELD = BlockerRow(
    "hold_misses",
    _AT,
    122,
    _SYSTEM,
    "return_or_queue_login",
    None,
    {"hold": "h122", "membership": "out", "queue": "sales", "count": "3", "threshold": "3"},
    "no_answer",
    _JUDGEMENT,
)

QUEUE_STANDING = QueueExplanation("sales", False, (_HELD,), "in", "out", _MISSES, 3, None)
AGENT_EXPLANATION: Any = to_builtins(
    AgentExplanation(
        "ann", 122, _AT, "hold", "Auto logout", _AT, "online", "idle", "ring", "allow", (QUEUE_STANDING,)
    )
)
QUEUE_OUTLOOK: Any = to_builtins(
    QueueOutlook(
        "sales",
        122,
        _AT,
        (
            MemberRow(
                "ann",
                "Ann Archer",
                "#2f9e44",
                _AT,
                "online",
                (
                    StandingRow(
                        "sales", "Sales", "in", "out", _MORNING, False, "withdrawn", ("hold_misses",), 3, 3, None,
                        1, None,
                    ),
                ),
            ),
        ),
        (CallRow("c118", "sales", "+49 30 5550117", True, "waiting", _RANG, _RANG, (), 1),),
    )
)  # fmt: skip
CALL_EXPLANATION: Any = to_builtins(
    CallExplanation(
        call="c118",
        kind="queue",
        state="connected",
        queues=("sales",),
        caller="+49 30 5550117",
        external=True,
        since=_RANG,
        answered_by="ben",
        answered_at=when(1_795_257_724_000),
        ended_at=None,
        why=None,
        tried=(
            TriedRow(
                "ann", "o119", "sales", "desk-12", _RANG, _AT, 20_000, "no_answer", None, None, True, None
            ),
        ),
        others=(
            OtherRow(
                "cleo",
                "withdrawn",
                (
                    BlockerRow(
                        "status_unavailable",
                        _MORNING,
                        88,
                        Actor("agent", "cleo"),
                        "available_status",
                        None,
                        {"status": "lunch", "kind": "unavailable"},
                        None,
                        None,
                    ),
                ),
            ),
        ),
        others_by_blocker={"status_unavailable": 1},
        seq=125,
        at=when(1_795_257_724_000),
    )
)
_SHOWN = av.ShownView(code="hold", label="Auto logout", colour="#e8590c", tone="grey", since=_AT, then=None)
AGENT_DETAIL: Any = to_builtins(
    av.AgentDetail(
        **asdict(AgentConfig(id="ann", name="Ann Archer", unit="sales", login_code=True)),
        user="ann",
        seq=122,
        shown=_SHOWN,
        state="online",
        activity="idle",
        direct_calls="ring",
        outgoing_calls="allow",
        capabilities=av.Gate(console="full", calendar="full", case_browser="full"),
        attendance=av.AttendanceFact(since=_MORNING, by=_SYSTEM, cause=0, unit=None, tracked=False),
        signed_in=av.SignedInFact(since=_MORNING, by=_ANN, cause=51, devices=("desk-12",)),
        status=av.StatusFact(since=_MORNING, by=_ANN, cause=52, status="online", reason=None, note=None),
        devices=(
            av.DeviceFact(
                since=_MORNING,
                by=_SWITCH,
                cause=44,
                id="desk-12",
                kind="desk",
                registered=True,
                signed_in="ann",
                site=None,
            ),
        ),
        holds=(
            av.HoldView(
                since=_AT,
                by=_SYSTEM,
                cause=122,
                id="h122",
                kind="misses",
                queue="sales",
                acts_as_status=None,
                acts_as_membership="out",
                shown="auto_logout",
                until=None,
                rule="no_answer",
                judgement=_JUDGEMENT,
                campaign=None,
            ),
        ),
        offers=(),
        calls=(),
        wrap_up=None,
        cases=(),
        campaign_record=None,
        task=None,
        queues=(
            av.Standing(
                queue="sales",
                label="Sales",
                tier=1,
                position=0,
                wrap_up_s=30,
                membership=av.MembershipFact(
                    since=_MORNING, by=_ANN, cause=53, chosen="in", effective="out", reason=None
                ),
                offerable=False,
                blockers=(_HELD,),
                misses=av.CountView(count=3, threshold=3, misses=_MISSES),
                unreachable=av.CountView(count=0, threshold=None, misses=()),
                outcome=examples.POLICY.outcome,
                passed_by=None,
                observed=None,
            ),
        ),
        blockers=(),
    )
)
