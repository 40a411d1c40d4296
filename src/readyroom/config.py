"""How a server is set up: one TOML file, the environment, the command line; each later one wins.

Belongs here: the settings of the process (where it keeps its data, where it listens, how much it takes on),
each with its unit in its name and a sentence that says what it does. What a call centre is like stands in the
room's own log and is changed while it runs: that is `engine/catalogue.py`. Every mistake is told at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from msgspec import UNSET, Meta, Struct, field

from readyroom.codec.check import CheckError, Mistake, check, dotted, in_file, unknown, unknown_among
from readyroom.codec.presets import names as preset_names
from readyroom.codec.toml import Keys, MalformedError, parse
from readyroom.neighbours import AsteriskConfig, MailConfig, MessagesConfig, TracesConfig, WebhooksConfig
from readyroom.store import POSTGRES, SQLITE

PREFIX = "READYROOM_"
FILE_VARIABLE = "READYROOM_CONFIG"
FILE_NAME = "readyroom.toml"
ELSEWHERE = {
    FILE_VARIABLE: "the file to read",
    "READYROOM_ADMIN_PASSWORD": "the administrator's password, at the first start",
    "READYROOM_ASTERISK_SECRET": "the secret of `asterisk.user`, where no file holds it",
    "READYROOM_MAIL_PASSWORD": "the password of `mail.user`, where no file holds it",
    "READYROOM_URL": "where the command line finds a running server; `http://127.0.0.1:8080` unless set",
    "READYROOM_TOKEN": "the token with which the command line asks it",
}
"""Variables with the prefix that are no settings; secrets do not belong in a file of settings."""

Instant = Annotated[datetime, Meta(tz=True)]


class ClockConfig(Struct, frozen=True, kw_only=True):
    """Where the time comes from."""

    kind: Annotated[
        Literal["real", "manual"],
        Meta(description="`manual` for tests and demonstrations: time moves only when it is told to."),
    ] = "real"
    at: Annotated[
        Instant | None, Meta(description="The instant at which a manual clock starts, with its zone.")
    ] = None

    @property
    def at_ms(self) -> int | None:
        """The start of a manual clock in ms UTC."""
        return None if self.at is None else round(self.at.timestamp() * 1000)


class Limits(Struct, frozen=True, kw_only=True):
    """How much the server takes on. The bounds of its queues are constants, each with its reason, in the code."""

    body_bytes: Annotated[
        int,
        Meta(ge=1024, le=67_108_864, description="Largest body of a request; a longer one is answered 413."),
    ] = 1_048_576
    stop_s: Annotated[
        int, Meta(ge=0, le=3_600, description="How long a stop waits for requests in hand.")
    ] = 10
    retry_s: Annotated[
        int,
        Meta(ge=1, le=300, description="Longest pause between two tries to reach a database that is away."),
    ] = 5


class SignInConfig(Struct, frozen=True, kw_only=True):
    """Sessions and wrong passwords."""

    session_s: Annotated[
        int, Meta(ge=60, le=31_536_000, description="How long a session lasts without being used.")
    ] = 43_200
    attempts: Annotated[
        int, Meta(ge=1, le=1_000, description="Wrong passwords or login codes in a row before a lock-out.")
    ] = 5
    lockout_s: Annotated[int, Meta(ge=1, le=86_400, description="How long a lock-out lasts.")] = 300


class LogConfig(Struct, frozen=True, kw_only=True):
    """What the process says of itself."""

    level: Annotated[
        Literal["debug", "info", "warning", "error"], Meta(description="The least grave thing that is told.")
    ] = "info"
    format: Annotated[
        Literal["auto", "console", "json"],
        Meta(description="`auto`: for a person at a terminal, JSON lines otherwise."),
    ] = "auto"


class DemoConfig(Struct, frozen=True, kw_only=True):
    """The demonstration call centre (`readyroom demo`)."""

    seed: Annotated[int, Meta(ge=0, description="The same seed gives the same day.")] = 1
    speed: Annotated[
        float, Meta(gt=0, le=10_000, description="Seconds of the call centre in one second of yours.")
    ] = 5.0


class ServerConfig(Struct, frozen=True, kw_only=True):
    """All settings of one server."""

    data: Annotated[
        str, Meta(min_length=1, description="The directory that holds the database; made if missing.")
    ] = "data"
    host: Annotated[str, Meta(min_length=1, description="The address to listen at.")] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65_535, description="The port to listen at; 0: any free one.")] = 8080
    preset: Annotated[
        str | None, Meta(description="What a new organisation starts from; without one, from `default`.")
    ] = None
    database: Annotated[
        str | None,
        Meta(
            description="The database's URL, `sqlite:///…` or `postgresql://…`; "
            "without one, `readyroom.db` in `data`."
        ),
    ] = None
    clock: ClockConfig = field(default_factory=ClockConfig)
    limits: Limits = field(default_factory=Limits)
    sign_in: SignInConfig = field(default_factory=SignInConfig)
    log: LogConfig = field(default_factory=LogConfig)
    asterisk: AsteriskConfig = field(default_factory=AsteriskConfig)
    mail: MailConfig = field(default_factory=MailConfig)
    messages: MessagesConfig = field(default_factory=MessagesConfig)
    traces: TracesConfig = field(default_factory=TracesConfig)
    webhooks: WebhooksConfig = field(default_factory=WebhooksConfig)
    demo: DemoConfig = field(default_factory=DemoConfig)

    @property
    def database_url(self) -> str:
        """The database's URL, also where only `data` is set."""
        return self.database or f"sqlite:///{Path(self.data) / 'readyroom.db'}"


