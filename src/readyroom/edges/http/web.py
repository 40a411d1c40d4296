"""The browser application as it was built: its page at every address that is one of its own, its files beside it.

Belongs here: which path answers with what, and how long it may be kept. All files are read once, when the server
starts: a path is looked up in that table and never on the disk, and a build that changes meanwhile is not mixed
with this one.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import structlog
from litestar import Request, Response, get, route
from litestar.exceptions import NotFoundException
from litestar.response import Redirect
from litestar.types import ControllerRouterHandler
from msgspec import Struct

from readyroom.edges.http.front import security_policy

BUILT = Path(__file__).parents[2] / "web"
"""Where the build puts it: inside the package, so that it goes wherever the package goes."""
PAGE = "index.html"
NONCE = "__CSP_NONCE__"
"""Stands in the built page where each answer gets a number of its own."""
NONCE_BYTES = 16
FOR_GOOD = "public, max-age=31536000, immutable"
"""A year, the longest that caches honour: a file under `assets/` has its content's hash in its name."""
ASK_FIRST = "no-cache"
"""Kept, but never used without asking whether it is still the same."""

_OTHERS = {"assets", "healthz", "readyz", "metrics"}
"""First parts of paths that are no addresses of the application. Nor is `api`: what is below it never comes here."""
_ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""The smallest first."""
_HTML = "text/html"
_MEDIA_TYPES = {
    ".css": "text/css",
    ".html": _HTML,
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
_log = structlog.get_logger(__name__)


class File(Struct, frozen=True):
    """One file of the build, in every form in which it can be sent."""

    media_type: str
    caching: str
    tag: str
    """Of the content; each form has its own ETag, made from it."""
    forms: Mapping[str, bytes]
    """By content coding; "" is the file as it is, which is always there."""


def routes(directory: Path) -> list[ControllerRouterHandler]:
    """The routes of the application that was built into a directory. Without one, `/` leads to the API's page."""
    page = directory / PAGE
    if not page.is_file():
        _log.warning("web_not_built", directory=str(directory), build_it_with="make web")
        return [_show_docs_instead()]
    return [_show_application(page.read_text("utf-8"), files_in(directory))]


def files_in(directory: Path) -> dict[str, File]:
    """Every file below a directory but its page, by the path that it is asked for with.

    What was compressed beforehand is no file of its own; neither is what is hidden, or leads elsewhere by a link.
    """
    found = {}
    for path in sorted(directory.rglob("*")):
        name = "/" + path.relative_to(directory).as_posix()
        if path.suffix in _ENCODINGS.values() or "/." in name or name == f"/{PAGE}":
            continue
        if path.is_file() and not path.is_symlink():
            found[name] = _file(path, FOR_GOOD if name.startswith("/assets/") else ASK_FIRST)
    return found


def _file(path: Path, caching: str) -> File:
    forms = {"": path.read_bytes()}
    for coding, suffix in _ENCODINGS.items():
        compressed = path.with_name(path.name + suffix)
        if compressed.is_file():
            forms[coding] = compressed.read_bytes()
    tag = hashlib.sha256(forms[""]).hexdigest()[:20]
    return File(_MEDIA_TYPES.get(path.suffix, "application/octet-stream"), caching, tag, forms)


def _show_docs_instead() -> ControllerRouterHandler:
    @get("/", sync_to_thread=False)
    def show_docs() -> Redirect:
        """Who comes without a path is led to what there is for people."""
        return Redirect("/api/docs", status_code=302)

    return show_docs


def _show_application(page: str, files: Mapping[str, File]) -> ControllerRouterHandler:
    others = _OTHERS | {name.split("/")[1] for name in files if name.count("/") > 1}

    @route(["/", "/{path:path}"], http_method=["GET", "HEAD"], sync_to_thread=False)
    def show_application(request: Request[Any, Any, Any]) -> Response[bytes]:
        """A file of the application; at any other address its page, which knows by itself what is shown there."""
        name = request.scope["path"]
        if name in files:
            return _answer(files[name], request)
        first = name.split("/")[1]
        # No address of the application has a dot in its first part; files do, and so do those who try doors.
        if name != f"/{PAGE}" and ("." in first or first in others):
            raise NotFoundException
        return _page(page)

    return show_application


def _page(page: str) -> Response[bytes]:
    """The page, with a nonce for the styles that its parts insert while it runs."""
    nonce = secrets.token_urlsafe(NONCE_BYTES)
    headers = {"Cache-Control": ASK_FIRST, "Content-Security-Policy": security_policy(nonce)}
    return Response(page.replace(NONCE, nonce).encode(), media_type=_HTML, headers=headers)


def _answer(file: File, request: Request[Any, Any, Any]) -> Response[bytes]:
    coding = coding_for(request.headers.get("accept-encoding", ""), file.forms)
    tag = f'"{file.tag}{"-" + coding if coding else ""}"'
    headers = {"Cache-Control": file.caching, "ETag": tag}
    if len(file.forms) > 1:
        headers["Vary"] = "Accept-Encoding"
    if is_known(tag, request.headers.get("if-none-match", "")):
        return Response(b"", status_code=304, media_type=file.media_type, headers=headers)
    if coding:
        headers["Content-Encoding"] = coding
    return Response(file.forms[coding], media_type=file.media_type, headers=headers)


def coding_for(accepted: str, forms: Mapping[str, bytes]) -> str:
    """Which form an `Accept-Encoding` gets: the smallest of those it takes, "" where it takes none."""
    taken = set()
    for part in accepted.lower().split(","):
        coding, _, weight = part.partition(";")
        if not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight):
            taken.add(coding.strip())
    return next((coding for coding in _ENCODINGS if coding in taken and coding in forms), "")


def is_known(tag: str, known: str) -> bool:
    """Whether an `If-None-Match` names the tag. Where something on the way made it a weak one, it still does."""
    return known.strip() == "*" or tag in {each.strip().removeprefix("W/") for each in known.split(",")}
