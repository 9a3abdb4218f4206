"""What a policy that requires consent has against a data set that is to leave as it is. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.checking.findings import CheckFinding, Code
from avgtool.i18n import msg, nmsg
from avgtool.model.treatment import Effect
from avgtool.wording import listed, number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from avgtool.model.outcome import Selection
    from avgtool.model.plan import ConsentDemand, Step


def demand_here(demand: ConsentDemand, columns: Collection[str], made: Mapping[str, Step]) -> ConsentDemand | None:
    """The demand as it can be asked of a data set that may be a copy; none where nobody is named in it any more.

    Args:
        demand: Of the policy.
        columns: Those of the data.
        made: For each column whose values are what a step leaves, that step.
    """
    by_name = {name.casefold(): name for name in columns}

    def found(asked: str | None) -> str | None:
        name = by_name.get(asked.casefold()) if asked else None
        treated = made.get(name) if name else None
        return None if treated is not None and treated.effect is not Effect.KEEPS else name

    subject = found(demand.subject)
    return replace(demand, subject=subject, email=found(demand.email), phone=found(demand.phone)) if subject else None


def judge_consent(demand: ConsentDemand, selection: Selection | None) -> Iterator[CheckFinding]:
    """Rows of persons who may not be approached, and objections of which nobody can say whether they are about one.

    Args:
        demand: Of the policy.
        selection: What the ledger answered; none where nobody is named in the data any more.
    """
    if selection is None:
        what = msg("Whose rows these are does not stand there any more: consent cannot be asked.")
        yield CheckFinding(Code.CONSENT_NOT_ASKED, demand.subject, what)
        return
    missing = sum(one.rows for one in selection.without_consent)
    if missing:
        reasons = (
            msg("{reason} ({rows})", reason=one.text, rows=number(one.rows)) for one in selection.without_consent
        )
        what = nmsg(
            "{shown} row is about a person who may not be approached for {purpose}: {reasons}.",
            "{shown} rows are about persons who may not be approached for {purpose}: {reasons}.",
            missing,
            shown=number(missing),
            purpose=demand.purpose,
            reasons=listed(", ", reasons),
        )
        yield CheckFinding(Code.ROWS_WITHOUT_CONSENT, demand.subject, what, missing)
    for kind, entries in selection.not_looked_up.items():
        what = nmsg(
            "{shown} entry of the suppression list ({kind}) was not looked up: no column here is named for it.",
            "{shown} entries of the suppression list ({kind}) were not looked up: no column here is named for them.",
            entries,
            shown=number(entries),
            kind=kind,
        )
        yield CheckFinding(Code.OBJECTIONS_NOT_LOOKED_UP, demand.subject, what)
