"""Tokens called anonymous. What can be found again with the key, or by trying all possibilities, is a pseudonym.

AVG 4(5) and recital 26; WP216: hashing, encrypting and tokenizing are pseudonymization.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.policy.linting.base import Gravity, Lint, Said, makes_tokens, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy, Words

_CALLED = re.compile(
    r"(?<!niet )(?<!geen )(?<!nooit )(?<!not )(?<!never )(?<!no longer )\b(?:ge)?anon[iy](?:em|mi|m)\w*", re.IGNORECASE
)


def _look(policy: Policy, known: Known) -> Iterator[Said]:  # noqa: ARG001 - one signature
    tokens = [rule for rule in policy.rules if makes_tokens(rule)]
    for rule in tokens:
        if _calls_anonymous(rule.because):
            what = msg(
                "Rule {number} makes pseudonyms, and its reason calls that anonymous. Whoever has the key can find the "
                "values again: they are personal data still (AVG 4(5)). Call them pseudonyms.",
                number=number(rule),
            )
            yield Said(what, rule)
    if tokens and (_calls_anonymous(policy.title) or _calls_anonymous(policy.purpose)):
        what = msg(
            "The title or the purpose calls the copy anonymous, and rule {number} leaves pseudonyms in it: personal "
            "data still, for whoever has the key (AVG 4(5)).",
            number=number(tokens[0]),
        )
        yield Said(what)


def _calls_anonymous(words: Words) -> bool:
    return any(_CALLED.search(text) for text in (words.nl, words.en or ""))


LINT = Lint("hash_called_anonymous", Gravity.OBJECTION, _look)
