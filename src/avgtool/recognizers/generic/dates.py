"""Dates, and of these the date of birth. A date of birth is a date that a header or the words around it make so."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Check, Recognizer, Shape
from avgtool.recognizers.calendar_check import calendar_expression, is_calendar_date
from avgtool.recognizers.generic.birth_surroundings import LONG_AGO, birth_score

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[89][0-9]{2}|20[0-9]{2})"
_TIME = r"(?:[T ][0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?: ?[AP]M|Z|[+-][0-2][0-9]:?[0-5][0-9])?)?"
_MONTH_NAME = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|juni?|june?|juli?|july?"
    r"|aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)

DATE_SHAPES = (
    Shape(rf"{_DAY}[-/. ]{_MONTH}[-/. ]{_YEAR}{_TIME}", 0.5),
    Shape(rf"{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}{_TIME}", 0.5),
    Shape(rf"{_MONTH}[/-]{_DAY}[/-]{_YEAR}{_TIME}", 0.3),
    Shape(rf"(?i){_DAY}[ -]{_MONTH_NAME}\.?,?[ -](?:{_YEAR}|'?[0-9]{{2}})", 0.5),
    Shape(rf"(?i){_MONTH_NAME}\.? {_DAY}(?:st|nd|rd|th)?,? {_YEAR}", 0.5),
    Shape(rf"{_DAY}[-/.]{_MONTH}[-/.][0-9]{{2}}", 0.2),
    Shape(rf"{_DAY}[-/. ]{_MONTH}[-/. ]'[0-9]{{2}}", 0.3),
    Shape(rf"{_MONTH}/{_DAY}/[0-9]{{2}}", 0.1),
    Shape(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])", 0.15),
)
"""A date as people and machines write it: day first, year first, month first, in words, short, and yyyymmdd."""

_PARTIAL = (
    Shape(rf"(?i){_DAY}-{_MONTH_NAME}|{_MONTH_NAME}-(?:{_YEAR}|[0-9]{{2}})", 0.3, proven=False),
    Shape(rf"{_MONTH}/(?:{_YEAR}|1[3-9]|2[0-9]|3[01])", 0.3, proven=False),
)
"""A month with a day or a year. Numbers are read month first only: *24/7* and *5/10* are no dates."""
_UNKNOWN_PARTS = (
    Shape(rf"(?:00[-/.]00|00[-/.]{_MONTH})[-/.]{_YEAR}", 0.3),
    Shape(r"(?:19|20)[0-9]{2}(?:00|0[1-9]|1[0-2])00", 0.1),
    Shape(rf"{_YEAR}-(?:00|0[1-9]|1[0-2])-00", 0.2),
)
_EXCEL_SERIAL = Shape(r"[1-4][0-9]{4}|[7-9][0-9]{3}", 0.02)
_YEAR_ONLY = Shape(_YEAR, 0.02)

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
    context=("date", "datum", "op", "per", "sinds"),
    beats=("NL_BSN", "NL_KVK", "NL_BANK_ACCOUNT", "PHONE_NUMBER", "IP_ADDRESS"),
)  # fmt: skip

DATE_OF_BIRTH = Recognizer(
    "DATE_OF_BIRTH",
    Kind.DATE_OF_BIRTH,
    msg("Date of birth"),
    role=Role.QUASI,
    shapes=(*DATE_SHAPES, *_UNKNOWN_PARTS, _EXCEL_SERIAL, _YEAR_ONLY),
    check=Check("calendar", is_calendar_date, calendar_expression, score=0.6),
    needs_context=True,
    headers=("date of birth", "dob", "birth date", "birthdate", "birthday", "birth day", "born", "born on",
             "birth year", "year of birth", "birthyear", "yob", "geburtsdatum", "date de naissance"),
    context=("born", "birth", "birthday", "dob", "geboren", "geboortedatum", "geboortedag", "geboortejaar", "geboorte",
             "gebdat", "gebdatum", "gbd", "geb", "geb.", "verjaardag", "jarig", "bsn", "man", "vrouw", "d.o.b",
             "moeder", "vader", "zoon", "dochter", "patnr", "patiënt", "mevr", "mevrouw", "dhr", "meneer"),
    beats=("DATE_TIME", "NL_BSN"),
    clue=LONG_AGO,
    surroundings=birth_score,
)  # fmt: skip

RECOGNIZERS = (DATE_TIME, DATE_OF_BIRTH)
