"""Consent is asked before approaching persons by addresses that are never held against the suppression list.

An objection is kept as a digest of what the person gave, often the address itself (art. 21(2)-(3) AVG): where no column
of addresses is named it is not found, and a row of somebody who objected stays in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.policy.linting.base import Gravity, Lint, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy

_ADDRESS_OF = {"email": "email", "phone": "phone", "sms": "phone"}
"""Which kind of address each channel uses, as far as the suppression list knows them."""


def _look(policy: Policy, known: Known) -> Iterator[Said]:  # noqa: ARG001 - one signature
    demand = policy.requires_consent
    kind = _ADDRESS_OF.get(demand.channel or "") if demand else None
    if demand is None or kind is None or demand.subject_kind == kind or getattr(demand, kind):
        return
    yield Said(
        msg(
            "requires_consent asks about the channel {channel} and names no column of addresses ({kind}: …): who "
            "objected by address is not recognized.",
            channel=demand.channel,
            kind=kind,
        )
    )


LINT = Lint("objections_not_seen", Gravity.REMARK, _look)
