"""The register as a table: a row an activity, a line in a cell for each of several things. For spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.words import CATEGORY_TAGS, KINDS
from avgtool.i18n import Message, msg
from avgtool.model.register_words import RegisterField as Field
from avgtool.register.words import BASES, CAPACITIES, period_in_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from avgtool.model.activities import Activity

NOTHING = "–"
"""Stands for an empty line between others."""
HEADINGS: Mapping[Field, Message] = {
    Field.CODE: msg("Code"),
    Field.NAME: msg("Processing activity"),
    Field.CAPACITY: msg("Role"),
    Field.DESCRIPTION: msg("Description"),
    Field.PURPOSES: msg("Purposes"),
    Field.BASIS: msg("Basis"),
    Field.GROUNDS: msg("Law or interest"),
    Field.CONSENT: msg("Purpose in the ledger"),
    Field.SUBJECTS: msg("Categories of persons"),
    Field.DATA: msg("Categories of data"),
    Field.PERMITS: msg("Special data allowed by"),
    Field.RECIPIENTS: msg("Recipients"),
    Field.PROCESSORS: msg("Processors"),
    Field.CONTRACTS: msg("Processing agreements"),
    Field.TRANSFERS: msg("Transfers outside the EEA"),
    Field.SAFEGUARDS: msg("Safeguards"),
    Field.RETENTION: msg("Kept"),
    Field.MEASURES: msg("Security"),
    Field.SYSTEMS: msg("Systems"),
    Field.ORIGIN: msg("Where the data come from"),
    Field.REQUIRED: msg("Whether they must be given"),
    Field.DECISIONS: msg("Automated decisions"),
    Field.DPIA: msg("Assessment (DPIA)"),
    Field.OWNER: msg("Answers for it"),
    Field.LAST_REVIEW: msg("Last reviewed"),
    Field.JOINT_CONTROLLERS: msg("Joint controllers"),
    Field.CONTROLLERS: msg("For controllers"),
    Field.WORK: msg("Work"),
    Field.POLICY: msg("Policy for copies"),
}
"""What the columns are called; in the language in force."""


def row_of(activity: Activity) -> dict[Field, str]:
    """One activity as cells; several things are lines of a cell, and a semicolon in one of them becomes a comma."""
    a = activity
    none = str(msg("none"))
    return {
        Field.CODE: a.code,
        Field.NAME: a.name,
        Field.CAPACITY: str(CAPACITIES[a.capacity]),
        Field.DESCRIPTION: a.description,
        Field.PURPOSES: _lines(one.text for one in a.purposes),
        Field.BASIS: _lines(str(BASES[one.basis]) if one.basis else "" for one in a.purposes),
        Field.GROUNDS: _lines(one.law or one.interest for one in a.purposes),
        Field.CONSENT: _lines(one.consent for one in a.purposes),
        Field.SUBJECTS: _lines(a.subjects),
        Field.DATA: _lines((*(str(KINDS[kind]) for kind in a.kinds), *a.other_data)),
        Field.PERMITS: _lines(f"{CATEGORY_TAGS[category]}: {law}" for category, law in a.permits.items()),
        Field.RECIPIENTS: _lines(_with(one.name, one.purpose) for one in a.recipients)
        or (none if a.no_recipients else ""),
        Field.PROCESSORS: _lines(_with(one.name, one.service) for one in a.processors),
        Field.CONTRACTS: _lines(one.contract for one in a.processors),
        Field.TRANSFERS: _lines(_with(one.country, one.recipient) for one in a.transfers)
        or (none if a.no_transfers else ""),
        Field.SAFEGUARDS: _lines(one.safeguard for one in a.transfers),
        Field.RETENTION: _lines(str(period_in_full(one)) for one in a.retention),
        Field.MEASURES: _lines(a.measures),
        Field.SYSTEMS: _lines(a.systems),
        Field.ORIGIN: a.origin,
        Field.REQUIRED: a.required,
        Field.DECISIONS: _lines(one.what for one in a.decisions),
        Field.DPIA: a.dpia,
        Field.OWNER: a.owner,
        Field.LAST_REVIEW: a.last_review.isoformat() if a.last_review else "",
        Field.JOINT_CONTROLLERS: _lines(_with(one.name, one.contact) for one in a.joint_controllers),
        Field.CONTROLLERS: _lines(_with(one.name, one.contact) for one in a.controllers),
        Field.WORK: _lines(a.work),
        Field.POLICY: a.policy,
    }


def _lines(items: Iterable[str]) -> str:
    """Lines of a cell, a dash for an empty one; nothing where each of them is empty."""
    listed = [" ".join(item.split()).replace(";", ",") for item in items]
    return "\n".join(line or NOTHING for line in listed) if any(listed) else ""


def _with(name: str, beside: str) -> str:
    return f"{name} ({beside})" if beside else name
