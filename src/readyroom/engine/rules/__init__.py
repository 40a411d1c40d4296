"""The rule book: every automatic rule, in the order in which they run.

A rule is one file of this folder that answers a `Rule`, named here, with a scenario that turns red without it.
Rules that end things come before those that judge, and those before distribution, which looks at what is left.
"""

from __future__ import annotations

from readyroom.engine.rule import Rule
from readyroom.engine.rules.calendar import DAILY_LIMIT, DAILY_RESET, SCHEDULES
from readyroom.engine.rules.campaigns import HOME, POST_CALL, PREVIEW
from readyroom.engine.rules.distribution import DISTRIBUTION
from readyroom.engine.rules.no_answer import NO_ANSWER
from readyroom.engine.rules.notices import DEVICES_LOST, DRIFT_NOTICE, LINK_DOWN, LONG_WAIT, NOBODY_READY
from readyroom.engine.rules.returns import RETURNS
from readyroom.engine.rules.ringing import RING_TIMEOUT, RING_WITHDRAWN
from readyroom.engine.rules.sign_outs import HOME_LOST, IDLE_LOGOUT
from readyroom.engine.rules.single_call import SINGLE_CALL
from readyroom.engine.rules.status_covers_queues import STATUS_COVERS_QUEUES
from readyroom.engine.rules.switch import DRIFT, LATE, LINK_LOST
from readyroom.engine.rules.tasks import TASKS
from readyroom.engine.rules.waiting import WAITING_LIMITS
from readyroom.engine.rules.warning import WARNING
from readyroom.engine.rules.wrap_up import WRAP_UP

RULES: tuple[Rule, ...] = (
    RETURNS,
    STATUS_COVERS_QUEUES,
    WARNING,
    NO_ANSWER,
    SINGLE_CALL,
    WRAP_UP,
    PREVIEW,
    POST_CALL,
    HOME,
    TASKS,
    IDLE_LOGOUT,
    HOME_LOST,
    SCHEDULES,
    DAILY_RESET,
    DAILY_LIMIT,
    DRIFT,
    LATE,
    LINK_LOST,
    LONG_WAIT,
    NOBODY_READY,
    LINK_DOWN,
    DRIFT_NOTICE,
    DEVICES_LOST,
    RING_TIMEOUT,
    RING_WITHDRAWN,
    WAITING_LIMITS,
    DISTRIBUTION,
)
