"""What a switch is configured to be: its telephones and queues, put into the configuration files of `etc/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ETC = Path(__file__).parent / "etc"
# Asterisk complains of each of these that it does not find, and is content with an empty one.
EMPTY = (
    "acl",
    "ccss",
    "cdr",
    "cel",
    "features",
    "pjproject",
    "queuerules",
    "udptl",
    "websocket_client",
)
TRUNK = "trunk"
"""The telephone of all who call from outside."""

Options = Mapping[str, object | Iterable[object]]
"""Options of a section; one that stands several times has a list of values."""

QUEUE: Options = {
    "strategy": "rrmemory",
    "timeout": 1,
    "retry": 1,
    "wrapuptime": 0,
    "ringinuse": "no",
    "joinempty": "yes",
    "leavewhenempty": "no",
}
"""Options of a queue that names no others: it rings briefly, so that tests are quick."""


def by_hint(phone: str) -> dict[str, str]:
    """How FreePBX adds this telephone to a queue: headers of QueueAdd."""
    return {"Interface": f"Local/{phone}@from-queue/n", "StateInterface": f"hint:{phone}@ext-local"}


def telephones(count: int, first: int = 101) -> tuple[str, ...]:
    """Names of telephones, which are their numbers as well."""
    return tuple(str(first + each) for each in range(count))


@dataclass(frozen=True, kw_only=True)
class Site:
    """A telephone system as somebody else has set it up."""

    phones: tuple[str, ...] = telephones(6)
    queues: Mapping[str, Options] = field(default_factory=lambda: {"sales": {}, "support": {}})
    """The first is called by 81, the second by 82, …; 81*5 waits for 5 seconds at most. A static member is an option
    `member`."""
    registrations: Options = field(default_factory=dict)
    """What holds for how all telephones register, e.g. `qualify_frequency`."""
    dialplan: str = ""
    """What stands in `extensions.conf` besides."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Files that are included, by name."""
    queues_general: Options = field(default_factory=dict)

    def number(self, queue: str) -> str:
        """What is dialled for a queue."""
        return f"8{list(self.queues).index(queue) + 1}"

    def write(self, home: Path, words: Mapping[str, object]) -> None:
        """Write all configuration files below `home`; `words` stand in them as @WORD@."""
        made = {f"{name}.conf": "" for name in EMPTY}
        made |= {path.name: path.read_text() for path in sorted(ETC.glob("*.conf"))}
        made |= self.files
        made |= {
            "phones.conf": "".join(map(self._phone, self.phones)),
            "queues_of_test.conf": "".join(map(self._queue, self.queues)),
            "numbers.conf": "".join(
                [
                    "[queue-numbers]\n",
                    *map(self._number, self.queues),
                    "[ext-local]\n",
                    *map(self._hint, self.phones),
                ]
            ),
        }
        made["queues.conf"] = made["queues.conf"].replace(
            "[general]\n", section("general", self.queues_general)
        )
        made["extensions.conf"] += self.dialplan
        for name, text in made.items():
            for word, value in words.items():
                text = text.replace(f"@{word}@", str(value))
            (home / "etc" / name).write_text(text)

    def _phone(self, phone: str) -> str:
        endpoint = {"aors": phone, "callerid": f'"Telephone {phone}" <{phone}>'}
        return section(phone, endpoint, "telephone") + section(phone, self.registrations, "registrations")

    def _hint(self, phone: str) -> str:
        return f"exten => {phone},hint,PJSIP/{phone}\n"

    def _queue(self, queue: str) -> str:
        return section(queue, {**QUEUE, **self.queues[queue]})

    def _number(self, queue: str) -> str:
        number = self.number(queue)
        return (
            f"exten => {number},1,Answer(,i)\n same => n,Queue({queue})\n same => n,Hangup()\n"
            f"exten => _{number}*.,1,Answer(,i)\n same => n,Queue({queue},,,,${{EXTEN:{len(number) + 1}}})\n"
            " same => n,Hangup()\n"
        )


def section(name: str, options: Options, template: str = "") -> str:
    """A section of a configuration file."""
    lines = [f"[{name}]" + (f"({template})" if template else "")]
    for option, value in options.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        lines += [f"{option} = {each}" for each in values]
    return "\n".join(lines) + "\n"
