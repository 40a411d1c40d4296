"""The TLS proxy: real nginx in front of a real server, with its configuration as it stands in deploy/."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
from collections.abc import Iterator

import httpx2
import pytest
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.cli.program import PASSWORD, environment, serving
from tests.deploy.running import program, until
from tests.house.source import ROOT
from tests.processes import free_port

NAME = "readyroom.example.com"
MAIN = """
daemon off;
pid {directory}/pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {directory}/body;
    proxy_temp_path {directory}/proxy;
    fastcgi_temp_path {directory}/fastcgi;
    uwsgi_temp_path {directory}/uwsgi;
    scgi_temp_path {directory}/scgi;
    include {directory}/readyroom.conf;
}}
"""


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int, ssl.SSLContext]]:
    """The ports for plain HTTP and for TLS, and how to trust the latter."""
    directory = tmp_path_factory.mktemp("nginx")
    certificate, key = directory / "readyroom.pem", directory / "readyroom.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
         "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    plain, tls = free_port(), free_port()
    with serving(directory / "data", env=environment(READYROOM_ADMIN_PASSWORD=PASSWORD)) as server:
        text = (ROOT / "deploy" / "nginx.conf").read_text()
        for given, here in (
            ("127.0.0.1:8080", server.url.removeprefix("http://")),
            ("listen 80;", f"listen 127.0.0.1:{plain};"),
            ("listen 443 ssl http2;", f"listen 127.0.0.1:{tls} ssl http2;"),
            ("/etc/ssl/", f"{directory}/"),
        ):
            assert given in text
            text = text.replace(given, here)
        (directory / "readyroom.conf").write_text(text)
        (directory / "nginx.conf").write_text(MAIN.format(directory=directory))
        log = directory / "log"
        trusted = ssl.create_default_context(cafile=certificate)
        with program(["/usr/sbin/nginx", "-c", directory / "nginx.conf", "-e", "stderr"], log):
            until(lambda: ask(tls, trusted, "/healthz").status_code == 200, log)
            yield plain, tls, trusted


def ask(port: int, trusted: ssl.SSLContext, path: str, **more: object) -> httpx2.Response:
    """A request by the name that the certificate has."""
    try:
        with httpx2.Client(verify=trusted, trust_env=False) as client:
            return client.request(
                str(more.pop("method", "GET")),
                f"https://127.0.0.1:{port}{path}",
                headers={"Host": NAME, **more.pop("headers", {})},  # type: ignore[dict-item]
                extensions={"sni_hostname": NAME},
                **more,  # type: ignore[arg-type]
            )
    except httpx2.TransportError as error:
        raise OSError(str(error)) from error


pytestmark = [pytest.mark.needs("/usr/sbin/nginx", package="nginx-light"), pytest.mark.xdist_group("nginx")]
Proxied = tuple[int, int, ssl.SSLContext]


def test_requests_go_through_and_figures_do_not(proxied: Proxied):
    plain, tls, trusted = proxied
    assert ask(tls, trusted, "/readyz").json() == {"status": "ready"}
    assert ask(tls, trusted, "/metrics").status_code == 404
    assert ask(tls, trusted, "/api/v1/me").status_code == 401
    moved = httpx2.get(f"http://127.0.0.1:{plain}/board", headers={"Host": NAME}, trust_env=False)
    assert (moved.status_code, moved.headers["location"]) == (308, f"https://{NAME}/board")


def test_a_browser_signs_in_over_tls_and_follows_the_live_stream(proxied: Proxied):
    _, tls, trusted = proxied
    body = {"user": "admin", "password": PASSWORD}
    answer = ask(tls, trusted, "/api/v1/auth/login", method="POST", json=body)
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"]
    assert "Secure" in cookie  # the server knows that the browser speaks TLS
    assert "strict-transport-security" in answer.headers
    cookie = cookie.partition(";")[0]
    with connect(
        f"wss://{NAME}:{tls}/api/v1/live",
        sock=socket.create_connection(("127.0.0.1", tls)),
        ssl=trusted,
        additional_headers={"Cookie": cookie},
        origin=Origin(f"https://{NAME}:{tls}"),
    ) as live:
        first = json.loads(live.recv(timeout=10))
        assert first["type"] == "snapshot"
        token = answer.json()["csrf_token"]
        made = ask(
            tls, trusted, "/api/v1/queues", method="POST", json={"id": "sales", "label": "Sales"},
            headers={"Cookie": cookie, "X-CSRF-Token": token},
        )  # fmt: skip
        assert made.status_code == 201, made.text
        while (frame := json.loads(live.recv(timeout=10)))["type"] != "delta":
            pass
        assert "sales" in json.dumps(frame)
