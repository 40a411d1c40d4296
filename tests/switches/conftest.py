import pytest

from tests.switches.rigs import RIGS, parameters


@pytest.fixture(params=parameters("distributor", "overlay"))
async def rig(request):
    """A switch before a room."""
    make, mode = RIGS[request.param]
    async with make(mode) as made:
        yield made


@pytest.fixture(params=parameters("distributor", "overlay"))
async def ring_all(request):
    """The same, where all ring."""
    make, mode = RIGS[request.param]
    async with make(mode, strategy="ring_all") as made:
        yield made


@pytest.fixture(params=parameters("distributor"))
async def distributor(request):
    """A switch whose queues Readyroom distributes; callers wait for half a minute at most."""
    make, mode = RIGS[request.param]
    async with make(mode, max_wait_s=30) as made:
        yield made
