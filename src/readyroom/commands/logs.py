"""What the process says of itself: structured lines on the standard error, for people or for programs.

Belongs here: setting structlog up, and bringing the libraries' own messages into the same form.
"""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.typing import Processor

from readyroom.config import LogConfig

CHATTY = ("uvicorn", "uvicorn.error", "alembic", "asyncio", "httpx2", "httpcore2")
"""Libraries whose news is not ours; their warnings are."""


class _ToStandardError(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes to whatever is the standard error at that moment: the live board takes its place for a while."""

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stderr
        super().emit(record)


def set_up(config: LogConfig) -> None:
    """From now on, log like this."""
    is_console = config.format == "console" or (config.format == "auto" and sys.stderr.isatty())
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    # A plain traceback: the rich one shows local variables, and those may hold secrets.
    last: list[Processor] = (
        [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            )
        ]
        if is_console
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(sort_keys=True)]
    )
    handler = _ToStandardError()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
            foreign_pre_chain=shared,
        )
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(config.level.upper())
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
