"""What became known, or was put right: how what is known of a breach differs from what was known before.

The register holds what was known, and not what is known alone (art. 33(5) AVG): who reads it later sees what was said
first, what came in its place, and when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.breaches import words
from avgtool.documents.words import KINDS
from avgtool.i18n import msg
from avgtool.wording import listed, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from avgtool.i18n import Message
    from avgtool.model.breaches import Breach, BreachLaw, Event, Facts

    Text = Message | str

_LISTS: Mapping[str, tuple[Message, Callable[[Facts], tuple[Text, ...]]]] = {
    "nature": (msg("Nature of the breach"), lambda facts: tuple(words.NATURES[one] for one in facts.nature)),
    "systems": (msg("Systems"), lambda facts: facts.systems),
    "controllers": (msg("Processed for"), lambda facts: facts.controllers),
    "groups": (msg("Categories of persons"), lambda facts: facts.groups),
    "kinds": (msg("Categories of data"), lambda facts: tuple(KINDS[one] for one in facts.kinds)),
    "scans": (msg("Taken from"), lambda facts: tuple(map(words.taken_from, facts.scans))),
}
_VALUES: Mapping[str, tuple[Message, Callable[[Facts, BreachLaw], Text | None]]] = {
    "title": (msg("Title"), lambda facts, _law: facts.title),
    "cause": (msg("Cause"), lambda facts, _law: facts.cause and words.CAUSES[facts.cause]),
    "begun": (msg("Began"), lambda facts, law: words.local(facts.begun, law) if facts.begun else None),
    "ended": (msg("Ended"), lambda facts, law: words.local(facts.ended, law) if facts.ended else None),
    "aware": (msg("Became known"), lambda facts, law: words.local(facts.aware, law)),
    "persons": (msg("Number of persons (approximately)"), lambda facts, _law: words.persons_said(facts)),
    "records": (
        msg("Number of records (approximately)"),
        lambda facts, _law: None if facts.records is None else number(facts.records),
    ),
    "estimate": (msg("Taken from"), lambda facts, _law: facts.estimate),
    "processor": (msg("At processor"), lambda facts, _law: facts.processor),
}
_TEXTS: Mapping[str, tuple[Message, Callable[[Facts], str | None]]] = {
    "what": (msg("What happened"), lambda facts: facts.what),
    "consequences": (msg("Likely consequences"), lambda facts: facts.consequences),
    "measures": (msg("Measures"), lambda facts: facts.measures),
}


def differences(before: Facts, after: Facts, law: BreachLaw) -> tuple[Message, ...]:
    """A line for each thing that is said otherwise than before; a value in a language is written when it is shown.

    Args:
        before: What was known.
        after: What is known from then on.
        law: Says by whose clock moments are shown.
    """
    return (*_of_values(before, after, law), *_of_lists(before, after), *_of_texts(before, after))


def known_before(breach: Breach, event: Event) -> Facts | None:
    """What was known before a step by which more became known; none of the first, and of any other step."""
    if event.facts is None:
        return None
    place = next(index for index, one in enumerate(breach.events) if one is event)
    return next((one.facts for one in reversed(breach.events[:place]) if one.facts is not None), None)


def _of_values(before: Facts, after: Facts, law: BreachLaw) -> Iterator[Message]:
    for label, of in _VALUES.values():
        old, new = of(before, law), of(after, law)
        if str(old) != str(new):
            yield _said(label, old, new)


def _of_lists(before: Facts, after: Facts) -> Iterator[Message]:
    for label, of in _LISTS.values():
        old, new = of(before), of(after)
        shown = {str(one) for one in old}, {str(one) for one in new}
        added = [one for one in new if str(one) not in shown[0]]
        gone = [one for one in old if str(one) not in shown[1]]
        yield from _grown(label, added, gone)
    judged = [KINDS[one] for one in after.left_out if one not in {*before.left_out, *before.kinds}]
    if judged:
        yield msg("Not concerned, as judged: {items}", items=listed(", ", judged))


def _grown(label: Message, added: Sequence[Text], gone: Sequence[Text]) -> Iterator[Message]:
    if added:
        yield msg("{field}: added {items}", field=label, items=listed(", ", added))
    if gone:
        yield msg("{field}: taken out {items}", field=label, items=listed(", ", gone))


def _of_texts(before: Facts, after: Facts) -> Iterator[Message]:
    for label, of in _TEXTS.values():
        old, new = of(before), of(after)
        if old == new:
            continue
        if old and new and new.startswith(old):
            yield msg("{field}: added “{text}”", field=label, text=new[len(old) :].strip())
            continue
        yield _said(label, old and msg("“{text}”", text=old), new and msg("“{text}”", text=new))


def _said(label: Message, old: Text | None, new: Text | None) -> Message:
    if not old:
        return msg("{field}: {new}", field=label, new=new or msg("not known"))
    return msg("{field}: {old} → {new}", field=label, old=old, new=new or msg("not known"))
