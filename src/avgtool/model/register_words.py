"""A register of processing as a table: its columns, and the words by which tables of others are understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.activities import Action, Capacity
    from avgtool.model.consents import Basis
    from avgtool.model.kinds import Kind


class RegisterField(StrEnum):
    """A column of the register as a table, in the order of an export."""

    CODE = "code"
    NUMBER = "number"
    """Only in tables of others: a number of the row."""
    NAME = "name"
    CAPACITY = "capacity"
    DESCRIPTION = "description"
    PURPOSES = "purposes"
    BASIS = "basis"
    """Of each purpose, a line each."""
    GROUNDS = "grounds"
    """Law or interest of each purpose, a line each."""
    CONSENT = "consent"
    SUBJECTS = "subjects"
    DATA = "data"
    PERMITS = "permits"
    SPECIAL = "special"
    """Only in tables of others: whether there are special data, or which."""
    RECIPIENTS = "recipients"
    PROCESSORS = "processors"
    CONTRACTS = "contracts"
    """With each processor, a line each."""
    TRANSFERS = "transfers"
    SAFEGUARDS = "safeguards"
    """Of each transfer, a line each."""
    RETENTION = "retention"
    MEASURES = "measures"
    SYSTEMS = "systems"
    ORIGIN = "origin"
    REQUIRED = "required"
    DECISIONS = "decisions"
    DPIA = "dpia"
    OWNER = "owner"
    LAST_REVIEW = "last_review"
    JOINT_CONTROLLERS = "joint_controllers"
    CONTROLLERS = "controllers"
    WORK = "work"
    POLICY = "policy"
    REMARKS = "remarks"
    """Only in tables of others: words that stay a comment."""


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """Words of one or more languages, in small letters without accents and marks."""

    headers: Mapping[RegisterField, tuple[str, ...]]
    """What columns are called in the templates of others."""
    data: Mapping[str, tuple[Kind, ...]]
    """Categories of data: *naw-gegevens* are several kinds."""
    bases: Mapping[str, Basis]
    capacities: Mapping[str, Capacity]
    actions: Mapping[str, Action]
    doing: Mapping[str, Action]
    """What ends a sentence to say what happens: *verwijderen* in *binnen 4 weken na afwijzing verwijderen*."""
    not_doing: frozenset[str]
    """Before such a word it says something else: *niet verwijderen*, *verzoek tot verwijderen*."""
    countries: Mapping[str, str]
    """What countries are called in speech, to ISO 3166-1."""
    units: Mapping[str, str]
    """A unit of time to ``years``, ``months``, ``weeks`` or ``days``; to nothing of these where a term has no such."""
    numbers: Mapping[str, int]
    """Numbers in words: *vier*."""
    after_year: tuple[str, ...]
    """What says that a term begins after the year."""
    since: tuple[str, ...]
    """What comes before the event with which a term starts."""
    until: tuple[str, ...]
    """What comes before the event that ends a term."""
    at_most: tuple[str, ...]
    """What a term says besides, and means nothing: *maximaal*."""
    doubtful: tuple[str, ...]
    """With these a number may be something else than a length of keeping: an age, a minimum, one of several."""
    both: str
    """*en*."""
    choices: tuple[str, ...]
    """*of*: of two bases with such a word between them it is not known which."""
    conditions: tuple[str, ...]
    """*tenzij*: a basis that holds in some cases, which nobody can tell from the words alone."""
    fillers: frozenset[str]
    """Words that only lead to a law or an interest: *op grond van*."""
    safeguards: tuple[str, ...]
    """What protects a transfer: *scc*, *adequaatheidsbesluit*."""
    inside: tuple[str, ...]
    """The EEA, and what says that something stays in it."""
    outside: tuple[str, ...]
    """What says that something leaves it."""
    to: tuple[str, ...]
    """Before a country: *naar*."""
    law_marks: tuple[str, ...]
    """What a law or an article of one has in it: *art*, *avg*."""
    notes: tuple[str, ...]
    """What a remark under a table begins with: *toelichting*."""
    short: Mapping[str, str]
    """Abbreviations in headers, and plurals, to the word that they stand for."""
    unsaid: frozenset[str]
    """Words that a header may have or lack: *de*, *van*."""
