"""`python -m tests.faults SEED…`: run these seeds and print what happened. Ends with 1 if one is broken."""

from __future__ import annotations

import sys
import traceback

from tests.faults.run import Run


def main(seeds: list[str]) -> int:
    """Print the trace of each seed; whether all went well."""
    if not seeds or not all(seed.isdecimal() for seed in seeds):
        print(__doc__)
        return 2
    broken = 0
    for seed in map(int, seeds):
        run = Run(seed)
        try:
            run.play()
        except AssertionError:
            broken += 1
            run.tell(traceback.format_exc())
        print(f"seed {seed}", *run.trace, sep="\n")
    return min(broken, 1)


sys.exit(main(sys.argv[1:]))