class Key(Struct, frozen=True):
    """One setting, as the documentation lists it."""

    name: str
    """Dotted, as in `limits.stop_s`; all before the last dot is the table in the file."""
    variable: str
    type: str
    default: str
    description: str


def load(
    environment: Mapping[str, str], file: Path | None = None, arguments: Mapping[str, object] | None = None
) -> ServerConfig:
    """The settings from the file, the environment and the command line. Raises CheckError with every mistake.

    `file` None: the one that READYROOM_CONFIG names, else `readyroom.toml` in the working directory if it
    exists. `arguments` are keyed by dotted names; None, like an empty variable, means "not given".
    """
    wrong: _Wrong = []
    given = _from_file(_file(environment, file), wrong)
    given |= _from_environment(environment, wrong)
    given |= _from_arguments(arguments or {}, wrong)
    data: dict[str, Any] = {}
    for path, (value, _) in given.items():
        table = data
        for step in path[:-1]:
            table = table.setdefault(str(step), {})
        table[str(path[-1])] = value
    config: ServerConfig = msgspec.convert(data, ServerConfig)
    for mistake in _at_odds(config, unread={path for path, _ in wrong}):
        place = given[mistake.path][1] if mistake.path in given else "by default"
        wrong.append((mistake.path, f"{place}: {dotted(mistake.path)}: {mistake.what}"))
    if wrong:
        raise CheckError([line for _, line in wrong])
    return config


def described() -> list[Key]:
    """Every setting, in the order of the documentation."""
    return [
        Key(
            name=dotted(path),
            variable=_variable(path),
            type=_words(leaf.type),
            default=_default(leaf.default),
            description=_meta(leaf.type, "description") or "",
        )
        for path, leaf in _LEAVES.items()
    ]


# --- sources: each answers {path: (value, place)} of what is right, and tells what is wrong --------------

_Given = dict[Keys, tuple[Any, str]]
_Wrong = list[tuple[Keys, str]]


def _leaves(struct: type[Struct], path: Keys = ()) -> Iterator[tuple[Keys, msgspec.structs.FieldInfo]]:
    for leaf in msgspec.structs.fields(struct):
        if isinstance(leaf.type, type) and issubclass(leaf.type, Struct):
            yield from _leaves(leaf.type, (*path, leaf.name))
        else:
            yield (*path, leaf.name), leaf


_LEAVES = dict(_leaves(ServerConfig))


def _variable(path: Keys) -> str:
    return PREFIX + "_".join(map(str, path)).upper()


def _file(environment: Mapping[str, str], file: Path | None) -> Path | None:
    if file is None and (named := environment.get(FILE_VARIABLE)):
        file = Path(named)
    if file is None and Path(FILE_NAME).exists():
        file = Path(FILE_NAME)
    return file


