"""The wiring of what-if: the product's own command, in a process beside the server, on the same database.

Belongs here: which command, and what it is told how. The database's address may hold a password, so it goes by the
environment, which none but the same user can read; of the server's other settings and secrets the process has none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

import msgspec

from readyroom.config import FILE_VARIABLE, PREFIX, ServerConfig
from readyroom.runtime.what_ifs import Program, WhatIfAsked, WhatIfs
from readyroom.views.instants import when


def answering(config: ServerConfig, environment: Mapping[str, str] = os.environ) -> WhatIfs:
    """Questions of what would have been, answered from the database of these settings."""
    return WhatIfs(program_of(config, environment))


def program_of(config: ServerConfig, environment: Mapping[str, str]) -> Callable[[WhatIfAsked], Program]:
    """What answers a question."""
    kept = {name: value for name, value in environment.items() if not name.startswith(PREFIX)}
    kept |= {f"{PREFIX}DATABASE": config.database_url, FILE_VARIABLE: os.devnull}
    return lambda asked: Program(_arguments(asked), kept, _given(asked))


def _arguments(asked: WhatIfAsked) -> tuple[str, ...]:
    found = [sys.executable, "-m", "readyroom", "what-if", "--json", "--progress", "--policy", "-"]
    found += ["--organisation", asked.room]
    found += ["--from", when(asked.since).isoformat(), "--to", when(asked.until).isoformat()]
    for queue in sorted(asked.policy.only or ()):
        found += ["--queue", queue]
    if asked.at_most is not None:
        found += ["--suggest", "--at-most-false", str(asked.at_most)]
    return tuple(found)


def _given(asked: WhatIfAsked) -> bytes:
    return msgspec.json.encode({"no_answer": asked.policy.every, "queues": asked.policy.queues})
