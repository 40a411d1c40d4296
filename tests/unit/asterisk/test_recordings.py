"""What a link would say of each recorded session: line by line, nothing more and nothing less."""

import pytest

from readyroom.engine.machine import Engine
from tests.protocols.ami.recordings import RECORDINGS, messages
from tests.unit.asterisk.centre import SEEN, Teller, heard, recorded

SAID = {
    "01_queueadd": """
        member_changed a1_1 q_rr in
    """,
    "02_queuepause_reason": """
        member_changed a1_1 q_rr paused lunch
    """,
    "02b_queuepause_again_other_reason": """
        member_changed a1_1 q_rr paused training
    """,
    "02c_queueunpause": """
        member_changed a1_1 q_rr in
    """,
    "02d_queuepause_unknown_member": "",
    "02e_queueadd_duplicate": "",
    "02f_queuepause_no_queue_all_queues": """
        member_changed a1_1 q_lr in
        member_changed a1_1 q_lr paused all
        member_changed a1_1 q_rr paused all
        member_changed a1_1 q_lr in
        member_changed a1_1 q_rr in
        member_changed a1_1 q_lr out
    """,
    "03_enter_called_connect_complete_caller_hangs": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 a1_1 q_rr a1_1
        member_changed a1_1 q_rr in
        offer_ended offer1 answered (ANSWER)
        call_ended call1 caller
    """,
    "03b_connect_complete_agent_hangs": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 c1_1_2 q_rr c1_1_2
        member_changed c1_1_2 q_rr in
        offer_ended offer1 answered (ANSWER)
        call_ended call1 agent
    """,
    "04_ring_no_answer_then_abandon": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 n1 q_rr n1
        member_changed n1 q_rr in
        offer_ended offer1 no_answer (NOANSWER CANCEL RingTime=3000 Cause=0)
        offer_rang offer2 call1 n1 q_rr n1
        offer_ended offer2 caller_hung_up (CANCEL CANCEL Cause=0 caller gone)
        call_ended call1 caller
    """,
    "05_agent_reject_busy_immediate": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 b1 q_rr b1
        offer_ended offer1 busy (NOANSWER RingTime=0 Cause=17 never rang)
        offer_rang offer2 call1 b1 q_rr b1
        offer_ended offer2 busy (NOANSWER RingTime=0 Cause=17 never rang)
        call_ended call1 caller
    """,
    "05b_agent_reject_busy_app_after_ring": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 d1 q_rr d1
        member_changed d1 q_rr in
        offer_ended offer1 refused (BUSY RingTime=0 Cause=0)
        offer_rang offer2 call1 d1 q_rr d1
        offer_ended offer2 caller_hung_up (CANCEL CANCEL Cause=0 caller gone)
        call_ended call1 caller
    """,
    "05c_agent_congestion": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 g1 q_rr g1
        offer_ended offer1 fault (NOANSWER RingTime=0 Cause=34 never rang)
        call_ended call1 caller
    """,
    "06_caller_abandon_empty_queue": """
        caller_joined q_rr call1 5551000
        call_ended call1 caller
    """,
    "06b_caller_abandon_while_ringing": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 n2 q_rr n2
        member_changed n2 q_rr in
        offer_ended offer1 caller_hung_up (CANCEL CANCEL Cause=0 caller gone)
        call_ended call1 caller
    """,
    "06c_queue_timeout_exit": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 n2 q_rr n2
        member_changed n2 q_rr in
        offer_ended offer1 no_answer (NOANSWER CANCEL RingTime=1000 Cause=0)
        caller_left call1 timeout
    """,
    "07_queueremove": """
        member_changed a1_9 q_rr in
        member_changed a1_9 q_rr out
    """,
    "07b_queueremove_unknown": "",
    "08_ringall_three_one_answers": """
        caller_joined q_ra call1 5551000
        offer_rang offer1 call1 a1_12 q_ra a1_12
        member_changed b13 q_ra in
        offer_rang offer2 call1 b13 q_ra b13
        offer_rang offer3 call1 n11 q_ra n11
        offer_ended offer2 busy (NOANSWER RingTime=0 Cause=17 never rang)
        member_changed n11 q_ra in
        member_changed a1_12 q_ra in
        offer_ended offer1 answered (ANSWER)
        call_ended call1 caller
    """,
    "09_autopause_ringnoanswer": """
        caller_joined q_ap call1 5551000
        offer_rang offer1 call1 n21 q_ap n21
        member_changed n21 q_ap in
        member_changed n21 q_ap paused Auto-Pause
        offer_ended offer1 no_answer (NOANSWER CANCEL RingTime=1000 Cause=0)
        call_ended call1 caller
    """,
    "10_queueremove_while_ringing": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 n31 q_rr n31
        member_changed n31 q_rr in
        member_changed n31 q_rr out
        offer_ended offer1 caller_hung_up (CANCEL CANCEL Cause=0 member removed caller gone)
        call_ended call1 caller
    """,
    "10b_queuepause_while_ringing": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 n32 q_rr n32
        member_changed n32 q_rr in
        member_changed n32 q_rr paused x
        offer_ended offer1 withdrawn (NOANSWER CANCEL RingTime=3000 Cause=0 member paused)
        call_ended call1 caller
    """,
    "11_customstate": """
        member_changed a1_41 q_rr in
        member_changed a1_41 q_rr out
    """,
    "12_queuestatus": """
        caller_joined q_rr call1 777
        offer_rang offer1 call1 a1_51 q_rr a1_51
        member_changed a1_51 q_rr in
        offer_ended offer1 answered (ANSWER)
        call_ended call1 caller
    """,
    "13_ringall_nobody_answers_busy_mix_two_rounds": """
        caller_joined q_ra call1 5551000
        offer_rang offer1 call1 b63 q_ra b63
        offer_rang offer2 call1 n61 q_ra n61
        offer_rang offer3 call1 n62 q_ra n62
        offer_rang offer4 call1 d64 q_ra d64
        offer_ended offer1 busy (NOANSWER RingTime=0 Cause=17 never rang)
        member_changed d64 q_ra in
        member_changed n62 q_ra in
        offer_ended offer4 refused (BUSY RingTime=1000 Cause=0)
        offer_ended offer2 no_answer (NOANSWER CANCEL RingTime=3000 Cause=0)
        offer_ended offer3 no_answer (NOANSWER CANCEL RingTime=3000 Cause=0)
        offer_rang offer5 call1 b63 q_ra b63
        offer_rang offer6 call1 n61 q_ra n61
        offer_rang offer7 call1 n62 q_ra n62
        offer_rang offer8 call1 d64 q_ra d64
        member_changed n61 q_ra in
        offer_ended offer5 busy (NOANSWER RingTime=0 Cause=17 never rang)
        offer_ended offer8 refused (BUSY RingTime=1000 Cause=0)
        offer_ended offer6 no_answer (NOANSWER CANCEL RingTime=3000 Cause=0)
        offer_ended offer7 no_answer (NOANSWER CANCEL RingTime=3000 Cause=0)
        offer_rang offer9 call1 b63 q_ra b63
        offer_rang offer10 call1 n61 q_ra n61
        offer_rang offer11 call1 n62 q_ra n62
        offer_rang offer12 call1 d64 q_ra d64
        offer_ended offer9 busy (NOANSWER RingTime=0 Cause=17 never rang)
        offer_ended offer12 refused (BUSY RingTime=1000 Cause=0)
        offer_ended offer10 caller_hung_up (CANCEL CANCEL Cause=0 caller gone)
        offer_ended offer11 caller_hung_up (CANCEL CANCEL Cause=0 caller gone)
        call_ended call1 caller
    """,
    "14_rrmemory_one_never_answers_two_rounds": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 n71 q_rr n71
        offer_ended offer1 no_answer (NOANSWER CANCEL RingTime=3000 Cause=0)
        offer_rang offer2 call1 n71 q_rr n71
        member_changed n71 q_rr in
        offer_ended offer2 no_answer (NOANSWER CANCEL RingTime=3000 Cause=0)
        offer_rang offer3 call1 n71 q_rr n71
        offer_ended offer3 caller_hung_up (CANCEL CANCEL Cause=0 caller gone)
        call_ended call1 caller
    """,
    "15_autopause_busy_agent": """
        caller_joined q_ap call1 5551000
        offer_rang offer1 call1 b81 q_ap b81
        member_changed b81 q_ap paused Auto-Pause
        offer_ended offer1 busy (NOANSWER RingTime=0 Cause=17 never rang)
        call_ended call1 caller
    """,
    "16_member_invalid_local_exten": """
        caller_joined q_rr call1 5551000
        call_ended call1 caller
    """,
    "sip_00_add_unregistered_member": """
        member_changed 6001 q_rr in
    """,
    "sip_01_register": """
        device_changed 6001 registered
        member_changed 6001 q_rr in
    """,
    "sip_02_reregister_refresh": "",
    "sip_03_call_answer_callerhangs": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 6001 q_rr 6001
        member_changed 6001 q_rr in
        offer_ended offer1 answered (ANSWER)
        call_ended call1 caller
        device_changed 6001 registered
    """,
    "sip_03b_call_answer_agent_bye": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 6001 q_rr 6001
        member_changed 6001 q_rr in
        offer_ended offer1 answered (ANSWER)
        call_ended call1 agent
        device_changed 6001 registered
    """,
    "sip_04_ring_no_answer": """
        caller_joined q_rr call1 5551000
        member_changed 6001 q_rr in
        offer_rang offer1 call1 6001 q_rr 6001
        offer_ended offer1 no_answer (NOANSWER CANCEL RingTime=3000 Cause=0)
        device_changed 6001 registered
        call_ended call1 caller
    """,
    "sip_05_reject_486_after_ring": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 6001 q_rr 6001
        member_changed 6001 q_rr in
        offer_ended offer1 refused (NOANSWER RingTime=1000 Cause=17 TechCause=486)
        device_changed 6001 registered
        call_ended call1 caller
    """,
    "sip_05b_reject_486_at_once": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 6001 q_rr 6001
        offer_ended offer1 busy (NOANSWER RingTime=0 Cause=17 TechCause=486 never rang)
        offer_rang offer2 call1 6001 q_rr 6001
        offer_ended offer2 busy (NOANSWER RingTime=0 Cause=17 TechCause=486 never rang)
        call_ended call1 caller
    """,
    "sip_05c_decline_603_at_once": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 6001 q_rr 6001
        offer_ended offer1 refused (NOANSWER RingTime=0 Cause=21 TechCause=603 never rang)
        offer_rang offer2 call1 6001 q_rr 6001
        offer_ended offer2 refused (NOANSWER RingTime=0 Cause=21 TechCause=603 never rang)
        call_ended call1 caller
    """,
    "sip_05d_480_at_once": """
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 6001 q_rr 6001
        offer_ended offer1 unreachable (NOANSWER RingTime=0 Cause=19 TechCause=480 never rang)
        offer_rang offer2 call1 6001 q_rr 6001
        offer_ended offer2 unreachable (NOANSWER RingTime=0 Cause=19 TechCause=480 never rang)
        call_ended call1 caller
    """,
    "sip_06_contact_unreachable_then_reachable": """
        device_changed 6001 gone
        member_changed 6001 q_rr in
        device_changed 6001 registered
    """,
    "sip_07_unregister": """
        device_changed 6001 gone
        member_changed 6001 q_rr in
    """,
    "sip_08_register_short_expire": """
        device_changed 6001 registered
        member_changed 6001 q_rr in
        device_changed 6001 gone
    """,
    "sip_09_call_dead_endpoint_registered_but_gone": """
        device_changed 6001 registered
        member_changed 6001 q_rr in
        caller_joined q_rr call1 5551000
        offer_rang offer1 call1 6001 q_rr 6001
        device_changed 6001 gone
        offer_ended offer1 unreachable (NOANSWER CANCEL RingTime=3000 Cause=0 never rang)
        call_ended call1 caller
    """,
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_a_recording_comes_to_exactly_this(name: str):
    observer = recorded(name)
    said = heard(observer, messages(name))
    assert Teller().lines(said) == [line.strip() for line in SAID[name].strip().splitlines()]
    assert all(one.input.at == one.input.seen and one.input.at >= SEEN for one in said)
    assert len({one.id for one in said}) == len(said)
    # Nobody is left waiting or ringing, and nothing is kept of them.
    assert not observer.visits
    assert not observer.linked
    assert not observer.rings
    assert not observer.legs.legs
    assert not observer.picture.channels


@pytest.mark.parametrize("name", RECORDINGS)
def test_the_engine_refuses_nothing_of_it(name: str):
    observer = recorded(name)
    engine, world = Engine(), observer.mapping.world
    for one in heard(observer, messages(name)):
        assert engine.step(world, one.input).refusal is None, one
    assert not world.calls
    assert not world.offers


def test_every_recording_is_expected():
    assert SAID.keys() == RECORDINGS.keys()
