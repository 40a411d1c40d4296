"""An agent's work beside queue calls: cases and campaign records.

Belongs here: opening and closing them. Back-office tasks are in `tasks`.
"""

from __future__ import annotations

from typing import Annotated

from litestar import delete, put
from litestar.params import FromPath, JSONBody
from msgspec import Meta, Struct

from readyroom.edges.http.exchange import DONE_EXAMPLE, Asking, Done, done
from readyroom.edges.http.operations import describe
from readyroom.edges.http.routes.several import bad
from readyroom.engine import inputs as i

LONGEST_NAME = 200
Name = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME, pattern=r"^[^\x00-\x1f\x7f]+$")]


class Opening(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A campaign's contact record or ticket."""

    campaign: Annotated[str, Meta(min_length=1, max_length=64)]
    record: Name


@put(
    "/agents/{agent:str}/cases/{case:str}",
    opt=describe(
        "Open a case", tag="work", command=True, problems=("case_open", "not_clocked_in"), answer=DONE_EXAMPLE
    ),
)
async def open_case(agent: FromPath[str], case: FromPath[str], exchange: Asking) -> Done:
    """The agent begins to work on it. A case blocks no call; one case is with one agent."""
    await exchange.agent(agent, "set_agents")
    if len(case) > LONGEST_NAME or not case.isprintable():
        raise bad("", f"a case's name has up to {LONGEST_NAME} printable characters")
    return done(await exchange.command(i.OpenCase, agent=agent, case=case))


@delete(
    "/agents/{agent:str}/cases/{case:str}",
    status_code=200,
    opt=describe("Close a case", tag="work", command=True, problems=("case_not_open",), answer=DONE_EXAMPLE),
)
async def close_case(agent: FromPath[str], case: FromPath[str], exchange: Asking) -> Done:
    """The agent is done with it."""
    await exchange.agent(agent, "set_agents")
    return done(await exchange.command(i.CloseCase, agent=agent, case=case))


@put(
    "/agents/{agent:str}/campaign-record",
    opt=describe(
        "Open a campaign record",
        tag="work",
        command=True,
        problems=("record_open", "not_clocked_in"),
        body={"campaign": "renewals", "record": "contact-8711"},
        answer=DONE_EXAMPLE,
    ),
)
async def open_record(agent: FromPath[str], data: JSONBody[Opening], exchange: Asking) -> Done:
    """Where the campaign says so, the agent is withdrawn for the preview until home or closing."""
    await exchange.agent(agent, "set_agents")
    return done(await exchange.command(i.OpenRecord, agent=agent, campaign=data.campaign, record=data.record))


@delete(
    "/agents/{agent:str}/campaign-record",
    status_code=200,
    opt=describe(
        "Close the campaign record", tag="work", command=True, problems=("no_record",), answer=DONE_EXAMPLE
    ),
)
async def close_record(agent: FromPath[str], exchange: Asking) -> Done:
    """Ends the preview, not what follows a call."""
    await exchange.agent(agent, "set_agents")
    return done(await exchange.command(i.CloseRecord, agent=agent))


ROUTES = [open_case, close_case, open_record, close_record]
