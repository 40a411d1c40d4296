"""The browser application as it is served: its page at every address that is one of its own, its files beside it.

Belongs here: which path answers with what, and how long it may be kept.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from typing import Any

from litestar import Request, Response, route
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from readyroom.edges.http.edge import edge_of
from readyroom.edges.http.headers import security_policy
from readyroom.edges.http.site import ASK_FIRST, ENCODINGS, HTML, PAGE, File

NONCE = "__CSP_NONCE__"
"""Stands in the built page where each answer gets a number of its own."""
NONCE_BYTES = 16


@route(["/", "/{path:path}"], http_method=["GET", "HEAD"], sync_to_thread=False)
def show_application(request: Request[Any, Any, Any]) -> Response[bytes] | Redirect:
    """A file of the application; at any other address its page, which knows by itself what is shown there.

    Where it was not built, who comes without a path is led to what there is for people.
    """
    site, name = edge_of(request).site, request.scope["path"]
    if site.page is None:
        if name != "/":
            raise NotFoundException
        return Redirect("/api/docs", status_code=302)
    if name in site.files:
        return _answer(site.files[name], request)
    first = name.split("/")[1]
    # No address of the application has a dot in its first part; files do, and so do those who try doors.
    if name != f"/{PAGE}" and ("." in first or first in site.others):
        raise NotFoundException
    return _page(site.page)


def _page(page: str) -> Response[bytes]:
    """The page, with a nonce for the styles that its parts insert while it runs."""
    nonce = secrets.token_urlsafe(NONCE_BYTES)
    headers = {"Cache-Control": ASK_FIRST, "Content-Security-Policy": security_policy(nonce)}
    return Response(page.replace(NONCE, nonce).encode(), media_type=HTML, headers=headers)


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
    return next((coding for coding in ENCODINGS if coding in taken and coding in forms), "")


def is_known(tag: str, known: str) -> bool:
    """Whether an `If-None-Match` names the tag. Where something on the way made it a weak one, it still does."""
    return known.strip() == "*" or tag in {each.strip().removeprefix("W/") for each in known.split(",")}
