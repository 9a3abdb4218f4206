"""Counting how well found spans agree with gold spans. Pure.

A gold span is *found* when a finding of its group shares a character with it; a finding is *right* when it shares one
with a gold span of its group. *Exact* asks for the same first and last character.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quality.gold import ENTITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quality.gold import GoldText, Span

GROUPS: Mapping[str, frozenset[str]] = {
    "PERSON": frozenset({"PERSON"}),
    "ADDRESS + LOCATION": frozenset({"ADDRESS", "LOCATION"}),
    **{
        entity: frozenset({entity})
        for entity in (
            "NL_BSN",
            "IBAN_CODE",
            "EMAIL_ADDRESS",
            "PHONE_NUMBER",
            "NL_POSTCODE",
            "NL_LICENSE_PLATE",
            "ADDRESS",
            "LOCATION",
            "DATE_OF_BIRTH",
            "CUSTOMER_ID",
            "ORGANIZATION",
            "USERNAME",
            "IP_ADDRESS",
            "NL_KVK",
            "URL",
        )
    },
}
"""What is scored together, by the name it has in the report."""
IDENTIFIERS = ("NL_BSN", "IBAN_CODE", "EMAIL_ADDRESS", "PHONE_NUMBER", "NL_POSTCODE", "NL_LICENSE_PLATE")
"""Groups that share one bar."""
HINTS = frozenset(
    {"HEALTH", "RELIGION", "UNION", "POLITICAL", "ORIENTATION", "ETHNICITY", "BIOMETRIC", "GENETIC", "CRIMINAL"}
)
"""Words that can reveal something special about somebody, found at the high-recall threshold alone."""
NO_FALSE_ALARM = HINTS | {"ORGANIZATION", "URL", "DATE_TIME", "UUID", "BIC_CODE"}
"""No data about a person by themselves: finding them in a clean text is no false alarm. A UUID is drawn by a program
for whatever it counts, a message as well as a customer; only who has the table of which it is the key can tell."""
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding. Where a tool has one name for several entities, all of them, the usual one first."""

    start: int
    end: int
    entities: tuple[str, ...]
    score: float | None = None
    """How sure the tool is, 0..1; none where it was not asked."""

    def overlaps(self, span: Span) -> bool:
        """Whether both hold a character."""
        return self.start < span.end and span.start < self.end

    def is_same(self, span: Span) -> bool:
        """Whether both hold the same characters."""
        return (self.start, self.end) == (span.start, span.end)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one group, which can be added."""

    gold: int = 0
    recalled: int = 0
    recalled_exactly: int = 0
    found: int = 0
    right: int = 0
    right_exactly: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.gold + other.gold,
            self.recalled + other.recalled,
            self.recalled_exactly + other.recalled_exactly,
            self.found + other.found,
            self.right + other.right,
            self.right_exactly + other.right_exactly,
        )

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found; none where there is no gold."""
        return self.recalled / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """Share of the findings that is right; none where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def exact_recall(self) -> float | None:
        """The same as recall, edges included."""
        return self.recalled_exactly / self.gold if self.gold else None

    @property
    def exact_precision(self) -> float | None:
        """The same as precision, edges included."""
        return self.right_exactly / self.found if self.found else None

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision; 0 where nothing is right."""
        recall, precision = self.recall or 0.0, self.precision or 0.0
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """Where gold and finding disagree: what was expected and what was found, one of them possibly nothing."""

    text_id: str
    start: int
    end: int
    gold: str
    found: str


@dataclass(frozen=True, slots=True)
class Measured:
    """A set of texts, measured."""

    texts: int
    clean: int
    alarms: int
    """Clean texts in which personal data was found."""
    scores: Mapping[str, Score]
    """By the name of the group."""
    alarm_entities: Mapping[str, int] = field(default_factory=dict)
    """Clean texts by the entity that was found in them."""
    harmless_entities: Mapping[str, int] = field(default_factory=dict)
    """The same of entities that are no false alarm."""
    differences: tuple[Difference, ...] = ()

    @property
    def alarm_share(self) -> float | None:
        """Share of the clean texts with a false alarm; none where no text is clean."""
        return self.alarms / self.clean if self.clean else None

    @property
    def identifiers(self) -> Score:
        """The groups that share a bar, counted together."""
        return sum((self.scores[group] for group in IDENTIFIERS), Score())

    @property
    def confusions(self) -> Counter[tuple[str, str]]:
        """How often which entity was found as which."""
        return Counter((each.gold, each.found) for each in self.differences)


def measure(texts: Sequence[GoldText], findings: Sequence[Sequence[Found]]) -> Measured:
    """Compare the findings of each text with its gold spans."""
    pairs = list(zip(texts, findings, strict=True))
    return Measured(
        texts=len(texts),
        clean=sum(text.is_clean for text in texts),
        alarms=sum(text.is_clean and bool(alarming(found)) for text, found in pairs),
        scores={
            name: sum((score(text.spans, found, entities) for text, found in pairs), Score())
            for name, entities in GROUPS.items()
        },
        alarm_entities=Counter(entity for text, found in pairs if text.is_clean for entity in alarming(found)),
        harmless_entities=Counter(entity for text, found in pairs if text.is_clean for entity in harmless(found)),
        differences=tuple(each for text, found in pairs for each in differences(text, found)),
    )


def alarming(findings: Iterable[Found]) -> set[str]:
    """The entities found that would be personal data."""
    return {each.entities[0] for each in findings} - NO_FALSE_ALARM


def harmless(findings: Iterable[Found]) -> set[str]:
    """The entities found that are not taken for personal data by themselves."""
    return {each.entities[0] for each in findings} & NO_FALSE_ALARM


def score(gold: Sequence[Span], findings: Sequence[Found], entities: frozenset[str]) -> Score:
    """The counts of one text for a group of entities."""
    wanted = [span for span in gold if span.entity in entities]
    said = [each for each in findings if counts_for(each, gold, entities)]
    return Score(
        gold=len(wanted),
        recalled=sum(any(each.overlaps(span) for each in said) for span in wanted),
        recalled_exactly=sum(any(each.is_same(span) for each in said) for span in wanted),
        found=len(said),
        right=sum(any(each.overlaps(span) for span in wanted) for each in said),
        right_exactly=sum(any(each.is_same(span) for span in wanted) for each in said),
    )


def counts_for(finding: Found, gold: Sequence[Span], entities: frozenset[str]) -> bool:
    """Whether a finding speaks about a group.

    One with a single entity does when that is in the group. One with several is read in its favor: it speaks about
    every group of which it meets gold, and only where it meets none about the group of its usual entity.
    """
    if not entities & set(finding.entities):
        return False
    met = {span.entity for span in gold if finding.overlaps(span)} & set(finding.entities)
    return bool(met & entities) if met else finding.entities[0] in entities


def differences(gold: GoldText, findings: Sequence[Found]) -> list[Difference]:
    """Gold that was missed or found as something else, and findings where no gold is."""
    found = []
    for span in gold.spans:
        touching = [each for each in findings if each.overlaps(span)]
        if not any(span.entity in each.entities for each in touching):
            said = sorted({each.entities[0] for each in touching}) or [NOTHING]
            found.append(Difference(gold.id, span.start, span.end, span.entity, " + ".join(said)))
    strays = [each for each in findings if not any(each.overlaps(span) for span in gold.spans)]
    wrong = [each for each in strays if each.entities[0] in ENTITIES]
    return [*found, *(Difference(gold.id, each.start, each.end, NOTHING, each.entities[0]) for each in wrong)]
