"""Telephone numbers, by regexes compiled from the metadata of phonenumbers (Google's libphonenumber).

One such regex is some 150 times faster than ``phonenumbers.is_valid_number``, and runs over columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Kind
from avgtool.recognizers.base import Check, Recognizer, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

REGIONS = ("NL", "BE")
"""Regions whose numbers are known one by one, written within the country or internationally; ISO 3166-1 alpha-2.
Of all others the country code and the number of digits are known."""

_NATIONAL_SCORES = {"NL": 0.5, "BE": 0.3}
"""Confidence in a number written without country code; a Dutch number that lacks a digit has a Belgian shape."""
_MOBILE = ("mobile",)
_OTHERS = ("fixed_line", "voip", "pager", "uan", "personal_number")
"""Not those of service lines (0800, 0900), which look like dates (``09-06-2014``) unless written in their own way."""
_GAP = r"(?: - | / |\)[ -]?|[ ./-])?"
_ATOM = re.compile(r"(\)\{[0-9,]+\})|(\\d|\[[^\]]*\]|[0-9])(\{[0-9,]+\})?")
_NANP = r"(?:\+?1[ .-]?)?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[ .-])[2-9][0-9]{2}[ .-][0-9]{4}"
_LOOSE = r"[+(]{0,2}[0-9][0-9 ()./-]{4,20}[0-9](?: ?(?:x|ext\.?) ?[0-9]{1,5})?"
_TRUNK = r"0(?:[1-7][0-9]{0,4}|[89](?:[1-9][0-9]{0,3}|0)?)"
"""Area or network code with its zero; not 0800 and 0900."""
_NATIONAL_ELSEWHERE = "|".join((
    rf"(?:{_TRUNK}[ /-]|\({_TRUNK}\) ?)[0-9]{{6,8}}",
    rf"(?:0(?:[1-7][0-9]{{1,4}}|[89](?:[1-9][0-9]{{0,3}}|0))[ /-]|\({_TRUNK}\) ?)[0-9]{{3,4}}[ -][0-9]{{3,4}}",
    r"0[1-9](?:[ .][0-9]{2}){4}",
))  # fmt: skip
"""Numbers as they are written in groups within other regions, such as Germany, France and the United Kingdom. Only
with a word such as *tel.* right in front; no day, month and year fit."""
_SHORTEST = 8
"""Digits; shorter numbers belong to services, not to persons."""
_SEPARATORS = " -./()"
_FILLER = "0000000"
"""Numbers ending so are placeholders; phonenumbers takes them for valid."""


def national_number(region: str, types: tuple[str, ...] = (*_MOBILE, *_OTHERS), gap: str = _GAP) -> str:
    """A regex for the national significant numbers of ``region``, with ``gap`` allowed in front of any digit.

    ``types`` are those of libphonenumber, such as ``fixed_line``.

    Raises KeyError for a region that phonenumbers does not know.
    """
    patterns = dict.fromkeys(_patterns(region, types))
    return "(?:" + "|".join(_with_gaps(pattern, gap) for pattern in patterns) + ")"


def _patterns(region: str, types: tuple[str, ...]) -> Iterator[str]:
    from phonenumbers import PhoneMetadata

    metadata = PhoneMetadata.metadata_for_region(region, None)
    if metadata is None:
        raise KeyError(region)
    for name in types:
        description = getattr(metadata, name)
        if description is not None and description.national_number_pattern:
            yield description.national_number_pattern


def _with_gaps(pattern: str, gap: str) -> str:
    r"""``[1-4]\d{2}`` as ``GAP[1-4](?:GAP[0-9]){2}``."""

    def spaced(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        atom, repeat = match[2].replace(r"\d", "[0-9]"), match[3]
        return f"(?:{gap}{atom}){repeat}" if repeat else f"{gap}{atom}"

    return _ATOM.sub(spaced, pattern)


def _shapes_of(region: str) -> Iterator[Shape]:
    from phonenumbers import country_code_for_region

    number, code = national_number(region), country_code_for_region(region)
    yield Shape(rf"(?:\+|00) ?{code}(?: ?\(0\))?{number}", 0.75)
    yield Shape(rf"\(?0{national_number(region, _MOBILE)}", 0.5)
    yield Shape(rf"\(?0{national_number(region, _OTHERS)}", _NATIONAL_SCORES[region])
    yield Shape(number, 0.02)


def _elsewhere() -> Shape:
    """Numbers with the country code of another region: seven to thirteen digits after it, or fewer behind (20)."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    codes = sorted(str(code) for code, regions in COUNTRY_CODE_TO_REGION_CODE.items() if not {*regions} & {*REGIONS})
    area = r" ?\([1-9][0-9]{0,4}\)[ -]?[0-9]"
    return Shape(rf"\+(?:{'|'.join(codes)})(?:(?: ?\(0\))?(?:{_GAP}[0-9]){{7,13}}|{area}(?:{_GAP}[0-9]){{4,9}})", 0.6)


def _is_no_filler(value: str) -> bool:
    return len(value.lstrip("+")) >= _SHORTEST and not value.endswith(_FILLER)


def _no_filler_expression(values: pl.Expr) -> pl.Expr:
    is_plain = ~values.str.contains_any(list(_SEPARATORS))
    digits = values.str.len_bytes() - values.str.starts_with("+")
    return is_plain & (digits >= _SHORTEST) & ~values.str.ends_with(_FILLER)


PHONE_NUMBER = Recognizer(
    "PHONE_NUMBER",
    Kind.PHONE,
    msg("Telephone number"),
    shapes=(
        *(shape for region in REGIONS for shape in _shapes_of(region)),
        _elsewhere(),
        Shape(_NANP, 0.5),
        Shape(_NATIONAL_ELSEWHERE, 0.05, in_text=True),
        Shape(_LOOSE, 0.02),
    ),
    separators=_SEPARATORS,
    check=Check("plausible number", _is_no_filler, _no_filler_expression, score=0.6),
    headers=(
        "phone", "phone number", "telephone", "telephone number", "tel", "mobile", "mobile number", "mobile phone",
        "cell", "cell phone", "cellphone", "home phone", "work phone", "business phone", "fax", "fax number",
        "contact number", "msisdn", "whatsapp", "caller", "caller id", "extension", "telefon", "handy",
    ),
    context=("phone", "telephone", "tel", "mobile", "cell", "call", "number is", "fax", "whatsapp", "sms", "telefon",
             "téléphone", "mobil", "handy"),
)  # fmt: skip
