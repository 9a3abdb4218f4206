"""What every section of avgtool.yaml has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from avgtool.strict_yaml import MAX_TEXT


class Section(BaseModel):
    """A part of the file: frozen, and refusing what it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, str_max_length=MAX_TEXT)
