"""`python -m readyroom.scenarios FILE…`: run scenario files on the engine; with `--write`, put what came in."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console

from readyroom.scenarios.language import ScenarioError
from readyroom.scenarios.on_engine import OnEngine
from readyroom.scenarios.runner import play
from readyroom.scenarios.timeline import rewritten, timeline, transcript


def main(arguments: list[str]) -> int:
    """Run the files; answers 1 if anything was not as expected."""
    options = {argument for argument in arguments if argument.startswith("--")}
    console = Console(highlight=False)
    wrong = 0
    for path in (Path(argument) for argument in arguments if argument not in options):
        try:
            played = play(path, OnEngine)
        except ScenarioError as error:
            console.print(str(error), style="red")
            wrong += 1
            continue
        for one in played:
            if "--plain" in options:
                print(transcript(one))  # noqa: T201  # a program's output
            else:
                console.print(timeline(one))
            wrong += not one.is_right
        if "--write" in options:
            path.write_text(rewritten(path.read_text("utf-8"), played), "utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
