"""Speaking to a server over HTTP, each time as the person who has something to say.

Belongs here: who gets which token, the requests themselves, and a problem read back as a refusal. A password that is
needed for a token is set by the administrator, as it would be for a new colleague.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Any
from urllib.parse import quote

import httpx2
import msgspec
from msgspec import Struct

from readyroom.engine import Refusal

PREFIX = "/api/v1"
PASSWORD = "the same one for everybody here"  # noqa: S105 - of people who live for one scenario
LOGIN_CODE = "4711"
LIST = "?limit=1000"
"""The longest page: a scenario has no more of anything."""
TIMEOUT_S = 60.0


class Access(Struct, frozen=True):
    """Where an organisation is to be found, and the administrator who may do everything there."""

    url: str
    organisation: str
    admin: str
    password: str
    switch: str
    """The user by whom a switch speaks; may `operate_switch`."""


class Request(Struct, frozen=True):
    """One request. `user` None: the administrator."""

    method: str
    path: str
    body: Any = None
    user: str | None = None


class ServerError(Exception):
    """The server answered what no server should."""


def path(*segments: str) -> str:
    """A path of names, each one segment."""
    return "".join(f"/{quote(segment, safe='')}" for segment in segments)


class Talk:
    """An organisation that is spoken to. Close it."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self._passwords: dict[str, str] = {access.admin: access.password}
        self._tokens: dict[str, str] = {}
        self._http = httpx2.Client(
            base_url=access.url + PREFIX, timeout=TIMEOUT_S, trust_env=False, verify=False
        )

    def __enter__(self) -> Talk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Say no more."""
        self._http.close()

    # --- people ------------------------------------------------------------------------------------------

    def token(self, user: str | None = None) -> str | Refusal:
        """The bearer token of a user; a refusal where they may not have one."""
        user = self.access.admin if user is None else user
        found = self._tokens.get(user)
        if found is None:
            made = self._log_in(user)
            if isinstance(made, Refusal):
                return made
            found = self._tokens[user] = made
        return found

    def forget(self, user: str) -> None:
        """The user is no more: who comes back under this name is somebody else."""
        self._tokens.pop(user, None)
        if user != self.access.admin:
            self._passwords.pop(user, None)

    def _log_in(self, user: str) -> str | Refusal:
        access = self.access
        if user not in self._passwords:
            set_ = Request("PUT", path("users", user, "password"), {"password": PASSWORD})
            refusal = self.send(set_)
            if isinstance(refusal, Refusal):
                return refusal
            self._passwords[user] = PASSWORD
        body: dict[str, Any] = {
            "organisation": access.organisation,
            "user": user,
            "password": self._passwords[user],
        }
        if user == access.switch:
            body["scopes"] = ["switch"]
        answer = self._http.request("POST", "/auth/token", json=body)
        if answer.status_code != 201:
            return _refusal(answer)
        return str(answer.json()["token"])

    # --- requests ----------------------------------------------------------------------------------------

    def send(self, request: Request) -> Any | Refusal:
        """Send a request: the answer's JSON, or the refusal. Raises ServerError for what is neither."""
        token = self.token(request.user)
        if isinstance(token, Refusal):
            return token
        headers = {"Authorization": f"Bearer {token}"}
        content = None
        if request.body is not None:
            content = msgspec.json.encode(request.body)
            headers["Content-Type"] = "application/json"
        answer = self._http.request(request.method, request.path, content=content, headers=headers)
        if answer.is_success:
            return answer.json() if answer.content else None
        return _refusal(answer)

    def get(self, where: str, user: str | None = None) -> Any:
        """What is there. Raises KeyError where the server knows of nothing, ServerError for any other refusal."""
        found = self.send(Request("GET", where, user=user))
        if isinstance(found, Refusal):
            if found.code == "unknown":
                raise KeyError(found.params.get("key", where))
            raise ServerError(f"GET {where}: {found.code} {found.params}")
        return found


def _refusal(answer: httpx2.Response) -> Refusal:
    kind = answer.headers.get("content-type", "")
    if answer.status_code >= 500 or not kind.startswith("application/problem+json"):
        said = f"{answer.request.method} {answer.request.url.path}: {answer.status_code} {answer.text[:500]}"
        raise ServerError(said)
    return refusal_of(answer.json())


def refusal_of(problem: Mapping[str, Any]) -> Refusal:
    """The refusal that a problem tells of. A mistake of the body names its field, as the engine does."""
    params = dict(problem["params"])
    errors = problem.get("errors") or ()
    if problem["code"] == "invalid" and not params and errors:
        pointer = str(errors[0].get("pointer") or "")
        params = {"field": pointer.strip("/").replace("/", "."), "problem": errors[0]["detail"]}
    return Refusal(problem["code"], params)
