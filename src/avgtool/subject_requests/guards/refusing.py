"""Art. 12(4) AVG: a refusal has its ground and a motivation, and says whom to complain to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.requests import State
from avgtool.subject_requests.guards.situation import has_words
from avgtool.subject_requests.life_cycle import is_identified
from avgtool.wording import listed

if TYPE_CHECKING:
    from avgtool.model.requests import Request, RequestLaw
    from avgtool.subject_requests.guards.situation import Situation

_FEWEST_WORDS = 3
_NO_GROUND = msg("It is known who asks, and the law sets nothing else against this: grant it.")


def refused_on_a_ground(at: Situation) -> None:
    """By codes that the law knows for what was asked."""
    wanted, known = at.event.grounds, allowed_grounds(at.request, at.progress.state, at.law)
    if not wanted or not set(wanted) <= set(known):
        raise InputError(
            msg("A refusal needs a ground that the law knows for what was asked, by its code.")
            if not wanted
            else msg("This is no ground for refusing what was asked."),
            hint=msg("Grounds: {codes}.", codes=listed(", ", known)) if known else _NO_GROUND,
        )


def every_right_refused_on_a_ground(at: Situation) -> None:
    """What the law sets against one right leaves the others as they are: the fiscal duty keeps rows, and hides none."""
    given = set(at.event.grounds)
    for right in at.request.rights:
        fitting = allowed_grounds(replace(at.request, rights=(right,)), at.progress.state, at.law)
        if given.isdisjoint(fitting):
            raise InputError(
                msg("None of these grounds is one for refusing “{right}”.", right=at.law.rights[right].title),
                where=at.request.reference,
                hint=_NO_GROUND
                if not fitting
                else msg(
                    "Grounds for it: {codes}. Where it is granted, the request is answered in part: {command}",
                    codes=listed(", ", fitting),
                    command="avgtool request answer --partly",
                ),
            )


def motivated(at: Situation) -> None:
    """A motivation that the person can weigh, and a court can review: more than a word."""
    has_words(at)
    said = (at.event.words or "").split()
    if len(said) < _FEWEST_WORDS:
        raise InputError(
            msg("This is no motivation: it does not say why."),
            hint=msg(
                "Say what in this case makes the ground hold; the letter tells it to the person: {option}",
                option="--reason",
            ),
        )


def remedies_told(at: Situation) -> None:
    """The letter names the authority and the court."""
    if not at.event.remedies_told:
        raise InputError(
            msg("A refusal must tell the person whom to complain to and which court to go to (GDPR 12(4))."),
            hint=msg(
                "See that the letter names {remedies}; then say so: {option}",
                remedies=listed("; ", at.law.remedies),
                option="--remedies-told",
            ),
        )


def allowed_grounds(request: Request, state: State, law: RequestLaw) -> tuple[str, ...]:
    """Codes of the grounds on which a request may be refused in a state, each once."""
    codes = dict.fromkeys(code for right in request.rights for code in law.rights[right].grounds)
    if state is State.IDENTITY_ASKED:
        return tuple(code for code in codes if code in law.identity_only)
    return tuple(code for code in codes if code not in law.identity_only or not is_identified(request))
