"""The browser application as it is served: its page, its files, and what is neither."""

import asyncio
import gzip
import json
import re
from collections.abc import AsyncIterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import httpx2
import pytest
from structlog.testing import capture_logs

from readyroom.edges.http.site import BUILT, files_in
from readyroom.edges.http.web import coding_for, is_known
from tests.http.house import Served, served

PAGE = '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><div id="root"></div>'
SCRIPT = b"export const all = 1\n" * 100
# What stands in for brotli need not be it: the server sends what lies there.
BROTLI = b"as small as can be"
DEPLOYED = {
    "index.html": PAGE.encode(),
    "index.html.br": b"the page, compressed before it had a nonce",
    "sw.js": b"self.skipWaiting()",
    "manifest.webmanifest": b"{}",
    "icon.svg": b"<svg/>",
    "icons/large.png": b"\x89PNG",
    "assets/main-1a2b.js": SCRIPT,
    "assets/main-1a2b.js.br": BROTLI,
    "assets/main-1a2b.js.gz": gzip.compress(SCRIPT),
    "assets/main-1a2b.css": b"a {}",
    ".built": b"",
    ".secret/key": b"hidden",
}

ADDRESSES = """
/ /index.html /sign-in /me /me/ /board?view=mine /wall /queues /history/ann.archer /admin/users/a%2Fb /apiary
""".split()
NOWHERE = """
/assets/main-0000.js /assets/ /assets /assets/main-1a2b.js.br /assets/link.js /icons/small.png
/favicon.ico /robots.txt /.built /.secret/key /.git/config
/api /api/ /api/v1/nothing /api/v2/me /healthz/x /metrics/x
/assets/../index.html /assets/%2e%2e/%2e%2e/outside.js /assets/..%2F..%2Foutside.js /../outside.js /%2e%2e/outside.js
""".split()


@pytest.fixture
def built(tmp_path: Path) -> Path:
    for name, content in DEPLOYED.items():
        path = tmp_path / "built" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "outside.js").write_text("not ours")
    (tmp_path / "built/assets/link.js").symlink_to(tmp_path / "outside.js")
    return tmp_path / "built"


@pytest.fixture
async def web(built: Path) -> AsyncIterator[httpx2.AsyncClient]:
    async with served(web=built) as acme:
        yield client_of(acme)


def client_of(acme: Served) -> httpx2.AsyncClient:
    """At the server's root, and asking for nothing compressed."""
    client = acme.client()
    client.base_url = httpx2.URL(acme.server.url)
    client.headers["Accept-Encoding"] = "identity"
    return client


def is_page(answer: httpx2.Response) -> bool:
    return answer.status_code == 200 and '<div id="root">' in answer.text


async def test_every_address_of_the_application_is_its_page(web: httpx2.AsyncClient):
    for path in ADDRESSES:
        answer = await web.get(path)
        assert is_page(answer), path
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "no-cache"
        assert "etag" not in answer.headers


async def test_each_answer_has_a_nonce_of_its_own_in_its_page_and_its_policy(web: httpx2.AsyncClient):
    nonces = set()
    for path in ["/", "/", "/me"]:
        answer = await web.get(path)
        (nonce,) = re.findall(r'content="([\w-]{22})"', answer.text)
        nonces.add(nonce)
        policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
        assert policy["style-src"] == f"'self' 'nonce-{nonce}'"
        assert policy["script-src"] == policy["connect-src"] == policy["worker-src"] == "'self'"
        assert policy["manifest-src"] == "'self'"
        assert policy["default-src"] == "'none'"
        assert "unsafe" not in answer.headers["content-security-policy"]
    assert len(nonces) == 3
    for path in ["/sw.js", "/assets/main-1a2b.css", "/api/docs", "/api/v1/me"]:
        assert "nonce" not in (await web.get(path)).headers["content-security-policy"]


async def test_what_is_neither_is_not_found(web: httpx2.AsyncClient):
    for path in NOWHERE:
        answer = await asyncio.to_thread(asked_as_it_stands, web.base_url, path)
        assert answer == (404, "application/problem+json", "no_such_path"), path


