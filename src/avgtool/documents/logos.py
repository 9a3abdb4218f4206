"""The organisation's logo, read from its file and looked at before it stands on a document."""

from __future__ import annotations

import warnings
from collections import defaultdict
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers import expat

from avgtool.errors import ConfigError, system_reason
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_MOST_BYTES = 2_000_000
_MOST_PIXELS = 4_000
"""On a side: more is not seen in print, and takes memory by its square."""
_MOST_COPIES = 5_000
"""Parts of a drawing that are drawn by reference; references to references may grow without end."""
_PICTURES = ("PNG", "JPEG")


def read_logo(path: Path) -> bytes:
    """The bytes of a logo: a PNG, JPEG or SVG that can be drawn.

    Raises:
        ConfigError: It cannot be read, is too large, or is no such picture.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(
            msg("the logo cannot be read ({reason})", reason=system_reason(error)),
            where=str(path),
            hint=msg("Put the path of a PNG, JPEG or SVG file under {key}.", key="organisation.logo"),
        ) from None
    if len(data) > _MOST_BYTES:
        raise ConfigError(
            msg("the logo is larger than 2 MB"), where=str(path), hint=msg("Save it smaller: it is printed small.")
        )
    width, height = _size(data)
    if max(width, height) > _MOST_PIXELS:
        raise ConfigError(
            msg(
                "the logo is {width} by {height} pixels: more than {most} on a side",
                width=width,
                height=height,
                most=_MOST_PIXELS,
            ),
            where=str(path),
            hint=msg("Save it smaller: it is printed small."),
        )
    drawing = _drawing(data)
    if drawing and drawing.letters:
        raise ConfigError(
            msg("the logo has text in it, which another computer would draw in another font"),
            where=str(path),
            hint=msg("Turn its letters into paths (Inkscape: Path, Object to Path), and save it again."),
        )
    if not (drawing or _is_picture(data)):
        raise ConfigError(
            msg("the logo is not a PNG, JPEG or SVG image"),
            where=str(path),
            hint=msg("Put the path of a PNG, JPEG or SVG file under {key}.", key="organisation.logo"),
        )
    return data


def _drawing(data: bytes) -> _Drawing | None:
    """An SVG that does not grow without end; None for anything else. Nothing that it refers to is read."""
    drawing = _Drawing()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = drawing.begin, drawing.end
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat knows it by place only
        return drawing if drawing.root == "svg" and _copies(drawing.uses) <= _MOST_COPIES else None
    except (expat.ExpatError, ValueError, RecursionError):
        return None


class _Drawing:
    """What of an SVG matters: its root, and which parts are drawn where."""

    def __init__(self) -> None:
        self.root = ""
        self.uses: dict[str, list[str]] = defaultdict(list)
        """By id of a part, and by nothing for the whole, the parts that are drawn within it by reference."""
        self.letters = False
        """Whether text is written in it."""
        self._within: list[str] = []

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element starts."""
        local = name.rpartition(" ")[2]
        self.root = self.root or local
        self.letters = self.letters or local == "text"
        self._within.append(attributes.get("id", ""))
        if local == "use":
            target = attributes.get("href") or attributes.get(_XLINK, "")
            for part in {*self._within, ""}:
                self.uses[part].append(target.removeprefix("#"))

    def end(self, _name: str) -> None:
        """An element ends."""
        self._within.pop()


_XLINK = "http://www.w3.org/1999/xlink href"


def _copies(uses: Mapping[str, Iterable[str]]) -> int:
    """How many parts are drawn by reference; raises RecursionError where a part draws itself."""

    @cache
    def copies(part: str) -> int:
        return sum(1 + copies(target) for target in uses.get(part, ()) if target)

    return copies("")


def _refuse_entity(*_declared: object) -> None:
    """An entity may grow without end, and no logo needs one."""
    raise ValueError


def _size(data: bytes) -> tuple[int, int]:
    """Width and height of a picture in pixels, by its head; of what is none, 0."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=_PICTURES) as picture:
            return picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0, 0


def _is_picture(data: bytes) -> bool:
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=_PICTURES) as picture:
            picture.verify()  # where WeasyPrint was loaded, load() lets pass what is cut off
        with Image.open(BytesIO(data), formats=_PICTURES) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True
