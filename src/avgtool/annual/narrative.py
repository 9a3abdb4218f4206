"""What the officer says besides the figures, written in a YAML file; and the register of an earlier report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from avgtool.annual.comparison import totals_of_data
from avgtool.annual.figures import Described, Narrative, Totals
from avgtool.errors import InputError, system_reason
from avgtool.i18n import msg
from avgtool.sources.own_files import ANNUAL_FORMAT
from avgtool.strict_yaml import MAX_TEXT, explain, load

if TYPE_CHECKING:
    from pathlib import Path


class NarrativeEntry(BaseModel):
    """The file: every key may be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, str_max_length=MAX_TEXT)

    summary: str = ""
    trainings: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    outlook: str = ""


def read_narrative(path: Path) -> Narrative:
    """What stands in the file.

    Raises:
        InputError: It cannot be read or is not valid; the message names the line.
    """
    located = load(path, error=InputError)
    try:
        return Narrative(**NarrativeEntry.model_validate(located.data).model_dump())
    except ValidationError as error:
        raise explain(error, located, InputError, model=NarrativeEntry) from None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier report says."""

    year: int
    activities: tuple[Described, ...]
    totals: Totals


def read_earlier(path: Path) -> Earlier:
    """An earlier report, from its JSON.

    Raises:
        InputError: The file cannot be read, or is no annual report.
    """
    try:
        content = json.loads(path.read_bytes())
    except OSError as problem:
        what = msg("The earlier report cannot be read: {reason}.", reason=system_reason(problem))
        raise InputError(what, where=str(path)) from None
    except ValueError:
        raise _no_report(path) from None
    if not isinstance(content, dict) or content.get("format") != ANNUAL_FORMAT:
        raise _no_report(path)
    try:
        activities = tuple(Described(**one) for one in content["register"]["activities"])
        return Earlier(int(content["year"]), activities, totals_of_data(content))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise _no_report(path) from None


def _no_report(path: Path) -> InputError:
    return InputError(
        msg("This is no annual report."),
        where=str(path),
        hint=msg("Give the JSON of an earlier one: avgtool report annual --year 2025 --output jaarverslag-2025.json"),
    )
