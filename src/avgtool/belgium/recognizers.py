"""Kinds of personal data that only Belgium knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Check, Recognizer, Shape
from avgtool.recognizers.checks import as_number, mapped, once, stdnum_is_valid

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

_ELEVEN_DIGITS = r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}[- .][0-9]{3}[-. ][0-9]{2}"
_NATIONAL_LAW = ("AVG 87", "BE WRR 8")
"""Belgian law on the National Register of 8 August 1983, article 8: use only with an authorization."""


def _passes_mod_97(number: pl.Expr) -> pl.Expr:
    """The last two digits are 97 minus the others modulo 97; the others have a 2 in front since 2000."""
    others, check = number // 100, number % 100
    passes: pl.Expr = (97 - others % 97 == check) | (97 - (others + 2 * 10**9) % 97 == check)
    return passes


def _national_expression(is_valid: Callable[[str], bool]) -> Callable[[pl.Expr], pl.Expr]:
    """The check for a column: one value in fifty passes the arithmetic by chance, and only those are looked at."""

    def expression(values: pl.Expr) -> pl.Expr:
        import polars as pl

        return mapped(is_valid, pl.when(once(as_number(values), _passes_mod_97)).then(values))

    return expression


_IS_NATIONAL, _IS_BIS = stdnum_is_valid("be.nn"), stdnum_is_valid("be.bis")

NATIONAL_NUMBER = Recognizer(
    "BE_NN",
    Kind.NATIONAL_ID,
    msg("National register number (Belgium)"),
    category=Category.NATIONAL_ID,
    articles=_NATIONAL_LAW,
    shapes=(Shape(_ELEVEN_DIGITS, 0.5), Shape(r"[0-9]{6}[ -]?[0-9]{3}[ -]?[0-9]{2}", 0.1)),
    separators=" .-",
    check=Check("mod 97 and date", _IS_NATIONAL, _national_expression(_IS_NATIONAL), score=0.85),
    context=("rijksregisternummer", "rijksregister", "insz", "niss", "inss", "nationaal nummer", "numero national",
             "registre national", "rrn", "rr-nummer"),
    mask="all",
    country="BE",
)  # fmt: skip

BIS_NUMBER = Recognizer(
    "BE_BIS",
    Kind.NATIONAL_ID,
    msg("BIS number (Belgium)"),
    category=Category.NATIONAL_ID,
    articles=_NATIONAL_LAW,
    shapes=(Shape(_ELEVEN_DIGITS, 0.4), Shape(r"[0-9]{6}[ -]?[0-9]{3}[ -]?[0-9]{2}", 0.05, in_text=True)),
    separators=" .-",
    check=Check("mod 97 and date", _IS_BIS, _national_expression(_IS_BIS), score=0.8),
    context=("bisnummer", "bis-nummer", "insz", "niss", "numero bis"),
    mask="all",
    country="BE",
)

ENTERPRISE = Recognizer(
    "BE_ENTERPRISE",
    Kind.COMPANY_ID,
    msg("Enterprise number (Belgium)"),
    role=Role.QUASI,
    shapes=(
        Shape(r"(?i)BE[ .]?[01]?[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}", 0.6),
        Shape(r"[01][0-9]{3}\.[0-9]{3}\.[0-9]{3}", 0.4),
        Shape(r"[01][0-9]{9}|[0-9]{9}|[0-9]{3}\.[0-9]{3}\.[0-9]{3}", 0.05, in_text=True),
    ),
    separators=" .-",
    check=Check("mod 97", stdnum_is_valid("be.vat"), score=0.5),
    context=("ondernemingsnummer", "kbo", "bce", "btw", "tva", "numero entreprise", "rpr"),
    country="BE",
)

EID = Recognizer(
    "BE_EID",
    Kind.OTHER_ID,
    msg("Number of an identity card (Belgium)"),
    category=Category.SENSITIVE,
    shapes=(Shape(r"[0-9]{3}-[0-9]{7}-[0-9]{2}", 0.5), Shape(r"[0-9]{12}", 0.05, in_text=True)),
    separators="- .",
    check=Check("mod 97", stdnum_is_valid("be.eid"), score=0.6),
    context=("identiteitskaart", "eid", "e-id", "kaartnummer", "carte identite"),
    mask="all",
    country="BE",
)

PAYMENT_REFERENCE = Recognizer(
    "BE_PAYMENT_REFERENCE",
    Kind.OTHER_ID,
    msg("Structured payment reference (Belgium, OGM)"),
    shapes=(
        Shape(r"(?:\+\+\+|\*\*\*) ?[0-9]{3}/[0-9]{4}/[0-9]{5} ?(?:\+\+\+|\*\*\*)", 0.9),
        Shape(r"[0-9]{3}/[0-9]{4}/[0-9]{5}", 0.5),
        Shape(r"[0-9]{12}", 0.02, in_text=True),
    ),
    separators="+*/ ",
    check=Check("mod 97", stdnum_is_valid("be.ogm_vcs"), score=0.8),
    context=("ogm", "vcs", "gestructureerde mededeling", "mededeling", "communication"),
    beats=("PHONE_NUMBER", "BE_EID"),
    country="BE",
)

DRIVERS_LICENSE = Recognizer(
    "BE_DRIVERS_LICENSE",
    Kind.OTHER_ID,
    msg("Number of a driving licence (Belgium)"),
    category=Category.SENSITIVE,
    shapes=(Shape(r"[0-9]{10}", 0.02),),
    needs_context=True,
    context=("rijbewijs", "rijbewijsnummer", "permis de conduire"),
    mask="all",
    country="BE",
)

LICENSE_PLATE = Recognizer(
    "BE_LICENSE_PLATE",
    Kind.LICENCE_PLATE,
    msg("Licence plate (Belgium)"),
    shapes=(
        Shape(r"[1-9]-[A-Z]{3}-[0-9]{3}", 0.6),
        Shape(r"[1-9]-[a-z]{3}-[0-9]{3}", 0.4),
        Shape(r"[1-9] ?[A-Z]{3} ?[0-9]{3}|[A-Z]{3}-[0-9]{3}|[1-9][ -]?[a-z]{3}[ -]?[0-9]{3}", 0.1),
    ),
    separators="- ",
    context=("nummerplaat", "kenteken", "plaque", "plate", "inschrijving"),
    country="BE",
)

POSTCODE = Recognizer(
    "BE_POSTCODE",
    Kind.POSTCODE,
    msg("Postcode (Belgium)"),
    role=Role.QUASI,
    shapes=(Shape(r"B-[1-9][0-9]{3}", 0.4), Shape(r"[1-9][0-9]{3}", 0.02)),
    needs_context=True,
    context=("postcode", "gemeente", "code postal"),
    in_text=False,
    part_of="LOCATION",
    country="BE",
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    NATIONAL_NUMBER,
    BIS_NUMBER,
    ENTERPRISE,
    EID,
    PAYMENT_REFERENCE,
    DRIVERS_LICENSE,
    LICENSE_PLATE,
    POSTCODE,
)
