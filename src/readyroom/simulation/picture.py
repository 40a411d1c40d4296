"""The frontier of false against late withdrawals, as a picture.

Belongs here: how it is drawn. Matplotlib is an extra (`readyroom[pictures]`) and is imported by this module alone,
which nobody imports who draws nothing.
"""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from readyroom.simulation.comparison import Comparison, Row

COLOURS = ("#2f9e44", "#1c7ed6", "#e8590c", "#9c36b5", "#c92a2a", "#0b7285", "#5c940d", "#495057")
"""The first policy's is green; after the last they begin again."""
MARKS = "osD^vPX*"
"""What tells policies apart in print, too; those that lie on each other are both seen."""
SIZES = (220, 180, 145, 115, 90, 60)
"""Smaller and smaller: of marks at one place each is seen."""
DAY_OPACITY = 0.18
SIZE_IN = (8.0, 5.6)
MARGIN = 1.6
"""How far the axes go beyond the worst day."""


def draw(comparison: Comparison, file: Path) -> None:
    """Draw every day as a dot and each policy's median, and join the policies that no other one dominates.

    `file` ends in .svg or .png. The same comparison gives the same file.
    """
    with mpl.rc_context({"svg.hashsalt": "readyroom", "svg.fonttype": "none", "font.size": 10.0}):
        figure = Figure(figsize=SIZE_IN, layout="constrained")
        axes: Axes = figure.add_subplot()
        for n, row in enumerate(comparison.rows):
            _policy(
                axes, row, COLOURS[n % len(COLOURS)], MARKS[n % len(MARKS)], SIZES[min(n, len(SIZES) - 1)]
            )
        # None is a number that matters here, and a logarithm has none.
        axes.set_xscale("symlog", linthresh=1, linscale=0.4)
        axes.set_yscale("symlog", linthresh=1, linscale=0.4)
        _limit(axes, comparison.rows)
        _frontier(axes, comparison.rows)
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter("{x:g}")
        first = comparison.rows[0].days
        axes.set_xlabel("false withdrawals a day (of agents who were present)")
        axes.set_ylabel("late withdrawals a day (offers to absent agents)")
        axes.set_title(
            f"{len(first)} days of {first[0].agents} agents, {first[0].hours:g} hours each: "
            "dots are days, marks are medians",
            fontsize=10,
        )
        axes.grid(visible=True, color="#dee2e6", linewidth=0.6)
        axes.set_axisbelow(True)
        axes.legend(loc="best", framealpha=0.95)
        figure.savefig(file, dpi=150, metadata={"Date": None} if file.suffix == ".svg" else None)


def _policy(axes: Axes, row: Row, colour: str, mark: str, size: int) -> None:
    false, late = row.spread("false_withdrawals").median, row.spread("late_offers").median
    if len(row.days) > 1:
        axes.scatter(
            row.values("false_withdrawals"),
            row.values("late_offers"),
            s=10,
            color=colour,
            alpha=DAY_OPACITY,
            linewidths=0,
        )
    axes.scatter(
        [false],
        [late],
        s=size,
        color=colour,
        marker=mark,
        edgecolors="white",
        linewidths=1.2,
        zorder=3,
        label=f"{row.preset}: {false:g} false, {late:g} late",
    )


def _frontier(axes: Axes, rows: tuple[Row, ...]) -> None:
    """A step line through the medians that nobody beats, out to the edges: above and right of it is worse."""
    points = {(row.spread("false_withdrawals").median, row.spread("late_offers").median) for row in rows}
    best = sorted(one for one in points if not any(_beats(other, one) for other in points))
    most_false, most_late = axes.get_xlim()[1], axes.get_ylim()[1]
    axes.step(
        [best[0][0], *(false for false, _ in best), most_false],
        [most_late, *(late for _, late in best), best[-1][1]],
        where="post",
        color="#868e96",
        linestyle="--",
        linewidth=1,
        zorder=1,
    )


def _limit(axes: Axes, rows: tuple[Row, ...]) -> None:
    """From a little below nothing to a little beyond the worst day."""
    for name, limit in (("false_withdrawals", axes.set_xlim), ("late_offers", axes.set_ylim)):
        limit(-0.3, MARGIN * max(1.0, *(row.spread(name).highest for row in rows)))


def _beats(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one != other and one[0] <= other[0] and one[1] <= other[1]
