"""JSON Schema of what travels: events, inputs and configuration.

Belongs here: the schemas that other programs validate against, made from the engine's types. The HTTP edge's
OpenAPI document has its own; both rest on the same records.
"""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from readyroom.engine.catalogue import Entity
from readyroom.engine.events import AnyEvent
from readyroom.engine.inputs import AnyInput

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FAMILIES: dict[str, Any] = {"event": AnyEvent, "input": AnyInput, "entity": Entity}
"""What a message can be, by the name of its schema."""


def components(ref_template: str = "#/$defs/{name}") -> tuple[dict[str, Any], dict[str, Any]]:
    """The schema of each family, and those of all records that they refer to, by name."""
    families, records = msgspec.json.schema_components(tuple(FAMILIES.values()), ref_template=ref_template)
    return dict(zip(FAMILIES, families, strict=True)), dict(records)


def document() -> dict[str, Any]:
    """One schema document: `$defs` has every record, and `event`, `input` and `entity` for the families."""
    families, records = components()
    assert not families.keys() & records.keys()
    return {
        "$schema": DIALECT,
        "title": "Readyroom",
        "$defs": dict(sorted((records | families).items())),
    }


def names(family: str) -> list[str]:
    """The names that the `type` of a family's records can have."""
    return sorted(str(record.__struct_config__.tag) for record in get_args(FAMILIES[family]))
