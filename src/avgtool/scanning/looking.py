"""What each of many values looks like, as expressions: by patterns, by measures, and by word lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.scanning.looks import PATTERNS
from avgtool.scanning.marked_looks import marked_patterns, titled, two_names
from avgtool.scanning.territories import countries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.recognizers.base import Knowledge
    from avgtool.recognizers.value_marks import ValueMarks

_BARE_INITIALS = r"\A\p{Lu}{1,4}\s+(?:\p{Ll}[\p{L}'’.]*\s+){0,3}\p{Lu}[\p{L}'’-]+\z"
"""*JP van den Berg*: a name where the last word is one."""
_BEHIND = r"\A\p{Lu}[\p{L}'’ -]+,?\s(?:\p{Lu}\.\s?){1,6}\z"
"""*BERG J.P.*."""
_BARE_BEHIND = r"\A\p{Lu}[\p{L}'’-]+\s\p{Lu}{1,4}\z"
"""*Berg JP*: a name where the first word is one."""
_BEHIND_WITH_INFIX = r"\A\p{Lu}[\p{L}'’-]+,?\s\p{Lu}(?:[. ]*\p{Lu}){0,4}\.?(?:\s\p{Ll}[\p{L}'’.]*){0,3}\z"
"""*BOSCH I van den*: a name where the first word is one."""
_FIRST_AND_INITIAL = r"\A\p{Lu}[\p{L}'’-]+\s(?:\p{Ll}[\p{L}'’.]{0,4}\s){0,3}\p{Lu}\.?\z"
"""*Jacco vd P.*: a name where the first word is one."""
_INITIAL_IN_FRONT = r"\A(?:\p{Lu}\p{Ll}?\.[ -]?)+\s*(?:\p{Ll}[\p{L}'’.]*\s+){0,3}['’]?\p{Lu}\p{Ll}"
_WORDS_ONLY = r"\A\p{L}[\p{L}'’.-]*(?:\s+[\p{L}'’.-]+){1,5}\z"
_CAPITAL_WORDS = r"\A\p{Lu}[\p{L}'’.-]*(?:\s+[\p{L}'’.-]+){0,3}\s+(?:[dl]['’])?\p{Lu}[\p{L}'’.-]*\z"
_SHOUTED_FIRST = r"\A\p{Lu}{2,}[\p{Lu}'’ -]*\s\p{Lu}\p{Ll}"
"""*DE LA TOUR Sylvie*, as in France and Belgium."""
_FIRST_BEHIND_COMMA = r",\s*([\p{L}]+)"


def look_expressions(value: pl.Expr, lists: Mapping[str, pl.Series], knowledge: Knowledge) -> list[pl.Expr]:
    """What each value looks like, one named Boolean or number a look.

    ``look:<name>`` for the patterns and measures; ``whole:<list>``, ``first:<list>`` and ``last:<list>`` for whether
    the value, its first or its last word stands in a word list.
    """
    lower, words, marks = value.str.to_lowercase(), knowledge.value_words, knowledge.value_marks
    patterns = {**PATTERNS, **marked_patterns(marks)}
    looks = [value.str.contains(pattern).alias(f"look:{name}") for name, pattern in patterns.items()]
    looks += [
        value.str.len_chars().alias("look:length"),
        (value.str.count_matches(r"\s+") + 1).alias("look:words"),
        lower.is_in(sorted(words.genders)).alias("look:gender"),
        lower.is_in(sorted(words.plain_genders)).alias("look:gender_core"),
        lower.is_in(pl.Series(sorted(countries())).implode()).alias("look:country"),
        _full_name(value, lists, marks).alias("look:full_name"),
    ]
    first, last = lower.str.extract(r"\A([^\s,]+)"), lower.str.extract(r"([^\s,]+)\z")
    for name, known in lists.items():
        listed = known.implode()
        looks += [
            lower.is_in(listed).alias(f"whole:{name}"),
            first.is_in(listed).alias(f"first:{name}"),
            last.is_in(listed).alias(f"last:{name}"),
        ]
    return looks


def _full_name(value: pl.Expr, lists: Mapping[str, pl.Series], marks: ValueMarks) -> pl.Expr:
    """Whether a value is the full name of a person, by its initials, by a form of address, or by the word lists."""
    if "first_names" not in lists or "surnames" not in lists:
        return value.str.contains(PATTERNS["initialed"])
    lower = value.str.to_lowercase()
    given, family = lists["first_names"].implode(), lists["surnames"].implode()
    first_word, last = lower.str.extract(r"\A([^\s,-]+)"), lower.str.extract(r"([^\s,]+)\z")
    first = first_word.is_in(given)
    behind_comma = lower.str.extract(_FIRST_BEHIND_COMMA).is_in(given)
    given_last = last.is_in(given) & (first_word.is_in(family) | value.str.contains(_SHOUTED_FIRST))
    capital = value.str.contains(_CAPITAL_WORDS) & (first | given_last)
    listed = value.str.contains(_WORDS_ONLY) & first & last.is_in(family)
    bare = value.str.contains(_BARE_INITIALS) & last.is_in(family)
    bare_behind = value.str.contains(_BARE_BEHIND) & first_word.is_in(family)
    abbreviated = (value.str.contains(_BEHIND_WITH_INFIX) & first_word.is_in(family)) | (
        value.str.contains(_FIRST_AND_INITIAL) & first
    )
    joined = value.str.contains(two_names(marks)) & (first | value.str.contains(_INITIAL_IN_FRONT))
    written = value.str.contains(f"{PATTERNS['initialed']}|{_BEHIND}") | value.str.contains(titled(marks))
    either = pl.any_horizontal(written, capital, listed, bare, bare_behind, behind_comma, abbreviated, joined)
    return either.fill_null(value=False)
