"""Dates, and of these the date of birth. A date of birth is a date that a header or the words around it make so."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Check, Recognizer, Shape
from avgtool.recognizers.calendar_check import calendar_expression, is_calendar_date
from avgtool.recognizers.generic.birth_surroundings import INTERNATIONAL, BirthJudge

DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:1[89][0-9]{2}|20[0-9]{2})"
_TIME = r"(?:[T ][0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?: ?[AP]M|Z|[+-][0-2][0-9]:?[0-5][0-9])?)?"
MONTH_NAME = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|juni?|june?|juli?|july?"
    r"|aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    # French and German, where they differ
    r"|janvier|f(?:é|É|e)vrier|f(?:é|É)v|mars|avr(?:il)?|mai|juin|juillet|ao(?:û|Û|u)t|septembre|octobre|novembre"
    r"|d(?:é|É|e)cembre|januar|j(?:ä|Ä)nner|februar|m(?:ä|Ä)rz|dez(?:ember)?)"
)
"""Names of months in Dutch, English, French and German."""
_ORDINAL = r"(?:[ -]|\. ?|(?:e|de|ste|er|st|nd|rd|th)(?: of)? )"
"""What stands between a day and the name of its month."""

DATE_SHAPES = (
    Shape(rf"{DAY}[-/. ]{_MONTH}[-/. ]{YEAR}{_TIME}", 0.5),
    Shape(rf"{YEAR}[-/.]{_MONTH}[-/.]{DAY}{_TIME}", 0.5),
    Shape(rf"{_MONTH}[/-]{DAY}[/-]{YEAR}{_TIME}", 0.3),
    Shape(rf"(?i){DAY}{_ORDINAL}{MONTH_NAME}\.?,?[ -](?:{YEAR}|'?[0-9]{{2}})", 0.5),
    Shape(rf"(?i){MONTH_NAME}\.? {DAY}(?:st|nd|rd|th)?,? {YEAR}", 0.5),
    Shape(rf"{DAY}[-/.]{_MONTH}[-/.][0-9]{{2}}", 0.2),
    Shape(rf"{DAY}[-/. ]{_MONTH}[-/. ]'[0-9]{{2}}", 0.3),
    Shape(rf"{_MONTH}/{DAY}/[0-9]{{2}}", 0.1),
    Shape(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])", 0.15),
)
"""A date as people and machines write it: day first, year first, month first, in words, short, and yyyymmdd."""

_PARTIAL = (
    Shape(rf"(?i){DAY}-{MONTH_NAME}|{MONTH_NAME}-(?:{YEAR}|[0-9]{{2}})", 0.3, proven=False),
    Shape(rf"{_MONTH}/(?:{YEAR}|1[3-9]|2[0-9]|3[01])", 0.3, proven=False),
)
"""A month with a day or a year. Numbers are read month first only: *24/7* and *5/10* are no dates."""
_UNKNOWN_PARTS = (
    Shape(rf"(?:00[-/.]00|00[-/.]{_MONTH})[-/.]{YEAR}", 0.3),
    Shape(r"(?:19|20)[0-9]{2}(?:00|0[1-9]|1[0-2])00", 0.1),
    Shape(rf"{YEAR}-(?:00|0[1-9]|1[0-2])-00", 0.2),
)
_IN_A_ROW = (
    Shape(r"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)[0-9]{2}|[0-9]{2})", 0.02),
    Shape(r"[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])", 0.02),
    Shape(rf"(?i){DAY} {_MONTH} [0-9]{{2}}|{DAY}{MONTH_NAME}{YEAR}", 0.02),
)
"""Nothing or only a space between: *010380*, *04051962*, *800301*, *12mei1980*. Only a label makes them dates."""
_SHORT_YEAR = Shape(r"'[0-9]{2}", 0.02)
_HALF = Shape(rf"(?i){DAY}{_ORDINAL}{MONTH_NAME}|{MONTH_NAME} {YEAR}", 0.02)
"""A day without its year, a month without its day."""
_EXCEL_SERIAL = Shape(r"[1-4][0-9]{4}|[7-9][0-9]{3}", 0.02)
_YEAR_ONLY = Shape(YEAR, 0.02)

DATE_TIME = Recognizer(
    "DATE_TIME",
    Kind.NONE,
    msg("Date"),
    category=Category.NONE,
    role=Role.NONE,
    articles=(),
    shapes=(*DATE_SHAPES, *_PARTIAL),
    check=Check("calendar", is_calendar_date, calendar_expression, score=0.6),
    headers=("date", "datetime", "timestamp", "time", "created", "created at", "updated", "updated at", "modified",
             "modified date", "order date", "hire date", "start date", "end date", "due date", "ship date"),
    context=("date",),
    beats=("NL_BSN", "NL_KVK", "NL_BANK_ACCOUNT", "PHONE_NUMBER", "IP_ADDRESS"),
)  # fmt: skip

DATE_OF_BIRTH = Recognizer(
    "DATE_OF_BIRTH",
    Kind.DATE_OF_BIRTH,
    msg("Date of birth"),
    role=Role.QUASI,
    shapes=(*DATE_SHAPES, *_UNKNOWN_PARTS, *_IN_A_ROW, _HALF, _SHORT_YEAR, _EXCEL_SERIAL, _YEAR_ONLY),
    check=Check("calendar", is_calendar_date, calendar_expression, score=0.6),
    needs_context=True,
    headers=("date of birth", "dob", "birth date", "birthdate", "birthday", "birth day", "born", "born on",
             "birth year", "year of birth", "birthyear", "yob", "geburtsdatum", "date de naissance"),
    context=("born", "birth", "birthday", "birthdate", "dob", "d.o.b", "née", "né", "date de naissance",
             "geburtsdatum", "geburtstag", "daughter"),
    beats=("DATE_TIME", "NL_BSN"),
    clue=INTERNATIONAL.clue,
    surroundings=BirthJudge(INTERNATIONAL).score,
)  # fmt: skip

RECOGNIZERS = (DATE_TIME, DATE_OF_BIRTH)
