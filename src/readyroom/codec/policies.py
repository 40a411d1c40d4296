"""No-answer policies that are asked about: what is to be different, and what stays as each queue has it.

Belongs here: the file, and its values put over those of a queue. `[no_answer]` is for all queues, `[queues.ID]` for
one; what is not named stays as it was. Whom one tells is no part of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from readyroom.codec.check import CheckError, Mistake, check, dotted, in_file, unknown, unknown_among
from readyroom.codec.toml import Keys, MalformedError, parse
from readyroom.engine.catalogue import NoAnswerPolicy, QueueConfig

TABLES = ("no_answer", "queues")
NOT_ASKED = ("notify",)


class Policy(Struct, frozen=True, kw_only=True):
    """What is different: fields of `NoAnswerPolicy`, as in its file. Nothing at all: the policies as they were."""

    every: dict[str, Any] = field(default_factory=dict)
    """For all queues."""
    queues: dict[str, dict[str, Any]] = field(default_factory=dict)
    """For one of them, over that."""
    only: frozenset[str] | None = None
    """The queues that are asked about; the others stay as they were. None: all."""

    def of(self, queue: QueueConfig) -> NoAnswerPolicy:
        """What this queue's policy is then."""
        if self.only is not None and queue.id not in self.only:
            return queue.no_answer
        was = msgspec.to_builtins(queue.no_answer)
        wanted = _over(_over(was, self.every), self.queues.get(queue.id, {}))
        return msgspec.convert(wanted, NoAnswerPolicy)

    def with_threshold(self, threshold: int) -> Policy:
        """The same, but for the threshold of every queue."""
        queues = {
            name: {k: v for k, v in change.items() if k != "threshold"}
            for name, change in self.queues.items()
        }
        return replace(self, every={**self.every, "threshold": threshold}, queues=queues)

    def unfit(self, queues: Collection[str], statuses: Collection[str]) -> list[Mistake]:
        """All that it names and an organisation with these queues and statuses does not have."""
        named = {*self.queues, *(self.only or ())}
        mistakes = [
            Mistake(("queues", name), unknown_among(name, sorted(queues)))
            for name in sorted(named)
            if name not in queues
        ]
        tables: list[tuple[Keys, dict[str, Any]]] = [(("no_answer",), self.every)]
        tables += [(("queues", name), table) for name, table in self.queues.items()]
        for path, table in tables:
            outcome = table.get("outcome") or {}
            mistakes += [
                Mistake((*path, "outcome", field), unknown_among(outcome[field], sorted(statuses)))
                for field in ("status", "shown")
                if outcome.get(field) not in (None, *statuses)
            ]
        return mistakes


def whole(policy: NoAnswerPolicy) -> Policy:
    """This policy for every queue."""
    return Policy(
        every={name: value for name, value in msgspec.to_builtins(policy).items() if name not in NOT_ASKED}
    )


def read_policy(name: str, text: str) -> Policy:
    """A policy from the text of its file. Raises CheckError with every mistake and its place."""
    try:
        document = parse(name, text)
    except MalformedError as error:
        raise CheckError([str(error)]) from None
    policy, mistakes = policy_of(document.data)
    if mistakes:
        raise CheckError([line for _, line in in_file(document, mistakes)])
    return policy


def policy_in_json(text: bytes) -> Policy:
    """A policy from JSON of the file's shape. Raises CheckError with every mistake."""
    try:
        data = msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise CheckError([str(error)]) from None
    policy, mistakes = policy_of(data)
    if mistakes:
        raise CheckError([f"{dotted(each.path)}: {each.what}" for each in mistakes])
    return policy


def policy_of(data: Mapping[str, Any], over: Policy | None = None) -> tuple[Policy, list[Mistake]]:
    """A policy from data of that shape, put over another one, and all that is wrong with it."""
    mistakes = [Mistake((key,), unknown(key, [*TABLES])) for key in data if key not in TABLES]
    every, found = _changes(data.get("no_answer", {}), ("no_answer",))
    mistakes += found
    queues: dict[str, dict[str, Any]] = {}
    tables = data.get("queues", {})
    if not isinstance(tables, Mapping):
        mistakes.append(Mistake(("queues",), "is to be a table of tables, one a queue"))
        tables = {}
    for queue, table in tables.items():
        queues[queue], found = _changes(table, ("queues", queue))
        mistakes += found
    if over is not None:
        every = _over(over.every, every)
    return Policy(every=every, queues=queues), mistakes


def _changes(given: Any, path: Keys) -> tuple[dict[str, Any], list[Mistake]]:
    if not isinstance(given, dict):
        return {}, [Mistake(path, "is to be a table")]
    mistakes = [
        Mistake((*path, key), "whom one tells changes nothing here; leave it out")
        for key in NOT_ASKED
        if key in given
    ]
    _, found = check(given, NoAnswerPolicy, path)
    return given, mistakes + found + ([] if found else _half_an_outcome(given.get("outcome"), path))


def _half_an_outcome(outcome: dict[str, Any] | None, path: Keys) -> list[Mistake]:
    """A status goes with the kind `status`, and the kind with a status: half of it would depend on what was."""
    named = outcome or {}
    is_status, has_status = named.get("kind") == "status", named.get("status") is not None
    if is_status == has_status:
        return []
    what = (
        "names none: outcome.kind = status needs one"
        if is_status
        else "needs outcome.kind = status beside it"
    )
    return [Mistake((*path, "outcome", "status"), what)]


def _over(was: Any, change: Any) -> Any:
    """Tables are put over tables, field by field; everything else replaces what was."""
    if not isinstance(was, dict) or not isinstance(change, dict):
        return change
    if "kind" in change:  # an outcome: what the former kind needed is not this one's
        return change
    return {**was, **{key: _over(was.get(key), value) for key, value in change.items()}}
