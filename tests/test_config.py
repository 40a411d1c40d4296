"""The server's settings: three sources, every mistake at once, and a page that lists each key."""

from pathlib import Path

import msgspec
import pytest

from readyroom import config
from readyroom.codec.check import CheckError, check
from readyroom.config import ServerConfig, load

PAGE = Path(__file__).parents[1] / "docs" / "configuration.md"


@pytest.fixture(autouse=True)
def _in_a_directory_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(text: str) -> Path:
    file = Path("server.toml")
    file.write_text(text, "utf-8")
    return file


def test_without_anything_the_defaults_stand():
    assert load({}) == ServerConfig()
    assert load({}).database_url == "sqlite:///data/readyroom.db"


def test_each_source_wins_over_the_one_before():
    file = written('port = 1\nhost = "::"\ndata = "d"\n[limits]\nstop_s = 2\nbody_bytes = 5000\n')
    environment = {"READYROOM_PORT": "3", "READYROOM_LIMITS_STOP_S": "4", "READYROOM_DEMO_SPEED": "2.5"}
    found = load(environment, file, {"port": 5, "preset": None})
    assert (found.port, found.host, found.data) == (5, "::", "d")
    assert (found.limits.stop_s, found.limits.body_bytes, found.demo.speed) == (4, 5000, 2.5)


def test_the_file_is_named_or_lies_where_the_server_starts():
    Path("readyroom.toml").write_text("port = 1\n", "utf-8")
    other = written("port = 2\n")
    assert load({}).port == 1
    assert load({"READYROOM_CONFIG": str(other)}).port == 2
    assert load({"READYROOM_CONFIG": "readyroom.toml"}, other).port == 2


def test_an_empty_variable_says_nothing():
    assert load({"READYROOM_PORT": "", "READYROOM_CONFIG": ""}) == ServerConfig()


def test_variables_of_others_are_no_business_of_ours():
    environment = {"PORT": "x", "READYROOM_ADMIN_PASSWORD": "hunter2", "HOME": "/"}
    assert load(environment) == ServerConfig()
    assert "hunter2" not in repr(load(environment))


@pytest.mark.parametrize("text", ['at = "2026-05-03T10:00:00+02:00"', "at = 2026-05-03T08:00:00Z"])
def test_a_manual_clock_starts_at_an_instant(text: str):
    found = load({"READYROOM_CLOCK_KIND": "manual"}, written(f"[clock]\n{text}\n"))
    assert found.clock.at_ms == 1_777_795_200_000
    assert load({}).clock.at_ms is None


def mistakes(environment: dict[str, str], text: str = "", **arguments: object) -> list[str]:
    with pytest.raises(CheckError) as error:
        load(environment, written(text), arguments)
    return error.value.lines


def test_every_mistake_of_every_source_is_told_at_once():
    text = 'prot = 1\nhost = ""\npreset = "1strem"\n[limits]\nbody_bytes = 0\n'
    text += "[clock]\nat = 2026-01-01T10:00:00\n[lgo]\nx = 1\n"
    environment = {"READYROOM_PORT": "99999", "READYROOM_DATABSE": "x", "READYROOM_LOG_LEVEL": "eror"}
    assert mistakes(environment, text, database="mysql://host/db") == [
        "server.toml:1: prot: unknown; did you mean port?",
        "server.toml:2: host: Expected `str` of length >= 1",
        "server.toml:5: limits.body_bytes: Expected `int` >= 1024",
        "server.toml:7: clock.at: Expected `datetime` with a timezone component",
        "server.toml:8: lgo: unknown; did you mean log?",
        "READYROOM_DATABSE: unknown; did you mean READYROOM_DATABASE?",
        'READYROOM_LOG_LEVEL: log.level: "eror" is not one of debug, info, warning, error'
        "; did you mean error?",
        "READYROOM_PORT: port: Expected `int` <= 65535",
        'server.toml:3: preset: "1strem" is unknown; did you mean 1stream? There are: '
        "1stream, attendance, default, ip-office, netsapiens, web2contact",
        "command line: database: give sqlite:///path/to/file.db or postgresql://user@host/database",
    ]


