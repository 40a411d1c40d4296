"""`docs/production.md` as it is typed: root's `readyroom` is the service's, and what the page shows of it does it."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
from pathlib import Path

import httpx2

from tests.cli.program import PASSWORD, TIMEOUT_S, environment, serving
from tests.conftest import PATH
from tests.house.source import ROOT
from tests.postgres import cluster, empty_database, needs_postgres

__all__ = ["cluster", "empty_database"]

PAGE = (ROOT / "docs" / "production.md").read_text()
READYROOM = Path(sys.executable).with_name("readyroom")
IS_ROOT = os.geteuid() == 0
ME = pwd.getpwuid(os.geteuid()).pw_name


def installed(directory: Path, program: Path, user: str, secrets: str) -> Path:
    """deploy/readyroom, for another program, another user and other files."""
    text = (ROOT / "deploy" / "readyroom").read_text()
    for given, here in (
        ("/opt/readyroom/.venv/bin/readyroom", str(program)),
        ("user=readyroom", f"user={user}"),
        ("/etc/readyroom/", f"{directory}/"),
    ):
        assert text.count(given) >= 1
        text = text.replace(given, here)
    (directory / "secrets.env").write_text(secrets)
    made = directory / "bin" / "readyroom"
    made.parent.mkdir()
    made.write_text(text)
    made.chmod(0o755)
    return made


def said(*command: object) -> str:
    done = subprocess.run(
        list(map(str, command)), env=environment(), capture_output=True, text=True, timeout=TIMEOUT_S
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def block(beginning: str) -> str:
    """The commands of the page that begin so, up to the next empty line."""
    (found,) = [part for part in PAGE.split("\n\n") if part.startswith(f"    {beginning}")]
    return found


def test_root_is_the_services_user_with_its_settings_and_secrets_and_others_are_themselves(tmp_path: Path):
    odd = "export X=1\n1=2\n=3\nrest"
    secrets = '# Of the service\nREADYROOM_MAIL_PASSWORD=a $HOME `b` c\n\nREADYROOM_DATABASE="x y"\n' + odd
    env = installed(tmp_path, Path("/usr/bin/env"), "nobody", secrets)
    told = set(said(env).splitlines())
    theirs = {
        "HOME=/var/lib/readyroom",
        f"READYROOM_CONFIG={tmp_path}/readyroom.toml",
        "READYROOM_MAIL_PASSWORD=a $HOME `b` c",
        "READYROOM_DATABASE=x y",
    }
    assert theirs & told == (theirs if IS_ROOT else set())
    assert said(env, "id", "-un").strip() == ("nobody" if IS_ROOT else ME)


def test_what_every_command_of_the_page_is_typed_with_is_put_in_place_by_it():
    assert "install -m 755 deploy/readyroom /usr/local/bin/" in PAGE
    assert "make install" in PAGE
    assert "User=readyroom" in (ROOT / "deploy" / "readyroom.service").read_text()


@needs_postgres
def test_the_database_of_the_secrets_is_migrated_and_verified_and_its_server_watched(
    tmp_path: Path, empty_database: str
):
    secrets = f"READYROOM_DATABASE={empty_database}\nREADYROOM_ADMIN_PASSWORD={PASSWORD}\n"
    readyroom = installed(tmp_path, READYROOM, ME, secrets)
    (tmp_path / "readyroom.toml").write_text(f'data = "{tmp_path}/data"\npreset = "web2contact"\n')
    given = {"PATH": f"{readyroom.parent}:{PATH}"}
    if not IS_ROOT:
        given |= {"READYROOM_DATABASE": empty_database, "READYROOM_ADMIN_PASSWORD": PASSWORD}
    env = environment(**given)

    def typed(commands: str, word: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        script = commands.replace("/etc/prometheus", str(tmp_path)).replace("-o prometheus", f"-o {ME}")
        return subprocess.run(
            ["sh", "-c", script], cwd=ROOT, env=env | more, input=word, capture_output=True, text=True,
            timeout=TIMEOUT_S,
        )  # fmt: skip

    with serving(tmp_path / "data", env=env, program=[str(readyroom)]) as server:
        watching = block('eval "$(readyroom login admin)"')
        token = tmp_path / "readyroom.token"
        failed = typed(watching, "wrong\n", READYROOM_URL=server.url)
        assert "READYROOM_TOKEN is not set" in failed.stderr
        assert not token.exists()
        done = typed(watching, f"{PASSWORD}\n", READYROOM_URL=server.url)
        assert (done.returncode, done.stderr) == (0, "")
        headers = {"Authorization": f"Bearer {token.read_text().strip()}"}
        told = httpx2.get(f"{server.url}/api/v1/me", headers=headers, trust_env=False)
        assert told.json()["user"] == "admin", told.text
        assert token.stat().st_mode & 0o777 == 0o600
        assert (tmp_path / "alerts.yml").exists()
        assert server.stop() == 0
    lines = [line.strip() for line in block("systemctl stop readyroom").splitlines()]
    assert "readyroom migrate" in lines
    done = typed("readyroom migrate && readyroom verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{empty_database}: has schema" in done.stdout
    assert f"{empty_database}: nothing is wrong." in done.stdout
