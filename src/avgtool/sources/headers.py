"""Whether a table has a header, and names for its columns that are all different."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

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
_MUCH_LONGER = 5
"""Characters of a value that no house number has."""
_NEARLY_ALL = 0.9
_ENOUGH_FOR_A_LIST = 20
_MORE_ROWS_THAN_THESE_SAY_SOMETHING = 3


def has_header(records: Sequence[Sequence[str]]) -> bool:
    """Whether the first record names the columns; in doubt, it does.

    It does not when it holds what only a value can be (an e-mail address, a date, mostly numbers), or when, without
    one typical word of a header in it, its cells come back below as values, or are written as all the values below
    are: a person in the first row must not become the names of the columns, which are shown and kept.
    """
    if not records or not any(cell.strip() for cell in records[0]):
        return bool(records)
    first = [cell for cell in records[0] if cell.strip() and not cell.lstrip().startswith(_FORMULA)]
    data = sum(1 for column, cell in enumerate(records[0]) if _is_value(cell) and not _is_apart(records, column))
    words = sum(1 for cell in first if _WORDS.search(cell))
    if data:
        return words > data and words * 2 > len(first)
    return bool(words) or not (_come_back(records) or _looks_like_the_rest(records))


def _is_value(cell: str) -> bool:
    """Whether it is what only a value can be; a year may name a column too."""
    return bool(_DATA.fullmatch(cell)) and not _YEAR.fullmatch(cell)


def _is_apart(records: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a number of one or two digits stands above values that are all much longer: *06*, a month, a week."""
    below = [row[column].strip() for row in records[1:] if len(row) > column and row[column].strip()]
    is_short = bool(_SHORT_NUMBER.fullmatch(records[0][column]))
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
            or _is_apart(records, column)
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
