"""Recent withdrawals, and each user's notifications: bounded lists folded from events.

Belongs here: what is kept of them and for how many. They are kept beside the state in snapshots, for the state does
not hold them; older ones are in the log.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from readyroom.engine import events as ev
from readyroom.engine.facts import Judgement

WITHDRAWALS_KEPT = 100
"""More than a supervisor scrolls through; the report has the rest."""
NOTIFICATIONS_KEPT = 200
"""Per user; more than anybody reads."""

HEARD = frozenset(
    {ev.HoldStarted, ev.HoldEnded, ev.SignedOut, ev.NotificationRaised, ev.NotificationSeen, ev.Removed}
)
"""What the lists are folded from. Most events say nothing to them."""


class Withdrawal(Struct, frozen=True, gc=False):
    """An automatic withdrawal: which agent, from what, by which rule, for which offers."""

    seq: int
    at: int
    agent: str
    queue: str | None
    """The scope of the withdrawal; None: all queues."""
    kind: str
    """misses, or the reason of an automatic sign-out: no_answer, idle, home_lost."""
    acts_as: str | None
    """The status or membership value, or sign_out."""
    rule: str
    judgement: Judgement | None = None
    hold: str | None = None
    ended_at: int | None = None
    ended_why: str | None = None


class Notification(Struct, frozen=True, gc=False):
    """What a user was told."""

    id: int
    at: int
    subject: str
    agent: str | None
    queue: str | None
    judgement: Judgement | None
    params: dict[str, str]
    seen_at: int | None = None


class Feed(Struct):
    """The newest ones of one room."""

    withdrawals: dict[int, Withdrawal] = field(default_factory=dict)
    """By seq, oldest first."""
    notifications: dict[str, dict[int, Notification]] = field(default_factory=dict)
    """User → id → notification, oldest first."""

    def on(self, event: ev.Event) -> tuple[int, ...]:
        """Fold one event; the withdrawals (by seq) that came, changed or went."""
        if type(event) not in HEARD:
            return ()
        if isinstance(event, ev.HoldStarted):
            if event.hold.kind == "misses":
                hold = event.hold
                acts_as = hold.acts_as_status or hold.acts_as_membership
                return self._add(
                    Withdrawal(
                        event.seq, event.at, event.agent, hold.queue, "misses", acts_as, event.rule,
                        hold.judgement, hold.id,
                    )
                )  # fmt: skip
        elif isinstance(event, ev.SignedOut):
            if event.reason in ("no_answer", "idle", "home_lost"):
                return self._add(
                    Withdrawal(
                        event.seq, event.at, event.agent, None, event.reason, "sign_out", event.rule, event.judgement
                    )
                )  # fmt: skip
        elif isinstance(event, ev.HoldEnded):
            return self._end(event)
        elif isinstance(event, ev.NotificationRaised):
            self._notify(event)
        elif isinstance(event, ev.NotificationSeen):
            mine = self.notifications.get(event.user, {})
            if event.notification in mine and mine[event.notification].seen_at is None:
                mine[event.notification] = replace(mine[event.notification], seen_at=event.at)
        elif isinstance(event, ev.Removed) and event.kind == "user":
            self.notifications.pop(event.key, None)
        return ()

    def of_user(self, user: str) -> list[Notification]:
        """A user's notifications, newest first."""
        return list(reversed(self.notifications.get(user, {}).values()))

    def _add(self, withdrawal: Withdrawal) -> tuple[int, ...]:
        self.withdrawals[withdrawal.seq] = withdrawal
        if len(self.withdrawals) <= WITHDRAWALS_KEPT:
            return (withdrawal.seq,)
        oldest = next(iter(self.withdrawals))
        del self.withdrawals[oldest]
        return withdrawal.seq, oldest

    def _end(self, event: ev.HoldEnded) -> tuple[int, ...]:
        for seq, withdrawal in self.withdrawals.items():
            if (
                withdrawal.hold == event.hold
                and withdrawal.agent == event.agent
                and withdrawal.ended_at is None
            ):
                self.withdrawals[seq] = replace(withdrawal, ended_at=event.at, ended_why=event.why)
                return (seq,)
        return ()

    def _notify(self, event: ev.NotificationRaised) -> None:
        told = Notification(
            event.seq, event.at, event.subject, event.agent, event.queue, event.judgement, event.params
        )
        for user in event.users:
            mine = self.notifications.setdefault(user, {})
            mine[event.seq] = told
            if len(mine) > NOTIFICATIONS_KEPT:
                del mine[next(iter(mine))]
