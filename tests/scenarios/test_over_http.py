"""The driver of a client: each input has its request, each event comes back as it was, and a lie is found."""

from datetime import date
from typing import get_args

import msgspec
import pytest

from readyroom.edges.http.routes.log import INSTANTS as TOLD
from readyroom.edges.http.routes.log import event_view
from readyroom.engine import Refusal, fresh
from readyroom.engine import inputs as i
from readyroom.engine.catalogue import AgentConfig, DeviceConfig, QueueConfig, UserConfig
from readyroom.engine.facts import Actor, Task
from readyroom.engine.inputs import AnyInput
from readyroom.scenarios.http_board import Board
from readyroom.scenarios.http_config import configure, patch_of, placed, unplaced
from readyroom.scenarios.http_events import INSTANTS, event_of, instant_of, ms_of
from readyroom.scenarios.http_inputs import ENGINE_ONLY, REQUESTS, UNSAID, Asked, requests_of, together
from readyroom.scenarios.http_talk import LOGIN_CODE, Request, refusal_of
from readyroom.scenarios.over_http import OverHttp, told_plainly
from readyroom.scenarios.runner import SENTENCES, Run
from tests.codec.examples import all_events
from tests.scenarios.pages import Page
from tests.scenarios.samples import scene_of
from tests.scenarios.serving import Serving, engine_alone

EXAMPLES = all_events()
ANN = Actor("agent", "ann")
BY = Actor("switch", "pbx")


@pytest.fixture(scope="module")
def serving():
    made = Serving()
    yield made
    made.stop()
