"""Cells that belong together, read as one: purposes with their bases, processors with agreements, transfers, terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from avgtool.i18n import msg
from avgtool.model.activities import ActivityPurpose, Processor, StoragePeriod, Transfer
from avgtool.model.consents import Basis
from avgtool.model.kinds import Category, Kind
from avgtool.model.register_words import RegisterField as Field
from avgtool.register.answering import is_no, is_yes, tells
from avgtool.register.completeness import CATEGORY_OF_KIND, names_exception
from avgtool.register.importing.asides import Aside, bare_answer, not_aligned, not_understood
from avgtool.register.importing.bases import bases_of
from avgtool.register.importing.cells import aligned, kinds_of, name_and_beside, permit_of, several
from avgtool.register.importing.columns import plain
from avgtool.register.importing.terms import period_of
from avgtool.register.importing.transfers import abroad

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from avgtool.model.register_words import RegisterWords
    from avgtool.register.importing.bases import Stated

_CROSSED = msg(
    "several purposes have the same bases, so that each got every one: take out those that do not belong to it"
)
_YES_FIRST = re.compile(r"^([^\W_]+)\b[\s,:;.–—-]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Special:
    """What a table says of special data besides naming them."""

    laws: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()


def purposes(cells: Mapping[Field, str], words: RegisterWords) -> tuple[tuple[ActivityPurpose, ...], tuple[Aside, ...]]:
    """The purposes, each once for each of its bases; what is not understood of these is aside."""
    named = cells.get(Field.BASIS, "")
    grounds, consent = cells.get(Field.GROUNDS, ""), cells.get(Field.CONSENT, "")
    texts = several(cells.get(Field.PURPOSES, "")) or ([""] if any(map(str.strip, (named, grounds, consent))) else [])
    asides: list[Aside] = []
    bases = aligned(named, len(texts)) if len(texts) != 1 else [named]
    if bases is None:
        asides.append(not_aligned(Field.BASIS, named))
    details, consents = (
        _for_each(one, cells, len(texts), asides, is_proof=one is Field.GROUNDS)
        for one in (Field.GROUNDS, Field.CONSENT)
    )
    found: list[ActivityPurpose] = []
    if len(set(texts)) > 1 and bases and len(set(bases)) == 1 and len(bases_of(bases[0], words)) > 1:
        asides.append(Aside(Field.BASIS, "", _CROSSED))
    for text, name, detail, code in zip(texts, bases or [""] * len(texts), details, consents, strict=True):
        found.extend(_of_one(text, name, detail, code, words, asides))
    return tuple(dict.fromkeys(found)) if len(texts) == 1 else tuple(found), tuple(
        one for place, one in enumerate(asides) if one not in asides[:place]
    )


def _of_one(
    text: str, named: str, detail: str, consent: str, words: RegisterWords, asides: list[Aside]
) -> Iterable[ActivityPurpose]:
    """A purpose with each basis of its cell."""
    stated = bases_of(named, words) if named.strip() else ()
    if named.strip() and not stated:
        asides.append(not_understood(Field.BASIS, named) if tells(named) else bare_answer(Field.BASIS, named))
    if not stated:
        return [ActivityPurpose(text, None, detail, "", consent)]
    asides.extend(_said_of_consent(stated, named, detail))
    return [_purpose(text, one.basis, ", ".join(filter(None, (one.detail, detail))), consent) for one in stated]


def _said_of_consent(stated: Sequence[Stated], named: str, detail: str) -> Iterable[Aside]:
    """What stands beside consent, which no law asks for: an exception of art. 9 is a permit, the rest a comment."""
    if any(one.basis is Basis.CONSENT and one.detail and not names_exception(one.detail) for one in stated):
        yield not_understood(Field.BASIS, named)
    if detail and all(one.basis is Basis.CONSENT for one in stated):
        yield not_understood(Field.GROUNDS, detail)


def _purpose(text: str, basis: Basis, detail: str, consent: str) -> ActivityPurpose:
    law = "" if basis in {Basis.LEGITIMATE_INTEREST, Basis.CONSENT} else detail
    interest = detail if basis is Basis.LEGITIMATE_INTEREST else ""
    return ActivityPurpose(text, basis, law, interest, consent)


def _for_each(
    field: Field, cells: Mapping[Field, str], count: int, asides: list[Aside], *, is_proof: bool
) -> list[str]:
    """What a column says of each of several things; what proves nothing, or does not fit, is aside."""
    cell = cells.get(field, "")
    found = aligned(cell, count)
    if found is None or (not count and cell.strip() and not is_no(cell)):
        asides.append(not_aligned(field, cell))
        return [""] * count
    if is_proof and any(one and not tells(one) for one in found):
        asides.append(bare_answer(field, cell))
        return [one if tells(one) else "" for one in found]
    return found


def data(cells: Mapping[Field, str], words: RegisterWords) -> tuple[tuple[Kind, ...], tuple[str, ...], Special]:
    """The kinds that the scanner knows, all other data in words, and what is said of special data."""
    kinds: dict[Kind, None] = {}
    other: dict[str, None] = {}
    cell = cells.get(Field.SPECIAL, "").strip()
    laws = tuple(one for one in several(cell) if _is_law(one, words))
    named = [one for one in several(cell, commas=True) if tells(one)] if not laws else []
    for one in (*several(cells.get(Field.DATA, ""), commas=True), *named):
        known = kinds_of(one, words)
        kinds.update(dict.fromkeys(known))
        if not known and not is_no(one):
            other[one] = None
    has_special = any(CATEGORY_OF_KIND.get(kind) is Category.SPECIAL for kind in kinds)
    is_open = bool(cell) and not named and not laws and not is_no(cell) and not (is_yes(cell) and has_special)
    why = msg("there are said to be special data, and not which: name them under the data")
    asides = (Aside(Field.SPECIAL, cell, why),) if is_open else ()
    return tuple(kinds), tuple(other), Special(laws, asides)


def _is_law(text: str, words: RegisterWords) -> bool:
    said = plain(text).split()
    return any(one in said for one in words.law_marks) and tells(text)


def permits(
    cells: Mapping[Field, str], special: Special, words: RegisterWords
) -> tuple[dict[Category, str], tuple[Aside, ...]]:
    """The laws that allow special data, each category with all of its own; *toestemming (art. 9 lid 2 a)* as well."""
    found: dict[Category, list[str]] = {}
    asides: list[Aside] = []
    for one in (*several(cells.get(Field.PERMITS, "")), *special.laws, *_exceptions(cells, words)):
        category, law = permit_of(one)
        if tells(law):
            found.setdefault(category, []).append(law)
        elif not is_no(law):
            asides.append(bare_answer(Field.PERMITS, one))
    return {category: ", ".join(dict.fromkeys(laws)) for category, laws in found.items()}, tuple(asides)


def _exceptions(cells: Mapping[Field, str], words: RegisterWords) -> Iterable[str]:
    """The exceptions of art. 9(2) that stand beside consent among the bases."""
    for part in several(cells.get(Field.BASIS, "")):
        for one in bases_of(part, words):
            if one.basis is Basis.CONSENT and names_exception(one.detail):
                yield one.detail


def processors(cells: Mapping[Field, str]) -> tuple[tuple[Processor, ...], tuple[Aside, ...]]:
    """The processors, each with its agreement; a bare yes is none."""
    asides: list[Aside] = []
    items = [one for one in several(cells.get(Field.PROCESSORS, ""), commas=True) if not is_no(one)]
    contracts = _for_each(Field.CONTRACTS, cells, len(items), asides, is_proof=True)
    named = [name_and_beside(one) for one in items]
    found = tuple(
        Processor(name, service, _without_yes(contract))
        for (name, service), contract in zip(named, contracts, strict=True)
    )
    return found, tuple(asides)


def _without_yes(text: str) -> str:
    """*Ja, 12-03-2024* as the date alone."""
    first = _YES_FIRST.match(text)
    return text[first.end() :] if first is not None and is_yes(first[1]) and tells(text[first.end() :]) else text


def transfers(cells: Mapping[Field, str], words: RegisterWords) -> tuple[dict[str, Any], tuple[Aside, ...]]:
    """The transfers, each with its safeguard; or that there are none."""
    cell = cells.get(Field.TRANSFERS, "")
    read = abroad(cell, words)
    asides = [not_understood(Field.TRANSFERS, cell) if tells(cell) else bare_answer(Field.TRANSFERS, cell)]
    asides = asides if read.unclear else []
    safeguards = _for_each(Field.SAFEGUARDS, cells, len(read.transfers), asides, is_proof=True)
    found = tuple(
        Transfer(one.country, one.recipient, ", ".join(filter(None, (one.safeguard, safeguard))))
        for one, safeguard in zip(read.transfers, safeguards, strict=True)
    )
    return {"transfers": found, "no_transfers": read.is_none}, tuple(asides)


def periods(
    cells: Mapping[Field, str], words: RegisterWords, *, is_ours: bool
) -> tuple[tuple[StoragePeriod, ...], tuple[Aside, ...]]:
    """How long data are kept; of several numbers in one text the words alone."""
    found: list[StoragePeriod] = []
    asides: list[Aside] = []
    for one in several(cells.get(Field.RETENTION, "")):
        if not tells(one) and not is_ours:
            asides.append(bare_answer(Field.RETENTION, one))
            continue
        period, is_understood = period_of(one, words, is_ours=is_ours)
        found.append(period)
        if not is_understood:
            why = msg("no term is taken from how long data are kept: its words stand as the ground")
            asides.append(Aside(Field.RETENTION, "", why))
    return tuple(found), tuple(asides)
