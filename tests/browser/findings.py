"""What is wrong on many pages, collected, so that no page and no check hides another."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import ParamSpec, Self

from playwright.sync_api import Error as PlaywrightError

Given = ParamSpec("Given")


class Findings:
    """What checks find, each under the place and the check's name. Leaving it fails with all of them.

    A test that runs out of time, or breaks, prints what was found until then.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []

    def of(
        self, where: str, check: Callable[Given, list[str] | None], *given: Given.args, **more: Given.kwargs
    ) -> bool:
        """Run a check and note what it answers; one that breaks is noted as well. Whether all is well."""
        try:
            found = check(*given, **more) or []
        except (AssertionError, PlaywrightError) as error:
            found = [str(error)]
        self.lines += [f"--- {where}: {line}" for line in found]
        return not found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        told = "\n".join(self.lines)
        if error is not None:
            print(told)
        else:
            assert not told, told
