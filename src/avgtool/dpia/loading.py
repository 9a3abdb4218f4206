"""Assessments from their files, a YAML file each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from avgtool.dpia.entry import AssessmentEntry
from avgtool.errors import ConfigError, system_reason
from avgtool.i18n import msg
from avgtool.strict_yaml import explain, load
from avgtool.strict_yaml.explaining import suggestion

if TYPE_CHECKING:
    from pathlib import Path

    from avgtool.model.dpia import Assessment, DpiaLaw

SUFFIXES = (".yaml", ".yml")


def assessment_files(folder: Path) -> tuple[Path, ...]:
    """The files with assessments in ``folder``, by name; none where the folder is not there.

    Raises:
        ConfigError: The folder cannot be read.
    """
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.is_file()))
    except FileNotFoundError:
        return ()
    except OSError as problem:
        what = msg("The assessments cannot be read: {reason}.", reason=system_reason(problem))
        raise ConfigError(what, where=str(folder), hint=msg("Name a folder under dpia in avgtool.yaml.")) from None


def read_assessment(path: Path, law: DpiaLaw) -> Assessment:
    """One assessment from its file.

    Raises:
        ConfigError: It is not valid, or answers a question that nobody asks; the message names the nearest one.
    """
    located = load(path, error=ConfigError)
    try:
        entry = AssessmentEntry.model_validate(located.data)
    except ValidationError as error:
        raise explain(error, located, ConfigError, model=AssessmentEntry) from None
    known = [one.code for one in law.questions]
    for code in entry.answers:
        if code not in known:
            what = msg("There is no question {code}.", code=code)
            hint = suggestion(code, known) or msg("Look at them with: avgtool dpia questions")
            raise ConfigError(what, where=str(path), hint=hint)
    return entry.as_assessment(path.stem, str(path))
