"""Speaking to a running server over HTTP.

Belongs here: where it is found, how an answer is taken in, and what is said to a person for each way in which it can
go wrong.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, tzinfo
from types import TracebackType
from typing import Any
from urllib.parse import quote

import httpx2

from readyroom.commands.output import MISUSED, Told, zone_of

URL_VARIABLE = "READYROOM_URL"
TOKEN_VARIABLE = "READYROOM_TOKEN"  # noqa: S105 - a name
DEFAULT_URL = "http://127.0.0.1:8080"
PREFIX = "/api/v1"
PAGE = 500
"""Items asked for at a time; all pages are read."""
TIMEOUT_S = 30.0
ADDRESS = re.compile(r"https?://(?P<host>[\w.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?(/\S*)?")
OWN_HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""This machine is never asked by way of a proxy."""

HINTS = {
    "unauthenticated": f"{TOKEN_VARIABLE} is wrong, revoked or over: get a new one by `readyroom login USER`.",
    "forbidden": "Ask an administrator for the right, or use the token of somebody who has it.",
    "scope_missing": "Use a token with that scope: `readyroom token create --scope …`.",
    "stopping": "The server is about to stop; try again when it is back.",
    "busy": "Try again in a moment.",
    "unavailable": "See the server's log.",
    "internal": "See the server's log.",
}
"""What to do, where the server's own sentence does not say it."""
LISTS = {"agent": "`readyroom agents` lists them.", "queue": "`readyroom queues` lists them."}


def segment(name: str) -> str:
    """A name as one segment of a path."""
    return quote(name, safe="")


class Client:
    """A server, as somebody who is signed in by READYROOM_TOKEN asks it. Every method raises `Told`."""

    def __init__(self, *, needs_token: bool = True) -> None:
        self.url = (os.environ.get(URL_VARIABLE) or DEFAULT_URL).rstrip("/")
        token = os.environ.get(TOKEN_VARIABLE, "").strip()
        if needs_token and not token:
            raise Told(
                f'{TOKEN_VARIABLE} is not set: get a token by eval "$(readyroom login USER)".',
                MISUSED,
                "no_token",
            )
        found = ADDRESS.fullmatch(self.url)
        if found is None:
            raise Told(
                f"{URL_VARIABLE} is no address ({self.url}): give one like {DEFAULT_URL}.", MISUSED, "bad_url"
            )
        self.headers = {"Authorization": f"Bearer {token}"} if needs_token else {}
        self.by_proxy = found["host"] not in OWN_HOSTS
        """Whether the environment's proxy is asked."""
        self._http = httpx2.Client(
            base_url=self.url + PREFIX, headers=self.headers, timeout=TIMEOUT_S, trust_env=self.by_proxy
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._http.close()

    def get(self, path: str, **query: str | None) -> Any:
        """What is there."""
        return self._send("GET", path, query)

    def put(self, path: str, body: Any) -> Any:
        """Set it."""
        return self._send("PUT", path, body=body)

    def post(self, path: str, body: Any, key: str | None = None) -> Any:
        """Make it; with a key, once, however often it is sent."""
        return self._send("POST", path, body=body, headers={} if key is None else {"Idempotency-Key": key})

    def delete(self, path: str) -> None:
        """Take it away."""
        self._send("DELETE", path)

    def all(self, path: str, **query: str | None) -> list[Any]:
        """The items of all pages of a list."""
        items: list[Any] = []
        cursor: str | None = None
        while True:
            page = self.get(path, limit=str(PAGE), cursor=cursor, **query)
            items += page["items"]
            cursor = page["next"]
            if cursor is None:
                return items

    def zone(self) -> tzinfo:
        """The organisation's time zone."""
        return zone_of(self.get("/me")["organisation"]["zone"])

    def now(self) -> datetime:
        """What time it is there."""
        return datetime.fromisoformat(self.get("/clock")["now"]).astimezone(UTC)

    def _send(
        self,
        method: str,
        path: str,
        query: dict[str, str | None] | None = None,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> Any:
        asked = {name: value for name, value in (query or {}).items() if value is not None}
        try:
            answer = self._http.request(method, path, params=asked, json=body, headers=headers)
        except httpx2.ConnectError as error:
            raise Told(
                f"Nothing answers at {self.url} ({_reason(error)}): start the server by `readyroom serve`, "
                f"or set {URL_VARIABLE} to where it is.",
                code="unreachable",
                url=self.url,
            ) from None
        except httpx2.TimeoutException:
            raise Told(
                f"{self.url} does not answer within {TIMEOUT_S:g} s.", code="timeout", url=self.url
            ) from None
        except httpx2.HTTPError as error:
            raise Told(
                f"{self.url} cannot be asked: {_reason(error)}.", code="unreachable", url=self.url
            ) from None
        return self._taken_in(answer)

    def _taken_in(self, answer: httpx2.Response) -> Any:
        if answer.status_code == 204:
            return None
        try:
            body = answer.json()
        except ValueError:
            body = None
        is_problem = isinstance(body, dict) and "code" in body and "detail" in body
        if answer.is_success and body is not None:
            return body
        if answer.is_success or not is_problem:
            raise Told(
                f"{self.url} answers ({answer.status_code}), but not as Readyroom does: see {URL_VARIABLE}.",
                code="not_readyroom",
                url=self.url,
            )
        raise _told(body)


def _told(problem: dict[str, Any]) -> Told:
    code, params = problem["code"], problem.get("params") or {}
    if code == "unknown" and params.get("kind") == "member":
        queue, _, agent = params["key"].partition("/")
        return Told(f"Agent {agent} is assigned to no queue {queue}. {LISTS['queue']}", code=code, **params)
    sentences = [str(problem["detail"])]
    if code == "unknown" and params.get("kind") in LISTS:
        sentences.append(LISTS[params["kind"]])
    elif code in HINTS:
        sentences.append(HINTS[code])
    told = Told(" ".join(sentences), code=code, **params)
    told.errors = problem.get("errors") or []
    return told


def _reason(error: Exception) -> str:
    return re.sub(r"^\[Errno -?[0-9]+\] ", "", str(error)) or type(error).__name__
