"""One way of writing each character: what typesetters, phones and people who hide something have several of.

Two sorts of characters are folded (:mod:`avgtool.recognizers.characters`). Those that are *usual* come from keyboards
and word processors: spaces that do not break, typographic dashes and apostrophes. Those that are *odd* have no business
in data: full-width, circled and other forms of ASCII characters, digits of other scripts, letters that look like Latin
ones, accents on digits, and marks that nobody sees (Unicode Technical Standard 39, section 5).

A text is folded in two steps, because a finding has to be told where it stands: :func:`seen` leaves out and joins
characters and knows where each came from, :func:`plain` writes each in one way and moves none. A column is folded at
once, by :func:`fold_expr`, to the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from avgtool.recognizers.characters import (
    BREAKS,
    IN_FORMULAS,
    LOOK_ALIKES,
    MARKS,
    ORDINARY,
    UNSEEN,
    USUAL,
    ascii_forms,
    composed_forms,
)
from avgtool.recognizers.encodings import decoded, decoded_expr, encoded_expr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polars as pl

__all__ = ["UNSEEN", "Seen", "fold_expr", "foldable_expr", "hiding_expr", "odd_expr", "plain", "seen"]

_LATIN = "A-Za-z0-9"
_BARE = f"{_LATIN}@.+-"
"""What bears no accent, once letters and accents are joined."""
_WORDS = re.compile(r"\s*\S+|\s+")
_MARK = r"[!-/:-@\[-`{-~]"
"""Punctuation, of which every engine knows the same."""


def _class(characters: Iterable[str]) -> str:
    r"""The inside of a class of characters, as ranges of ``\U…``: Python and Rust read them alike."""
    codes = sorted(map(ord, set(characters)))
    runs = [[code for _, code in run] for _, run in groupby(enumerate(codes), key=lambda item: item[1] - item[0])]
    return "".join(rf"\U{run[0]:08x}-\U{run[-1]:08x}" for run in runs)


_CONTROLS = _class(one for one in UNSEEN + BREAKS if one.isascii())
_HIDING = re.compile(f"[{_CONTROLS}]")
_LOOK_ALIKE = re.compile(f"[{_class(LOOK_ALIKES)}]")
_HAS_LATIN = re.compile(f"[{_LATIN}]")
_ALONE = re.compile(rf"^\s*{_MARK}*[{_class(LOOK_ALIKES)}]{{2,}}{_MARK}*$")
"""A word of nothing but such letters: strange beside a word of ours or a number, as a postcode of both is."""
_TO_LATIN = str.maketrans(dict(LOOK_ALIKES))


@cache
def _singles() -> dict[str, str]:
    """One character for another, so that none moves."""
    forms = {one: form for one, form in ascii_forms().items() if len(form) == 1}
    return {**composed_forms(), **USUAL, **forms}


@cache
def _others() -> dict[str, str]:
    """What stands for a blank, or for two digits at once."""
    return {**{one: form for one, form in ascii_forms().items() if len(form) > 1}, **dict.fromkeys(BREAKS, " ")}


@cache
def _spelled() -> dict[str, str]:
    return {**_others(), **dict.fromkeys(UNSEEN, "")}


@cache
def _table() -> dict[int, str]:
    return str.maketrans(_singles())


@lru_cache(maxsize=4)
def _replaced(text: str) -> str:
    plainly = text.translate(_table())
    return _latin(plainly) if _LOOK_ALIKE.search(plainly) else plainly


def _latin(text: str) -> str:
    """The text with the letters that words look to have, where they have some of ours: no alphabet is written so."""
    words = _WORDS.findall(text)
    strange = [_HAS_LATIN.search(word) is not None for word in words]
    for order in (range(1, len(words)), range(len(words) - 2, -1, -1)):
        for place in order:
            neighbor = place - order.step
            strange[place] = strange[place] or (strange[neighbor] and _ALONE.search(words[place]) is not None)
    return "".join(word.translate(_TO_LATIN) if is_ else word for word, is_ in zip(words, strange, strict=True))


def plain(text: str) -> str:
    """The text with one form of each character; every character stays where it was, unseen ones too."""
    return text if text.isascii() else _replaced(text)


class Seen(NamedTuple):
    """A text as it looks: without its unseen characters, accents joined with their letters."""

    text: str
    places: tuple[tuple[int, int], ...] | None
    """Where in the original each character of it stands, and where that ends; none where the two are the same."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original; unseen characters inside belong to it, those around it do not."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start][0], self.places[end - 1][1]


