"""Names of files, tables and columns as somebody reads them who does not work with them (art. 12(1) AVG)."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\s,;:()·]+")
_SUFFIX = re.compile(
    r"(?i)(?<=[\w)])\.(?:csv|tsv|txt|xlsx|xlsm|xlsb|xls|ods|parquet|json|ndjson|jsonl|sqlite3?|db|gz|zip)\Z"
)


def plain_name(text: str) -> str:
    """A name, or words with names among them, without what only systems need.

    Addresses and paths stay as they are.

    >>> plain_name("klant_export.csv, opt_in")
    'klant export, opt in'
    """
    return _WORDS.sub(_plain, text)


def _plain(word: re.Match[str]) -> str:
    if any(sign in word[0] for sign in "@/\\"):
        return word[0]
    bare = word[0]
    while (shorter := _SUFFIX.sub("", bare)) != bare:
        bare = shorter
    return re.sub("_+", " ", bare).strip() or word[0]
