"""Makes the browser application's types of the API: `python -m tests.web.types web/src/api/schema.ts`."""

import sys
from pathlib import Path

from tests.web.npm import make_types

if __name__ == "__main__":
    make_types(Path(sys.argv[1]))
