"""Impact assessments: a new one, what there is to object to, and the document."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool import __version__, catalog
from avgtool.dpia.checking import Surroundings, check
from avgtool.dpia.document import Registered, dpia_document
from avgtool.dpia.loading import assessment_files, read_assessment
from avgtool.dpia.serialize import assessment_data
from avgtool.dpia.verdict import Verdict, verdict
from avgtool.dpia.writing import as_yaml
from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.model.dpia import Answer, Assessment, Given
from avgtool.register.completeness import CATEGORY_OF_KIND
from avgtool.register.describing import processing_table
from avgtool.register.loading import all_activities
from avgtool.register.translating import in_other_words
from avgtool.sources.staging import not_writable, write_whole
from avgtool.workflows.register import activity_of
from avgtool.workflows.reports import document_context, rendered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from avgtool.config import Config
    from avgtool.dpia.findings import Finding
    from avgtool.i18n import Message
    from avgtool.model.activities import Activity
    from avgtool.model.kinds import Kind
    from avgtool.workflows.reports import Form

DPIA_FORMAT = "dpia/1"


@dataclass(frozen=True, slots=True)
class Checked:
    """An assessment with what its answers lead to, and what there is to object to."""

    assessment: Assessment
    verdict: Verdict
    findings: tuple[Finding, ...]


def begin(config: Config, code: str, name: str | None, activity: str | None) -> Assessment:
    """A new assessment with what the register knows of the processing.

    Raises:
        ConfigError: The register has no such activity, or is not valid.
    """
    if activity is None:
        return Assessment(code, name or code)
    known = activity_of(config, activity)
    law = catalog.dpia_law(config)
    answers: dict[str, Given] = {}
    if _sensitive(known):
        answers[law.sensitive] = Given(Answer.YES, str(msg("the register names such data")))
    if known.decisions:
        answers[law.automated] = Given(Answer.YES, str(msg("the register names such a decision")))
    purposes = "; ".join(known.aims)
    told = str(_described(known.description, purposes))
    return Assessment(code, name or known.name, known.code, known.owner, answers, description=told)


def _described(description: str, purposes: str) -> Message | str:
    if description and purposes:
        return msg("{description} Purposes: {purposes}.", description=description, purposes=purposes)
    return description or purposes


def write_new(config: Config, assessment: Assessment) -> Path:
    """Write a new assessment into its folder, which is made where it is not there.

    Raises:
        OutputError: There is one of that name already, or it cannot be written.
    """
    path = Path(config.dpia_folder) / f"{assessment.code}.yaml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise not_writable(path.parent, problem) from None
    if path.exists():
        hint = msg("Give the new one another name with --code.")
        raise OutputError(msg("There is an assessment of that name already."), where=str(path), hint=hint)
    write_whole(path, as_yaml(assessment, catalog.dpia_law(config)).encode(), force=False)
    return path


def check_assessments(config: Config, paths: Sequence[Path] = (), today: date | None = None) -> tuple[Checked, ...]:
    """Every assessment of the folder, or those that are named, with what there is to object to.

    Args:
        config: Names the folder and the register.
        paths: Files; all of the folder by default.
        today: After which no day can be written down; by default days are not held against it.

    Raises:
        ConfigError: A file or the register is not valid.
    """
    law, around = catalog.dpia_law(config), _surroundings(config, today)
    chosen = tuple(paths) or assessment_files(Path(config.dpia_folder))
    read = (read_assessment(path, law) for path in chosen)
    return tuple(Checked(one, verdict(one, law), check(one, law, around)) for one in read)


def dpia_file(config: Config, path: Path, form: Form, *, created: datetime, language: str) -> bytes:
    """An assessment as a file's bytes.

    Raises:
        ConfigError: The file or the register is not valid.
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    (one,) = check_assessments(config, [path], created.date())
    context = document_context(config, created, language, f"DPIA-{one.assessment.code}")
    activity = next((each for each in all_activities(config) if each.code == one.assessment.activity), None)
    usual = catalog.usual_texts(language, config.letters.english)
    registered = None
    if activity:
        shown = in_other_words(activity, usual)
        registered = Registered(shown.name, processing_table(shown))
    told = replace(
        one.assessment, name=usual.said(one.assessment.name), description=usual.said(one.assessment.description)
    )
    document = dpia_document(told, one.verdict, one.findings, context, catalog.dpia_law(config), registered)
    data = {"avgtool": __version__, "format": DPIA_FORMAT, "assessment": as_data(one)}
    return rendered(document, language, form, json.dumps(data, ensure_ascii=False, indent=2))


def as_data(one: Checked) -> dict[str, object]:
    """An assessment with its result as data."""
    return assessment_data(one.assessment, one.verdict, one.findings)


def path_of(config: Config, named: str) -> Path:
    """The file of an assessment by its code, or by its path."""
    as_path = Path(named)
    return as_path if as_path.suffix in {".yaml", ".yml"} else Path(config.dpia_folder) / f"{named}.yaml"


def _surroundings(config: Config, today: date | None) -> Surroundings:
    activities = all_activities(config)
    sensitive: Mapping[str, tuple[Kind, ...]] = {one.code: _sensitive(one) for one in activities}
    deciding = frozenset(one.code for one in activities if one.decisions)
    return Surroundings(sensitive, bool(config.organisation.fg), deciding, today)


def _sensitive(activity: Activity) -> tuple[Kind, ...]:
    return tuple(kind for kind in activity.kinds if kind in CATEGORY_OF_KIND)
