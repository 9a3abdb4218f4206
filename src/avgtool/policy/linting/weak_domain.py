"""Tokens in a domain that others will use too, or with few characters.

Tokens of one domain can be joined (EDPB guidelines 01/2025: define the pseudonymization domain): a name that everybody
chooses joins what must stay apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.policy.linting.base import Gravity, Lint, Said, makes_tokens, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy

_SHORTEST = 4
_ENOUGH = 16
"""Hexadecimal digits of a token: with fewer, two of some millions of values will get the same one."""
_EVERYBODYS = frozenset({
    *("algemeen", "alles", "avgtool", "common", "customers", "data", "default", "demo", "domain", "domein", "export"),
    *("gedeeld", "general", "global", "klant", "klanten", "main", "policy", "proef", "shared", "standaard", "test"),
})  # fmt: skip
"""Names that others will choose too."""


def _look(policy: Policy, known: Known) -> Iterator[Said]:  # noqa: ARG001 - one signature
    for rule in filter(makes_tokens, policy.rules):
        parameters = rule.operator.parameters()
        domain, length = str(parameters.get("domain", "")), parameters.get("length")
        if domain and (len(domain) < _SHORTEST or domain.casefold() in _EVERYBODYS):
            what = msg(
                "Rule {number} makes pseudonyms in the domain {domain}, a name that others will choose too: what they "
                "make with the same key can be joined to this. Name the purpose and who receives the copy.",
                number=number(rule),
                domain=domain,
            )
            yield Said(what, rule)
        if isinstance(length, int) and length < _ENOUGH:
            what = msg(
                "Rule {number} makes pseudonyms of {length} digits: of many values, two may get the same one. Take "
                "{enough} or more.",
                number=number(rule),
                length=length,
                enough=_ENOUGH,
            )
            yield Said(what, rule)


LINT = Lint("weak_domain", Gravity.REMARK, _look)
