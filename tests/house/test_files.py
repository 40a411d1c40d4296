"""What every committed file must not hold, and what some must."""

import re
import tomllib
from collections import defaultdict

import pytest

from tests.house.source import ROOT, committed_files

# Written in pieces, so that this file holds none of them.
REGISTRIES = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
    ]
]
# Where some machine keeps its checkout: nothing may depend on it.
MACHINE_PATHS = re.compile(r"(?<![\w.-])/(?:wo" + r"rk|ro" + r"ot/\.pyenv)/|\.\./sha" + r"red\b")

LOCKS = ["runtime", "dev", "build", "node"]


def strays(text: str) -> list[str]:
    return [host for host in REGISTRIES if host in text] + MACHINE_PATHS.findall(text)


def requirements(lock: str) -> dict[str, list[str]]:
    """The arguments of each requirement of a lock, by `name==version`."""
    lines = (ROOT / "requirements" / f"{lock}.lock").read_text("utf-8").replace("\\\n", " ").splitlines()
    stated = [line.split("#")[0].split() for line in lines]
    return {words[0]: words[1:] for words in stated if words}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_file_names_a_registry_or_a_machine():
    found = {}
    for path in committed_files():
        content = (ROOT / path).read_bytes()
        if b"\0" not in content and (stray := strays(content.decode("utf-8", "replace"))):
            found[path] = stray
    assert found == {}


@pytest.mark.parametrize(
    "text", ["https://" + REGISTRIES[0] + "/simple", "cd /wo" + "rk/main", "see ../sha" + "red/a.md"]
)
def test_a_stray_is_found(text: str):
    assert len(strays(text)) == 1


def test_a_harmless_path_passes():
    assert strays("docs/wo" + "rk/a.md, /api/v1, ../sha" + "redness, https://example.net/wo" + "rk/") == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_versions_and_hashes_and_no_addresses(lock: str):
    stated = requirements(lock)
    assert stated
    for requirement, arguments in stated.items():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.!+]+", requirement)
        options = [argument for argument in arguments if argument.startswith("--")]
        assert options, f"{requirement} has no hash"
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", option) for option in options)
    assert "://" not in (ROOT / "requirements" / f"{lock}.lock").read_text("utf-8")


def test_the_locks_agree():
    """A package may have one version for each Python; then all locks that have it say so."""
    known: dict[str, set[str]] = {}
    for lock in LOCKS:
        stated: dict[str, set[str]] = defaultdict(set)
        for requirement in requirements(lock):
            name, _, version = requirement.partition("==")
            stated[name].add(version)
        for name, versions in stated.items():
            assert known.setdefault(name, versions) == versions, f"{name} differs between locks: make lock"


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = {"runtime": project["project"]["dependencies"], **project["dependency-groups"]}
    for lock, wanted in asked.items():
        locked = {requirement.partition("==")[0] for requirement in requirements(lock)}
        names = {normal(re.split(r"[<>=!~;\[ ]", dependency, maxsplit=1)[0]) for dependency in wanted}
        assert names - locked == set(), f"{lock}.lock is behind pyproject.toml: make lock"


def test_readme_shows_both_commands_and_changelog_has_what_is_new():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make run" in readme
    assert "make test" in readme
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
