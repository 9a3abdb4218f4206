"""All processing activities of an organisation: a file each in the register's folder, and those of avgtool.yaml."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from avgtool.config import FILE_NAME
from avgtool.config.activities import ActivityEntry
from avgtool.errors import ConfigError, system_reason
from avgtool.i18n import msg
from avgtool.strict_yaml import explain, load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from avgtool.config import Config, SourceEntry
    from avgtool.model.activities import Activity

SUFFIXES = (".yaml", ".yml")


def all_activities(config: Config) -> tuple[Activity, ...]:
    """Every activity: the files of ``register:`` in the order of their names, then the inline ones.

    An organisation without a register has none. The systems of an activity are those that it names and those that name
    it: the sources with its code under ``activities``.

    Raises:
        ConfigError: A file is not valid, or two activities have one code; the message names file and line.
    """
    filed = (read_activity(path) for path in activity_files(Path(config.register_folder)))
    inline = (entry.as_activity(where=FILE_NAME) for entry in config.activities)
    return tuple(_with_its_sources(one, config.sources) for one in _each_its_own_code((*filed, *inline)))


def _with_its_sources(activity: Activity, sources: Iterable[SourceEntry]) -> Activity:
    naming = (source.shown for source in sources if activity.code in source.activities)
    return replace(activity, systems=tuple(dict.fromkeys((*activity.systems, *naming))))


def activity_files(folder: Path) -> tuple[Path, ...]:
    """The files with activities in ``folder``, by name; none where the folder is not there.

    Raises:
        ConfigError: The folder cannot be read.
    """
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.is_file()))
    except FileNotFoundError:
        return ()
    except OSError as problem:
        what = msg("The register cannot be read: {reason}.", reason=system_reason(problem))
        raise ConfigError(what, where=str(folder), hint=msg("Name a folder under register in avgtool.yaml.")) from None


def read_activity(path: Path) -> Activity:
    """One activity from its file.

    Raises:
        ConfigError: It is not valid; the message names line and what to write instead.
    """
    located = load(path, error=ConfigError, may_be_empty=True)
    try:
        entry = ActivityEntry.model_validate(located.data)
    except ValidationError as error:
        raise explain(error, located, ConfigError, model=ActivityEntry) from None
    return entry.as_activity(path.stem, str(path))


def _each_its_own_code(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    known: dict[str, Activity] = {}
    for one in activities:
        if (other := known.setdefault(one.code, one)) is not one:
            what = msg("There is an activity {code} already, in {other}.", code=one.code, other=other.where)
            raise ConfigError(what, where=one.where, hint=msg("Give one of them another code."))
    return tuple(known.values())
