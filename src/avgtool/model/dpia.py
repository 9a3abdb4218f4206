"""Data protection impact assessments (art. 35 AVG): questions, answers, risks, and what was advised and decided.

Pure data. Codes are Dutch, as in the files that an officer writes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from avgtool.i18n import Message


class Answer(StrEnum):
    """What is answered to a question."""

    YES = "ja"
    NO = "nee"
    UNSURE = "weet-niet"


class Outcome(StrEnum):
    """Whether there must be an assessment."""

    REQUIRED = "verplicht"
    ADVISED = "aangeraden"
    NOT_NEEDED = "niet-nodig"


class Level(StrEnum):
    """How likely, how grave; and how great a risk that makes."""

    LOW = "laag"
    MEDIUM = "middel"
    HIGH = "hoog"


class Choice(StrEnum):
    """What the controller decided."""

    PROCEED = "doorgaan"
    ADJUST = "aanpassen"
    STOP = "niet-doorgaan"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that says whether a high risk is likely."""

    code: str
    title: Message
    """What it is called in tables."""
    text: Message
    """When the answer is yes, as a sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class DpiaLaw:
    """When there must be an assessment, in one country."""

    cases: tuple[Question, ...]
    """Those of the law itself: art. 35(3)."""
    listed: tuple[Question, ...]
    """The list of the authority: art. 35(4)."""
    criteria: tuple[Question, ...]
    """Those of the European authorities (WP248): two or more make a high risk likely."""
    authority: str
    sensitive: str
    """Code of the criterion that asks for special and other sensitive data."""
    automated: str
    """Code of the criterion that asks for decisions without a human."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them, in the order in which they are asked."""
        return (*self.cases, *self.listed, *self.criteria)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, and what it rests on."""

    answer: Answer
    why: str = ""


_MATRIX = {
    (Level.LOW, Level.LOW): Level.LOW,
    (Level.LOW, Level.MEDIUM): Level.LOW,
    (Level.LOW, Level.HIGH): Level.MEDIUM,
    (Level.MEDIUM, Level.LOW): Level.LOW,
    (Level.MEDIUM, Level.MEDIUM): Level.MEDIUM,
    (Level.MEDIUM, Level.HIGH): Level.HIGH,
    (Level.HIGH, Level.LOW): Level.MEDIUM,
    (Level.HIGH, Level.MEDIUM): Level.HIGH,
    (Level.HIGH, Level.HIGH): Level.HIGH,
}


@dataclass(frozen=True, slots=True)
class Rating:
    """How likely something is, and how grave for the persons."""

    likelihood: Level
    impact: Level

    @property
    def level(self) -> Level:
        """Likelihood times impact."""
        return _MATRIX[self.likelihood, self.impact]


@dataclass(frozen=True, slots=True)
class Risk:
    """What can go wrong for the persons concerned, and what is done against it."""

    what: str
    consequence: str = ""
    before: Rating | None = None
    """Without measures."""
    measures: tuple[str, ...] = ()
    after: Rating | None = None
    """With them: the residual risk."""

    @property
    def residual(self) -> Level | None:
        """The risk that is left; None where nobody judged what measures do."""
        rating = self.after or (None if self.measures else self.before)
        return rating.level if rating else None


@dataclass(frozen=True, slots=True)
class Advice:
    """Of the data protection officer (art. 35(2), 39(1)(c))."""

    text: str
    on: date | None = None
    followed: bool | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Of the controller."""

    choice: Choice
    on: date | None = None
    by: str = ""
    """In which function."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Consultation:
    """Of the authority, before processing (art. 36)."""

    asked: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One assessment."""

    code: str
    name: str
    activity: str = ""
    """Code of the processing activity in the register."""
    owner: str = ""
    answers: Mapping[str, Given] = field(default_factory=dict)
    no_high_risk: str = ""
    """Why no high risk is likely although two criteria are met; a reason that must be documented (WP248)."""
    description: str = ""
    """The processing and its purposes (art. 35(7)(a))."""
    necessity: str = ""
    """Why it is necessary and proportionate (art. 35(7)(b))."""
    views: str = ""
    """What the persons concerned think of it, or why they were not asked (art. 35(9))."""
    risks: tuple[Risk, ...] = ()
    advice: Advice | None = None
    consultation: Consultation | None = None
    decision: Decision | None = None
    where: str = field(default="", compare=False)
    """The file it was read from, for messages."""
