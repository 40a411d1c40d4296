"""The settings of a server's neighbours: the switch, and what carries messages to people.

Belongs here: the records of `config` that say where a neighbour is and as whom to log in there. A secret is never a
setting: a file holds it, or the environment.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Named = Annotated[str, Meta(min_length=1)]
Address = Annotated[str, Meta(pattern=r"^https?://[^/\s?#]+(/[^/\s?#]+)*(?!\n)$")]


class AsteriskConfig(Struct, frozen=True, kw_only=True):
    """The link to an Asterisk's manager interface."""

    host: Annotated[Named | None, Meta(description="Where the Asterisk is; without it there is no link.")] = (
        None
    )
    port: Annotated[
        int, Meta(ge=1, le=65_535, description="The port of its manager interface; with TLS usually 5039.")
    ] = 5038
    user: Annotated[str, Meta(min_length=1, description="The manager user, of `manager.conf`.")] = "readyroom"
    secret_file: Annotated[
        Named | None, Meta(description="The file that holds its secret, and nothing else.")
    ] = None
    tls: Annotated[bool, Meta(description="Whether to speak TLS.")] = False
    ca_file: Annotated[
        Named | None,
        Meta(description="The certificates to trust, for TLS; without it, the system's."),
    ] = None
    link: Annotated[
        str,
        Meta(
            pattern=r"^[A-Za-z0-9][A-Za-z0-9_.@+-]{0,63}(?!\n)$",
            description="What the link is called, on the board and in the log.",
        ),
    ] = "asterisk"
    enforce: Annotated[
        bool, Meta(description="Whether members are changed at the switch; if not, it is only looked at.")
    ] = True
    interface: Annotated[
        str,
        Meta(min_length=1, description="What a queue rings for a device; `{id}` stands for its number."),
    ] = "PJSIP/{id}"
    state_interface: Annotated[
        Named | None,
        Meta(description="Whose state a queue watches for it; without it, the interface's own."),
    ] = None
    phone: Annotated[
        str, Meta(min_length=1, description="The telephone itself: its channels and its registration.")
    ] = "PJSIP/{id}"
    trunks: Annotated[
        Named | None,
        Meta(
            description="Through which channels calls come from outside, e.g. `PJSIP/provider, DAHDI/*`; "
            "without it, all that are no agent's telephone."
        ),
    ] = None
    ari_url: Annotated[
        Address | None,
        Meta(
            description="Where its REST interface is, for queues whose mode is `distributor`; "
            "without it, Readyroom rings nobody by itself."
        ),
    ] = None
    ari_user: Annotated[str, Meta(min_length=1, description="The REST interface's user, of `ari.conf`.")] = (
        "readyroom"
    )
    ari_secret_file: Annotated[
        Named | None,
        Meta(description="The file that holds that user's password; without it, it is the manager's secret."),
    ] = None
    ari_position_s: Annotated[
        int,
        Meta(ge=0, le=3_600, description="How often a caller is told their place in the line; 0: never."),
    ] = 60
    phones: Annotated[
        bool,
        Meta(description="Whether feature codes that are dialled there are answered, and lamps lit."),
    ] = False
    phones_host: Annotated[
        str, Meta(min_length=1, description="The address to which Asterisk comes for feature codes.")
    ] = "127.0.0.1"
    phones_port: Annotated[int, Meta(ge=0, le=65_535, description="And the port; 0: any free one.")] = 4573


class MailConfig(Struct, frozen=True, kw_only=True):
    """The mail server by which people are told."""

    host: Annotated[Named | None, Meta(description="Where mail is handed in; without it none is sent.")] = (
        None
    )
    port: Annotated[int, Meta(ge=1, le=65_535, description="And its port.")] = 587
    security: Annotated[
        Literal["starttls", "tls", "none"],
        Meta(description="TLS after STARTTLS, TLS from the beginning (usually port 465), or none."),
    ] = "starttls"
    ca_file: Annotated[
        Named | None, Meta(description="The certificates to trust; without it, the system's.")
    ] = None
    user: Annotated[Named | None, Meta(description="As whom to log in there; without it, as nobody.")] = None
    password_file: Annotated[
        Named | None, Meta(description="The file that holds that user's password, and nothing else.")
    ] = None
    sender: Annotated[str, Meta(min_length=3, description="From whom mail comes.")] = "readyroom@localhost"


class WebhooksConfig(Struct, frozen=True, kw_only=True):
    """Programs that are told of events."""

    private_networks: Annotated[
        str,
        Meta(
            description="Networks to which webhooks may lead though they are not the internet's, with commas "
            "between them, such as `10.1.0.0/16`; there without TLS, too."
        ),
    ] = ""


class TracesConfig(Struct, frozen=True, kw_only=True):
    """Traces, by OpenTelemetry (needs the extra `traces`)."""

    endpoint: Annotated[
        Address | None,
        Meta(
            description="Where traces go, such as `http://127.0.0.1:4318/v1/traces`; without it there are none."
        ),
    ] = None


class MessagesConfig(Struct, frozen=True, kw_only=True):
    """Chat and text messages, by Apprise (needs the extra `chat`)."""

    chat_file: Annotated[
        Named | None,
        Meta(
            description="The file that holds Apprise's address of the chat, `{to}` in place of the person; "
            "without it there is no chat."
        ),
    ] = None
    sms_file: Annotated[
        Named | None, Meta(description="The same for text messages, `{to}` in place of the number.")
    ] = None
