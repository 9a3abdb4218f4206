"""The organisation's logo, read from its file and looked at before it stands on a document."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers import expat

from avgtool.errors import ConfigError, system_reason
from avgtool.i18n import msg

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 2_000_000
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
    if not (_is_picture(data) or is_drawing(data)):
        raise ConfigError(
            msg("the logo is not a PNG, JPEG or SVG image"),
            where=str(path),
            hint=msg("Put the path of a PNG, JPEG or SVG file under {key}.", key="organisation.logo"),
        )
    return data


def is_drawing(data: bytes) -> bool:
    """Whether it is an SVG; nothing that it refers to is read."""
    roots: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: roots.append(name) if not roots else None
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat knows it by place only
    except (expat.ExpatError, ValueError):
        return False
    return roots[0].rpartition(" ")[2] == "svg"


def _refuse_entity(*_declared: object) -> None:
    """An entity may grow without end, and no logo needs one."""
    raise ValueError


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
