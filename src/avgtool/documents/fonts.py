"""Fonts that are the same everywhere: from a dependency, cut down to the characters of the document, inlined."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

SCHEME = "avgtool-font"
"""Of the URLs by which the PDF renderer asks for packaged fonts."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file and what it is used for."""

    family: str
    weight: int
    package: str
    """The package that ships it."""
    file: str
    """Its path inside the package."""

    @property
    def path(self) -> Path:
        """Where it lies on this machine."""
        return _package(self.package) / self.file


_TEXT = (
    Face("Report", 400, "font_source_sans_pro", "files/SourceSansPro-Regular.ttf"),
    Face("Report", 600, "font_source_sans_pro", "files/SourceSansPro-Semibold.ttf"),
)
_FALLBACK = (
    Face("Report Fallback", 400, "matplotlib", "mpl-data/fonts/ttf/DejaVuSans.ttf"),
    Face("Report Fallback", 600, "matplotlib", "mpl-data/fonts/ttf/DejaVuSans-Bold.ttf"),
)
_CODE = (Face("Report Code", 400, "matplotlib", "mpl-data/fonts/ttf/DejaVuSansMono.ttf"),)

_FEATURES = ("tnum",)
"""What the style sheet asks of the fonts, besides what every text needs."""


def text_faces() -> tuple[Face, ...]:
    """The faces of running text: regular, then semibold."""
    return _TEXT


def drawable(text: str) -> tuple[Face, str]:
    """The regular face that has most of ``text``, and the text with a mark for each character that it lacks."""
    wanted = frozenset(map(ord, text))
    face = min((text_faces()[0], _FALLBACK[0]), key=lambda face: len(wanted - _characters(face)))
    missing = wanted - _characters(face)
    return face, text.translate(dict.fromkeys(missing, "?"))


def with_codes(text: str) -> str:
    """A text with the code of each visible character that none of our fonts has: ``[U+1F469]``.

    In its place a PDF would show a box that says nothing, or what a font of this machine makes of it.
    """
    unseen = {ord(sign) for sign in set(text) if sign.isprintable()} - _characters(text_faces()[0])
    return text.translate({code: f"[U+{code:04X}]" for code in unseen - _characters(_FALLBACK[0])})


def packaged_faces(text: str | None = None) -> str:
    """CSS that names the whole fonts by URLs of our own (see :func:`packaged_font`).

    Args:
        text: What is to be shown in running text; a fallback that it does not need is left out.
    """
    needed = set(_all_faces()) if text is None else _needed(text)
    return "\n".join(_rule(face, f"{SCHEME}:{index}") for index, face in enumerate(_all_faces()) if face in needed)


def _needed(text: str) -> set[Face]:
    lacking = frozenset(map(ord, text)) - _characters(text_faces()[0])
    return {*text_faces(), *(_FALLBACK if any(chr(code).isprintable() for code in lacking) else ())}


def packaged_font(url: str) -> bytes:
    """The font that a URL of :func:`packaged_faces` names; raises ValueError for any other."""
    index = url.removeprefix(f"{SCHEME}:")
    faces = _all_faces()
    if index == url or not index.isdecimal() or int(index) >= len(faces):
        raise ValueError(url)
    return faces[int(index)].path.read_bytes()


def embedded_faces(text: str) -> str:
    """CSS that embeds of each font what it needs to show ``text``."""
    characters = frozenset(map(ord, text)) | frozenset(range(0x20, 0x7F))
    rest = characters - _characters(text_faces()[0])
    wanted = ((face, rest if face in _FALLBACK else characters) for face in _all_faces())
    fonts = ((face, _subset(face, needed)) for face, needed in wanted)
    return "\n".join(_rule(face, data_uri(data, "font/woff2")) for face, data in fonts if data)


def data_uri(data: bytes, media_type: str) -> str:
    """Bytes as a URL that needs no request."""
    return f"data:{media_type};base64,{b64encode(data).decode('ascii')}"


def _all_faces() -> tuple[Face, ...]:
    return (*text_faces(), *_FALLBACK, *_CODE)


def _rule(face: Face, url: str) -> str:
    return f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};src:url("{url}")}}'


@cache
def _characters(face: Face) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(face.path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _subset(face: Face, characters: frozenset[int]) -> bytes:
    """The font with these characters only, as WOFF2; empty when it has none of them."""
    from fontTools.subset import Options, Subsetter, load_font, save_font  # type: ignore[import-untyped]

    options = Options(flavor="woff2", notdef_outline=True, recalc_timestamp=False)
    options.layout_features = [*options.layout_features, *_FEATURES]
    options.drop_tables += ["FFTM"]
    if characters.isdisjoint(_characters(face)):
        return b""
    buffer = BytesIO()
    with load_font(face.path, options, dontLoadGlyphNames=True) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=characters)
        subsetter.subset(font)
        save_font(font, buffer, options)
    return buffer.getvalue()


@cache
def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent
