"""E-mail addresses as people say them, hide them and mistype them.

*lotte apestaartje gmail punt com*, *lotte[at]gmail[punt]com*, *jan @ gmail.com*, *jan@gmail,com*. What is written as it
should be is found by its shape (:mod:`avgtool.recognizers.generic.contact`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.model.findings import TextFinding
from avgtool.netherlands.names.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROVIDERS = (
    r"g(?:oogle)?mail|hotmail|live|outlook|msn|yahoo|icloud|me|ziggo|kpnmail|kpnplanet|planet|hetnet|xs4all|home|upcmail|"
    r"chello|casema|quicknet|tele2|solcon|online|caiway|zonnet|freeler|wxs|tiscali|proton(?:mail)?|telenet|skynet|"
    r"scarlet|proximus|gmx|aol|mail"
)
_KNOWN = r"g(?:oogle)?mail|hotmail|outlook|icloud|ziggo|kpnmail|hetnet|xs4all|upcmail|telenet|skynet|yahoo|protonmail"
"""Providers whose name is no word, so that it needs no domain behind it: *jan@gmail*."""
_END = r"(?:nl|com|be|net|org|eu|nu|info|de|fr|frl|amsterdam|io|co\.uk|example)(?![^\W_]|[.-][^\W_])"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,40}[A-Za-z0-9])?"
_SAID_DOT = r"(?:\s?[\[({]\s?(?:punt|dot|\.)\s?[\])}]\s?|\s(?:punt|dot)\s)"
_DOT = rf"(?:{_SAID_DOT}|\.)"
_PART = r"[A-Za-z0-9_+-]{1,40}"
_SAID = re.compile(rf"(?:(?<!\w){_PART}(?:{_DOT}{_PART}){{0,4}})\s?\Z", re.IGNORECASE)
_WRITTEN = re.compile(r"(?<![\w.@/])[A-Za-z0-9_](?:[A-Za-z0-9_.+-]{0,60}[A-Za-z0-9_+-])?\s?\Z")

_HINTS = ("@", "staart", "at]", "at)", "at}", "at>", " at ")
"""Without which a text has no such address; looked for first, because most texts have none."""
_AT = re.compile(
    r"(?P<marked>[\[({<]\s?(?:at|apen?staart(?:je)?|@)\s?[\])}>]|(?<!\w)apen?staart(?:je)?(?!\w))|"
    r"(?P<word>(?<= )at(?= ))|(?P<sign>@)",
    re.IGNORECASE,
)
_MARKED_DOMAIN = re.compile(rf"\s?(?:{_LABEL}(?:{_DOT}{_LABEL}){{0,3}}?{_DOT}{_END}|(?:{_KNOWN})\b)", re.IGNORECASE)
_WORD_DOMAIN = re.compile(
    rf"\s(?:(?:{_PROVIDERS}){_DOT}{_END}|{_LABEL}{_SAID_DOT}{_END}|(?:{_KNOWN})\b(?!\.))", re.IGNORECASE
)
_MISTYPED_DOMAIN = re.compile(
    rf"\s?(?:{_PROVIDERS})(?:[.,;]|{_SAID_DOT}){_END}|\s?(?:{_KNOWN})(?:\s?[.,;]\s?|\s)(?:com|nl|be)(?!\w|[.-]\w)|"
    rf"\s?(?:{_KNOWN})(?![\w@-]|[.,]\w)|{_LABEL}[,;]{_END}",
    re.IGNORECASE,
)
_SPACED_DOMAIN = re.compile(rf"\s?(?:{_LABEL}\.){{1,3}}{_END}", re.IGNORECASE)
_LABELLED = re.compile(r"(?:mail(?:adres)?|adres|t\.?a\.?v\.?|naar|contact)\b[^\n.]{0,20}\Z", re.IGNORECASE)
_ODD = re.compile(r"[^\W_]+[._+-]\w+|[A-Za-z]+[0-9]+")
"""No word: with a sign inside, or digits at its end."""
_OFFICES = words_of(
    """
    info contact administratie klantenservice service support sales verkoop receptie secretariaat boekhouding facturen
    planning balie hr personeelszaken post redactie bestuur helpdesk inkoop crediteuren debiteuren kantoor praktijk
    """
)
"""Names that organizations give to their mailboxes."""
_SURE, _LIKELY = 0.9, 0.8
_REACH = 80


class SpelledEmails:
    """Finds EMAIL_ADDRESS in writings that no program would take."""

    entities = ("EMAIL_ADDRESS",)
    name = "SpelledEmails"

    def find(self, text: str) -> list[TextFinding]:
        """The addresses in ``text`` that are spelled out, or have a space or a comma where none should be."""
        lower = text.lower()
        return list(_found(text)) if any(hint in lower for hint in _HINTS) else []


def _found(text: str) -> Iterator[TextFinding]:
    for at in _AT.finditer(text):
        is_written = at.lastgroup == "sign"
        begin = max(0, at.start() - _REACH)
        local = (_WRITTEN if is_written else _SAID).search(text[begin : at.start()])
        if local is None:
            continue
        domain = _domain(text, at, local[0], text[: begin + local.start()])
        if domain:
            score = _SURE if at.lastgroup == "marked" else _LIKELY
            yield TextFinding(begin + local.start(), domain.end(), "EMAIL_ADDRESS", score)


def _domain(text: str, at: re.Match[str], local: str, before: str) -> re.Match[str] | None:
    """What stands behind the sign and makes it one of an address."""
    if at.lastgroup == "marked":
        return _MARKED_DOMAIN.match(text, at.end())
    if at.lastgroup == "word":
        return _WORD_DOMAIN.match(text, at.end())
    mistyped = _MISTYPED_DOMAIN.match(text, at.end())
    if mistyped:
        return mistyped
    name = local.rstrip()
    is_likely = name.lower() in _OFFICES or _ODD.fullmatch(name) or _LABELLED.search(before[-_REACH:])
    has_space = name != local or text[at.end() : at.end() + 1].isspace()
    return _SPACED_DOMAIN.match(text, at.end()) if is_likely and has_space else None
