"""What is no more than pseudonyms or parts of values, called anonymous.

What can be found again with the key, or by trying all possibilities, is a pseudonym: AVG 4(5) and recital 26; WP216:
hashing, encrypting and tokenizing are pseudonymization. Last digits, a date some days off and a text in which names
were looked for are no more than that either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.treatment import LEAVES_SOMETHING, Effect
from avgtool.policy.linting.base import Gravity, Lint, Said, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy, Rule, Words

_NOT = (
    r"(?:niet|geen|nooit|noch|not|never|no|isn.t)(?:\s+(?:als|altijd|by itself|completely|daarmee|dus|echt|een|entirely"
    r"|fully|geheel|helemaal|het|langer|longer|meer|per se|really|therefore|truly|vanzelf|volkomen|volledig|yet"
    r"|zonder meer))*\s+"
)
_CALLED = re.compile(rf"\b(?P<denied>{_NOT})?(?:ge)?anon[iy](?:em|mi|m)\w*", re.IGNORECASE)
_SAID_OTHERWISE = re.compile(
    r"\b(?:onherleidba\w+|niet (?:meer |langer )?(?:te herleiden|herleidba\w+|terug te (?:leiden|voeren))"
    r"|geen persoonsgegevens?\b|not? (?:longer |any longer )?personal data|untraceable|cannot be traced)",
    re.IGNORECASE,
)
_STILL_PERSONAL = LEAVES_SOMETHING | {Effect.STANDS_IN, Effect.INSIDE_TEXT}
"""Effects that no reason can call anonymous."""


def _look(policy: Policy, known: Known) -> Iterator[Said]:  # noqa: ARG001 - one signature
    left = [rule for rule in policy.rules if rule.operator.effect in _STILL_PERSONAL]
    for rule in left:
        if _calls_anonymous(rule.because):
            what = msg(
                "Rule {number} leaves pseudonyms or parts of values, or looks for names in texts, and its reason calls "
                "that anonymous. They are personal data still (AVG 4(5), WP216): say what is left.",
                number=number(rule),
            )
            yield Said(what, rule)
    if left and (_calls_anonymous(policy.title) or _calls_anonymous(policy.purpose)):
        what = msg(
            "The title or the purpose calls the copy anonymous, and rule {number} leaves pseudonyms, parts of values "
            "or texts in it: personal data still (AVG 4(5), WP216).",
            number=number(left[0]),
        )
        yield Said(what)
    yield from _domains(left)


def _domains(left: list[Rule]) -> Iterator[Said]:
    for rule in left:
        domain = str(rule.operator.parameters().get("domain", ""))
        if _says_so(domain.replace("-", " ").replace("_", " ")):
            what = msg(
                "Rule {number} makes pseudonyms in the domain {domain}: its name calls them anonymous, and they are "
                "personal data still (AVG 4(5)).",
                number=number(rule),
                domain=domain,
            )
            yield Said(what, rule)


def _calls_anonymous(words: Words) -> bool:
    return any(_says_so(text) for text in (words.nl, words.en or ""))


def _says_so(text: str) -> bool:
    called = any(found["denied"] is None for found in _CALLED.finditer(text))
    return called or _SAID_OTHERWISE.search(text) is not None


LINT = Lint("hash_called_anonymous", Gravity.OBJECTION, _look)
