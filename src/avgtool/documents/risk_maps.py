"""Maps of risks: likelihood to the right, impact upwards, and in each field the risks by their numbers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from avgtool.documents.charts import INK, TONES, as_svg
from avgtool.documents.fonts import drawable, text_faces
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from avgtool.documents.content import RiskMap, Text

_HEIGHT = 2.35
"""Inches."""
_BETWEEN = 1.1
"""Room between two maps, in fields; the names of the impacts stand there."""
_PALE = 0.28
"""Opacity of a field: its words are read on it."""
_SIZE = 8.0
_A_LINE, _MOST = 4, 12
"""Names of risks on a line of a field, and in a field: the table beside the map has all of them."""


def draw_risks(chart: RiskMap, accent: str, say: Callable[[Text], str]) -> bytes:
    """A map as SVG; ``say`` puts a text into words."""
    return as_svg(_HEIGHT, lambda axes: _draw(axes, chart, accent, say))


def _draw(axes: Any, chart: RiskMap, accent: str, say: Callable[[Text], str]) -> None:
    side = len(chart.fields)
    for index, (heading, marks) in enumerate(chart.panels):
        left = index * (side + _BETWEEN)
        _draw_fields(axes, chart, left, accent, say)
        _write(axes, left, side + 0.16, say(heading), bold=True)
        _draw_marks(axes, left, marks)
    axes.set_xlim(-0.95, len(chart.panels) * (side + _BETWEEN) - _BETWEEN + 0.05)
    axes.set_ylim(-0.75, side + 0.5)
    axes.set_axis_off()


def _draw_fields(axes: Any, chart: RiskMap, left: float, accent: str, say: Callable[[Text], str]) -> None:
    names = [say(name) for name, _ in chart.levels]
    for impact, row in enumerate(chart.fields):
        for likelihood, level in enumerate(row):
            color = TONES.get(chart.levels[level][1], accent)
            place = (left + likelihood, impact)
            axes.add_patch(_rectangle(place, color))
            _write(axes, place[0] + 0.06, impact + 0.08, names[level], size=6.5)
    for at, name in enumerate(names):
        _write(axes, left + at + 0.5, -0.24, name, align="center")
        _write(axes, left - 0.08, at + 0.44, name, align="right")
    _write(axes, left + len(names) / 2, -0.58, say(listed(" →", [chart.likelihood, ""])), align="center", bold=True)
    _write(axes, left - 0.9, len(names) + 0.16, say(listed(" ↑", [chart.impact, ""])), bold=True)


def _rectangle(place: tuple[float, float], color: str) -> Any:
    from matplotlib.colors import to_rgba
    from matplotlib.patches import Rectangle

    return Rectangle(place, 1, 1, facecolor=to_rgba(color, _PALE), edgecolor="white", linewidth=2)


def _draw_marks(axes: Any, left: float, marks: tuple[tuple[int, int, str], ...]) -> None:
    there: dict[tuple[int, int], list[str]] = defaultdict(list)
    for likelihood, impact, name in marks:
        there[likelihood, impact].append(name)
    for (likelihood, impact), names in there.items():
        lines = lines_of(names)
        size = 10.5 if len(names) < _A_LINE else 7.0
        for index, line in enumerate(lines):
            height = impact + 0.52 + 0.22 * ((len(lines) - 1) / 2 - index)
            _write(axes, left + likelihood + 0.5, height, line, align="center", bold=True, size=size)


def lines_of(names: Sequence[str]) -> tuple[str, ...]:
    """Names as lines of a field; of more than it has room for, the first and a mark that there are more."""
    shown = names if len(names) <= _MOST else (*names[: _MOST - 1], "…")
    return tuple(", ".join(shown[start : start + _A_LINE]) for start in range(0, len(shown), _A_LINE))


def _write(
    axes: Any, x: float, y: float, text: str, *, align: str = "left", bold: bool = False, size: float = _SIZE
) -> None:
    from matplotlib.font_manager import FontProperties

    face, letters = drawable(text)
    path = text_faces()[1].path if bold and face in text_faces() else face.path
    font = FontProperties(fname=path, size=size)
    axes.text(x, y, letters, color=INK, fontproperties=font, ha=align)
