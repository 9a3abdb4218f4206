"""The register of processing activities: a new entry, and what there is to object to."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.consent.store.reading import load_purposes
from avgtool.dpia.loading import assessment_files
from avgtool.errors import ConfigError, OutputError
from avgtool.i18n import language, msg
from avgtool.model.activities import Activity, Capacity
from avgtool.register.checking import Known, check_activities
from avgtool.register.comparing import compare
from avgtool.register.findings import Concern, Finding, Gravity
from avgtool.register.loading import all_activities
from avgtool.register.store import latest_scans
from avgtool.register.writing import as_yaml
from avgtool.sources.staging import not_writable, write_whole
from avgtool.strict_yaml.explaining import suggestion
from avgtool.workflows.ledger import is_there, open_configured, place_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from avgtool.config import Config
    from avgtool.i18n import Message
    from avgtool.ledger.opening import OpenLedger
    from avgtool.model.kept_scans import KeptScan


@dataclass(frozen=True, slots=True)
class Wanted:
    """What ``register new`` is asked for."""

    process: str | None = None
    """A usual process; an empty activity without."""
    sector: str | None = None
    code: str | None = None
    """By default the name of the process."""
    name: str | None = None
    capacity: Capacity = Capacity.CONTROLLER


def new_activity(config: Config, wanted: Wanted) -> tuple[Path, Activity]:
    """Write a new entry into the register's folder, which is made where it is not there.

    Raises:
        OutputError: There is an entry of that name already, or it cannot be written.
    """
    if wanted.process is None:
        code = wanted.code or "verwerking"
        activity = Activity(code, wanted.name or code, wanted.capacity)
    else:
        usual = catalog.usual_activity(wanted.process, wanted.sector, catalog.person_word(config).dutch.one, language())
        code = wanted.code or usual.code
        activity = replace(usual, code=code, name=wanted.name or usual.name, capacity=wanted.capacity)
    path = Path(config.register_folder) / f"{code}.yaml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise not_writable(path.parent, problem) from None
    if path.exists():
        hint = msg("Give the new one another name with --code.")
        raise OutputError(msg("There is an activity of that name already."), where=str(path), hint=hint)
    attention = catalog.sectors()[wanted.sector].attention if wanted.sector else ()
    write_whole(path, as_yaml(activity, attention).encode(), force=False)
    return path, activity


def activity_of(config: Config, code: str) -> Activity:
    """One activity by its code.

    Raises:
        ConfigError: There is none; the nearest code is named.
    """
    activities = {one.code: one for one in all_activities(config)}
    if code in activities:
        return activities[code]
    what = msg("There is no activity {code}.", code=code)
    raise ConfigError(what, where=config.register_folder, hint=suggestion(code, activities) or _begin())


def check_register(config: Config, today: date, environment: Mapping[str, str] = os.environ) -> tuple[Finding, ...]:
    """What there is to object to or to remark on: in the register, activity by activity, then between it and the data.

    Without a ledger no scan was kept, and consents are not looked up.

    Raises:
        ConfigError: The register is not valid.
        StoreError: There is a ledger, and it cannot be used.
    """
    activities = all_activities(config)
    if not activities or not is_there(place_of(config, environment).url):
        return _checked(config, activities, None, (), today)
    with closing(open_configured(config, environment)) as ledger:
        return check_in(ledger, config, today)


def check_in(ledger: OpenLedger, config: Config, today: date) -> tuple[Finding, ...]:
    """The same with a ledger that is open."""
    with ledger.database.reading() as connection:
        consents, scans = frozenset(load_purposes(connection)), latest_scans(connection)
    return _checked(config, all_activities(config), consents, scans, today)


def _checked(
    config: Config,
    activities: tuple[Activity, ...],
    consents: frozenset[str] | None,
    scans: tuple[KeptScan, ...],
    today: date,
) -> tuple[Finding, ...]:
    if not activities:
        return (Finding(Concern.NO_REGISTER, Gravity.OBJECTION, msg("there is no processing activity yet"), "30"),)
    systems = frozenset(scan.system for scan in scans)
    assessments = {path.stem for path in assessment_files(Path(config.dpia_folder))}
    known = Known(config.sources, catalog.policy_names(), consents, assessments, systems)
    return (
        *_of_the_organisation(config),
        *check_activities(activities, known, today),
        *compare(activities, config.sources, scans, today),
    )


def _of_the_organisation(config: Config) -> tuple[Finding, ...]:
    """Who answers for the processing: art. 30(1)(a)."""
    asked = {
        "organisation.name": (config.organisation.name, msg("the name of the organisation")),
        "organisation.contact": (config.organisation.contact, msg("how the organisation is reached")),
    }
    return tuple(
        Finding(Concern.INCOMPLETE, Gravity.OBJECTION, what, "30(1)(a)", field=field, where="avgtool.yaml")
        for field, (value, what) in asked.items()
        if not value
    )


def _begin() -> Message:
    return msg("Begin with avgtool register new --process nieuwsbrief.")
