"""An interval, made of a row of its table. Nothing else belongs here."""

from __future__ import annotations

from typing import Any

import msgspec

from readyroom.store.interface import Interval, IntervalTable, Json

Row = tuple[Any, ...]


def interval_of(table: IntervalTable, row: Row, known_at: int | None = None) -> Interval:
    """An interval from a row in the order of `statements.INTERVAL_COLUMNS`; as known at an instant, or today."""
    (id_, key, agent, queue, call, value, detail, opened_at, opened_seq, opened_seen, *closing) = row
    closed_at, closed_seq, closed_seen, closed_as, closed_detail, known_from, known_until, superseded_by = (
        closing
    )
    if known_at is not None and closed_seen is not None and closed_seen > known_at:
        closed_at = closed_seq = closed_seen = closed_as = closed_detail = None
    return Interval(
        table=table,
        id=id_,
        key=key,
        agent=agent,
        queue=queue,
        call=call,
        value=value,
        detail=_json(detail),
        opened_at=opened_at,
        opened_seq=opened_seq,
        opened_seen=opened_seen,
        closed_at=closed_at,
        closed_seq=closed_seq,
        closed_seen=closed_seen,
        closed_as=closed_as,
        closed_detail=None if closed_detail is None else _json(closed_detail),
        known_from=known_from,
        known_until=known_until,
        superseded_by=superseded_by,
    )


def _json(text: str) -> Json:
    decoded: Json = {} if text == "{}" else msgspec.json.decode(text)
    return decoded
