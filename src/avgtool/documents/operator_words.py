"""What a treatment does, in words: the name of its operator with what its parameters come down to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg, nmsg
from avgtool.wording import listed, number, share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.documents.content import Text
    from avgtool.documents.words import EntityWords
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import ConsentDemand, RuleReference, Sample, Step
    from avgtool.model.treatment import Treatment


def describe(treatment: Treatment) -> Message:
    """An operator with its parameters, as a reader would say it."""
    details, name = describe_parameters(treatment), treatment.title
    return msg("{operator} ({parameters})", operator=name, parameters=details) if details else name


def describe_parameters(treatment: Treatment) -> Text:
    """What the parameters come down to; those that change nothing are left out."""
    return listed(", ", treatment.details)


def describe_inside(step: Step, entities: Mapping[str, EntityWords]) -> tuple[Message, ...]:
    """What happens to each entity inside a text, with all that its operator was told."""
    if step.text is None:
        return ()
    named = ((_entity(name, entities), one) for name, one in step.text.by_entity.items())
    treatments = (*named, (msg("anything else"), step.text.default))
    return tuple(msg("{entity}: {operator}", entity=entity, operator=describe(one)) for entity, one in treatments)


def describe_sample(sample: Sample) -> Message:
    """How many rows are in the copy, and whose."""
    if sample.share is None:
        size = nmsg("at most {shown} row", "at most {shown} rows", sample.rows or 0, shown=number(sample.rows or 0))
    else:
        size = msg("{share} of the rows", share=share(sample.share, 1))
    if sample.subject is None:
        return msg("{size}, drawn under the key by what stands in a row", size=size)
    return msg("{size}, drawn under the key for each {column}", size=size, column=sample.subject)


def describe_consent(demand: ConsentDemand) -> Message:
    """Whose rows are in the copy, where not everybody's."""
    words = {"purpose": demand.purpose, "column": demand.subject, "channel": demand.channel}
    if demand.channel is None:
        return msg("rows of persons who consent to {purpose}, by {column}", **words)
    return msg("rows of persons who may be approached for {purpose} ({channel}), by {column}", **words)


def without_consent(outcome: Outcome) -> Text:
    """How many rows are not in the copy for lack of it, and why."""
    rows = sum(one.rows for one in outcome.without_consent)
    if not rows and outcome.not_looked_up:
        return msg("No row was left out.")  # more is not known: see not_looked_up
    if not rows:
        return msg("Every row is about a person who may be approached.")
    reasons = (msg("{reason} ({rows})", reason=one.text, rows=number(one.rows)) for one in outcome.without_consent)
    return nmsg(
        "{shown} row is not in the copy: {reasons}.",
        "{shown} rows are not in the copy: {reasons}.",
        rows,
        shown=number(rows),
        reasons=listed(", ", reasons),
    )


def not_looked_up(outcome: Outcome) -> Message | None:
    """Objections that nobody could see, as the policy names no column that says whose they are; none where all were."""
    if not outcome.not_looked_up:
        return None
    counts = (
        msg("{kind}: {shown}", kind=_ENTRIES.get(kind, kind), shown=number(entries))
        for kind, entries in outcome.not_looked_up.items()
    )
    return msg(
        "Note: part of the suppression list was not looked up, as requires_consent names no column for it ({counts}). "
        "Persons who objected may be among the rows.",
        counts=listed(", ", counts),
    )


_ENTRIES: Mapping[str, Message] = {
    "customer": msg("customer numbers"),
    "email": msg("e-mail addresses"),
    "phone": msg("telephone numbers"),
    "post": msg("postal addresses"),
}
"""What an entry of the suppression list is, by kind."""


def not_sampled(outcome: Outcome) -> Message:
    """How many rows were not drawn."""
    rows = outcome.not_sampled
    return nmsg("{shown} row is not in the sample.", "{shown} rows are not in the sample.", rows, shown=number(rows))


def describe_rule(reference: RuleReference) -> Message:
    """Which rule, counted from 1 as a reader does; of a policy that the one carried out extends, with its name."""
    if reference.position is None:
        return msg("no rule")
    number = reference.position + 1
    if reference.inherited:
        return msg("rule {number} of {policy}", number=number, policy=reference.policy)
    return msg("rule {number}", number=number)


def _entity(name: str, entities: Mapping[str, EntityWords]) -> Text:
    return entities[name].title if name in entities else name
