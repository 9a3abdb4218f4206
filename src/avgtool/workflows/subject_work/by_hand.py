"""Work for a request that a human does: recorded per source, and held against what the ledger itself knows."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.recordable import one_of
from avgtool.model.consents import EventType
from avgtool.model.requests import Right, TaskState
from avgtool.register.loading import all_activities
from avgtool.subject_data.using import on_consent
from avgtool.subject_requests.work import CONSENTS, open_tasks
from avgtool.workflows.ledger import open_configured
from avgtool.workflows.ledger_session import ledger_session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from avgtool.config import Config
    from avgtool.ledger.persons import Person
    from avgtool.model.requests import Request
    from avgtool.subject_requests.standing import Standing
    from avgtool.workflows.ledger_session import LedgerSession


def record_work(
    config: Config,
    reference: str,
    sources: Iterable[str],
    *,
    right: Right | str,
    state: TaskState | str,
    words: str | None = None,
    by: str | None = None,
) -> tuple[Request, Standing]:
    """Record how the work stands in sources; without any, in each in which work for the right is open.

    Raises:
        InputError: Nothing is open, the request does not ask for this, a reason is missing, or the ledger says
            otherwise: a consent of the person still holds.
    """
    with closing(open_configured(config)) as ledger, ledger_session(ledger, config, by=by) as session:
        work = one_of(Right, right)
        known = session.requests.get(reference)
        places = tuple(sources) or tuple(task.source for task in open_tasks(known, (work,)))
        if not places:
            raise InputError(
                msg("No work for this right is open."), where=reference, hint=msg("Name the source that it is about.")
            )
        if CONSENTS in places and work is Right.CONSENT_WITHDRAWAL and state != TaskState.OPEN:
            _require_withdrawn(session, known)
        for place in places:
            session.requests.set_task(reference, place, work, state, words=words)
        found = session.requests.get(reference)
        return found, session.requests.standing(found)


def withdraw_consents(
    config: Config,
    reference: str,
    purposes: Iterable[str] = (),
    *,
    also: Iterable[Person] = (),
    by: str | None = None,
) -> tuple[Request, Standing, tuple[str, ...]]:
    """Record in the ledger that the person of a request takes consents back, and that this work is done (art. 7(3)).

    It counts from now on, whether or not it is known yet who asks: to be approached less harms nobody. Sources that are
    used on consent become work of the request: the ledger cannot take anybody out of them.

    Args:
        config: Names the ledger.
        reference: Of the request.
        purposes: Codes; by default each for which a consent of the person holds.
        also: Further identifiers by which the ledger knows the person.
        by: Who records it.

    Returns:
        The request, how it stands, and the codes of the purposes that were withdrawn.

    Raises:
        InputError: The request asks for something else, or no consent of the person holds.
    """
    places = _on_consent(config)
    with closing(open_configured(config)) as ledger, ledger_session(ledger, config, by=by) as session:
        known = session.requests.get(reference)
        subjects = dict.fromkeys((known.subject, *(id_ for one in also for id_ in session.subjects_of(one))))
        asked = tuple(purposes)
        done = [
            (subject, purpose)
            for subject in subjects
            for purpose in session.consented(subject)
            if not asked or purpose in asked
        ]
        missing = sorted(set(asked) - {purpose for _, purpose in done})
        if missing or not done:
            raise _nothing_to_withdraw(missing)
        for subject, purpose in done:
            session.withdraw_of(subject, purpose)
        codes = tuple(dict.fromkeys(purpose for _, purpose in done))
        work = Right.CONSENT_WITHDRAWAL
        session.requests.set_task(reference, CONSENTS, work, TaskState.DONE, words=", ".join(codes))
        for place in places:
            if not any((task.source, task.work) == (place, work) for task in known.tasks):
                session.requests.set_task(reference, place, work)
        found = session.requests.get(reference)
        return found, session.requests.standing(found), codes


def _on_consent(config: Config) -> tuple[str, ...]:
    """Names of the sources of avgtool.yaml that are used on consent; where each lies does not matter here."""
    return on_consent([entry.as_map("") for entry in config.sources], all_activities(config))


def _nothing_to_withdraw(missing: list[str]) -> InputError:
    return InputError(
        msg("No consent of the person holds that could be withdrawn.")
        if not missing
        else msg("No consent of the person holds for {purposes}.", purposes=", ".join(missing)),
        hint=msg(
            "Give other identifiers ({options}). Where there is none, record it with a reason: {command}",
            options="--customer, --email, --phone",
            command="avgtool request task --for toestemming-intrekken --state vervallen --reason …",
        ),
    )


def _require_withdrawn(session: LedgerSession, request: Request) -> None:
    """Refuse to call a withdrawal done or not needed while the ledger still calls the consent valid.

    Raises:
        InputError: A consent of the person holds, and none was withdrawn since the request came in.
    """
    holds = session.consented(request.subject)
    if not holds:
        return
    since = [one for one in session.events_of(request.subject) if one.type is EventType.WITHDRAWN]
    if not any(one.at >= request.events[0].at for one in since):
        raise InputError(
            msg("The ledger still holds a consent of this person: {purposes}.", purposes=", ".join(holds)),
            where=request.reference,
            hint=msg("Record that it was withdrawn: {command}", command="avgtool request withdraw-consent"),
        )
