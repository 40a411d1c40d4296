"""The rows of what was decided without being asked: the last automatic withdrawals, and what users were told.

Belongs here: their shapes and how each is read off the feed. As the board's rows they carry codes, ids and instants.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from readyroom.views.feed import Notification, Withdrawal
from readyroom.views.instants import maybe, when
from readyroom.views.rows import JudgementRow, judgement_row


class WithdrawalRow(Struct, frozen=True):
    """An automatic withdrawal, of the last ones. `id` is the seq of its event."""

    id: str
    at: datetime
    agent: str
    queue: str | None
    kind: str
    acts_as: str | None
    rule: str
    judgement: JudgementRow | None
    ended_at: datetime | None
    ended_why: str | None


class NotificationRow(Struct, frozen=True):
    """What a user was told."""

    id: int
    at: datetime
    subject: str
    agent: str | None
    queue: str | None
    judgement: JudgementRow | None
    params: dict[str, str]
    seen_at: datetime | None


def withdrawal_row(withdrawal: Withdrawal) -> WithdrawalRow:
    """A withdrawal as it is shown."""
    return WithdrawalRow(
        str(withdrawal.seq),
        when(withdrawal.at),
        withdrawal.agent,
        withdrawal.queue,
        withdrawal.kind,
        withdrawal.acts_as,
        withdrawal.rule,
        judgement_row(withdrawal.judgement),
        maybe(withdrawal.ended_at),
        withdrawal.ended_why,
    )


def notification_row(told: Notification) -> NotificationRow:
    """A notification as it is shown."""
    return NotificationRow(
        told.id,
        when(told.at),
        told.subject,
        told.agent,
        told.queue,
        judgement_row(told.judgement),
        told.params,
        maybe(told.seen_at),
    )
