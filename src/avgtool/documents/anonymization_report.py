"""The anonymization report (anonimiseringsrapport): what was done by which rule, and what the result may be called."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from avgtool.documents.alerts import overruled
from avgtool.documents.content import (
    Alert,
    Block,
    Bullets,
    Cell,
    Definitions,
    Document,
    DocumentContext,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Text,
)
from avgtool.documents.demand_words import asked_and_reached, left_out
from avgtool.documents.facts import dataset_facts, place, shown_name, sign_off
from avgtool.documents.operator_words import (
    describe,
    describe_consent,
    describe_sample,
    not_looked_up,
    not_sampled,
    without_consent,
)
from avgtool.documents.steps import before_and_after, steps_chart
from avgtool.documents.verdict_words import (
    about_answers,
    about_demand,
    for_receiver,
    for_sender,
    kept_use,
    known_from,
    meaning,
    measured,
    questions,
    signers,
)
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.assessment import Verdict
from avgtool.model.treatment import Effect
from avgtool.wording import listed, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.words import EntityWords
    from avgtool.model.assessment import Assessment
    from avgtool.model.outcome import Objection, Outcome


def anonymization_report(
    outcome: Outcome, context: DocumentContext, entities: Mapping[str, EntityWords] | None = None
) -> Document:
    """The report on carrying out one plan. ``entities`` says what readers call entities (from the catalog)."""
    return Document(
        name="anonymization-report",
        title=msg("Anonymization report"),
        subtitle=msg("{source} by policy {policy}", source=place(outcome.before), policy=outcome.plan.policy),
        context=context,
        sections=(
            Section(msg("Summary"), _summary(outcome)),
            Section(msg("Verification"), _verification(outcome, entities or {})),
            Section(msg("What was done to each column"), before_and_after(outcome, entities or {})),
            Section(msg("Policy"), (Definitions(_policy(outcome)),)),
            Section(msg("Files"), _files(outcome)),
            Section(msg("What the output is in law"), _in_law(outcome)),
            Section(msg("Method and limits"), (Paragraph(_LIMITS_LEAD, "lead"), Bullets(_LIMITS))),
            sign_off(context, _STATEMENT, controller=True),
        ),
    )


def _summary(outcome: Outcome) -> tuple[Block, ...]:
    changed, objections = sum(step.changed for step in outcome.steps), len(outcome.objections)
    figures = KeyFigures(
        (
            KeyFigure(number(outcome.rows_in), nmsg("row read", "rows read", outcome.rows_in)),
            KeyFigure(number(outcome.rows_out), nmsg("row written", "rows written", outcome.rows_out)),
            KeyFigure(number(changed), nmsg("value changed", "values changed", changed), "accent"),
            KeyFigure(
                number(objections), nmsg("objection", "objections", objections), "danger" if objections else "good"
            ),
        )
    )
    return (Paragraph(_in_words(outcome), "lead"), _verdict(outcome), figures, *steps_chart(outcome))


def _in_words(outcome: Outcome) -> Message:
    counts = Counter(step.effect for step in outcome.plan.steps)
    changed = counts.total() - counts[Effect.KEEPS] - counts[Effect.DROPS]
    return msg(
        "The policy {policy} decided about {columns} of {source}: {changed}, {dropped} and {kept}.",
        policy=outcome.plan.policy,
        columns=nmsg("{n} column", "{n} columns", counts.total()),
        source=place(outcome.before),
        changed=nmsg("{n} was changed", "{n} were changed", changed),
        dropped=nmsg("{n} left out", "{n} left out", counts[Effect.DROPS]),
        kept=nmsg("{n} kept as it was", "{n} kept as they were", counts[Effect.KEEPS]),
    )


def _verdict(outcome: Outcome) -> Alert:
    assessment = outcome.assessment
    verdict = assessment.verdict
    title = msg("Verdict: {verdict} – {meaning}", verdict=verdict.value, meaning=meaning(assessment))
    if verdict is Verdict.NOT_ANONYMIZED:
        return Alert("danger", title, _NOT_ANONYMIZED, assessment.identifiers_left)
    explained = _explained(assessment)
    told = (about_demand(assessment), about_answers(assessment))
    return Alert("warning", title, explained, tuple(filter(None, told)))


def _explained(assessment: Assessment) -> Message:
    """What a verdict comes from, in the case at hand."""
    verdict = assessment.verdict
    if verdict is Verdict.PROPOSED_ANONYMOUS:
        return _PROPOSED
    if verdict is Verdict.PSEUDONYMIZED:
        return _PSEUDONYMIZED if assessment.is_keyed else _COMBINED
    if assessment.nothing_found:
        return _NOTHING_FOUND
    return _REDUCED if assessment.after else _REDUCED_BY_NOTHING


def _verification(outcome: Outcome, entities: Mapping[str, EntityWords]) -> tuple[Block, ...]:
    if outcome.verified:
        passed = Alert("good", msg("The output passed"), _PASSED)
        return (passed, *_demanded(outcome), *_overruled(outcome), *_left(outcome), *_neutralized(outcome))
    items = tuple(_objection(objection, entities) for objection in outcome.objections)
    title = nmsg("The output was refused: {n} objection", "The output was refused: {n} objections", len(items))
    return (Alert("danger", title, _REFUSED, items), *_overruled(outcome), *_neutralized(outcome))


def _overruled(outcome: Outcome) -> tuple[Block, ...]:
    """What a person decided about columns that are in the output: the verification goes by it."""
    steps = {step.column for step in outcome.plan.steps if step.effect is not Effect.DROPS}
    decided = overruled((outcome.before, column) for column in outcome.before.columns if column.name in steps)
    return (decided,) if decided else ()


def _demanded(outcome: Outcome) -> tuple[Block, ...]:
    """What the policy asks of the copy as a whole and what was reached; rows that were left out, and why."""
    attained = outcome.attainment
    if attained is None:
        return ()
    gone = left_out(attained)
    told = (Paragraph(listed(" ", gone)),) if gone else ()
    return (*asked_and_reached(attained), *told)


def _left(outcome: Outcome) -> tuple[Block, ...]:
    """What the plan leaves that can point to a person together: a scan of the copy would not see it."""
    left = outcome.assessment.quasi_identifiers_left
    if not left:
        return ()
    items = tuple(_left_by(outcome, name) for name in left)
    alert = Alert("warning", msg("What the plan leaves can point to a person together"), _QUASI, items)
    return (alert, *measured(outcome.assessment), *kept_use(outcome.assessment))


def _left_by(outcome: Outcome, column: str) -> Message:
    treatment = describe(outcome.plan.step(column).treatment)
    told = msg("{column}: {treatment}", column=shown_name(column), treatment=treatment)
    known = known_from(outcome.assessment, column)
    return msg("{told} – known {known}", told=told, known=known) if known else told


def _objection(objection: Objection, entities: Mapping[str, EntityWords]) -> Message:
    words = entities.get(objection.entity)
    return nmsg(
        "{column}: {entity} in {n} row. {message}",
        "{column}: {entity} in {n} rows. {message}",
        objection.rows,
        column=objection.column,
        entity=words.title if words else objection.entity,
        message=objection.message,
    )


def _neutralized(outcome: Outcome) -> tuple[Block, ...]:
    cells = sum(step.neutralized for step in outcome.steps)
    if not cells:
        return ()
    return (
        Paragraph(
            nmsg(
                "{n} cell began like a spreadsheet formula, and was made harmless (CWE-1236).",
                "{n} cells began like a spreadsheet formula, and were made harmless (CWE-1236).",
                cells,
            )
        ),
    )


def _policy(outcome: Outcome) -> tuple[tuple[Text, Text | Cell], ...]:
    plan = outcome.plan
    facts: tuple[tuple[Text, Text | Cell | None], ...] = (
        (msg("Policy"), plan.policy),
        (msg("Version of the policy"), plan.policy_version),
        (msg("Purpose"), Cell(plan.purpose) if plan.purpose else None),
        (msg("Why no k is asked"), Cell(plan.why_no_k) if plan.why_no_k else None),
        (msg("Whose rows"), _consented(outcome)),
        (msg("Sample"), _sampled(outcome)),
        (msg("SHA-256 of the policy"), Cell(plan.policy_sha256, code=True)),
        (
            msg("Key"),
            Cell(outcome.key_id, note=_KEY, code=True) if outcome.key_id else Cell(msg("none: no step needed a key")),
        ),
    )
    return tuple((term, fact) for term, fact in facts if fact)


def _consented(outcome: Outcome) -> Cell | None:
    """Whose rows are in the output, where the policy requires consent."""
    demand = outcome.plan.consent
    if demand is None:
        return None
    notes = (without_consent(outcome), not_looked_up(outcome))
    return Cell(describe_consent(demand), note=listed(" ", (one for one in notes if one)))


def _sampled(outcome: Outcome) -> Cell | None:
    """Which rows are in the output, where not all are."""
    sample = outcome.plan.sample
    return Cell(describe_sample(sample), note=not_sampled(outcome)) if sample else None


def _files(outcome: Outcome) -> tuple[Block, ...]:
    output = Cell(outcome.output.name) if outcome.output else Cell(msg("not published"))
    digest: tuple[tuple[Text, Text | Cell], ...] = (
        ((msg("SHA-256 of the output"), Cell(outcome.output_sha256, code=True)),) if outcome.output_sha256 else ()
    )
    return (Definitions((*dataset_facts(outcome.before), (msg("Output"), output), *digest)),)


def _is_not_anonymized(outcome: Outcome) -> bool:
    return outcome.assessment.verdict is Verdict.NOT_ANONYMIZED


def _in_law(outcome: Outcome) -> tuple[Block, ...]:
    keyed = (
        (msg("For you: as long as the key exists, you can link the output to persons again."),)
        if outcome.key_id
        else ()
    )
    assessment = outcome.assessment
    duty = () if _is_not_anonymized(outcome) else (_DUTY,)
    return (
        Bullets((*keyed, for_sender(assessment), for_receiver(assessment), *duty)),
        questions(assessment),
        signers(assessment),
    )


_PSEUDONYMIZED = msg(
    "No direct identifier was found in the output, but whoever has the key can link it to persons, and what is left "
    "can point to a person in combination. Treat the output as personal data."
)
_COMBINED = msg(
    "No direct identifier was found in the output, and no key links it to persons, but what is left can point to a "
    "person in combination, or tells of one in words. Treat the output as personal data."
)
_NOTHING_FOUND = msg(
    "The scans found no personal data, and nothing was pseudonymized. That is no proof that there is none: the scan "
    "report names its limits, and a person judges."
)
_REDUCED = msg(
    "No direct identifier was found in the output, no key links it to persons, and the columns that are known to point "
    "to persons together leave groups as large as was asked for. Rows that are unique in any other way can be singled "
    "out still by who knows these values. Whether that is enough, the controller decides; until then, treat it as "
    "personal data."
)
_PROPOSED = msg(
    "The output meets the thresholds that were set, and a named person answered the questions that cannot be measured. "
    "That makes it a proposal: whether it is anonymous, the controller establishes, and signs for."
)
_REDUCED_BY_NOTHING = msg(
    "No direct identifier was found in the output, no key links it to persons, and of no column that is left is it "
    "known that it can point to persons: the verdict rests on that alone. Rows that are unique can be singled out "
    "still by who knows these values. Whether that is enough, the controller decides; until then, treat it as personal "
    "data."
)
_QUASI = msg(
    "These columns do not name anybody, but together, or with other data, they can single out a person. How rare the "
    "combinations are stands in the table below."
)
_NOT_ANONYMIZED = msg(
    "The output holds data that points to persons by itself. Treat it as the original. These columns are left as "
    "they were, "
    "or the verification objects to the output."
)
_PASSED = msg(
    "The output was scanned again in full. No direct identifier was found that the plan neither keeps nor puts there."
)
_REFUSED = msg("The output still holds what the plan says it must not hold. It was not published.")
_KEY = msg(
    "fingerprint of the key, not the key itself. Keep the key apart from the output (GDPR/AVG 4(5)), and destroy it "
    "when "
    "nobody needs to link any more."
)
_DUTY = msg(
    "Your duty to name receivers to the persons concerned is judged from your own view, at the time of collection."
)
_LIMITS_LEAD = msg("Not found is not the same as not present.")
_LIMITS: tuple[Message, ...] = (
    msg("The verification finds what the scan can find. The scan report describes its method and its limits."),
    msg(
        "How rare combinations are was measured within these rows only: what others know besides, nobody can measure. "
        "In the Netherlands birth date and four digits of the postcode single out two in three people (Koot, 2010)."
    ),
    msg("Text that was left in may describe a person without a name. Have a person read a sample before you share it."),
    msg("avgtool never calls data anonymous by itself: that is for the controller to establish, with reasons."),
)
_STATEMENT = msg(
    "The undersigned have judged the output and the three questions, and agree to its use for the purpose of the "
    "policy."
)
