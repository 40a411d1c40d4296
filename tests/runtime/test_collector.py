"""What was loaded is not looked at by the collector while the server runs, and is again afterwards."""

import gc

from readyroom.runtime.collector import YOUNG, spared


def test_what_was_there_before_is_spared_until_the_end():
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    with spared():
        assert gc.get_freeze_count() > frozen
        assert gc.get_threshold()[0] == YOUNG
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == before
