"""avgtool.yaml: who the organisation is, what it calls a person, where its data lies, what a person overruled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from avgtool.errors import ConfigError
from avgtool.model.kinds import Kind  # noqa: TC001 - pydantic needs it at run time

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "avgtool.yaml"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Organisation(_Section):
    """Who answers for the processing: the controller (art. 4(7) AVG)."""

    name: str = ""
    address: str = ""
    contact: str = ""
    fg: str = ""
    """Data protection officer (functionaris voor gegevensbescherming, art. 37 AVG)."""


class ColumnOverride(_Section):
    """A verdict that a person overrules, with reason and name."""

    column: str = Field(min_length=1)
    """Name of the column, or a glob such as ``K*``."""
    source: str = "*"
    """Glob for the name of the file or table."""
    kind: Kind
    reason: str = Field(min_length=1)
    by: str = Field(min_length=1)


class SourceEntry(_Section):
    """A file, folder or database with customer data."""

    path: str | None = None
    url: str | None = None
    name: str | None = None


class LimitSettings(_Section):
    """Sizes above which a file that cannot be streamed is refused."""

    workbook_megabytes: int = Field(default=200, gt=0)
    json_megabytes: int = Field(default=200, gt=0)
    checked_megabytes: int = Field(default=64, gt=0)
    """Delimited text up to this size is looked through before it is read; of larger files parts are."""


class TextSettings(_Section):
    """How free text is searched."""

    language: Literal["nl", "en"] = "nl"
    threshold: float = Field(default=0.4, ge=0, le=1)
    """Score from which a find counts; lower finds more and errs more."""


class Config(_Section):
    """Everything avgtool.yaml may say; every field has a default."""

    organisation: Organisation = Organisation()
    language: Literal["nl", "en"] = "nl"
    person: str = "klant"
    ledger: str = "sqlite:///avgtool.db"
    sources: tuple[SourceEntry, ...] = ()
    columns: tuple[ColumnOverride, ...] = ()
    limits: LimitSettings = LimitSettings()
    text: TextSettings = TextSettings()


def find_config(folder: Path) -> Path | None:
    """The first avgtool.yaml in ``folder`` or a folder above it."""
    candidates = (parent / FILE_NAME for parent in (folder, *folder.parents))
    return next((path for path in candidates if path.is_file()), None)


def load_config(path: Path | None) -> Config:
    """Read and validate a configuration; the defaults without one.

    Raises:
        ConfigError: with file, line and what to write instead.
    """
    if path is None:
        return Config()
    from avgtool.strict_yaml import explain, load

    located = load(path, error=ConfigError)
    try:
        return Config.model_validate(located.data)
    except ValidationError as error:
        raise explain(error, located, ConfigError, model=Config) from None
