"""The browser application as it was built: its page, and its files in every form in which they can be sent.

Belongs here: reading a build. All of it is read once, when the server starts: a path is looked up in that table and
never on the disk, and a build that changes meanwhile is not mixed with this one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import structlog
from msgspec import Struct

BUILT = Path(__file__).parents[2] / "web"
"""Where the build puts it: inside the package, so that it goes wherever the package goes."""
PAGE = "index.html"
FOR_GOOD = "public, max-age=31536000, immutable"
"""A year, the longest that caches honour: a file under `assets/` has its content's hash in its name."""
ASK_FIRST = "no-cache"
"""Kept, but never used without asking whether it is still the same."""
ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""The smallest first."""
HTML = "text/html"
FILES_KEPT = 1_000
"""Files that are not read again for another server in this process: some builds of them."""

_MEDIA_TYPES = {
    ".css": "text/css",
    ".html": HTML,
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
_OTHERS = {"assets", "healthz", "readyz", "metrics"}
"""First parts of paths that are no addresses of the application. Nor is `api`: what is below it never comes here."""
_log = structlog.get_logger(__name__)


class File(Struct, frozen=True):
    """One file of the build, in every form in which it can be sent."""

    media_type: str
    caching: str
    tag: str
    """Of the content; each form has its own ETag, made from it."""
    forms: Mapping[str, bytes]
    """By content coding; "" is the file as it is, which is always there."""


class Site(Struct, frozen=True):
    """A build."""

    page: str | None
    """None: it was not built."""
    files: Mapping[str, File]
    """By the path that each is asked for with."""
    others: frozenset[str]
    """First parts of paths at which the page is not."""


def read(directory: Path) -> Site:
    """The application that was built into a directory."""
    page = directory / PAGE
    if not page.is_file():
        _log.warning("web_not_built", directory=str(directory), build_it_with="make web")
        return Site(None, {}, frozenset())
    files = files_in(directory)
    others = _OTHERS | {name.split("/")[1] for name in files if name.count("/") > 1}
    return Site(page.read_text("utf-8"), files, frozenset(others))


def files_in(directory: Path) -> dict[str, File]:
    """Every file below a directory but its page, by the path that it is asked for with.

    What was compressed beforehand is no file of its own; neither is what is hidden, or leads elsewhere by a link.
    """
    found = {}
    for path in sorted(directory.rglob("*")):
        name = "/" + path.relative_to(directory).as_posix()
        if path.suffix in ENCODINGS.values() or "/." in name or name == f"/{PAGE}":
            continue
        if path.is_file() and not path.is_symlink():
            caching = FOR_GOOD if name.startswith("/assets/") else ASK_FIRST
            found[name] = _file(path, path.stat().st_mtime_ns, caching)
    return found


@lru_cache(FILES_KEPT)
def _file(path: Path, _changed_ns: int, caching: str) -> File:
    forms = {"": path.read_bytes()}
    for coding, suffix in ENCODINGS.items():
        compressed = path.with_name(path.name + suffix)
        if compressed.is_file():
            forms[coding] = compressed.read_bytes()
    tag = hashlib.sha256(forms[""]).hexdigest()[:20]
    return File(_MEDIA_TYPES.get(path.suffix, "application/octet-stream"), caching, tag, forms)