def asked_as_it_stands(server: httpx2.URL, path: str) -> tuple[int, str | None, str | None]:
    """Status, media type and code. The other client resolves the dots of a path before it sends it."""
    with closing(HTTPConnection(server.host, server.port, timeout=20)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        media_type = answer.getheader("content-type")
        return answer.status, media_type, json.loads(body)["code"] if "json" in str(media_type) else None


async def test_other_methods(web: httpx2.AsyncClient):
    for path in ["/", "/me", "/history/ann", "/assets/main-1a2b.js"]:
        refused = await web.post(path, json={})
        assert (refused.status_code, refused.json()["code"]) == (405, "method_not_allowed")
        assert refused.headers["allow"] == "GET, HEAD, OPTIONS"
        got, head = await web.get(path), await web.head(path)
        assert (head.status_code, head.content) == (200, b"")
        for name in ["content-length", "content-type", "cache-control"]:
            assert head.headers[name] == got.headers[name]


async def test_what_was_there_before_is_still_there(web: httpx2.AsyncClient):
    assert (await web.get("/healthz")).json()["status"] == "ok"
    assert (await web.get("/readyz")).json() == {"status": "ready"}
    assert "readyroom_http" in (await web.get("/metrics")).text
    assert "docs.js" in (await web.get("/api/docs")).text
    assert (await web.get("/api/v1/me")).status_code == 401


async def test_files_outside_assets_are_asked_for_each_time(web: httpx2.AsyncClient):
    for name, media_type in {
        "sw.js": "text/javascript; charset=utf-8",
        "manifest.webmanifest": "application/manifest+json",
        "icon.svg": "image/svg+xml",
        "icons/large.png": "image/png",
    }.items():
        answer = await web.get(f"/{name}")
        assert answer.content == DEPLOYED[name]
        assert answer.headers["content-type"] == media_type
        assert answer.headers["cache-control"] == "no-cache"
        again = await web.get(f"/{name}", headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == answer.headers["etag"]


async def test_assets_are_kept_for_good_and_sent_as_small_as_the_browser_takes_them(web: httpx2.AsyncClient):
    tags = set()
    for accepted, coding, content in [
        ("identity", None, SCRIPT),
        ("gzip, deflate", "gzip", DEPLOYED["assets/main-1a2b.js.gz"]),
        ("gzip, deflate, br, zstd", "br", BROTLI),
    ]:
        headers = {"Accept-Encoding": accepted}
        async with web.stream("GET", "/assets/main-1a2b.js", headers=headers) as answer:
            assert b"".join([part async for part in answer.aiter_raw()]) == content
        assert answer.headers.get("content-encoding") == coding
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["content-length"] == str(len(content))
        tag = answer.headers["etag"]
        tags.add(tag)
        for known, status in [(tag, 304), (f'"x", W/{tag}', 304), ('"x"', 200)]:
            async with web.stream(
                "GET", "/assets/main-1a2b.js", headers=headers | {"If-None-Match": known}
            ) as again:
                assert again.status_code == status
                assert again.headers["vary"] == "Accept-Encoding"
    assert len(tags) == 3
    plain = await web.get("/assets/main-1a2b.css", headers={"Accept-Encoding": "br, gzip"})
    assert "content-encoding" not in plain.headers
    assert "vary" not in plain.headers


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""),
        ("br", "br"),
        ("GZIP;q=0.5", "gzip"),
        ("gzip;q=1, br;q=0", "gzip"),
        ("br ; q = 0.000, gzip;q=0", ""),
        ("zstd, *", ""),
    ],
)
def test_what_an_accept_encoding_gets(accepted: str, coding: str):
    assert coding_for(accepted, {"": b"", "gzip": b"", "br": b""}) == coding


def test_a_coding_that_was_not_made_is_not_sent():
    assert coding_for("br, gzip", {"": b"", "gzip": b""}) == "gzip"


def test_what_an_if_none_match_names():
    assert is_known('"a"', "*")
    assert not is_known('"a"', "")
    assert not is_known('"a"', '"a-br"')


async def test_a_build_that_changes_meanwhile_is_not_mixed_with_what_is_served(
    built: Path, web: httpx2.AsyncClient
):
    (built / "assets/main-1a2b.js").unlink()
    (built / "index.html").write_text("<p>new")
    assert is_page(await web.get("/"))
    assert (await web.get("/assets/main-1a2b.js")).content == SCRIPT


async def test_without_a_build_the_start_leads_to_the_api_and_the_log_says_how_to_build(tmp_path: Path):
    with capture_logs() as logs:
        async with served(web=tmp_path) as acme:
            web = client_of(acme)
            answer = await web.get("/")
            assert (answer.status_code, answer.headers["location"]) == (302, "/api/docs")
            assert (await web.get("/me")).status_code == 404
    (said,) = [entry for entry in logs if entry["event"] == "web_not_built"]
    assert said["build_it_with"] == "make web"
    assert said["log_level"] == "warning"


async def test_the_build_of_this_checkout(acme: Served):
    assert (BUILT / "index.html").is_file(), "the browser application is not built: make web"
    web = client_of(acme)
    page = await web.get("/")
    assert is_page(page)
    assert "__CSP_NONCE__" not in page.text
    assert re.search(r'<meta name="csp-nonce" content="[\w-]{22}"', page.text)
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", page.text)
    links = re.findall(r'(?:src|href)="([^"#]+)"', page.text)
    assert any(link.startswith("/assets/") and link.endswith(".js") for link in links)
    for link in links:
        assert link.startswith("/"), "nothing from another host"
        assert (await web.get(link)).status_code == 200, link
    for name, file in files_in(BUILT).items():
        assert file.media_type != "application/octet-stream", f"{name} has no media type"
        if name.startswith("/assets/") and name.endswith((".js", ".css")):
            assert set(file.forms) == {"", "br", "gzip"}, f"{name} was not compressed"
            assert gzip.decompress(file.forms["gzip"]) == file.forms[""]