def seen(text: str) -> Seen:
    """The text as it looks: unseen characters left out, accents joined with their letters or, on a digit, dropped.

    A character that is written as its code (:mod:`avgtool.recognizers.encodings`) stands for itself.
    """
    meant = decoded(text)
    if meant is None:
        return _as_it_looks(text)
    shown = _as_it_looks(meant[0])
    if shown.places is None:
        return Seen(*meant)
    return Seen(shown.text, tuple((meant[1][start][0], meant[1][end - 1][1]) for start, end in shown.places))


def _as_it_looks(text: str) -> Seen:
    if not (_HIDING if text.isascii() else _moving()).search(text):
        return Seen(text, None)
    shown = list(_shown(text))
    written = "".join(one for one, _, _ in shown)
    accents = {
        place for found in _accents().finditer(plain(written)) for place in range(found.start() + 1, found.end())
    }
    kept = [one for place, one in enumerate(shown) if place not in accents]
    return Seen("".join(one for one, _, _ in kept), tuple((start, end) for _, start, end in kept))


def _shown(text: str) -> Iterator[tuple[str, int, int]]:
    """Each character that is to be seen, with the span of what makes it up."""
    spelled = _spelled()
    for found in _letters().finditer(text):
        for character in unicodedata.normalize("NFC", found[0]):
            for one in spelled.get(character, character):
                yield one, found.start(), found.end()


@cache
def _moving() -> re.Pattern[str]:
    """Whatever cannot be folded where it stands."""
    return re.compile(f"[{_class((*_spelled(), *MARKS))}]")


@cache
def _letters() -> re.Pattern[str]:
    """A character and the marks behind it."""
    return re.compile(f".{_accent()}*", re.DOTALL)


@cache
def _accents() -> re.Pattern[str]:
    return re.compile(f"[{_BARE}]{_accent()}+")


def fold_expr(values: pl.Expr) -> pl.Expr:
    """The twin of :func:`seen` and :func:`plain` for a column: the same characters for the same value."""
    import polars as pl

    folded = _singles() | _others()
    shown = decoded_expr(values).str.normalize("NFC").str.replace_all(_unseen(), "")
    written = shown.str.replace_many(list(folded), list(folded.values()))
    latin = written.map_batches(_latin_words, return_dtype=pl.String, is_elementwise=True)
    return latin.str.replace_all(f"([{_BARE}]){_accent()}+", "${1}")


def _latin_words(values: pl.Series) -> pl.Series:
    """Values written as :func:`_latin` writes them; most columns have none to write anew."""
    import polars as pl

    places = values.str.contains(_LOOK_ALIKE.pattern).arg_true()
    if places.is_empty():
        return values
    written = values.gather(places).map_elements(_latin, return_dtype=pl.String)
    return values.clone().scatter(places, written)


def foldable_expr(values: pl.Expr) -> pl.Expr:
    """Whether each value holds anything to fold: Boolean."""
    return values.str.contains(_foldable()) | encoded_expr(values)


def hiding_expr(values: pl.Expr) -> pl.Expr:
    """Whether each value holds something to fold that is ASCII, a control character: Boolean."""
    return values.str.contains(_HIDING.pattern)


def odd_expr(values: pl.Expr) -> pl.Expr:
    """Whether each value holds a character that has no business there: Boolean.

    An odd form; an unseen mark beside letters or digits; an accent on a digit; or a look-alike from another alphabet in
    a word with Latin letters or digits, or in a whole word of them beside one.
    """
    return values.str.contains(_odd())


@cache
def _unseen() -> str:
    return f"[{_class(UNSEEN)}]"


@cache
def _accent() -> str:
    return f"[{_class(MARKS)}]"


@cache
def _foldable() -> str:
    return f"[{_class((*_singles(), *_spelled(), *LOOK_ALIKES, *MARKS))}]"


@cache
def _odd() -> str:
    form = f"[{_class(one for one in ascii_forms() if one not in ORDINARY)}]"
    alike = f"[{_class(one for one in LOOK_ALIKES if one not in IN_FORMULAS)}]"
    letter, latin = r"[\p{L}\p{Nd}]", f"[{_LATIN}]"
    unseen = f"{letter}{_unseen()}|{_unseen()}{letter}"
    alone = rf"{_MARK}*{alike}{{2,}}{_MARK}*"
    beside = rf"{latin}\S*\s+{alone}(?:\s|$)|(?:^|\s){alone}\s+\S*{latin}"
    return rf"{form}|{unseen}|[0-9]{_accent()}|{latin}\S*{alike}|{alike}\S*{latin}|{beside}"
