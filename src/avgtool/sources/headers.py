"""Whether a table has a header, and names for its columns that are all different."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg, nmsg
from avgtool.model.findings import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DATA = re.compile(
    r"""\s*(?:
      [^@\s]+@[^@\s]+\.[A-Za-z]{2,}                      # e-mail address
    | (?:https?://|www\.)\S+                             # web address
    | [+-]?[€$£]?\s?\d[\d.,\s]*\s?[%€]?                  # number, amount
    | \d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T\s].*)?        # date
    | \+?\d[\d\s()/-]{6,}                                # telephone number
    | [1-9]\d{3}\s?[A-Z]{2}                              # postcode
    | [A-Z]{2}\d{2}\s?[A-Z]{4}[\s\d]{8,}                 # IBAN
    | [0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}
    )\s*""",
    re.VERBOSE,
)
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_SHORT_NUMBER = re.compile(r"\s*\d{1,2}\s*")
_PERIOD = re.compile(
    r"""(?ix)\s*(?:
      (?:19|20)\d\d\s?[-/.]?\s?(?:0?[1-9]|1[0-2]|[QKWH]\s?\d{1,2})           # 2024-05, 202405, 2024-Q1, 2024W05
    | (?:0?[1-9]|1[0-2]|[QKWH]\s?\d{1,2})\s?[-/.]?\s?(?:19|20)\d\d           # 05-2024, Q1 2024
    | (?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)\d\d|\d\d)                         # 2023-2024, 2024/25
    )\s*"""
)
"""A month, a quarter, a week or a season: over figures the label of a column, over its like a value."""
_DAY = re.compile(r"\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})\s*")
"""The same of a day, where several stand side by side: one alone may be somebody's day of birth."""
_FIGURE = re.compile(r"\s*-?[€$£]?\s?\d+(?:[.,]\d+)*\s?[%€]?\s*")
_LEAST_RUN = 4
"""Numbers that rise by one, from which they count columns: the days of a month."""
_WORDS = re.compile(
    r"""(?ix) (?:^|[^a-z]) (?:
      id | nr | nummer | number | no | code | key | naam | name | voornaam | achternaam | tussenvoegsel | e-?mail
    | mail | tel | telefoon | phone | mobiel | adres | address | straat | street | huisnr | huisnummer | postcode | pc
    | zip | plaats | woonplaats | city | stad | land | country | datum | date | geslacht | gender | bsn | iban
    | bedrag | amount | prijs | price | omschrijving | description | opmerking | opmerkingen | notes? | status | type
    | notities? | soort | klant | customer | waarde | value | title | titel | functie | leeftijd | age | geboortedatum
    | artikel | product | merk | kleur | maat | aantal | categorie | category | groep | group | afdeling | team | regio
    | region | provincie | gemeente | wijk | organisatie | bedrijf | company | school | branche | sector | jaar | maand
    | dag | tijd | year | month | day | time | kanaal | channel | segment | score | punten | saldo | lid | persoon
    | patient | patiënt | client | cliënt | gast | medewerker | collega | user | gebruiker | account | login | rol
    | voorletters | initialen | aanhef | roepnaam | voorvoegsel | nationaliteit | taal | bericht | tekst | text | reden
    | bron | referentie | factuur | order | bestelling | contract | rekening | url | website | ip | sku | ean | kenmerk
    | telefoonnr | beroep | hobby | ziekte | allergie | medicatie | filiaal | winkel | vestiging | soort | klacht
    ) (?:$|[^a-z]) | (?:naam|nummer|datum|code|name|number|date|adres|address|mail|plaats)$ | Id$ | ID$"""
)
_FORMULA = ("=", "@")
"""How formulas begin; as a name it says nothing about the row it stands in."""
_BETWEEN_WORDS = re.compile(r"[ .'’-]+")
_CODE = re.compile(r"(?=.*\d)[A-Z\d][A-Z\d./-]*")
_COLUMN_CODE = re.compile(r"\s*[A-Za-z]{1,3}[ _-]?\d{1,3}\s*")
_DIGITS = re.compile(r"\s*\d+\s*")
_MUCH_LONGER = 5
"""Characters of a value that no house number has."""
_NEARLY_ALL = 0.9
_ENOUGH_FOR_A_LIST = 20
_MORE_ROWS_THAN_THESE_SAY_SOMETHING = 3


