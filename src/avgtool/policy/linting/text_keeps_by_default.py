"""Prose in which everything that is found stays, unless the policy names it: what nobody thought of is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.treatment import Effect
from avgtool.policy.linting.base import Gravity, Lint, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy


def _look(policy: Policy, known: Known) -> Iterator[Said]:  # noqa: ARG001 - one signature
    if policy.text.default.effect is Effect.KEEPS:
        what = msg(
            "text: default keeps what is found inside texts unless an entity is named. Write {default}, and keep by "
            "name what may stay.",
            default="default: {operator: replace}",
        )
        yield Said(what)


LINT = Lint("text_keeps_by_default", Gravity.OBJECTION, _look)
