"""The OpenAPI 3.1 document, made from the routes.

Belongs here: how a route's signature and its `Operation` become a documented operation. The schemas come from
msgspec, which also checks the bodies: what the document says of a field is what is enforced. Litestar's own
generator is not used, because it leaves out what the types say of nested fields and of unknown ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, get_args, get_origin

import msgspec
from litestar import Litestar, Response
from litestar.handlers import HTTPRouteHandler
from litestar.params import ParameterKwarg
from litestar.routes import HTTPRoute
from litestar.typing import FieldDefinition
from msgspec import Struct

from readyroom import __version__
from readyroom.edges.http import bodies, idempotency, problems
from readyroom.edges.http.auth.keyring import COOKIE, CSRF_HEADER
from readyroom.edges.http.bodies import MAX_INTEGER
from readyroom.edges.http.operations import CHANGE_HEADER, SAFE_METHODS, Operation, operation_of
from readyroom.edges.http.paging import Page
from readyroom.edges.http.problems import Problem
from readyroom.engine.refusals import CODES

Json = dict[str, Any]
_REF = "#/components/schemas/{name}"
_RESERVED = frozenset(
    {"data", "request", "exchange", "state", "headers", "cookies", "query", "scope", "body"}
)
_CONSTRAINTS = {
    "ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum",
    "min_length": "minLength", "max_length": "maxLength", "pattern": "pattern",
    "min_items": "minItems", "max_items": "maxItems", "description": "description",
}  # fmt: skip
DESCRIPTION = (
    "Decides, for every agent and every queue of a call centre, whether a queue call may ring the agent, "
    "and says why. Instants are RFC 3339 in UTC; durations are seconds and end in `_s`. "
    "Refusals are `application/problem+json` with a stable `code`."
)


def document(app: Litestar) -> Json:
    """The whole document."""
    schemas = _Schemas()
    paths: dict[str, Json] = {}
    for path, method, handler, operation in sorted(_operations(app), key=lambda found: found[:2]):
        paths.setdefault(path, {})[method.lower()] = _operation(schemas, path, method, handler, operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Readyroom",
            "version": __version__,
            "description": DESCRIPTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [
            {"name": tag}
            for tag in sorted({op["tags"][0] for item in paths.values() for op in item.values()})
        ],
        "paths": paths,
        "components": {"schemas": schemas.components, "securitySchemes": _security_schemes()},
        "x-problems": [problems.explain(code) for code in problems.CATALOGUE] + _refusals(),
    }


def _operations(app: Litestar) -> Iterator[tuple[str, str, HTTPRouteHandler, Operation]]:
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            path = "/" + "/".join(
                part if isinstance(part, str) else "{" + part.name + "}" for part in route.path_components
            )
            for handler in route.route_handlers:
                operation = operation_of(handler)
                for method in handler.http_methods if operation else ():
                    assert operation is not None
                    yield path, str(method), handler, operation


def _operation(
    schemas: _Schemas, path: str, method: str, handler: HTTPRouteHandler, operation: Operation
) -> Json:
    signature = handler.parsed_fn_signature
    in_path = set(re.findall(r"{(\w+)}", path))
    parameters = [
        _parameter(schemas, name, definition, name in in_path)
        for name, definition in signature.parameters.items()
        if name not in _RESERVED
    ]
    named = {parameter["name"] for parameter in parameters}
    parameters += [_path_parameter(name) for name in sorted(in_path - named)]
    if operation.command:
        parameters.append(_idempotency_key())
    made: Json = {
        "tags": [operation.tag],
        "summary": operation.summary,
        "operationId": handler.handler_name,
        "parameters": parameters,
        "responses": _responses(schemas, method, handler, operation, bool(in_path), bool(named - in_path)),
        "security": _security(method, operation),
    }
    if handler.fn.__doc__:
        made["description"] = re.sub(r"\s+", " ", handler.fn.__doc__).strip()
    if (data := signature.parameters.get("data")) is not None:
        made["requestBody"] = _body(schemas, data, operation)
    return made


def _body(schemas: _Schemas, data: FieldDefinition, operation: Operation) -> Json:
    schema = schemas.patch(operation.patch_of) if operation.patch_of else schemas.body(data.raw)
    content: Json = {"schema": schema}
    if operation.body is not None:
        content["example"] = operation.body
    media_types = ["application/json"] + (["application/merge-patch+json"] if operation.patch_of else [])
    return {"required": not data.has_default, "content": dict.fromkeys(media_types, content)}


def _parameter(schemas: _Schemas, name: str, definition: FieldDefinition, in_path: bool) -> Json:
    schema = schemas.of(definition.annotation)
    kwarg = definition.kwarg_definition
    target = next((s for s in schema.get("anyOf", ()) if s.get("type") != "null"), schema)
    place, alias = "path" if in_path else "query", name
    if isinstance(kwarg, ParameterKwarg):
        for ours, theirs in _CONSTRAINTS.items():
            if getattr(kwarg, ours) is not None:
                target[theirs] = getattr(kwarg, ours)
        place, alias = str(kwarg.param_type.value), kwarg.name or name
    made: Json = {"name": alias, "in": place, "required": in_path or not definition.has_default}
    if "description" in target:
        made["description"] = target.pop("description")
    if definition.has_default and definition.default is not None:
        target["default"] = msgspec.to_builtins(definition.default)
    return made | {"schema": target if target is not schema and place == "query" else schema}


def _path_parameter(name: str) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _idempotency_key() -> Json:
    return {
        "name": idempotency.HEADER,
        "in": "header",
        "required": False,
        "description": f"A command repeated with it within {idempotency.KEPT_H} h is answered as the first",
        "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
    }


# --- answers ---------------------------------------------------------------------------------------------


def _responses(
    schemas: _Schemas,
    method: str,
    handler: HTTPRouteHandler,
    operation: Operation,
    in_path: bool,
    query: bool,
) -> Json:
    annotation = _answered(handler)
    success: Json = {"description": HTTPStatus(handler.status_code).phrase}
    if annotation is not None:
        content: Json = {"schema": {"type": "string"} if annotation is bytes else schemas.of(annotation)}
        if operation.answer is not None:
            content["example"] = operation.answer
        success["content"] = {operation.media_type: content}
        for media_type in operation.files:
            success["content"][media_type] = {"schema": {"type": "string", "contentMediaType": media_type}}
    headers = dict(_answer_headers(annotation, operation))
    if headers:
        success["headers"] = headers
    made = {str(handler.status_code): success}
    has_body = "data" in handler.parsed_fn_signature.parameters
    for status, codes in sorted(_problem_codes(method, operation, has_body, in_path, query).items()):
        made[str(status)] = _problem(schemas, status, sorted(codes))
    return made


def _answered(handler: HTTPRouteHandler) -> Any:
    annotation = handler.parsed_fn_signature.return_type.annotation
    if get_origin(annotation) is Response:
        annotation = get_args(annotation)[0]
    return None if annotation is type(None) else annotation


def _answer_headers(annotation: Any, operation: Operation) -> Iterator[tuple[str, Json]]:
    if get_origin(annotation) is Page:
        yield "Link", {"description": 'The next page, rel="next"', "schema": {"type": "string"}}
    if operation.command:
        description = "`true` where this is the first answer to a repeated command"
        yield idempotency.REPLAYED_HEADER, {"description": description, "schema": {"type": "string"}}
    if operation.command and operation.scope == "configure":
        description = "The change of configuration, if there was one, for `POST /audit/{seq}/undo`"
        yield CHANGE_HEADER, {"description": description, "schema": {"type": "string"}}


def _problem_codes(
    method: str, operation: Operation, has_body: bool, in_path: bool, query: bool
) -> dict[int, set[str]]:
    codes = {"request_timeout", "busy", "unavailable", *operation.problems}
    if not operation.public:
        codes |= {"unauthenticated", "forbidden", "scope_missing"} | (
            set() if method in SAFE_METHODS else {"csrf"}
        )
    if method not in SAFE_METHODS:
        codes |= {"stopping"}
    if in_path:
        codes |= {"unknown"}
    if has_body:
        codes |= {"malformed", "too_large", "unsupported_media_type", "invalid"}
    if query or operation.command:
        codes |= {"invalid"}
    by_status: dict[int, set[str]] = {}
    for code in codes:
        status = (
            problems.CATALOGUE[code][0]
            if code in problems.CATALOGUE
            else problems.REFUSAL_STATUS.get(code, 409)
        )
        by_status.setdefault(status, set()).add(code)
    if operation.command:
        by_status.setdefault(409, set())
        by_status.setdefault(422, set()).add("idempotency_key_reused")
    return by_status


def _problem(schemas: _Schemas, status: int, codes: list[str]) -> Json:
    listed = ", ".join(f"`{code}`" for code in codes)
    made: Json = {
        "description": f"{HTTPStatus(status).phrase}: {listed}"
        if codes
        else "Refused as things are; see `code`",
        "content": {problems.MEDIA_TYPE: {"schema": schemas.of(Problem)}},
    }
    if status in (429, 503):
        made["headers"] = {"Retry-After": {"description": "Seconds to wait", "schema": {"type": "string"}}}
    return made


def _refusals() -> list[Json]:
    return [
        {"code": code, "status": problems.REFUSAL_STATUS.get(code, 409), "title": text}
        for code, text in CODES.items()
        if code not in problems.CATALOGUE
    ]


def _security(method: str, operation: Operation) -> list[Json]:
    if operation.public:
        return []
    session: Json = {"session": []} if method in SAFE_METHODS else {"session": [], "csrf": []}
    return [{"bearer": []}, session]


def _security_schemes() -> Json:
    return {
        "bearer": {"type": "http", "scheme": "bearer", "description": "A token of POST /api/v1/auth/token"},
        "session": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "Set by /api/v1/auth/login"},
        "csrf": {
            "type": "apiKey", "in": "header", "name": CSRF_HEADER,
            "description": "`csrf_token` of GET /api/v1/me, with every unsafe request of a session",
        },
    }  # fmt: skip


class _Schemas:
    """Schemas by name, as they are needed."""

    def __init__(self) -> None:
        self.components: dict[str, Json] = {}

    def of(self, hint: Any) -> Json:
        """The schema of a type; what it consists of goes to the components."""
        (schema,), components = msgspec.json.schema_components([hint], ref_template=_REF)
        for name, component in components.items():
            self.components.setdefault(name, _bounded(component))
        bounded: Json = _bounded(schema)
        return bounded

    def body(self, hint: Any) -> Json:
        """As `of`; the tag of a record, or of several, may be left out where the path says what it is."""
        schema = self.of(hint)
        hint = bodies.plain(hint)
        if get_origin(hint) in (list, tuple):
            return schema | {"items": self.body(get_args(hint)[0])}
        if not (isinstance(hint, type) and issubclass(hint, Struct) and hint.__struct_config__.tag):
            return schema
        tag = hint.__struct_config__.tag_field
        full = self.components[hint.__name__]
        name = f"{hint.__name__}Body"
        self.components[name] = full | {"title": name, "required": [n for n in full["required"] if n != tag]}
        return {"$ref": _REF.format(name=name)}

    def patch(self, entity: type[Struct]) -> Json:
        """A merge patch of an entity: nothing is required, null means the default."""
        self.of(entity)
        full, name = self.components[entity.__name__], f"{entity.__name__}Patch"
        fixed = {"id", entity.__struct_config__.tag_field}
        properties = {
            field: schema if field in full["required"] else _or_null(schema)
            for field, schema in full["properties"].items()
            if field not in fixed
        }
        self.components[name] = {
            "title": name,
            "description": f"{full.get('description', '')} A merge patch (RFC 7396): null means the default.".strip(),
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
        }
        return {"$ref": _REF.format(name=name)}


def _or_null(schema: Json) -> Json:
    if any(member.get("type") == "null" for member in schema.get("anyOf", ())):
        return schema
    return {"anyOf": [schema, {"type": "null"}]}


def _bounded(schema: Any) -> Any:
    """Integers have the bounds that every body is held to."""
    if isinstance(schema, dict):
        made = {name: _bounded(inner) for name, inner in schema.items()}
        if made.get("type") == "integer":
            if "exclusiveMinimum" not in made:
                made.setdefault("minimum", -MAX_INTEGER)
            if "exclusiveMaximum" not in made:
                made.setdefault("maximum", MAX_INTEGER)
        return made
    return [_bounded(inner) for inner in schema] if isinstance(schema, list) else schema
