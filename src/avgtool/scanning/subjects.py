"""What a header, a key or a table is about: a person, an organization, what passes between them, or a thing."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.recognizers.table_words import TableWords


class Subject(StrEnum):
    """What a table, a key or a name is about."""

    PERSON = "person"
    ORGANIZATION = "organization"
    TRANSACTION = "transaction"
    CONTACT = "contact"
    THING = "thing"


def subject_of(word: str, words: TableWords) -> Subject | None:
    """What one word is about; none where it is about nothing."""
    for those, subject in (
        (words.persons, Subject.PERSON),
        (words.organizations, Subject.ORGANIZATION),
        (words.transactions, Subject.TRANSACTION),
        (words.contacts, Subject.CONTACT),
        (words.things, Subject.THING),
    ):
        if word in those:
            return subject
    return None


def subject_within(word: str, table: Sequence[str], words: TableWords) -> Subject | None:
    """The subject of a word, or of the word of the table's name that it begins (``stor_id`` in *stores*)."""
    subject = subject_of(word, words)
    if subject or word in words.structure or not _is_stem(word):
        return subject
    return next((subject_of(whole, words) for whole in table if whole.startswith(word) and whole != word), None)


def _is_stem(word: str) -> bool:
    return word.isalpha() and len(word) >= 2  # noqa: PLR2004 - one letter begins too many words
