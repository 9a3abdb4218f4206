"""An assessment as it is written in its file. Nearly all may be left out: ``dpia check`` tells what is missing."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic needs it at run time
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from avgtool.model.dpia import (
    Advice,
    Answer,
    Assessment,
    Choice,
    Consultation,
    Decision,
    Given,
    Level,
    Rating,
    Risk,
)
from avgtool.strict_yaml import MAX_TEXT


def _listed(value: object) -> object:
    if value is None or value == "":
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _answer(value: object) -> object:
    """``scoren: ja`` is ``scoren: {answer: ja}``; true and false are yes and no."""
    said = {True: "ja", False: "nee"}.get(value, value) if isinstance(value, bool) else value
    return said if isinstance(said, dict) else {"answer": said}


def _given(value: object) -> object:
    """A question without an answer is one that is still to be answered."""
    return {key: one for key, one in value.items() if one is not None} if isinstance(value, dict) else value


class Part(BaseModel):
    """A part of the file, in which a key without a value is still to be filled in."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, str_max_length=MAX_TEXT, use_attribute_docstrings=True
    )

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: object) -> object:
        return {key: value for key, value in given.items() if value is not None} if isinstance(given, dict) else given


class AnswerEntry(Part):
    """An answer with what it rests on."""

    answer: Answer
    why: str = ""
    """What it rests on."""


class RatingEntry(Part):
    """How likely, and how grave."""

    likelihood: Level
    impact: Level


class RiskEntry(Part):
    """What can go wrong for the persons."""

    what: str = Field(min_length=1)
    """What can go wrong."""
    consequence: str = ""
    """What that means for the persons."""
    before: RatingEntry | None = None
    """Without measures."""
    measures: Annotated[tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | list[str])] = ()
    after: RatingEntry | None = None
    """With the measures: the residual risk."""

    def as_risk(self) -> Risk:
        """The same as a noun."""
        return Risk(self.what, self.consequence, _rating(self.before), self.measures, _rating(self.after))


class AdviceEntry(Part):
    """Advice of the data protection officer (art. 35(2))."""

    text: str = Field(min_length=1)
    on: date | None = None
    followed: bool | None = None
    """Whether it is followed."""
    why_not: str = ""


class ConsultationEntry(Part):
    """Prior consultation of the authority (art. 36)."""

    asked: date | None = None
    answer: str = ""


class DecisionEntry(Part):
    """What the controller decided."""

    choice: Choice
    on: date | None = None
    by: str = ""
    """In which function; no name is needed."""
    why: str = ""


_Answered = Annotated[AnswerEntry, BeforeValidator(_answer)]
"""An answer in short or in full."""


class AssessmentEntry(Part):
    """One assessment."""

    name: str = Field(min_length=1)
    """What it is called."""
    activity: str = ""
    """Code of the processing activity in the register."""
    owner: str = ""
    """Who answers for the processing, by function."""
    answers: Annotated[dict[str, _Answered], BeforeValidator(_given)] = Field(default_factory=dict)
    """Code of each question to ``ja``, ``nee`` or ``weet-niet``; or to ``{answer: ja, why: …}``."""
    no_high_risk: str = ""
    """Why no high risk is likely although two criteria are met."""
    description: str = ""
    """The processing and its purposes (art. 35(7)(a))."""
    necessity: str = ""
    """Why it is necessary and proportionate (art. 35(7)(b))."""
    views: str = ""
    """What the persons concerned think of it, or why they were not asked (art. 35(9))."""
    risks: tuple[RiskEntry, ...] = ()
    advice: AdviceEntry | None = None
    consultation: ConsultationEntry | None = None
    decision: DecisionEntry | None = None

    def as_assessment(self, code: str, where: str = "") -> Assessment:
        """The same as a noun."""
        return Assessment(
            code=code,
            name=self.name,
            activity=self.activity,
            owner=self.owner,
            answers={key: Given(one.answer, one.why) for key, one in self.answers.items()},
            no_high_risk=self.no_high_risk,
            description=self.description,
            necessity=self.necessity,
            views=self.views,
            risks=tuple(one.as_risk() for one in self.risks),
            advice=Advice(**self.advice.model_dump()) if self.advice else None,
            consultation=Consultation(**self.consultation.model_dump()) if self.consultation else None,
            decision=Decision(**self.decision.model_dump()) if self.decision else None,
            where=where,
        )


def _rating(entry: RatingEntry | None) -> Rating | None:
    return Rating(entry.likelihood, entry.impact) if entry else None
