"""What describes a person: age, sex, nationality, and numbers by which a state knows him or her."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Flag, Kind, Role
from avgtool.recognizers.base import Check, Recognizer, Shape
from avgtool.recognizers.checks import stdnum_is_valid

AGE = Recognizer(
    "AGE",
    Kind.AGE,
    msg("Age"),
    role=Role.QUASI,
    shapes=(
        Shape(r"1[01][0-9]|[1-9]?[0-9]", 0.02),
        Shape(r"[1-9]?[0-9] ?(?:-|t/m|to) ?1?[0-9]?[0-9]", 0.05),
    ),
    needs_context=True,
    headers=("age", "age years", "age group", "alter"),
    context=("years old", "aged", "jaar", "jaar oud", "jarige", "leeftijd"),
    in_text=False,
)  # fmt: skip

GENDER = Recognizer(
    "GENDER",
    Kind.GENDER,
    msg("Sex or gender"),
    role=Role.QUASI,
    shapes=(
        Shape(
            r"(?i)male|female|man|woman|vrouw|vrouwelijk|mannelijk|non-?binair|non-?binary|onbekend|unknown|overig|other"
            r"|divers",
            0.1,
        ),
        Shape(r"(?i)[MVFXOUWD]|[01239]", 0.02),
    ),
    needs_context=True,
    headers=("gender", "sex", "geschlecht", "sexe"),
    in_text=False,
)  # fmt: skip

NATIONALITY = Recognizer(
    "NATIONALITY",
    Kind.NATIONALITY,
    msg("Nationality"),
    role=Role.QUASI,
    articles=("AVG 4(1)", "AVG 9(1)"),
    flags=frozenset({Flag.MAY_REVEAL_SPECIAL}),
    headers=("nationality", "citizenship", "country of birth", "birth country"),
    in_text=False,
)

NATIONAL_ID = Recognizer(
    "NATIONAL_ID",
    Kind.NATIONAL_ID,
    msg("National identification number"),
    category=Category.NATIONAL_ID,
    articles=("AVG 4(1)", "AVG 87"),
    shapes=(Shape(r"[A-Za-z0-9](?:[ ./-]?[A-Za-z0-9]){5,19}", 0.02),),
    needs_context=True,
    headers=("national id", "nationalid", "national id number", "national identification number", "identity number",
             "personal number", "personal identification number", "citizen number", "citizen service number",
             "social security number", "social security", "ssn", "tax id number"),
    context=("national id", "social security", "ssn", "identity number"),
    in_text=False,
    mask="all",
)  # fmt: skip

US_SSN = Recognizer(
    "US_SSN",
    Kind.NATIONAL_ID,
    msg("Social security number (United States)"),
    category=Category.NATIONAL_ID,
    articles=("AVG 4(1)", "AVG 87"),
    shapes=(Shape(r"[0-9]{3}-[0-9]{2}-[0-9]{4}", 0.5), Shape(r"[0-9]{9}", 0.02)),
    separators="-",
    check=Check("issued range", stdnum_is_valid("us.ssn"), score=0.5),
    headers=("ssn", "social security number", "us ssn"),
    context=("ssn", "social security"),
    mask="all",
    country="US",
)

RECOGNIZERS = (AGE, GENDER, NATIONALITY, NATIONAL_ID, US_SSN)
