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
    """A word, or the beginning of one."""
    units: Mapping[str, str]
    """Beginning of a word to ``years``, ``months``, ``weeks`` or ``days``."""
    numbers: Mapping[str, int]
    """Numbers in words: *vier*."""
    after_year: tuple[str, ...]
    """What says that a term begins after the year."""
    since: tuple[str, ...]
    """What comes before the event with which a term starts."""
    until: tuple[str, ...]
    """What comes before the event that ends a term."""
    nothing: frozenset[str]
    """What says that there is none."""
