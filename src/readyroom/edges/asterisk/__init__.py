"""Beside an Asterisk: its queues ring, Readyroom observes each ring and keeps the memberships as they should be.

`mapping` says what is whom, `picture` what the switch has, `observe` what happened; none of them touches the world.
"""
