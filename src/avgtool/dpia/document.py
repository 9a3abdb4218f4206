"""An assessment on paper: whether it is required and why, what art. 35(7) AVG asks, a map of risks, the decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.documents.content import (
    Alert,
    Bullets,
    Cell,
    Column,
    Definitions,
    Document,
    Paragraph,
    RiskMap,
    Section,
    Table,
    Tag,
)
from avgtool.documents.facts import sign_off
from avgtool.dpia import words
from avgtool.dpia.findings import Gravity
from avgtool.i18n import Message, msg
from avgtool.model.dpia import Level, Rating
from avgtool.wording import day, listed, sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from avgtool.documents.content import Block, DocumentContext, Text
    from avgtool.dpia.findings import Finding
    from avgtool.dpia.verdict import Verdict
    from avgtool.model.dpia import Advice, Assessment, DpiaLaw, Question, Risk

_LEVELS = tuple(Level)
_NOT_WRITTEN = msg("not written down yet")


@dataclass(frozen=True, slots=True)
class Registered:
    """The processing as it stands in the register."""

    name: str
    table: Table


def dpia_document(
    assessment: Assessment,
    found: Verdict,
    findings: Sequence[Finding],
    context: DocumentContext,
    law: DpiaLaw,
    registered: Registered | None = None,
) -> Document:
    """A whole assessment.

    Args:
        assessment: As it is written down.
        found: Whether it is required, by its answers.
        findings: What there is to object to or to remark on.
        context: What stands on every document.
        law: The questions that were asked.
        registered: What the register says of the processing; None where it is not in it.
    """
    return Document(
        name="impact-assessment",
        title=msg("Data protection impact assessment"),
        subtitle=assessment.name,
        context=context,
        sections=(
            Section(msg("Result"), _result(assessment, found, registered)),
            *_attention(findings),
            Section(msg("1. The processing (GDPR 35(7)(a))"), _processing(assessment, registered)),
            Section(msg("2. Necessity and proportionality (GDPR 35(7)(b))"), _necessity(assessment)),
            Section(msg("3. Whether an assessment is needed"), tuple(_questions(assessment, law))),
            Section(msg("4. Risks to persons (GDPR 35(7)(c))"), _risks(assessment)),
            Section(msg("5. Measures and residual risk (GDPR 35(7)(d))"), (_measures(assessment),)),
            Section(msg("6. Advice, consultation and decision"), _ending(assessment)),
            sign_off(context, msg("The undersigned have read this assessment."), controller=True),
        ),
    )


def _result(assessment: Assessment, found: Verdict, registered: Registered | None) -> tuple[Block, ...]:
    reasons = tuple(sentence_case(one) for one in found.reasons)
    alert = Alert(words.OUTCOME_TONES[found.outcome], words.OUTCOMES[found.outcome], msg("Because:"), reasons)
    facts: list[tuple[Text, Text | Cell]] = [(msg("Processing"), assessment.name)]
    if assessment.activity:
        facts.append((msg("In the register"), registered.name if registered else assessment.activity))
    if assessment.owner:
        facts.append((msg("Owner"), assessment.owner))
    left = [one.residual for one in assessment.risks if one.residual]
    if left:
        facts.append((msg("Greatest risk that is left"), words.LEVELS[max(left, key=_LEVELS.index)]))
    return (alert, Definitions(tuple(facts)))


def _attention(findings: Sequence[Finding]) -> tuple[Section, ...]:
    alerts = []
    for gravity, title, text in (
        (Gravity.OBJECTION, msg("Still missing"), msg("The law asks for this:")),
        (Gravity.REMARK, msg("Worth a look"), msg("Wise to look at:")),
    ):
        items = tuple(_finding(one) for one in findings if one.gravity is gravity)
        if items:
            alerts.append(Alert("danger" if gravity is Gravity.OBJECTION else "warning", title, text, items))
    return (Section(msg("Needs attention"), tuple(alerts)),) if alerts else ()


def _finding(one: Finding) -> Message:
    what = sentence_case(one.what)
    return msg("{what} (GDPR {article})", what=what, article=one.article) if one.article else what


def _processing(assessment: Assessment, registered: Registered | None) -> tuple[Block, ...]:
    """Art. 35(7)(a) asks for a systematic description: what the register says, beside the words of the assessment."""
    return (_said(assessment.description), *((registered.table,) if registered else ()))


def _said(text: str) -> Paragraph:
    return Paragraph(text) if text else Paragraph(_NOT_WRITTEN, "small")


def _necessity(assessment: Assessment) -> tuple[Block, ...]:
    views = (msg("Views of the persons concerned (GDPR 35(9))"), Cell(assessment.views or _NOT_WRITTEN))
    return (_said(assessment.necessity), Definitions((views,), wide=True))


def _questions(assessment: Assessment, law: DpiaLaw) -> Iterator[Block]:
    parts = (
        (msg("The cases of the law: one is enough (GDPR 35(3))"), law.cases),
        (msg("The list of the {authority}: one is enough (GDPR 35(4))", authority=law.authority), law.listed),
        (msg("The nine criteria: two or more make a high risk likely (WP248)"), law.criteria),
    )
    for caption, questions in parts:
        if questions:
            columns = (Column(msg("Question"), 60), Column(msg("Answer"), 14), Column(msg("What it rests on"), 26))
            yield Table(caption, columns, tuple(_answered(assessment, one) for one in questions))
    if not law.listed:
        yield Paragraph(sentence_case(words.list_not_known(law)), "small")
    if assessment.no_high_risk:
        why = Cell(assessment.no_high_risk)
        yield Definitions(((msg("Why no high risk is likely although two criteria are met"), why),), wide=True)


def _answered(assessment: Assessment, question: Question) -> tuple[Cell | Text, ...]:
    given = assessment.answers.get(question.code)
    answer = given.answer if given else None
    tag = Tag(words.ANSWERS[answer], words.ANSWER_TONES[answer])
    why = given.why if given and given.why else "–"
    return (Cell(question.title, note=sentence_case(question.text)), Cell("", tags=(tag,)), why)


def _risks(assessment: Assessment) -> tuple[Block, ...]:
    columns = (
        Column(msg("Risk"), 42),
        Column(msg("Consequence for persons"), 34),
        Column(msg("Likelihood × impact"), 14),
        Column(msg("Level"), 10),
    )
    rows = tuple(_risk_row(number, one) for number, one in enumerate(assessment.risks, 1))
    table = Table(msg("Risks before measures"), columns, rows, msg("No risk is written down yet."))
    return (table, *_map(assessment.risks))


def _risk_row(number: int, risk: Risk) -> tuple[Cell | Text, ...]:
    return (_named(number, risk), risk.consequence or "–", _rated(risk.before), _level(risk.before))


def _named(number: int, risk: Risk) -> Message:
    return msg("{number}. {what}", number=number, what=risk.what)


def _rated(rating: Rating | None) -> Text:
    if rating is None:
        return "–"
    return listed(" × ", [words.LEVELS[rating.likelihood], words.LEVELS[rating.impact]])


def _level(rating: Rating | None) -> Cell:
    if rating is None:
        return Cell(msg("not judged"), quiet=True)
    return Cell("", tags=(Tag(words.LEVELS[rating.level], words.LEVEL_TONES[rating.level]),))


def _map(risks: Sequence[Risk]) -> tuple[RiskMap, ...]:
    if not any(one.before or one.after for one in risks):
        return ()
    before = [(number, one.before) for number, one in enumerate(risks, 1) if one.before]
    after = [(number, one.after or one.before) for number, one in enumerate(risks, 1) if one.residual]
    left = [(number, rating) for number, rating in after if rating]
    chart = RiskMap(
        title=msg("Risk map: each number is a risk of the table"),
        levels=tuple((words.LEVELS[one], words.LEVEL_TONES[one]) for one in _LEVELS),
        fields=tuple(
            tuple(_LEVELS.index(Rating(likelihood, impact).level) for likelihood in _LEVELS) for impact in _LEVELS
        ),
        likelihood=msg("Likelihood"),
        impact=msg("Impact"),
        panels=((msg("Before measures"), _marks(before)), (msg("With measures"), _marks(left))),
        alt=msg(
            "Map of likelihood and impact. Before measures: {before}. With measures: {after}.",
            before=_told(before),
            after=_told(left),
        ),
    )
    return (chart,)


def _marks(rated: Sequence[tuple[int, Rating]]) -> tuple[tuple[int, int, str], ...]:
    return tuple((_LEVELS.index(one.likelihood), _LEVELS.index(one.impact), str(number)) for number, one in rated)


def _told(rated: Sequence[tuple[int, Rating]]) -> Text:
    told = (msg("risk {number} {level}", number=number, level=words.LEVELS[one.level]) for number, one in rated)
    return listed("; ", told) or msg("none")


def _measures(assessment: Assessment) -> Table:
    columns = (
        Column(msg("Risk"), 36),
        Column(msg("Measures"), 40),
        Column(msg("Likelihood × impact"), 14),
        Column(msg("Left"), 10),
    )
    rows = tuple(
        (_named(number, one), listed("; ", one.measures) if one.measures else "–", _rated(one.after), _level(one.after))
        for number, one in enumerate(assessment.risks, 1)
    )
    return Table(msg("Measures, and what is left of the risk"), columns, rows, msg("No risk is written down yet."))


def _ending(assessment: Assessment) -> tuple[Block, ...]:
    advice, consultation, decision = assessment.advice, assessment.consultation, assessment.decision
    items: list[tuple[Text, Text | Cell]] = [
        (msg("Advice of the data protection officer (GDPR 35(2))"), _advised(advice)),
    ]
    if advice:
        items.append((msg("Followed"), _followed(advice.followed, advice.why_not)))
    if consultation:
        asked = day(consultation.asked) if consultation.asked else "–"
        items.append((msg("Authority consulted (GDPR 36)"), Cell(asked, note=consultation.answer or None)))
    if decision is None:
        items.append((msg("Decision"), Cell(_NOT_WRITTEN)))
    else:
        by = [one for one in (decision.by, day(decision.on) if decision.on else "") if one]
        said: Text = listed(", ", [sentence_case(words.CHOICES[decision.choice]), *by])
        items.append((msg("Decision"), Cell(said, note=decision.why or None)))
    hints: tuple[Text, ...] = (
        msg("The assessment is reviewed when the risk of the processing changes (GDPR 35(11))."),
    )
    return (Definitions(tuple(items), wide=True), Bullets(hints))


def _advised(advice: Advice | None) -> Cell:
    """With its day: advice is given before the decision."""
    if advice is None:
        return Cell(_NOT_WRITTEN)
    return Cell(advice.text, note=day(advice.on) if advice.on else msg("without a date"))


def _followed(followed: bool | None, why_not: str) -> Cell:
    if followed is None:
        return Cell(_NOT_WRITTEN)
    return Cell(msg("yes") if followed else msg("no"), note=why_not or None)
