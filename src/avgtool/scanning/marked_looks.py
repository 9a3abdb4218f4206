"""What a value may look like in the languages that are known: their marks (:class:`ValueMarks`), put into patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.scanning.looks import BEHIND_DAY, DAY, FEW_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from avgtool.recognizers.value_marks import ValueMarks


def marked_patterns(marks: ValueMarks) -> Mapping[str, str]:
    """Patterns (Rust's) under the names of looks, as :data:`avgtool.scanning.looks.PATTERNS`."""
    return {
        "boolean": rf"(?i)\A(?:{_one(marks.truths)}|0|1)\z",
        "born": _born(marks),
        "company": _company(marks),
        "form_of_address": rf"(?i)\A(?:(?:{_one(marks.articles)}\s)?(?:{_one(marks.forms_of_address)})\b\.?"
        rf"(?:\s?(?:/|&|,|{_one(marks.joining)})\s?)?){{1,3}}\z",
        "greeting": rf"(?i)\A(?:{_one(marks.greetings)})[\s,]+\p{{L}}",
        "street": rf"(?i)(?:{_one(marks.street_endings)})\b|\b(?:{_one(marks.street_words)})\b",
        "time": _time(marks),
        "titled": titled(marks),
        "years": _years(marks),
    }


def _one(alternatives: Iterable[str]) -> str:
    """One pattern of several, the same each time; one that never matches of none."""
    return "|".join(sorted(alternatives)) or r"[^\s\S]"


def _born(marks: ValueMarks) -> str:
    """*geb. 14-11-1970*: the value itself says what happened that day."""
    on = _one(f"{word} " for word in marks.on)
    return rf"(?i)\A(?:{_one(marks.born)}|\*)[ :]*(?:{on})?{FEW_WORDS}{DAY}{BEHIND_DAY}\z"


def _company(marks: ValueMarks) -> str:
    words = rf"(?i:(?:^|[\s,(])(?:{_one(marks.company_words)})(?:$|[\s.,)]))"
    return rf"^(?:{_one(marks.company_in_front)})\s|[\s,](?:{_one(marks.company_behind)})\)?$|{words}"


def _time(marks: ValueMarks) -> str:
    hours = _one(marks.hours)
    return (
        rf"(?i)\A(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:\s?(?:{hours}|h|am|pm))?\z|"
        rf"\A(?:[01]?\d|2[0-3])[.:]?[0-5]?\d?\s?(?:{hours})\.?\z"
    )


def titled(marks: ValueMarks) -> str:
    """*mevr. Bakker*: a form of address or a title, and a name behind it."""
    return rf"(?i)\A(?:{_one(marks.titles)})\.? (?:\p{{L}}{{1,3}}\.? ?)*\p{{L}}"


def two_names(marks: ValueMarks) -> str:
    """*J. Bakker / A. el Idrissi*, *Eva en Tom de Wit*: two names where the first begins as one."""
    joining = "|".join(rf"\b{word}\b" for word in sorted(marks.joining))
    return (
        rf"\A(?:\p{{Lu}}\p{{Ll}}?\.[ -]?)*[\p{{L}}'’. -]{{2,40}}?\s?(?:&|/|\+|{joining})\s?"
        r"(?:\p{Lu}\p{Ll}?\.[ -]?)*(?:\p{Ll}[\p{L}'’.]*\s){0,3}\p{Lu}[\p{L}'’ .-]*\z"
    )


def _years(marks: ValueMarks) -> str:
    """Ages, one or several: *18 t/m 25 jaar*, *65+*, *tachtiger*."""
    in_front = _one([*(f"{word} " for word in marks.ages_in_front), "[<>≤≥]=? ?"])
    return (
        rf"(?i)\A(?:{_one(marks.decades)})\z|\A(?:{in_front})?\d{{1,3}}"
        rf"(?: ?(?:-|–|—|/|{_one(marks.ages_between)}) ?\d{{1,3}})?(?: ?\+)?"
        rf"(?:[,;/ ]+\d{{1,2}})*(?: ?(?:{_one(marks.years)})\.?)?(?: ?(?:{_one(marks.or_older)}|\+))?\z"
    )
