"""avgtool.yaml: who the organisation is, what it calls a person, where its data lies, what a person overruled."""

from avgtool.config.activities import ActivityEntry
from avgtool.config.loading import FILE_NAME, Config, find_config, load_config
from avgtool.config.settings import (
    BreachSettings,
    CalendarSettings,
    ColumnOverride,
    ConsentSettings,
    DocumentSettings,
    HolidayName,
    LetterSettings,
    Organisation,
    PersonSettings,
    RequestSettings,
    VerdictSettings,
)
from avgtool.config.sources import LimitSettings, SourceEntry
from avgtool.config.texts import (
    BLANK,
    EngineModel,
    EngineSettings,
    ModelName,
    NerSettings,
    RecognizerSettings,
    TextSettings,
)

__all__ = [
    "BLANK",
    "FILE_NAME",
    "ActivityEntry",
    "BreachSettings",
    "CalendarSettings",
    "ColumnOverride",
    "Config",
    "ConsentSettings",
    "DocumentSettings",
    "EngineModel",
    "EngineSettings",
    "HolidayName",
    "LetterSettings",
    "LimitSettings",
    "ModelName",
    "NerSettings",
    "Organisation",
    "PersonSettings",
    "RecognizerSettings",
    "RequestSettings",
    "SourceEntry",
    "TextSettings",
    "VerdictSettings",
    "find_config",
    "load_config",
]
