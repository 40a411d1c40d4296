"""What is asked and answered of what would have been under another policy.

Belongs here: the records, each with an example, and how they are made of a question and of its answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, field

from readyroom.edges.http.times import when
from readyroom.engine.catalogue import Id
from readyroom.runtime.what_ifs import Failed, State, WhatIf

Change = Annotated[
    dict[str, Any], Meta(description="Fields of a no-answer policy; what is not named stays as it was")
]
Ids = Annotated[tuple[Id, ...], Meta(max_length=1_000)]


class PolicyAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be different: a preset's policy, fields over it for all queues, fields for one of them over those.
    Nothing: the policies as they were.
    """

    preset: Annotated[str, Meta(max_length=64)] | None = None
    no_answer: Change = field(default_factory=dict)
    queues: Annotated[dict[Id, Change], Meta(max_length=1_000)] = field(default_factory=dict)


class NewWhatIf(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"first": "from", "last": "to"}
):
    """Which days, and under which policy."""

    first: date
    """First day, in the organisation's zone."""
    last: date | None = None
    """Last day, with it. None: as `from`."""
    policy: PolicyAsked
    queues: Ids = ()
    """These alone are different, and counted. None named: all that one sees."""
    suggest: bool = False
    """Try the thresholds from 1 to 10 besides, everything else as the policy has it."""
    at_most_false: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    """Suggest a threshold with no more false withdrawals than these."""


class WhatIfFigures(Struct, frozen=True, kw_only=True):
    """A time in numbers, as docs/simulation.md defines them."""

    calls: int
    offers: int
    withdrawals: int
    false_withdrawals: int
    """Of agents who were there."""
    presence_lost_s: float
    """For how long these were there and withdrawn."""
    warnings: int
    warned_s: float
    """For how long agents who were there were kept from calls by a warning."""
    taps: int
    """Asked of agents: a warning answered, a withdrawal ended by hand."""
    late_offers: int
    """Rings of agents who were away: each came before a withdrawal that was late."""
    lost_wait_s: float
    """For how long callers waited while those rang."""


class Sides(Struct, frozen=True, kw_only=True):
    """The same time twice: as it was, and as it would have been."""

    history: WhatIfFigures
    other: WhatIfFigures


class QueueSides(Sides, frozen=True, kw_only=True):
    """The same of one queue."""

    queue: str
    label: str


class Tried(Struct, frozen=True, kw_only=True):
    """What would have been with that threshold."""

    threshold: int
    figures: WhatIfFigures


class Suggestion(Struct, frozen=True, kw_only=True):
    """The threshold by which callers lose the least."""

    at_most_false: int
    threshold: int | None
    """None: each one has more false withdrawals."""
    tried: tuple[Tried, ...]


class WhatIfResult(Struct, frozen=True, kw_only=True):
    """What came of it."""

    events: int
    """That were judged anew."""
    is_estimate: bool
    rule: str | None
    """By which the figures are estimated."""
    total: Sides
    queues: tuple[QueueSides, ...]
    silent: tuple[str, ...]
    """Queues that were asked about and rang nobody in that time: history says nothing about them."""
    moved: int
    """Answered calls that others would have had."""
    added: int
    """Rings in vain that history does not have."""
    suggestion: Suggestion | None
    took_s: float


