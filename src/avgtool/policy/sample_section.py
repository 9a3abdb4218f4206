"""``sample:`` of a policy: that the copy holds some of the rows only, as written (docs/policies.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from avgtool.i18n import msg
from avgtool.model.plan import Sample
from avgtool.strict_yaml import invalid

if TYPE_CHECKING:
    from typing import Self


class SampleSection(BaseModel):
    """How many rows, and whose rows stay together."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        use_attribute_docstrings=True,
        json_schema_extra={"oneOf": [{"required": ["share"]}, {"required": ["rows"]}]},
    )

    share: Annotated[float, Field(gt=0, lt=1)] | None = None
    """Which share of the subjects, or of the rows: 0.1 for a tenth."""
    rows: Annotated[int, Field(ge=1)] | None = None
    """How many rows at most."""
    subject: str | None = Field(default=None, min_length=1)
    """The column that says whose row it is; all rows of one subject are in, or all are out."""

    @model_validator(mode="after")
    def _one_size(self) -> Self:
        if (self.share is None) == (self.rows is None):
            raise invalid(msg("give one of share and rows: how many rows the copy holds"))
        return self

    def of(self, domain: str) -> Sample:
        """As plans hold it."""
        return Sample(self.share, self.rows, self.subject, domain)
