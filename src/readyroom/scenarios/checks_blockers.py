"""Checks about blockers: may this agent be rung for this queue, and if not, why.

Belongs here: `Ann in Sales: blocked by hold_misses since 10:06:20, on_call`, now and looking back, and where a
blocker comes of. The set of codes is always exact; since, until, by and cleared by are compared where asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from readyroom.engine import Blocker
from readyroom.scenarios.looks import Look
from readyroom.scenarios.patterns import SentenceError, Slots, Template
from readyroom.scenarios.scene import Scene
from readyroom.scenarios.sentences_out import say
from readyroom.scenarios.times import WHEN

Check = Callable[[Slots, Look, Scene], str]

_BLOCKER = re.compile(
    rf"(?P<code>[a-z_]+)(?P<since> since {WHEN})?(?P<until> until {WHEN})?"
    r"(?P<by> by (?:(?! cleared by ).)+)?(?P<clears> cleared by [a-z_]+)?"
)
Asked = list[dict[str, str]]


def _asked(text: str) -> Asked:
    """What a check says of each blocker."""
    asked = []
    for part in text.split(", "):
        found = _BLOCKER.fullmatch(part.strip())
        if found is None:
            form = "CODE[ since TIME][ until TIME][ by WHO][ cleared by WHAT]"
            raise SentenceError(f"{part!r} is no blocker; expected {form}")
        asked.append({name: value for name, value in found.groupdict().items() if value})
    return asked


def _said(blocker: Blocker, like: dict[str, str] | None, scene: Scene) -> str:
    """A blocker with as much detail as was asked; one that was not asked for with its beginning."""
    text = blocker.code
    if like is None or "since" in like:
        text += f" since {scene.time(blocker.since)}"
    if like is not None and "until" in like:
        text += f" until {scene.time(blocker.until)}" if blocker.until is not None else ""
    if like is not None and "by" in like:
        text += f" by {scene.person(blocker.by)}"
    if like is not None and "clears" in like:
        text += f" cleared by {blocker.clears}"
    return text


def _truth(found: Sequence[Blocker], asked: Asked, scene: Scene) -> str:
    if not found:
        return "may ring"
    left = list(found)
    said = []
    for like in asked:
        blocker = next((b for b in left if b.code == like["code"]), None)
        if blocker is not None:
            left.remove(blocker)
            said.append(_said(blocker, like, scene))
    said += [_said(blocker, None, scene) for blocker in left]
    return f"blocked by {', '.join(said)}"


def _now(s: Slots, look: Look, scene: Scene) -> str:
    found = look.blockers(s["agent"], s["queue"])
    where = f"{scene.name('agent', s['agent'])} in {scene.name('queue', s['queue'])}"
    return f"{where}: {_truth(found, _asked(s['rest']) if 'rest' in s else [], scene)}"


def _back(s: Slots, look: Look, scene: Scene) -> str:
    at = scene.instant(s["when"])
    found = look.blockers(s["agent"], s["queue"], at)
    where = f"{scene.name('agent', s['agent'])} in {scene.name('queue', s['queue'])}"
    return f"looking back at {s['when']}, {where}: {_truth(found, _asked(s['rest']) if 'rest' in s else [], scene)}"


def _comes_of(s: Slots, look: Look, scene: Scene) -> str:
    found = [b for b in look.blockers(s["agent"], s["queue"]) if b.code == s["code"]]
    where = f"{scene.name('agent', s['agent'])} in {scene.name('queue', s['queue'])}"
    if not found:
        return f"{where}: no {s['code']}"
    event = scene.event(found[0].cause)
    cause = "nothing in the log" if event is None else _like(s["rest"], say(event, scene))
    return f"{where}: {s['code']} comes of: {cause}"


def _like(asked: str, said: str) -> str:
    """Without its bracketed detail where the check has none."""
    return said if asked.endswith(")") else re.sub(r" \([^()]*\)$", "", said)


BLOCKERS: list[Template[Check]] = [
    Template("{agent} in {queue}: may ring", _now),
    Template("{agent} in {queue}: blocked by {rest}", _now),
    Template("{agent} in {queue}: {code:word} comes of: {rest}", _comes_of),
    Template("looking back at {when}, {agent} in {queue}: may ring", _back),
    Template("looking back at {when}, {agent} in {queue}: blocked by {rest}", _back),
]
