"""The seam between Litestar's request bodies and `bodies`: strict decoding for every route.

Belongs here: the transfer object that the application hands to Litestar, and what content types are taken.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, ClassVar

from litestar.dto import AbstractDTO, DTOConfig
from litestar.dto.data_structures import DTOFieldDefinition
from litestar.typing import FieldDefinition

from readyroom.edges.http.bodies import Shape
from readyroom.edges.http.problems import Refused

MEDIA_TYPES = frozenset({"application/json", "application/merge-patch+json"})


def check_media_type(content_type: str) -> None:
    """Only JSON is taken, also because a form on another site can send anything else without being asked.

    Raises `Refused` (415).
    """
    if content_type in MEDIA_TYPES or content_type.partition(";")[0].strip().lower() in MEDIA_TYPES:
        return
    raise Refused(
        "unsupported_media_type",
        f"The body must be application/json, not {content_type or 'unnamed'}.",
        headers={"Accept": "application/json"},
    )


class StrictBody(AbstractDTO[Any]):
    """Decodes the `data` of every route by its annotation; see `bodies` for what strict means."""

    config: ClassVar[DTOConfig] = DTOConfig()
    model_type = object
    _shapes: ClassVar[dict[str, Shape]] = {}

    @classmethod
    def create_for_field_definition(
        cls,
        field_definition: FieldDefinition,
        handler_id: str,
        backend_cls: Any = None,  # noqa: ARG003
    ) -> None:
        cls._shapes[handler_id] = Shape(field_definition.raw)

    def decode_bytes(self, value: bytes) -> Any:
        check_media_type(self.asgi_connection.headers.get("content-type", ""))
        return self._shapes[self.asgi_connection.route_handler.handler_id].decode(value)

    def decode_builtins(self, value: dict[str, Any]) -> Any:  # noqa: ARG002
        raise Refused("unsupported_media_type")

    @classmethod
    def generate_field_definitions(
        cls,
        model_type: type[Any],  # noqa: ARG003
    ) -> Generator[DTOFieldDefinition, None, None]:
        yield from ()

    @classmethod
    def detect_nested_field(cls, field_definition: FieldDefinition) -> bool:  # noqa: ARG003
        return False

    @classmethod
    def is_supported_model_type_field(cls, field_definition: FieldDefinition) -> bool:  # noqa: ARG003
        return True
