"""Who is looked for: identifiers as an officer types them, made comparable with what stands in sources.

One way of writing is made of all, as the ledger does (:mod:`avgtool.ledger.keyed`): *06-12 34 56 78* is *+31612345678*,
and so is the *612345678* that a spreadsheet left of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from avgtool.errors import InputError
from avgtool.i18n import Argument, msg
from avgtool.ledger.keyed import Identifier, identifying, normalized
from avgtool.model.subject_data import Handle, Wanted
from avgtool.subject_data.names import same_name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

IDENTIFIERS = {
    Handle.CUSTOMER: Identifier.CUSTOMER,
    Handle.EMAIL: Identifier.EMAIL,
    Handle.PHONE: Identifier.PHONE,
}
"""Handles that name one person by themselves."""
_NATIONAL_DIGITS = 9
"""Of a Dutch telephone number without its zero."""
_FAULTS = {
    Handle.CUSTOMER: msg("This is no customer id: it has no letter and no digit."),
    Handle.EMAIL: msg("This is no e-mail address."),
    Handle.PHONE: msg("This is no telephone number."),
}
_DATE = re.compile(
    r"(?P<y1>\d{4})[-/. ](?P<m1>\d{1,2})[-/. ](?P<d1>\d{1,2})(?:[T ].*)?"
    r"|(?P<d2>\d{1,2})[-/. ](?P<m2>\d{1,2})[-/. ](?P<y2>\d{4})(?:[T ].*)?"
    r"|(?P<y3>(?:19|20)\d\d)(?P<m3>0[1-9]|1[0-2])(?P<d3>\d\d)|(?P<d4>\d\d)(?P<m4>\d\d)(?P<y4>\d{4})"
)


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is looked for, with everything in the one way of writing by which it is compared."""

    wanted: Wanted
    keys: Mapping[Handle, frozenset[str]]
    """By handle what values are compared with (:func:`comparable`); only those that were given."""

    def __repr__(self) -> str:
        return f"Sought({self.wanted!r})"

    def key(self, handle: Handle, text: str) -> str:
        """:func:`comparable`, quicker for what was given and is written so."""
        return text if text in self.keys.get(handle, ()) else comparable(handle, text)


def wanted_from(
    *,
    customer: Iterable[str] = (),
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    names: Iterable[str] = (),
    born: date | str | None = None,
) -> Wanted:
    """Who is looked for, from what was typed.

    Raises:
        InputError: Nothing was given, only a date of birth was, or something is no such identifier.
    """
    day = read_date(born) if born else None
    if born and day is None:
        raise InputError(msg("This is no date of birth, such as 1980-02-28."))
    wanted = Wanted(tuple(customer), tuple(emails), tuple(phones), tuple(names), day)
    for handle, values in given(wanted).items():
        if handle in _FAULTS and not all(identifying(IDENTIFIERS[handle], value) for value in values):
            raise InputError(_FAULTS[handle], hint=msg("Give one identifier, of one person."))
    if not any((wanted.customer, wanted.emails, wanted.phones, *map(same_name_key, wanted.names))):
        raise InputError(
            msg("Nobody is looked for."),
            hint=msg(
                "Give at least one of {options}.",
                options=", ".join(str(Argument(f"--{one.value}", one.value)) for one in Handle if one != Handle.BIRTH),
            ),
        )
    return wanted


def given(wanted: Wanted) -> dict[Handle, tuple[str, ...]]:
    """What was given, by handle; without the date of birth."""
    return {
        Handle.CUSTOMER: wanted.customer,
        Handle.EMAIL: wanted.emails,
        Handle.PHONE: wanted.phones,
        Handle.NAME: wanted.names,
    }


def sought(wanted: Wanted) -> Sought:
    """The same, made comparable."""
    keys = {handle: frozenset(comparable(handle, one) for one in values) for handle, values in given(wanted).items()}
    return Sought(wanted, {handle: found - {""} for handle, found in keys.items() if found - {""}})


def known_beside(wanted: Wanted, values: Mapping[Handle, Iterable[str]], born: date | None) -> Wanted:
    """The same person with what rows that count say of the person: other identifiers, and the name in full.

    Args:
        wanted: What was given.
        values: What stands in rows that count, by handle.
        born: A date of birth, where such a row holds one.
    """
    kept = given(wanted)
    for handle, found in values.items():
        others = set(found).difference(kept.get(handle, ()))
        known = {comparable(handle, one) for one in kept.get(handle, ())} if others else set()
        for text in filter(others.__contains__, found):
            key = comparable(handle, text)
            if key and key not in known:
                known.add(key)
                kept[handle] = (*kept[handle], text)
    return Wanted(
        kept[Handle.CUSTOMER],
        kept[Handle.EMAIL],
        kept[Handle.PHONE],
        kept[Handle.NAME],
        wanted.born or born,
    )


