"""Marks by which values are known for what they are, beside the shapes of declared kinds: *B.V.* of a company.

Each language adds its own; the catalog joins them. The patterns that they are put into stand in
:mod:`avgtool.scanning.looks`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class ValueMarks:
    """Each an alternative of a regex (Rust's); none holds a group that captures."""

    company_in_front: frozenset[str] = frozenset()
    """Forms of companies that stand in front of a name."""
    company_behind: frozenset[str] = frozenset()
    """The same behind it."""
    company_words: frozenset[str] = frozenset()
    """Words that a company's name has and a person's has not, in any case."""
    street_endings: frozenset[str] = frozenset()
    """What names of streets end in, also without a space in front, in any case."""
    street_words: frozenset[str] = frozenset()
    """Words that a street's name has, in any case."""
    articles: frozenset[str] = frozenset()
    """Words in front of a form of address."""
    forms_of_address: frozenset[str] = frozenset()
    """How persons are addressed, where nothing else stands in the value."""
    titles: frozenset[str] = frozenset()
    """The same in front of a name, and titles."""
    joining: frozenset[str] = frozenset()
    """Words between two names."""
    greetings: frozenset[str] = frozenset()
    """How letters begin."""
    born: frozenset[str] = frozenset()
    """Say that somebody was born on the day behind them."""
    on: frozenset[str] = frozenset()
    """Little words between these and the day."""
    truths: frozenset[str] = frozenset()
    """Yes and no."""
    hours: frozenset[str] = frozenset()
    """What stands behind a time of day."""
    decades: frozenset[str] = frozenset()
    """Words for an age by its decade."""
    ages_in_front: frozenset[str] = frozenset()
    """What stands in front of an age: *over*."""
    ages_between: frozenset[str] = frozenset()
    """What stands between two ages: *to*."""
    years: frozenset[str] = frozenset()
    """Units of ages."""
    or_older: frozenset[str] = frozenset()
    """What stands behind the first of an open range of ages."""

    def __add__(self, others: ValueMarks) -> ValueMarks:
        """The marks of both."""
        return ValueMarks(**{one.name: getattr(self, one.name) | getattr(others, one.name) for one in fields(self)})