def require_names(names: Iterable[str], where: str) -> None:
    """Refuse a name that stands for other columns: ``*`` is all of them, and ``^…$`` a pattern.

    Raises:
        InputError: It names the column.
    """
    for name in names:
        if name == "*" or (name.startswith("^") and name.endswith("$")):
            raise InputError(
                msg("a column is called {name}, which stands for other columns", name=name),
                where=where,
                hint=msg("Give it another name in the first row, or say that this row holds no names: --no-header"),
            )


def has_header(records: Sequence[Sequence[str]]) -> bool:
    """Whether the first record names the columns; in doubt, it does.

    It does not when it holds what only a value can be (an e-mail address, a date, mostly numbers), or when, without
    one typical word of a header in it, its cells come back below as values, or are written as all the values below
    are: a person in the first row must not become the names of the columns, which are shown and kept.
    """
    if not records or not any(cell.strip() for cell in records[0]):
        return bool(records)
    first = [cell for cell in records[0] if cell.strip() and not cell.lstrip().startswith(_FORMULA)]
    data = sum(1 for column, cell in enumerate(records[0]) if _is_value(cell) and not _is_label(records, column))
    words = sum(1 for cell in first if _WORDS.search(cell))
    if data:
        return words > data and words * 2 > len(first)
    return bool(words) or _are_codes_over_numbers(records) or not (_come_back(records) or _looks_like_the_rest(records))


def _are_codes_over_numbers(records: Sequence[Sequence[str]]) -> bool:
    """Whether every cell is a letter with a number, and below stand digits alone: *K06*, *K07*."""
    if not all(map(_COLUMN_CODE.fullmatch, records[0])):
        return False
    below = [cell for row in records[1:] for cell in row if cell.strip()]
    return bool(below) and all(map(_DIGITS.fullmatch, below))


def _is_value(cell: str) -> bool:
    """Whether it is what only a value can be; a year may name a column too."""
    return bool(_DATA.fullmatch(cell)) and not _YEAR.fullmatch(cell)


def _is_label(records: Sequence[Sequence[str]], column: int) -> bool:
    """Whether what may be a value names a column by what stands below it or beside it."""
    return _is_apart(records, column) or _is_period(records, column) or column in _counted_columns(records)


