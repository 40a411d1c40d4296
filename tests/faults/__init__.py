"""The room on a machine whose time, threads, disk and network are drawn from a seed, and fail as the seed says.

What runs is the product: `runtime/room.py` and all below it, on the store in memory. What stands in is only what
cannot be told to fail at a given moment: the event loop and its clock, the threads, the disk under the store, the
network before it. `python -m tests.faults 4711` runs one seed and prints what happened.
"""
