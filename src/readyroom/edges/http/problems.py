"""Problems: every answer that is not the wished one, in the form of RFC 9457 (`application/problem+json`).

Belongs here: the record, the catalogue of the codes that this edge adds to those of the engine, and the status
that each code is answered with. Clients go by `code` and `params`; `detail` is an English sentence for people who
write programs. Bad input is never answered with a 5xx.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from readyroom.engine.refusals import Refusal, sentence

MEDIA_TYPE = "application/problem+json"


class FieldError(Struct, frozen=True, omit_defaults=True):
    """One mistake in what was sent: in the body at a JSON pointer, or in a parameter by its name."""

    code: str
    detail: str
    pointer: str | None = None
    """RFC 6901, from the body's root: `/no_answer/threshold`; "" is the whole body."""
    parameter: str | None = None
    """The name of a query, path or header parameter."""


class Problem(Struct, frozen=True, kw_only=True):
    """What went wrong. `errors` lists all mistakes of the request at once."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    params: dict[str, str] = field(default_factory=dict)
    errors: tuple[FieldError, ...] = ()


CATALOGUE: dict[str, tuple[int, str]] = {
    "malformed": (400, "The body cannot be read as JSON"),
    "unauthenticated": (401, "Sign in first"),
    "wrong_credentials": (401, "User or password is wrong"),
    "wrong_login_code": (403, "The login code is wrong"),
    "wrong_password": (403, "The current password is wrong"),
    "forbidden": (403, "You have no right to do this"),
    "scope_missing": (403, "The token's scopes do not cover this"),
    "csrf": (403, "The CSRF token is missing or wrong"),
    "unknown": (404, "There is no such thing"),
    "no_such_path": (404, "There is no such path"),
    "method_not_allowed": (405, "The path does not know this method"),
    "request_timeout": (408, "The request took too long to arrive"),
    "exists": (409, "It exists already"),
    "last_admin": (409, "Somebody must remain who can administrate"),
    "switched_off": (409, "It is switched off"),
    "no_mail_server": (409, "This server has no mail server"),
    "not_rolled_up": (409, "These days are not rolled up yet"),
    "limit_reached": (409, "There are as many as there may be"),
    "too_large": (413, "The body is too large"),
    "unsupported_media_type": (415, "The body must be JSON"),
    "invalid": (422, "Something in the request is not as it must be"),
    "idempotency_key_reused": (422, "The idempotency key was used for another request"),
    "locked_out": (429, "Too many wrong tries"),
    "too_many_requests": (429, "Too many requests"),
    "internal": (500, "Something is wrong with the server"),
    "busy": (503, "The server has more to do than it can"),
    "stopping": (503, "The server is about to stop"),
    "unavailable": (503, "The server cannot answer at the moment"),
}
"""Code → status and title, for what this edge refuses by itself."""

_REFUSED_AS: dict[int, tuple[str, ...]] = {
    403: ("status_not_settable", "task_not_yours", "login_code_needed", "not_for_oneself"),
    404: ("unknown",),
    422: ("invalid", "reason_required", "reason_not_allowed", "note_required", "unit_required"),
}
REFUSAL_STATUS = {code: status for status, codes in _REFUSED_AS.items() for code in codes}
"""The engine's codes that are not answered with 409: everything else conflicts with how things are."""


def problem_type(code: str) -> str:
    """The URI that names a problem; the page that it leads to explains it."""
    return f"/api/docs#{code}"


class Refused(Exception):  # noqa: N818 - what was refused is a problem, not an error of the program
    """Raised anywhere below a route to answer with a problem."""

    def __init__(
        self,
        code: str,
        detail: str = "",
        *,
        params: Mapping[str, object] | None = None,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(code)
        known_status, title = CATALOGUE.get(code, (status or 409, "Refused"))
        self.headers = dict(headers or {})
        self.problem = Problem(
            type=problem_type(code),
            title=title,
            status=status or known_status,
            detail=detail or f"{title}.",
            code=code,
            params={name: str(value) for name, value in (params or {}).items()},
            errors=tuple(errors),
        )


def unknown(kind: str, key: str) -> Refused:
    """There is no such thing, or none that this person may know of."""
    return refused(Refusal("unknown", {"kind": kind, "key": key}))


def invalid(errors: Sequence[FieldError]) -> Refused:
    """Mistakes in what was sent, all of them."""
    return Refused("invalid", "; ".join(_located(error) for error in errors[:3]) + ".", errors=errors)


def refused(refusal: Refusal, in_path: bool = True) -> Refused:
    """The engine's refusal. Something unknown that the path does not name (`in_path`) is a mistake of the body."""
    status = REFUSAL_STATUS.get(refusal.code, 409)
    if refusal.code == "unknown" and not in_path:
        status = 422
    errors: list[FieldError] = []
    if refusal.code == "invalid":
        pointer = "/" + refusal.params.get("field", "").replace(".", "/")
        code = refusal.params.get("mistake", "invalid")
        errors.append(FieldError(code, refusal.params.get("problem", ""), pointer=pointer))
    return Refused(refusal.code, sentence(refusal), params=refusal.params, status=status, errors=errors)


def _located(error: FieldError) -> str:
    where = error.parameter if error.pointer is None else error.pointer or "body"
    return f"{where}: {error.detail}"


def explain(code: str) -> dict[str, Any]:
    """What the documentation says of a code of this edge."""
    status, title = CATALOGUE[code]
    return {"code": code, "status": status, "title": title}
