"""A policy that asks less of the copy than the one it extends: whoever trusts the other's name must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.policy.linting.base import Gravity, Lint, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy


def _look(policy: Policy, known: Known) -> Iterator[Said]:  # noqa: ARG001 - one signature
    own = policy.privacy.k if policy.privacy is not None else None
    for parent in policy.parents:
        asked = parent.privacy.k if parent.privacy is not None else None
        if asked is not None and (own is None or own < asked):
            what = (
                msg("{policy}, which it extends, asks k {asked}; here no k is asked.", policy=parent.name, asked=asked)
                if own is None
                else msg(
                    "{policy}, which it extends, asks k {asked}; here k {own} is asked, which is less.",
                    policy=parent.name,
                    asked=asked,
                    own=own,
                )
            )
            yield Said(what)


LINT = Lint("demand_lowered", Gravity.REMARK, _look)
