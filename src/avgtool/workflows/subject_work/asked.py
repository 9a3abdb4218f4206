"""What is asked, and whether the request is so far that it may be done."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.requests import Right, State
from avgtool.model.subject_data import Wanted
from avgtool.subject_requests.work import is_nothing_done
from avgtool.workflows.subject_data.finding import source_maps
from avgtool.workflows.subject_work.noting import is_suppressed

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from avgtool.config import Config
    from avgtool.model.requests import Request
    from avgtool.model.subject_data import SourceMap

_KNOWN_WHO_ASKS = {State.IN_PROGRESS, State.CLARIFICATION_ASKED, State.EXTENDED, State.GRANTED, State.PARTLY_GRANTED}
"""States in which it was made sure who asks."""
OBJECTIONS = (Right.MARKETING_OBJECTION, Right.OBJECTION)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be done for a request."""

    request: str
    """Its reference."""
    work: Right
    """Erasure, rectification, restriction or an objection."""
    wanted: Wanted = field(default_factory=Wanted)
    """By what the person is found; a customer id of the request is added."""
    confirmed: tuple[str, ...] = ()
    """Ids of rows in doubt of which a human said that they are about the person."""
    rest_left_out: bool = False
    """Whether a human said that the other rows in doubt are about others."""
    without: tuple[str, ...] = ()
    """Names of sources that are left out."""
    settings: tuple[str, ...] = field(default=(), repr=False)
    """For a rectification: ``table.column=value``."""
    lift: bool = False
    """A restriction is lifted."""
    told: date | None = None
    """When the person was told that it will be (art. 18(3))."""
    purpose: str | None = None
    """To what the person objects; to all direct marketing where none is named."""
    erase_consents: bool = False
    """Whether the ledger is to forget who the person is, once all is done."""
    before_answer: bool = False
    """Whether a human said that data may go that the person asked to see and was not given."""
    again: bool = False
    """Data that were erased are back, from a backup: they are erased once more, whatever became of the request."""
    other_identifier: str | None = field(default=None, repr=False)
    """How it is known that what was given is the person's too, where nothing ties it to the request."""
    by: str | None = None
    """Who does it; by default whom AVGTOOL_BY or avgtool.yaml names."""


def searched_for(config: Config, asked: Asked) -> tuple[SourceMap, ...]:
    """The sources in which the person is looked for; what the suppression list stops needs none.

    Raises:
        ConfigError: There is none, or the variable with the URL of one is not set.
        InputError: One that is to be left out is not there.
    """
    if not config.sources and asked.work in OBJECTIONS and is_suppressed(asked.work, asked.purpose):
        return ()
    return sources_of(config, asked.without)


def require_somebody(wanted: Wanted, reference: str) -> None:
    """Refuse to look for nobody.

    Raises:
        InputError: Nobody is named.
    """
    if wanted == Wanted():
        raise InputError(
            msg("The ledger knows by a digest only whose request it is."),
            where=reference,
            hint=msg("Say who is looked for: --customer, --email, --phone, or --name with --birth."),
        )


def sources_of(config: Config, without: Collection[str] = ()) -> tuple[SourceMap, ...]:
    """The sources of avgtool.yaml in which persons are looked for.

    Raises:
        ConfigError: There is none, or the variable with the URL of one is not set.
        InputError: One that is to be left out is not there.
    """
    sources = source_maps(config)
    unknown = sorted(set(without) - {one.name for one in sources})
    if unknown:
        raise InputError(
            msg("avgtool.yaml has no such source."),
            where=", ".join(unknown),
            hint=msg("It has: {sources}.", sources=", ".join(one.name for one in sources)),
        )
    return tuple(one for one in sources if one.name not in without)


def require_ready(request: Request, state: State, asked: Asked) -> None:
    """Refuse what the request does not ask, or what comes too early.

    Raises:
        InputError: It is not asked; or it is not known yet who asks, or the request is closed; or a restriction would
            be lifted without a word to the person.
    """
    if asked.work not in request.rights:
        raise InputError(
            msg("This is not what the request asks for."),
            where=request.reference,
            hint=msg("It asks for: {rights}.", rights=", ".join(request.rights)),
        )
    if asked.again:
        _require_done_before(request, asked.work)
        return
    at_once = asked.work is Right.MARKETING_OBJECTION and state is not State.CLOSED
    if state not in _KNOWN_WHO_ASKS and not at_once:
        raise InputError(
            msg("The request is not being worked on: it is not known yet who asks, or it was closed."),
            where=request.reference,
            hint=msg("See what is open: avgtool request show {reference}", reference=request.reference),
        )
    if asked.lift and asked.told is None:
        raise InputError(
            msg("The person must be told before a restriction is lifted (GDPR 18(3))."),
            hint=msg("Tell the person, and say when you did: {option}", option="--told 2026-03-05"),
        )


def _require_done_before(request: Request, work: Right) -> None:
    """Refuse to do again what was never done.

    Raises:
        InputError: No work of this right was done.
    """
    if is_nothing_done(request, work):
        raise InputError(
            msg("Nothing was done for this request that could be done again."),
            where=request.reference,
            hint=msg("See what is open: avgtool request show {reference}", reference=request.reference),
        )


def right_to_object(request: Request, purpose: str | None = None) -> Right:
    """Which objection of a request is meant: to direct marketing where it makes that one too, and names no purpose."""
    if purpose is not None and Right.OBJECTION in request.rights:
        return Right.OBJECTION
    return next((one for one in OBJECTIONS if one in request.rights), Right.OBJECTION)


def with_customer(wanted: Wanted, customer: str | None) -> Wanted:
    """Whom to look for, also by the customer id of the request."""
    if customer is None or customer in wanted.customer:
        return wanted
    return replace(wanted, customer=(customer, *wanted.customer))
