"""Between columns of texts and tables of their characters, so that a whole batch is worked on at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Characters: TypeAlias = NDArray[np.uint8]
    Numbers: TypeAlias = NDArray[np.uint64]
    Maker: TypeAlias = Callable[[pl.Series], pl.Series]
    """Makes the stand-ins of texts, none of which is missing; missing where there is none."""

MOST = 64
"""Characters of a text that is taken for more than its letters and digits one by one."""
_END = "\n"
_PAD = "\0"
_PLAIN = rf"\A[ -~]{{1,{MOST}}}\z"


def is_plain(texts: pl.Series) -> pl.Series:
    """Whether each is short and of visible ASCII only."""
    return texts.str.contains(_PLAIN)


def characters(texts: pl.Series) -> Characters:
    """One row a text, one column a character, zeros behind the last; texts are plain (:func:`is_plain`)."""
    width = texts.str.len_bytes().max()
    assert isinstance(width, int)
    joined = texts.str.pad_end(width, _PAD).str.join("").item()
    return np.frombuffer(joined.encode("ascii"), dtype=np.uint8).reshape(-1, width)


def texts_of(table: Characters) -> pl.Series:
    """The texts of such rows."""
    ended = np.empty((len(table), table.shape[1] + 1), dtype=np.uint8)
    ended[:, :-1] = table
    ended[:, -1] = ord(_END)
    joined = ended.tobytes()[:-1].decode("ascii")
    return pl.Series([joined]).str.split(_END).explode(empty_as_null=False).str.strip_chars_end(_PAD)


def laid_out(like: pl.Series, made: pl.Series) -> pl.Series:
    """Letters and digits, with the signs between them that stand between those of ``like``.

    They stay bare where the numbers of letters and digits differ.
    """
    bare = like.str.len_bytes() == made.str.len_bytes()
    if bare.all():
        return made
    return sorted_out(is_plain(like) & ~bare, made, lambda rest: _laid_out(like.filter(rest), made.filter(rest)))


def _laid_out(like: pl.Series, made: pl.Series) -> pl.Series:
    table = characters(like)
    places = _letter_or_digit(table)
    fits = places.sum(axis=1) == made.str.len_bytes().to_numpy()
    filled = table[fits].copy()
    joined = made.filter(pl.Series(fits)).str.join("").item() or ""
    filled[places[fits]] = np.frombuffer(joined.encode("ascii"), dtype=np.uint8)
    if not fits.any():
        return made
    return sorted_out(pl.Series(fits), made, lambda _: texts_of(filled))


def sorted_out(chosen: pl.Series, otherwise: pl.Series, make: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """``otherwise`` with what ``make`` gives for the rows that are ``chosen``, in their place; it is told which."""
    if not chosen.any():
        return otherwise
    made = make(chosen)
    return made if chosen.all() else otherwise.clone().scatter(chosen.arg_true(), made)


def where(values: pl.Series, chosen: pl.Series, made: Maker, otherwise: Maker) -> pl.Series:
    """Stand-ins by one maker or the other."""
    if chosen.all():
        return made(values)
    if not chosen.any():
        return otherwise(values)
    both = pl.concat([made(values.filter(chosen)), otherwise(values.filter(~chosen))])
    places = pl.concat([chosen.arg_true(), (~chosen).arg_true()])
    return both.gather(places.arg_sort())


def _letter_or_digit(table: Characters) -> NDArray[np.bool_]:
    folded = table | 0x20
    return ((table >= ord("0")) & (table <= ord("9"))) | ((folded >= ord("a")) & (folded <= ord("z")))