class WhatIfSummary(Struct, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """A question, and how far it is."""

    id: str
    user: str
    """Who asked."""
    asked_at: datetime
    state: State
    done: int
    """Events that were judged so far, of `of`."""
    of: int | None
    first: date
    last: date
    since: datetime
    until: datetime
    policy: PolicyAsked
    queues: tuple[str, ...]
    """Those that it is limited to; none: all."""
    suggest: bool
    at_most_false: int
    failed: Failed | None


class WhatIfInfo(WhatIfSummary, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """A question, how far it is, and its answer."""

    result: WhatIfResult | None


class _Suggested(Struct):
    at_most: int
    threshold: int | None
    tried: dict[int, WhatIfFigures]


class _Answered(Struct):
    """As the process writes it."""

    events: int
    is_estimate: bool
    rule: str | None
    total: Sides
    queues: dict[str, Sides]
    moved: int
    added: int
    suggestion: _Suggested | None
    took_s: float


def what_if_summary(question: WhatIf) -> WhatIfSummary:
    """A question without its answer."""
    return WhatIfSummary(**_summary(question))


def what_if_info(question: WhatIf, labels: Mapping[str, str]) -> WhatIfInfo:
    """A question with its answer, for who sees all that it is of. `labels`: of all queues that there are."""
    result = None if question.answer is None else _result(question.answer, question.asked.policy.only, labels)
    return WhatIfInfo(**_summary(question), result=result)


def _summary(question: WhatIf) -> dict[str, Any]:
    asked = question.asked
    return {
        "id": question.id,
        "user": question.user,
        "asked_at": when(question.at),
        "state": question.state,
        "done": question.done,
        "of": question.of,
        "first": asked.first,
        "last": asked.last,
        "since": when(asked.since),
        "until": when(asked.until),
        "policy": PolicyAsked(
            preset=asked.preset, no_answer=asked.changed.every, queues=asked.changed.queues
        ),
        "queues": tuple(sorted(asked.policy.only or ())),
        "suggest": asked.at_most is not None,
        "at_most_false": asked.at_most or 0,
        "failed": question.failed,
    }


def _result(answer: bytes, only: frozenset[str] | None, labels: Mapping[str, str]) -> WhatIfResult:
    told = msgspec.json.decode(answer, type=_Answered)
    heard = {queue for queue, sides in told.queues.items() if sides.history.offers}
    asked = labels if only is None else only
    best = told.suggestion
    return WhatIfResult(
        events=told.events,
        is_estimate=told.is_estimate,
        rule=told.rule,
        total=told.total,
        queues=tuple(
            QueueSides(queue=queue, label=labels.get(queue, queue), history=sides.history, other=sides.other)
            for queue, sides in told.queues.items()
        ),
        silent=tuple(sorted(queue for queue in asked if queue not in heard)),
        moved=told.moved,
        added=told.added,
        suggestion=None
        if best is None
        else Suggestion(
            at_most_false=best.at_most,
            threshold=best.threshold,
            tried=tuple(Tried(threshold=name, figures=figures) for name, figures in best.tried.items()),
        ),
        took_s=told.took_s,
    )


_HISTORY: dict[str, Any] = {
    "calls": 812, "offers": 934, "withdrawals": 14, "false_withdrawals": 2, "presence_lost_s": 1_260.0,
    "warnings": 0, "warned_s": 0.0, "taps": 14, "late_offers": 117, "lost_wait_s": 2_256.0,
}  # fmt: skip
_OTHER = _HISTORY | {
    "withdrawals": 21,
    "false_withdrawals": 3,
    "taps": 21,
    "late_offers": 64,
    "lost_wait_s": 1_280.0,
}
BODY_EXAMPLE: dict[str, Any] = {
    "from": "2026-11-16",
    "to": "2026-11-22",
    "policy": {"no_answer": {"threshold": 2}},
    "suggest": True,
    "at_most_false": 3,
}
SUMMARY_EXAMPLE: dict[str, Any] = {
    "id": "wi_5f2b9c31d0aa",
    "user": "bo",
    "asked_at": "2026-11-23T09:02:11.250000Z",
    "state": "waiting",
    "done": 0,
    "of": None,
    "from": "2026-11-16",
    "to": "2026-11-22",
    "since": "2026-11-16T00:00:00Z",
    "until": "2026-11-23T00:00:00Z",
    "policy": {"preset": None, "no_answer": {"threshold": 2}, "queues": {}},
    "queues": [],
    "suggest": True,
    "at_most_false": 3,
    "failed": None,
}
ASKED_EXAMPLE = SUMMARY_EXAMPLE | {"result": None}
ANSWERED_EXAMPLE = SUMMARY_EXAMPLE | {
    "state": "done",
    "done": 100_320,
    "of": 100_320,
    "result": {
        "events": 9_120,
        "is_estimate": True,
        "rule": "An estimate. Taken to have been away: …",
        "total": {"history": _HISTORY, "other": _OTHER},
        "queues": [{"queue": "sales", "label": "Sales", "history": _HISTORY, "other": _OTHER}],
        "silent": ["billing"],
        "moved": 4,
        "added": 0,
        "suggestion": {"at_most_false": 3, "threshold": 2, "tried": [{"threshold": 2, "figures": _OTHER}]},
        "took_s": 4.1,
    },
}