def test_a_value_is_never_told_twice():
    """A clock whose start is wrong is not said to have none as well."""
    environment = {"READYROOM_CLOCK_KIND": "manual", "READYROOM_CLOCK_AT": "noon"}
    assert len(mistakes(environment)) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[clock]\nkind = "manual"\n', "server.toml:2: clock.kind: a manual clock needs clock.at"),
        ("[clock]\nat = 2026-01-01T10:00:00Z\n", "server.toml:2: clock.at: only a manual clock"),
        ("limits = 3\n", "server.toml:1: limits: Expected `object`, got `int`"),
        ("port = \n", "server.toml:1: "),
        ("[limits.stop_s]\nx = 1\n", "server.toml:1: limits.stop_s: Expected `int`, got `object`"),
        (
            '[asterisk]\nari_url = "http://pbx/ari"\n',
            "server.toml:2: asterisk.ari_url: needs asterisk.host too",
        ),
        (
            '[asterisk]\nari_url = "pbx:8088/ari/"\n',
            "server.toml:2: asterisk.ari_url: Expected `str` matching",
        ),
        (
            'database = "data.db"\n',
            "server.toml:1: database: give sqlite:///path/to/file.db or postgresql://",
        ),
    ],
)
def test_a_mistake_has_its_place(text: str, line: str):
    (found,) = mistakes({}, text)
    assert found.startswith(line)


@pytest.mark.parametrize(
    "make",
    [lambda p: None, Path.mkdir, lambda p: p.write_bytes(b"\xff")],
    ids=["absent", "directory", "not text"],
)
def test_a_file_that_cannot_be_read_is_a_mistake(make):
    make(Path("other"))
    with pytest.raises(CheckError, match=r"^other: cannot be read: "):
        load({"READYROOM_CONFIG": "other"})


def test_every_key_is_described_and_its_default_is_within_its_bounds():
    assert check(msgspec.to_builtins(ServerConfig()), ServerConfig)[1] == []
    for key in config.described():
        assert key.description.endswith("."), key.name
        assert key.variable == "READYROOM_" + key.name.replace(".", "_").upper()
    assert len({key.variable for key in config.described()}) == len(config.described())


def test_the_page_lists_every_key_as_it_is():
    lines = PAGE.read_text("utf-8").splitlines()
    listed = [line for line in lines if line.startswith("| `") and "` | `READYROOM_" in line]
    expected = [
        f"| `{key.name}` | `{key.variable}` | {key.type} | {key.default} | {key.description} |"
        for key in config.described()
    ]
    assert listed == expected


def test_the_page_names_the_other_variables():
    text = PAGE.read_text("utf-8")
    assert [name for name in config.ELSEWHERE if f"`{name}`" not in text] == []


def test_the_example_on_the_page_is_right():
    example = PAGE.read_text("utf-8").split("```toml\n")[1].split("```")[0]
    assert load({}, written(example)).port != ServerConfig().port


def test_every_setting_is_obeyed_somewhere():
    source = Path(config.__file__).parent
    wiring = "".join(
        file.read_text("utf-8")
        for file in [
            source / "main.py",
            source / "linked.py",
            source / "telling.py",
            *(source / "commands").glob("*.py"),
        ]
    )
    # `data` and the clock are read through the properties that make something of them.
    read_as = {"data": "database_url", "database": "database_url", "clock.at": "clock.at_ms"}
    names = [read_as.get(key.name, key.name) for key in config.described()]
    # The commands hand a part of the settings on: `logs.set_up(found.log)`.
    parts = ("config", "asterisk", "mail")
    ways = {name: (f".{name}", *(f"{part}.{name.rpartition('.')[2]}" for part in parts)) for name in names}
    assert [name for name, found in ways.items() if not any(way in wiring for way in found)] == []
