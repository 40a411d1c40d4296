"""The schemas name every record that can travel, and everything that they refer to."""

import re

import msgspec
import pytest

from readyroom.codec import schema


def test_every_reference_leads_to_a_record():
    text = msgspec.json.encode(schema.document()).decode()
    referred = set(re.findall(r'"#/\$defs/([^"]+)"', text))
    assert referred
    assert referred <= schema.document()["$defs"].keys()


@pytest.mark.parametrize(
    ("family", "some"), [("event", "OfferEnded"), ("input", "SetStatus"), ("entity", "queue")]
)
def test_a_family_has_its_records(family: str, some: str):
    assert some in schema.names(family)
    alternatives = schema.document()["$defs"][family]["anyOf"]
    assert len(alternatives) == len(schema.names(family))


def test_references_can_be_written_for_an_openapi_document():
    families, records = schema.components("#/components/schemas/{name}")
    assert "#/components/schemas/ClockedIn" in str(families["event"])
    assert "ClockedIn" in records


def test_ranges_and_patterns_are_in_the_schema():
    records = schema.document()["$defs"]
    assert records["AgentConfig"]["properties"]["idle_logout_s"]["anyOf"][0]["maximum"] == 99_999
    assert records["QueueConfig"]["additionalProperties"] is False
