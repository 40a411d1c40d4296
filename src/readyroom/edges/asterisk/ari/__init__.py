"""An Asterisk that rings as Readyroom says: callers come to its Stasis application, and are put through from there.

Belongs here: the link for queues whose mode is `distributor`. Whom to ring, and for how long, is the engine's affair.
"""
