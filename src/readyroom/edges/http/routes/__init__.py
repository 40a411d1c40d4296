"""The domain's routes: agents, queues, calls, configuration, audit.

Belongs here: one module for each subject, and the list of all. A module reads as `users` does: find what is named
and may be touched, send one command, answer what came of it.
"""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from readyroom.edges.http.routes import (
    agents,
    audit,
    board,
    calls,
    catalogue,
    choices,
    configuration,
    corrections,
    devices,
    history,
    links,
    log,
    notifications,
    presets,
    queues,
    reports,
    switch,
    tasks,
    undo,
    webhooks,
    work,
)

ROUTES: tuple[ControllerRouterHandler, ...] = (
    *agents.ROUTES,
    *audit.ROUTES,
    *board.ROUTES,
    *calls.ROUTES,
    *catalogue.ROUTES,
    *choices.ROUTES,
    *configuration.ROUTES,
    *corrections.ROUTES,
    *devices.ROUTES,
    *history.ROUTES,
    *links.ROUTES,
    *log.ROUTES,
    *notifications.ROUTES,
    *presets.ROUTES,
    *queues.ROUTES,
    *reports.ROUTES,
    *switch.ROUTES,
    *tasks.ROUTES,
    *undo.ROUTES,
    *webhooks.ROUTES,
    *work.ROUTES,
)
