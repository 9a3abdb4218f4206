"""The whole of avgtool.yaml, found and read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, PrivateAttr, ValidationError, ValidationInfo, field_validator

from avgtool.config.activities import ActivityEntry  # noqa: TC001 - pydantic needs it at run time
from avgtool.config.base import Section
from avgtool.config.settings import (
    BreachSettings,
    CalendarSettings,
    ColumnOverride,
    ConsentSettings,
    DocumentSettings,
    LetterSettings,
    Organisation,
    PersonSettings,
    RequestSettings,
    VerdictSettings,
)
from avgtool.config.sources import LimitSettings, SourceEntry
from avgtool.config.texts import TextSettings
from avgtool.errors import ConfigError
from avgtool.i18n import msg
from avgtool.strict_yaml import invalid

FILE_NAME = "avgtool.yaml"


class Config(Section):
    """Everything avgtool.yaml may say; every field has a default."""

    organisation: Organisation = Organisation()
    language: Literal["nl", "en"] = "nl"
    person: str | PersonSettings = "klant"
    """The organisation's word for the person; one that avgtool does not know is given with its forms."""
    by: str = Field(default="", max_length=200)
    """Who usually records, as it stands in registers and under letters; ``--by`` and AVGTOOL_BY go first."""
    letters: LetterSettings = LetterSettings()
    documents: DocumentSettings = DocumentSettings()
    ledger: str = Field(default="sqlite:///avgtool.db", validate_default=True)
    """URL of the database; a relative file of SQLite lies beside avgtool.yaml."""
    ledger_key: str | None = None
    """Key file of the ledger, or ``keyring:NAME``; by default ``avgtool-ledger.key`` beside a file of SQLite."""
    consent: ConsentSettings = ConsentSettings()
    sources: tuple[SourceEntry, ...] = ()
    register_folder: str = Field(default="verwerkingen", validate_default=True, alias="register")
    """Folder with the processing activities, a file each; a relative one lies beside avgtool.yaml."""
    dpia_folder: str = Field(default="dpias", validate_default=True, alias="dpia")
    """Folder with the impact assessments, a file each; a relative one lies beside avgtool.yaml."""
    activities: tuple[ActivityEntry, ...] = ()
    """Processing activities in short, for who keeps no files of them."""
    columns: tuple[ColumnOverride, ...] = ()
    limits: LimitSettings = LimitSettings()
    text: TextSettings = TextSettings()
    requests: RequestSettings = RequestSettings()
    breaches: BreachSettings = BreachSettings()
    calendar: CalendarSettings = CalendarSettings()
    verdict: VerdictSettings = VerdictSettings()
    _sha256: str | None = PrivateAttr(default=None)

    @property
    def sha256(self) -> str | None:
        """SHA-256 of the file that it was read from, in hexadecimal; None where it was not read from one."""
        return self._sha256

    @field_validator("ledger")
    @classmethod
    def _ledger_beside_the_file(cls, url: str, info: ValidationInfo) -> str:
        beginning, three_slashes, path = url.partition("sqlite:///")
        folder: Path | None = (info.context or {}).get("folder")
        if folder is None or beginning or not three_slashes or not path:
            return url
        return f"{three_slashes}{os.path.normpath(folder / Path(path).expanduser())}"

    @field_validator("register_folder", "dpia_folder")
    @classmethod
    def _folder_beside_the_file(cls, place: str, info: ValidationInfo) -> str:
        folder: Path | None = (info.context or {}).get("folder")
        return place if folder is None else os.path.normpath(folder / Path(place).expanduser())

    @field_validator("activities")
    @classmethod
    def _each_with_a_code(cls, given: tuple[ActivityEntry, ...]) -> tuple[ActivityEntry, ...]:
        if any(not entry.code for entry in given):
            raise invalid(msg("each activity needs a code"))
        return given

    @field_validator("ledger_key")
    @classmethod
    def _key_beside_the_file(cls, place: str | None, info: ValidationInfo) -> str | None:
        folder: Path | None = (info.context or {}).get("folder")
        if place is None or folder is None or place.startswith("keyring:"):
            return place
        return os.path.normpath(folder / Path(place).expanduser())

    def with_text_language(self, language: str) -> Config:
        """The same for texts in another language: ``nl`` or ``en``."""
        return self.model_copy(update={"text": self.text.model_copy(update={"language": language})})

    def with_archive(self, asked: bool) -> Config:
        """The same with PDF for the archive, where that is asked; as it is where not."""
        if not asked:
            return self
        return self.model_copy(update={"documents": self.documents.model_copy(update={"archive": True})})

    def with_text_threshold(self, threshold: float | None) -> Config:
        """The same with another least score, 0..1, for texts; as it is without one."""
        if threshold is None:
            return self
        return self.model_copy(update={"text": self.text.model_copy(update={"threshold": threshold})})


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
        config = Config.model_validate(located.data, context={"folder": path.absolute().parent})
    except ValidationError as error:
        raise explain(error, located, ConfigError, model=Config) from None
    config._sha256 = located.sha256  # noqa: SLF001 - of its own file
    return config