def beyond(known: Sought, asked: Sought) -> Sought:
    """What is known of a person and was not given."""
    keys = {handle: found - asked.keys.get(handle, frozenset()) for handle, found in known.keys.items()}
    kept = {
        handle: tuple(one for one in values if comparable(handle, one) in keys.get(handle, ()))
        for handle, values in given(known.wanted).items()
    }
    wanted = Wanted(kept[Handle.CUSTOMER], kept[Handle.EMAIL], kept[Handle.PHONE])
    return Sought(wanted, {handle: found for handle, found in keys.items() if found})


def comparable(handle: Handle, text: str) -> str:
    """A value in the one way of writing; empty where it can be that of nobody."""
    if handle is Handle.NAME:
        return same_name_key(text)
    if handle is Handle.PHONE:
        return _national(identifying(Identifier.PHONE, text))
    return identifying(IDENTIFIERS[handle], text)


def loosely_written(customer: str) -> str:
    """The letters and digits of a customer id, in small letters: what stays when somebody copies it by hand.

    >>> loosely_written("K\N{EN DASH}1001") == loosely_written("k 1001")
    True
    """
    return "".join(filter(str.isalnum, normalized(Identifier.CUSTOMER, customer).casefold()))


def spellings(handle: Handle, value: str) -> tuple[str, ...]:
    """The ways in which systems usually write an identifier: an index finds these, and each costs next to nothing."""
    plain = normalized(IDENTIFIERS[handle], value)
    stripped = value.strip()
    if handle is Handle.PHONE:
        return tuple(dict.fromkeys((stripped, *_dialled(_national(plain)))))
    if handle is Handle.EMAIL:
        return tuple(dict.fromkeys((stripped, plain, plain.capitalize(), plain.upper())))
    return tuple(dict.fromkeys((stripped, plain)))


def read_date(value: Any) -> date | None:
    """A date as databases and people write it, the day before the month; none where it is no date.

    >>> read_date("28-02-1980"), read_date("19800228")
    (datetime.date(1980, 2, 28), datetime.date(1980, 2, 28))
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = _DATE.fullmatch(str(value).strip())
    if found is None:
        return None
    named = {name[0]: int(text) for name, text in found.groupdict().items() if text is not None}
    try:
        return date(named["y"], named["m"], named["d"])
    except ValueError:
        return None


def written_dates(day: date) -> tuple[str, ...]:
    """The ways in which a date is usually written in text columns."""
    forms = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y%m%d", "%d%m%Y", "%Y-%m-%d 00:00:00", "%Y/%m/%d")
    full = [day.strftime(form) for form in forms]
    return tuple(dict.fromkeys((*full, f"{day.day}-{day.month}-{day.year}", f"{day.day}/{day.month}/{day.year}")))


def _national(number: str) -> str:
    """A Dutch number without country code and zero, others without their plus: number columns lose these."""
    digits = number.removeprefix("+")
    rest = digits.removeprefix("31")
    return rest if len(rest) == _NATIONAL_DIGITS and rest != digits else digits


def _dialled(national: str) -> tuple[str, ...]:
    if len(national) != _NATIONAL_DIGITS or not national.isdigit():
        return (national, f"+{national}", f"00{national}")
    area, rest = national[:2], national[2:]
    beginnings = ("6", national[1:]) if national.startswith("6") else (area, rest)
    first, others = beginnings
    paired = " ".join(others[at : at + 2] for at in range(0, len(others), 2))
    return (
        f"+31{national}", f"0{national}", f"0031{national}", national, f"31{national}",
        f"0{first}-{others}", f"0{first} {others}", f"+31 {first} {others}", f"+31 {first} {paired}",
        f"0{first} {paired}", f"0{first}-{paired}", f"+31-{first}-{others}", f"+31(0){national}",
        f"+31 (0){first} {others}", f"+31 {national}", f"+31-{national}",
        f"0{national[:3]}-{national[3:]}", f"0{national[:3]} {national[3:]}",
    )  # fmt: skip
