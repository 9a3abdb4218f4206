"""In which encoding a text was written, judged over all of it or over blocks of it."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from avgtool.sources.limits import Limits

BLOCK_BYTES = 8 * 1024 * 1024
_SAMPLE_BLOCK_BYTES = 1024 * 1024
_SAMPLE_BLOCKS = 12
_MANY_BYTES = 24
"""So many bytes outside ASCII are needed before statistics say anything."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("cp1252", "iso8859-15", "cp850", "mac_roman")
"""In order of how often Dutch offices meet them."""
_LETTERS = frozenset("éëïöüáàóèçêâûîôäíúñÉËÏÖÜÁÀÓÈÇÊÂÛÎÔÄÍÚÑ")
_RARER_LETTERS = frozenset("ìòùãõåæøœšžßÅÆØŠŽ")
_SIGNS = frozenset("’‘“”–—…•´°²³®™·\xa0")
_DETACHED = frozenset("€½¼§«»©£±µ")
"""Signs that stand beside numbers and blanks, not beside letters."""
_AROUND = re.compile(rb"[\x00-\x7f]?[\x80-\xff]{1,16}[\x00-\x7f]?")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a text are to be read."""

    name: str
    """Python codec name, without byte order mark."""
    bom: bytes = b""
    """The byte order mark that the file begins with."""
    sure: bool = True
    """Whether it was declared or proven, rather than judged by what the text would look like."""


def detect_encoding(path: Path, source: str, limits: Limits) -> Encoding:
    """The encoding of the text in ``path``.

    Raises:
        InputError: The bytes are no text in any encoding that is likely here.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    for bom, name in _BOMS:
        if head.startswith(bom):
            return Encoding(name, bom)
    if wide := _wide_encoding(head):
        return Encoding(wide)
    bad_line = _first_line_not_utf8(read_blocks(path, limits))
    if bad_line is None:
        return Encoding("utf-8")
    where = f"{source}:{bad_line}" if path.stat().st_size <= limits.checked_bytes else source
    return _legacy_encoding(read_blocks(path, limits), where)


def read_blocks(path: Path, limits: Limits) -> Iterator[bytes]:
    """The whole file when it is small enough to be looked through, else its start, its end and blocks in between."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if size <= limits.checked_bytes:
            while block := file.read(BLOCK_BYTES):
                yield block
            return
        for number in range(_SAMPLE_BLOCKS):
            file.seek((size - _SAMPLE_BLOCK_BYTES) * number // (_SAMPLE_BLOCKS - 1))
            # A block from the middle may begin and end inside a character: cut it at line ends.
            block = file.read(_SAMPLE_BLOCK_BYTES)
            start = 0 if number == 0 else block.find(b"\n") + 1
            yield block[start : block.rfind(b"\n") + 1 or None]


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, by where the zero bytes stand."""
    zeros = [head[offset::4].count(0) for offset in range(4)]
    quarter = len(head) // 4
    if quarter < 2 or not any(zeros):  # noqa: PLR2004 - two characters say nothing
        return None
    full = [count >= 0.9 * quarter for count in zeros]
    patterns = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return patterns.get((full[0], full[1], full[2], full[3]))


def _first_line_not_utf8(blocks: Iterable[bytes]) -> int | None:
    """The physical line on which the first bytes stand that are no UTF-8; none where all are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 1
    for block in blocks:
        held = len(decoder.getstate()[0])
        try:
            if held or not block.isascii():
                decoder.decode(block)
        except UnicodeDecodeError as error:
            return lines + block[: max(error.start - held, 0)].count(b"\n")
        lines += block.count(b"\n")
    return lines if decoder.getstate()[0] else None


def _legacy_encoding(blocks: Iterable[bytes], where: str) -> Encoding:
    """The one-byte encoding in which the bytes outside ASCII look most like Dutch text."""
    around: Counter[bytes] = Counter()
    for block in blocks:
        around.update(_AROUND.findall(block))
    total = sum(around.values())
    scores = {name: _plausibility(around, name) for name in _LEGACY}
    best = max(_LEGACY, key=lambda name: scores[name])
    if scores[best] >= total:
        return Encoding(best)
    guess = _by_statistics(around) if total >= _MANY_BYTES else None
    if guess is None and scores[best] <= 0:
        raise InputError(
            msg("is no valid UTF-8, nor any other encoding that is usual here"),
            where=where,
            hint=msg("The file was damaged, or is not a text: export it again, as UTF-8 where you can choose."),
        )
    return Encoding(guess or best, sure=False)


def _plausibility(around: Counter[bytes], encoding: str) -> int:
    score = 0
    for snippet, count in around.items():
        try:
            text = snippet.decode(encoding)
        except UnicodeDecodeError:
            return -1
        score += count * sum(_char_score(text, index) for index, char in enumerate(text) if char > "\x7f")
    return score


def _char_score(text: str, index: int) -> int:
    """How well a character fits between its neighbors: an accented letter in a word, a sign outside of one."""
    char = text[index]
    before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    if char in _LETTERS:
        lone = not before.isalpha() and not after.isalpha()
        odd_capital = char.isupper() and (before.islower() or lone)
        return -1 if odd_capital or _foreign_run(text, index) else 2
    if char in _RARER_LETTERS:
        return 1
    if char in _SIGNS:
        in_word = before.isalpha() and after.isalpha()
        return -2 if in_word and char != "’" else 1
    if char in _DETACHED:
        return -1 if before.isalpha() or after.isalpha() else 1
    return -3


def _foreign_run(text: str, index: int) -> bool:
    """Whether three letters outside ASCII stand in a row here, which no western language has."""
    around = (text[max(index - 2, 0) : index + 1], text[max(index - 1, 0) : index + 2], text[index : index + 3])
    return any(len(run) > 2 and all(char > "\x7f" and char.isalpha() for char in run) for run in around)  # noqa: PLR2004


def _by_statistics(around: Counter[bytes]) -> str | None:
    import charset_normalizer

    text = b" ".join(snippet for snippet, _ in around.most_common(4000))
    best = charset_normalizer.from_bytes(text).best()
    return best.encoding if best is not None and best.encoding not in {"ascii", "utf_8"} else None
