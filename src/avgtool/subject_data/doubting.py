"""Rows looked through for who resembles a person, and for texts that speak of the person: quickly, for all are read."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from avgtool.model.subject_data import Handle, Match
from avgtool.subject_data.names import ENOUGH, likeness, likeness_with_birth
from avgtool.subject_data.rows import Verdict, as_text
from avgtool.subject_data.wanting import read_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet
    from datetime import date

    from avgtool.subject_data.rows import Table
    from avgtool.subject_data.texts import Mentions
    from avgtool.subject_data.wanting import Sought


_NAMES = 65_536
"""Names whose likeness is remembered, for many are borne by several persons."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the rows of one table are looked at."""

    columns: tuple[str, ...]
    """What is read; nothing where nothing is to be looked for."""
    names: tuple[tuple[int, ...], ...]
    """Places of names among these columns, each of one or several."""
    births: tuple[int, ...]
    texts: tuple[int, ...]
    named: Callable[[str], float] = field(repr=False)
    """How much a name resembles the person's."""
    born: date | None = field(repr=False)
    mentions: Mentions = field(repr=False)

    def verdict(self, values: tuple[Any, ...]) -> Verdict | None:
        """Whether a row may be about the person."""
        return (self._by_name(values) if self.names else None) or (self._by_text(values) if self.texts else None)

    def _by_name(self, values: tuple[Any, ...]) -> Verdict | None:
        for place in self.names:
            name = " ".join([as_text(values[one]).strip() for one in place if values[one]])
            score = self.named(name) if name else 0.0
            if score < ENOUGH:
                continue
            born = next((day for one in self.births if (day := read_date(values[one] or ""))), None)
            score = likeness_with_birth(score, self.born, born)
            if score >= ENOUGH:
                return Verdict(Match.NEAR, tuple(self.columns[one] for one in place), round(score, 2))
        return None

    def _by_text(self, values: tuple[Any, ...]) -> Verdict | None:
        best, columns = 0.0, []
        for one in self.texts:
            value = values[one]
            score = self.mentions.score(value if isinstance(value, str) else as_text(value)) if value else 0.0
            if score:
                best = max(best, score)
                columns.append(self.columns[one])
        return Verdict(Match.TEXT, tuple(columns), best) if columns else None


def look_at(table: Table, given: Sought, mentions: Mentions, particles: AbstractSet[str]) -> Look:
    """How the rows of a table are looked at for one person.

    Args:
        table: Which.
        given: Who, as it was given: names are compared with these alone.
        mentions: Finds the person in texts.
        particles: Words between first names and surnames.
    """
    handles = table.map.handles
    names = handles.get(Handle.NAME, ()) if given.wanted.names else ()
    births = [column for place in handles.get(Handle.BIRTH, ()) for column in place] if names else []
    texts = table.map.texts if mentions.ways else ()
    columns = tuple(dict.fromkeys((*(column for place in names for column in place), *births, *texts)))
    return Look(
        columns,
        tuple(tuple(map(columns.index, place)) for place in names),
        tuple(map(columns.index, births)),
        tuple(map(columns.index, texts)),
        lru_cache(_NAMES)(partial(_named, given.wanted.names, frozenset(particles))),
        given.wanted.born,
        mentions,
    )


def _named(wanted: tuple[str, ...], particles: frozenset[str], name: str) -> float:
    return max((likeness(one, name, particles) for one in wanted), default=0.0)


class Best:
    """The rows that are most alike, of however many; those that come first go before others as alike."""

    def __init__(self, most: int) -> None:
        """Keep no more than ``most``."""
        self._most = most
        self._always: list[tuple[tuple[Any, ...], Verdict]] = []
        self._heap: list[tuple[float, int, tuple[Any, ...], Verdict]] = []
        self._seen = 0
        self.passed_over = 0
        """How many were not kept."""

    def take(self, key: tuple[Any, ...], verdict: Verdict, *, always: bool = False) -> None:
        """Look at one more, which is kept whatever comes where ``always`` says so."""
        if always:
            self._always.append((key, verdict))
            return
        self._seen += 1
        entry = (verdict.score, -self._seen, key, verdict)
        if len(self._heap) < self._most:
            heapq.heappush(self._heap, entry)
        else:
            heapq.heappushpop(self._heap, entry)
            self.passed_over += 1

    def kept(self) -> list[tuple[tuple[Any, ...], Verdict]]:
        """Those that are kept, the most alike first."""
        return [*self._always, *((key, verdict) for _, _, key, verdict in sorted(self._heap, reverse=True))]
