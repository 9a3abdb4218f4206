"""Make the list of Dutch words from that of OpenTaal: `python -m training.word_list FILE`.

Writes src/avgtool/netherlands/names/dutch_words.txt.xz. FILE is wordlist.txt of OpenTaal, or what the Debian
package wdutch (2.20.19 was used) installs as /usr/share/dict/dutch.
"""

from __future__ import annotations

import lzma
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.netherlands.names.gazetteer import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]{2,11}")
"""Longer ones are compounds, which end as their last word does; the model sees endings."""


def kept(words: Iterable[str]) -> list[str]:
    """The words that are written in lower case, sorted: those with a capital are names."""
    return sorted({word for word in words if _WORD.fullmatch(word) and word == word.lower()})


def packed(words: Iterable[str]) -> bytes:
    """The kept words, one a line, compressed."""
    text = "".join(f"{word}\n" for word in kept(words))
    return lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)


if __name__ == "__main__":
    WORDS.write_bytes(packed(Path(sys.argv[1]).read_text(encoding="utf-8").split("\n")))
