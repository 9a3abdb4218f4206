"""A k that is low for what the copy is for.

Five is common within an organization, ten for what is published: Statistics Netherlands publishes no cell of fewer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.policy.linting.base import Gravity, Lint, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy

_WITHIN, _PUBLISHED = 5, 10
_PUBLISHES = re.compile(r"\b(?:open[ -]?data|(?:ge)?publi[cs]\w*|openbaar\w*)", re.IGNORECASE)
"""What a purpose says that has the copy read by anybody."""


def _look(policy: Policy, known: Known) -> Iterator[Said]:  # noqa: ARG001 - one signature
    k = policy.privacy.k if policy.privacy is not None else None
    least = _PUBLISHED if _is_published(policy) else _WITHIN
    if k is not None and k < least:
        what = msg(
            "k: {k} is low: a group of {k} is soon found out. Within an organization 5 is usual, for what is published "
            "10; take {least} or more.",
            k=k,
            least=least,
        )
        yield Said(what)


def _is_published(policy: Policy) -> bool:
    said = (policy.title.nl, policy.title.en, policy.purpose.nl, policy.purpose.en)
    return any(_PUBLISHES.search(text) for text in said if text)


LINT = Lint("low_k", Gravity.REMARK, _look)
