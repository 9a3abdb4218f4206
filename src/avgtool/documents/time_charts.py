"""Charts of counts over time: upright bars, in the same hand as the others."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from avgtool.documents.charts import INK, TONES, as_svg, shorten
from avgtool.documents.fonts import drawable, text_faces
from avgtool.wording import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from avgtool.documents.content import Text, TimeChart

_HEIGHT = 2.1
"""Inches."""
_BARS = 0.8
"""Share of a stretch that its bars take."""
_SHOWN = 13
"""Stretches that are named below the axis, at most."""
_SIZE = 8.5


def draw_over_time(chart: TimeChart, accent: str, say: Callable[[Text], str]) -> bytes:
    """A chart as SVG; ``say`` puts a text into words."""
    return as_svg(_HEIGHT, lambda axes: _draw(axes, chart, accent, say))


def _draw(axes: Any, chart: TimeChart, accent: str, say: Callable[[Text], str]) -> None:
    width = _BARS / max(len(chart.series), 1)
    drawn = []
    for index, series in enumerate(chart.series):
        left = [place - _BARS / 2 + width * (index + 0.5) for place in range(len(series.values))]
        drawn.append(axes.bar(left, series.values, width * 0.92, color=TONES.get(series.tone, accent)))
    _name_stretches(axes, [say(one) for one in chart.stretches])
    _count_upwards(axes, say)
    _explain(axes, drawn, [shorten(say(series.label)) for series in chart.series])


def _name_stretches(axes: Any, names: list[str]) -> None:
    shown = range(0, len(names), max(ceil(len(names) / _SHOWN), 1))
    axes.set_xticks(list(shown), [names[place] for place in shown])
    _letter(axes.get_xticklabels())
    axes.set_xlim(-0.6, max(len(names), 1) - 0.4)
    axes.tick_params(length=0, pad=4)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color("#8a96a3")


def _count_upwards(axes: Any, say: Callable[[Text], str]) -> None:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_ylim(bottom=0, top=None if axes.dataLim.y1 > 0 else 1)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, min_n_ticks=1))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _place: say(number(int(value)))))
    for tick in axes.get_yticklabels():
        tick.set_fontproperties(FontProperties(fname=text_faces()[0].path, size=_SIZE))
        tick.set_color(INK)
    axes.grid(axis="y", color="#d5dbe1", linewidth=0.6)
    axes.set_axisbelow(True)


def _explain(axes: Any, drawn: list[Any], labels: list[str]) -> None:
    place = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderaxespad": 0.2, "frameon": False}
    legend = axes.legend(drawn, labels, ncols=max(len(labels), 1), handlelength=1, handleheight=0.9, **place)
    _letter(legend.get_texts())


def _letter(texts: Iterable[Any]) -> None:
    """Give each text a font that has its letters."""
    from matplotlib.font_manager import FontProperties

    for one in texts:
        face, letters = drawable(one.get_text())
        one.set_text(letters)
        one.set_fontproperties(FontProperties(fname=face.path, size=_SIZE))
        one.set_color(INK)
