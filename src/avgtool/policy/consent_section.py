"""``requires_consent:`` of a policy: that only rows of persons who may be approached are in the copy, as written.

Who that is, the ledger says (docs/consents.md); a policy names the purpose and where the persons stand.
"""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from avgtool.errors import PolicyError
from avgtool.i18n import msg
from avgtool.model.plan import ConsentDemand

if TYPE_CHECKING:
    from collections.abc import Sequence


class ConsentSection(BaseModel):
    """For what persons must be open to being approached, and which column says whose row it is."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)

    purpose: str = Field(pattern=r"^[a-z0-9][a-z0-9_.-]{0,63}$")
    """Code of a purpose in the ledger."""
    subject: str = Field(min_length=1)
    """The column that says whose row it is."""
    subject_kind: Literal["customer", "email", "phone"] = "customer"
    """What that column holds."""
    channel: Literal["email", "post", "phone", "sms", "app"] | None = None
    """By which channel; needed where the purpose has any."""
    email: str | None = Field(default=None, min_length=1)
    """A column of e-mail addresses, by which objections are found too."""
    phone: str | None = Field(default=None, min_length=1)
    """A column of telephone numbers, likewise."""
    otherwise: Literal["drop", "refuse"] = "drop"
    """What becomes of other rows: they are left out, or nothing is written at all."""

    def demand(self) -> ConsentDemand:
        """As plans hold it."""
        return ConsentDemand(**self.model_dump())


def consent_demand(demand: ConsentDemand | None, columns: Sequence[str], source: str) -> ConsentDemand | None:
    """The demand with its columns as the data call them; upper and lower case are alike.

    Args:
        demand: As the policy says it.
        columns: Those of the data.
        source: The file of the policy, for messages.

    Raises:
        PolicyError: A column is named that the data does not have.
    """
    if demand is None:
        return None
    by_name = {name.casefold(): name for name in columns}

    def found(asked: str) -> str:
        if asked.casefold() not in by_name:
            near = difflib.get_close_matches(asked, columns, n=3, cutoff=0.6)
            raise PolicyError(
                msg("The policy asks consent by the column {name}, which the data does not have.", name=asked),
                where=source,
                hint=msg("Under requires_consent, name a column of the data; near it: {names}.", names=", ".join(near))
                if near
                else msg("Under requires_consent, name a column of the data."),
            )
        return by_name[asked.casefold()]

    return replace(
        demand,
        subject=found(demand.subject),
        email=found(demand.email) if demand.email else None,
        phone=found(demand.phone) if demand.phone else None,
    )
