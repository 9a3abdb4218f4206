"""Why a text was judged as it was: every candidate with its verdict in words, the value masked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from avgtool.i18n import msg
from avgtool.recognizers.matching import Reason
from avgtool.text.arbiter import Candidate, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from avgtool.i18n import Message

Evidence: TypeAlias = "Callable[[str, Candidate], Message | None]"
"""Says in words why a candidate in a text was taken for what it is; nothing where it does not know."""

_VERDICTS = {
    Verdict.ACCEPTED: msg("found"),
    Verdict.TRIMMED: msg("found, without the part that something surer holds"),
    Verdict.OVERLAPPED: msg("rejected: something surer stands at the same place"),
    Verdict.BELOW_THRESHOLD: msg("rejected: the score is below the threshold"),
    Verdict.REJECTED: msg("rejected"),
}
_REASONS = {
    Reason.CHECK_AND_CONTEXT: msg("the check passes and a word nearby says what it is"),
    Reason.CHECK: msg("the check passes; no word nearby says what it is"),
    Reason.SHAPE_AND_CONTEXT: msg("it has the shape, and a word nearby says what it is"),
    Reason.SHAPE: msg("it has the shape"),
    Reason.CHECK_FAILED: msg("it has the shape, but the check fails"),
    Reason.NO_CONTEXT: msg("it has the shape, but no word nearby says what it is, and the shape alone says nothing"),
    Reason.OTHER_CONTEXT: msg("a word nearby says that it is something else"),
    Reason.BEATEN: msg("a more specific kind fits too"),
    Reason.HINT: msg("a word that can reveal something special; it is no proof"),
    Reason.OTHER_MEANING: msg("the word can reveal something special, but mostly means something else here"),
}


@dataclass(frozen=True, slots=True)
class Considered:
    """One candidate in a text, as a person reads it."""

    start: int
    end: int
    entity: str
    score: float
    accepted: bool
    verdict: Message
    reason: Message
    masked: str
    """The value with its letters and digits hidden, but for the first letter of a name."""
    source: str
    """Name of the recognizer."""


def considered(text: str, candidate: Candidate, evidence: Evidence | None = None) -> Considered:
    """A candidate in ``text`` with its verdict and reason in words."""
    known = {reason.value: message for reason, message in _REASONS.items()}
    told = known.get(candidate.reason) or (evidence(text, candidate) if evidence else None)
    return Considered(
        start=candidate.start,
        end=candidate.end,
        entity=candidate.entity,
        score=candidate.score,
        accepted=candidate.verdict in {Verdict.ACCEPTED, Verdict.TRIMMED},
        verdict=_verdict(candidate),
        reason=told or msg("recognized by {source}", source=candidate.source),
        masked=masked(text[candidate.start : candidate.end]),
        source=candidate.source,
    )


def _verdict(candidate: Candidate) -> Message:
    if candidate.reason == Reason.HINT and candidate.verdict is Verdict.BELOW_THRESHOLD:
        return msg("no find, but a hint: the score is below the threshold")
    return _VERDICTS[candidate.verdict]


def masked(value: str) -> str:
    """Letters and digits as bullets, the rest as it is; a leading letter stays unless digits follow."""
    hidden = "".join("•" if character.isalnum() else character for character in value)
    if value[:1].isalpha() and not any(character.isdigit() for character in value):
        return value[0] + hidden[1:]
    return hidden
