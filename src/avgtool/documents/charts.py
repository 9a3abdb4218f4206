"""Charts as SVG: the same bytes for the same data, letters as outlines so that no font is needed to see them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from avgtool.documents.fonts import drawable, text_faces

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from avgtool.documents.content import BarChart, Text, Tone

_WIDTH = 6.85
"""Inches: the width of the text on A4."""
_BAR = 0.27
"""Inches of height for each bar."""
_LABEL = 44
"""Characters of a label that are shown."""
INK = "#1f2933"
TONES: Mapping[Tone, str] = {"neutral": "#a9b4be", "good": "#2f6f4f", "warning": "#b7791f", "danger": "#a02334"}


def draw(chart: BarChart, accent: str, say: Callable[[Text], str]) -> bytes:
    """A bar chart as SVG; ``say`` puts a text into words."""
    return as_svg(_BAR * len(chart.bars) + 0.1, lambda axes: _draw_bars(axes, chart, accent, say))


def as_svg(height: float, paint: Callable[[Any], None]) -> bytes:
    """A picture as wide as the text, of a height in inches, that ``paint`` draws on the axes it is given."""
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    with mpl.rc_context({"svg.hashsalt": "avgtool", "svg.fonttype": "path", "text.parse_math": False}):
        figure = Figure(figsize=(_WIDTH, height), layout=ConstrainedLayoutEngine(w_pad=0, h_pad=0.02))
        FigureCanvasSVG(figure)
        paint(figure.add_subplot())
        buffer = BytesIO()
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def _draw_bars(axes: Any, chart: BarChart, accent: str, say: Callable[[Text], str]) -> None:
    from matplotlib.font_manager import FontProperties

    bold = FontProperties(fname=text_faces()[1].path, size=9.5)
    places = range(len(chart.bars))
    colors = [TONES.get(bar.tone, accent) for bar in chart.bars]
    drawn = axes.barh(places, [bar.value for bar in chart.bars], height=0.62, color=colors)
    axes.bar_label(drawn, [say(bar.shown) for bar in chart.bars], padding=4, color=INK, fontproperties=bold)
    labels = [drawable(shorten(say(bar.label))) for bar in chart.bars]
    axes.set_yticks(places, [text for _, text in labels], color=INK)
    for tick, (face, _) in zip(axes.get_yticklabels(), labels, strict=True):
        tick.set_fontproperties(FontProperties(fname=face.path, size=9.5))
    axes.invert_yaxis()
    axes.margins(x=0.08, y=0.02)
    axes.xaxis.set_visible(False)
    axes.tick_params(length=0, pad=6)
    axes.spines[["top", "right", "bottom", "left"]].set_visible(False)


def shorten(label: str) -> str:
    """A label that leaves room for the bars."""
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"