def _from_file(file: Path | None, wrong: _Wrong) -> _Given:
    if file is None:
        return {}
    try:
        document = parse(str(file), file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        wrong.append(((), f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}"))
        return {}
    except MalformedError as error:
        wrong.append(((), str(error)))
        return {}
    _, mistakes = check(document.data, ServerConfig)
    wrong += [(m.path, line) for m, line in in_file(document, mistakes)]
    bad = {mistake.path for mistake in mistakes}
    found: _Given = {}
    for path in _LEAVES:
        value: Any = document.data
        for step in path:
            value = value.get(step, UNSET) if isinstance(value, dict) else UNSET
        if value is not UNSET and path not in bad:
            found[path] = value, document.place(path)
    return found


def _from_environment(environment: Mapping[str, str], wrong: _Wrong) -> _Given:
    paths = {_variable(path): path for path in _LEAVES}
    found: _Given = {}
    for name, text in sorted(environment.items()):
        if not name.startswith(PREFIX) or name in ELSEWHERE:
            continue
        if name not in paths:
            wrong.append(((), f"{name}: {unknown(name, [*paths, *ELSEWHERE])}"))
        elif text:
            _one(paths[name], text, name, found, wrong)
    return found


def _from_arguments(arguments: Mapping[str, object], wrong: _Wrong) -> _Given:
    paths = {dotted(path): path for path in _LEAVES}
    found: _Given = {}
    for name, value in arguments.items():
        if value is not None:
            _one(paths[name], value, "command line", found, wrong)
    return found


def _one(path: Keys, value: object, place: str, found: _Given, wrong: _Wrong) -> None:
    checked, mistakes = check(value, _LEAVES[path].type, path, strict=False)
    wrong += [(path, f"{place}: {dotted(path)}: {mistake.what}") for mistake in mistakes]
    if not mistakes:
        found[path] = checked, place


def _at_odds(config: ServerConfig, unread: set[Keys]) -> Iterator[Mistake]:
    """What each value alone does not show. What is `unread` was wrong, and has its default here."""
    if config.preset is not None and config.preset not in preset_names():
        yield Mistake(("preset",), f'"{config.preset}" is {unknown_among(config.preset, preset_names())}')
    if config.database is not None and not config.database.startswith((SQLITE, *POSTGRES)):
        yield Mistake(("database",), "give sqlite:///path/to/file.db or postgresql://user@host/database")
    for name in ("interface", "phone"):
        if "{id}" not in getattr(config.asterisk, name) and ("asterisk", name) not in unread:
            yield Mistake(("asterisk", name), "{id} has to stand in it, in place of the number")
    ari_url = config.asterisk.ari_url or ""
    if config.asterisk.ca_file is not None and not (config.asterisk.tls or ari_url.startswith("https:")):
        yield Mistake(("asterisk", "ca_file"), "is for TLS; set asterisk.tls = true")
    if ari_url and config.asterisk.host is None:
        yield Mistake(("asterisk", "ari_url"), "needs asterisk.host too: it says which telephones are there")
    if config.clock.kind == "manual" and config.clock.at is None and ("clock", "at") not in unread:
        yield Mistake(("clock", "kind"), "a manual clock needs clock.at, the instant at which it starts")
    if config.clock.kind == "real" and config.clock.at is not None and ("clock", "kind") not in unread:
        yield Mistake(("clock", "at"), 'only a manual clock starts at an instant; set clock.kind = "manual"')


# --- words for the documentation -------------------------------------------------------------------------


def _meta(wanted: Any, name: str) -> Any:
    """An attribute of the type's Meta, wherever in the annotation it stands."""
    for part in getattr(wanted, "__metadata__", ()):
        if isinstance(part, Meta) and (value := getattr(part, name)) is not None:
            return value
    return next((value for inner in get_args(wanted) if (value := _meta(inner, name)) is not None), None)


def _words(wanted: Any) -> str:
    if get_origin(wanted) is Literal:
        return " or ".join(f"`{choice}`" for choice in get_args(wanted))
    if get_origin(wanted) is Annotated:
        low, high = _meta(wanted, "ge"), _meta(wanted, "le")
        inner = _words(get_args(wanted)[0])
        if low is not None and high is not None:
            return f"{inner}, {low:,} to {high:,}"
        return f"{inner}, at least {low:,}" if low is not None else inner
    if options := [option for option in get_args(wanted) if option is not type(None)]:
        return _words(options[0])
    return {int: "number", float: "number", str: "text", bool: "true or false", datetime: "instant"}[wanted]


def _default(value: object) -> str:
    return "none" if value is None else f"`{value}`"