def _is_period(records: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a period stands above figures of which none is one: *2024-05* above what was sold."""
    cell, days = records[0][column], {cell.strip() for cell in records[0] if _DAY.fullmatch(cell)}
    if not _PERIOD.fullmatch(cell) and not (_DAY.fullmatch(cell) and len(days) > 1):
        return False
    below = [row[column] for row in records[1:] if len(row) > column and row[column].strip()]
    is_dated = any(_PERIOD.fullmatch(value) or _DAY.fullmatch(value) for value in below)
    return bool(below) and not is_dated and all(map(_FIGURE.fullmatch, below))


def _counted_columns(records: Sequence[Sequence[str]]) -> frozenset[int]:
    """Numbers that rise by one, beside a word that headers are made of, where no other record counts alike."""
    run = _run(records[0])
    if len(run) < _LEAST_RUN or not any(map(_WORDS.search, records[0])):
        return frozenset()
    return frozenset() if any(_run(row) == run for row in records[1:]) else frozenset(run)


def _run(record: Sequence[str]) -> range:
    """Where numbers of one or two digits stand that rise by one; the longest such place."""
    numbers = [int(cell) if _SHORT_NUMBER.fullmatch(cell) else None for cell in record]
    longest, start = range(0), 0
    for place, number in enumerate(numbers):
        before = numbers[place - 1] if place else None
        if number is None or before is None or number != before + 1:
            start = place
        if number is not None and place + 1 - start > len(longest):
            longest = range(start, place + 1)
    return longest


def _is_apart(records: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a number of one or two digits stands above values that are all much longer: *06*, a month, a week.

    Or a letter with a number above nothing but long numbers: *K06*.
    """
    below = [row[column].strip() for row in records[1:] if len(row) > column and row[column].strip()]
    is_code = bool(_COLUMN_CODE.fullmatch(records[0][column])) and all(map(_DIGITS.fullmatch, below))
    is_short = is_code or bool(_SHORT_NUMBER.fullmatch(records[0][column]))
    return is_short and bool(below) and min(map(len, below)) >= _MUCH_LONGER


def is_typical_header(record: Sequence[str]) -> bool:
    """Whether a record holds a word that headers are made of, and nothing that only a value can be."""
    filled = [cell for cell in record if cell.strip()]
    return any(_WORDS.search(cell) for cell in filled) and not any(_DATA.fullmatch(cell) for cell in filled)


def _come_back(records: Sequence[Sequence[str]]) -> bool:
    """Whether a cell of the first record is a value of its own column as well."""
    body = records[1:]
    if len(body) < _MORE_ROWS_THAN_THESE_SAY_SOMETHING:
        return False
    columns = range(len(records[0]))
    return any(
        records[0][column].strip() and any(len(row) > column and row[column] == records[0][column] for row in body)
        for column in columns
    )


def _looks_like_the_rest(records: Sequence[Sequence[str]]) -> bool:
    """Whether each cell of the first record is written as nearly all values of its column are.

    A column of few values that come back time and again, without the first cell among them, speaks against it.
    """
    compared = 0
    for column, cell in enumerate(records[0]):
        body = [row[column] for row in records[1:] if len(row) > column and row[column].strip()]
        if not cell.strip() or cell.lstrip().startswith(_FORMULA) or not body:
            continue
        shape = _shape(cell)
        alike = sum(1 for value in body if _shape(value) == shape)
        if (
            shape is None
            or _is_label(records, column)
            or alike < _NEARLY_ALL * len(body)
            or _is_closed_list(body, cell)
        ):
            return False
        compared += 1
    return compared > 0


def _shape(cell: str) -> str | None:
    """How a cell is written; nothing where it is written as only the name of a column is, or as prose is."""
    text = cell.strip()
    words = [word for word in _BETWEEN_WORDS.split(text) if word]
    if not words or not all(word.isalpha() for word in words):
        return "code" if _CODE.fullmatch(text) else None
    if text.isupper() or text.islower():
        return "upper" if text.isupper() else "lower"
    return "name"


def _is_closed_list(body: Sequence[str], cell: str) -> bool:
    return len(body) >= _ENOUGH_FOR_A_LIST and len(set(body)) * 3 <= len(body) and cell not in body


def unique_names(header: Sequence[str], width: int) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """Names for ``width`` columns: those of the header, ``column_N`` for a missing one, ``name_2`` for a second one."""
    given = [cell.strip("\r\n") for cell in header] + [""] * (width - len(header))
    taken = Counter(name for name in given if name.strip())
    names: list[str] = []
    used: set[str] = set()
    for number, name in enumerate(given, 1):
        unique = _unique(name if name.strip() else f"column_{number}", used, taken)
        used.add(unique)
        names.append(unique)
    return tuple(names), tuple(_notices(given[: len(header)], taken))


def numbered_names(width: int) -> tuple[str, ...]:
    """The names of ``width`` columns without a header."""
    return tuple(f"column_{number}" for number in range(1, width + 1))


def _unique(name: str, used: set[str], taken: Counter[str]) -> str:
    if name not in used:
        return name
    number = 2
    while f"{name}_{number}" in used or f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"


def _notices(given: Sequence[str], taken: Counter[str]) -> Iterable[Notice]:
    if empty := sum(1 for name in given if not name.strip()):
        text = nmsg(
            "{n} column has no name; it is called by its position.",
            "{n} columns have no name; they are called by their position.",
            empty,
        )
        yield Notice("header_empty", text, count=empty)
    for name, count in taken.items():
        if count > 1:
            text = msg("The name {name} stands above {count} columns; they are numbered.", name=name, count=count)
            yield Notice("header_duplicate", text, column=name, count=count)
