"""E-mail addresses at a domain where there are none.

An address that names somebody, as *jan.de.vries12* does, gets the made-up name of Jan and of De Vries: by the address
alone, so that it is the same in every file and text, and fits the names beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from avgtool.operators.surrogates.drawing import alike, draws
from avgtool.operators.surrogates.letters import sorted_out
from avgtool.operators.surrogates.names import main_part
from avgtool.operators.surrogates.words import without_accents

if TYPE_CHECKING:
    from avgtool.operators.surrogates.country import Country
    from avgtool.operators.surrogates.permutation import Numbers
    from avgtool.operators.surrogates.words import Words

_NUMBERS = np.uint64(10**8)
_SIGNS = "[^a-z]"
_NO_FIRST = "post"
"""Where an address has a surname alone: any first name would be another than the person's made-up one."""
_BETWEEN = re.compile(r"[^a-z]+")
_DIGITS_AND_HOST = r"[0-9]+|@.*"


@dataclass(frozen=True, slots=True)
class Mail:
    """Makes addresses of a first name, a surname and a number; there are so many that hardly two get the same."""

    country: Country
    first: Words
    """Made-up first names, as in columns of them."""
    last: Words
    """Made-up surnames, as in columns of them."""
    domain: str
    key: bytes = field(repr=False)

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins."""
        texts = alike(values)
        drawn, numbers = draws(texts, self.key, 2)
        firsts = _spelled(tuple(name for group in self.country.first_names for name in group.names))
        lasts = _spelled(self.country.surnames)
        count = np.uint64(len(firsts))
        first, last = self._named(texts)
        names_of = pl.DataFrame(
            {
                "first": first.fill_null(firsts.gather(pl.Series(drawn % count))),
                "last": last.fill_null(lasts.gather(pl.Series(drawn // count % np.uint64(len(lasts))))),
            }
        )
        made = self._addresses(names_of, numbers % _NUMBERS)
        following = (numbers + np.uint64(1)) % _NUMBERS
        return sorted_out(
            made == texts,
            made,
            lambda own: self._addresses(names_of.filter(own), following[own.to_numpy()]),
        )

    def _named(self, texts: pl.Series) -> tuple[pl.Series, pl.Series]:
        """The stand-ins of the first name and the surname in each address; missing where it has none."""
        words = texts.str.replace_all(_DIGITS_AND_HOST, "")
        distinct = words.unique()
        parts = [self.parted(word) for word in distinct]
        firsts = [_made(one, self.first) or (_NO_FIRST if other else None) for one, other in parts]
        lasts = [_made(one, self.last) for _, one in parts]
        return (
            words.replace_strict(distinct, firsts, return_dtype=pl.String),
            words.replace_strict(distinct, lasts, return_dtype=pl.String),
        )

    def parted(self, local: str) -> tuple[str | None, str | None]:
        """The first name and the surname in what stands before the at sign, without its digits, in lower case.

        The last word is the surname, unless it is the only one and a first name; the first word is a first name where
        it is known as one. Infixes and single letters in front of the surname are neither, nor are infixes that are
        stuck to it.
        """
        words = [word for word in _BETWEEN.split(without_accents(local)) if word]
        if not words or len(words[-1]) == 1:
            return None, None
        is_known = self.country.is_first_name(words[0])
        if len(words) == 1:
            return (words[0], None) if is_known else (None, self._unstuck(words[0]))
        last = main_part(" ".join(words[1:]), self.country.infixes).split(" ")[-1]
        return (words[0] if is_known else None), self._unstuck(last)

    def _unstuck(self, word: str) -> str:
        """*vandijk* as *dijk*; only of surnames that are known, for *dekker* is no *de kker*."""
        is_known = self.country.is_surname
        for infix in _stuck(self.country.infixes) if not is_known(word) else ():
            if word.startswith(infix) and is_known(rest := self._unstuck(word.removeprefix(infix))):
                return rest
        return word

    def _addresses(self, names: pl.DataFrame, numbers: Numbers) -> pl.Series:
        parts = names.with_columns(number=pl.Series(numbers))
        address = pl.concat_str(pl.col("first"), pl.lit("."), "last", "number", pl.lit(f"@{self.domain}"))
        return parts.select(address).to_series()


@lru_cache(maxsize=4)
def _stuck(infixes: frozenset[str]) -> tuple[str, ...]:
    """Infixes as they are stuck to a name: *'t* as *t*."""
    return tuple(sorted({re.sub(_SIGNS, "", infix) for infix in infixes} - {""}))


def _made(word: str | None, words: Words) -> str | None:
    """The stand-in as it stands in addresses; none where nothing of it can."""
    return re.sub(_SIGNS, "", without_accents(words.stand_in(word).lower())) or None if word else None


def _spelled(names: tuple[str, ...]) -> pl.Series:
    """Names as they stand in addresses: small letters of ASCII."""
    plain = pl.Series(names).str.normalize("NFKD").str.to_lowercase().str.replace_all(_SIGNS, "")
    return plain.filter(plain.str.len_bytes() > 0)
