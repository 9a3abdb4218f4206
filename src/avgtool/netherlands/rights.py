"""What Dutch law and practice add to the rights of the AVG: grounds of the UAVG, identity checks, AP and court."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.requests import Ground, IdentityMeans, RequestLaw, Right

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.i18n import Message
    from avgtool.model.requests import RightLaw

_INTERESTS: dict[str, Message] = {
    "a": msg("the security of the state"),
    "b": msg("national defence"),
    "c": msg("public security"),
    "d": msg("preventing, finding and prosecuting crime"),
    "e": msg("another important general interest, such as an economic or financial one, taxes, or public health"),
    "f": msg("the independence of the judiciary and of proceedings"),
    "g": msg("finding and prosecuting breaches of the ethics of regulated professions"),
    "h": msg("supervision or inspection connected with the exercise of official authority"),
    "i": msg("the protection of the person, or the rights and freedoms of others"),
    "j": msg("the enforcement of civil claims"),
}
"""Art. 41(1) UAVG, by its letters."""

_UAVG_41 = tuple(
    Ground(
        f"uavg-41-1-{letter}",
        msg("UAVG 41(1)({letter})", letter=letter),
        msg("necessary and proportionate for {interest}", interest=interest),
        told=msg("this is needed for {interest}", interest=interest),
    )
    for letter, interest in _INTERESTS.items()
)
_RESEARCH = Ground(
    "uavg-44",
    msg("UAVG 44"),
    msg("research or statistics, with measures so that the data serve nothing else"),
    told=msg("we use the data for research or statistics alone"),
)
_ARCHIVES = Ground(
    "uavg-45",
    msg("UAVG 45"),
    msg("records that an archives act protects"),
    told=msg("the data are in an archive that a law protects"),
)
_JOURNALISM = Ground(
    "uavg-43",
    msg("UAVG 43"),
    msg("the data serve journalism, or academic, artistic or literary expression alone"),
    told=msg("we use the data for journalism, or for academic, artistic or literary work alone"),
)
_DECISIONS = Ground(
    "uavg-40",
    msg("UAVG 40"),
    msg("the decision involves no profiling, and a legal duty or a public task needs it; safeguards are there"),
    told=msg("a law or a public task needs the decision, and no profile of you is made for it"),
)
_ADDED = (*_UAVG_41, _JOURNALISM, _RESEARCH, _ARCHIVES, _DECISIONS)

_NOT_SET_ASIDE = frozenset({Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL})
"""Of direct marketing nothing weighs more; withdrawing consent is no right of art. 12-21."""
_RESEARCHED = frozenset({Right.ACCESS, Right.RECTIFICATION, Right.RESTRICTION})
_ARCHIVED = frozenset({Right.ACCESS, Right.RECTIFICATION, Right.RESTRICTION, Right.PORTABILITY})

_COPY_GUIDANCE = (
    msg("Ask for a copy only where nothing lighter will do; write down why."),
    msg("Let the person make the citizen service number (BSN) and the photograph unreadable; never ask for either."),
    msg("Let the person write on the copy what it is for, and when."),
    msg("Receive it by a secure way, and delete it once you have looked: record that you checked, not the copy."),
)
_GUIDANCE: Mapping[IdentityMeans, tuple[Message, ...]] = MappingProxyType(
    {
        IdentityMeans.LOGIN: (msg("Who is logged in needs to show nothing more."),),
        IdentityMeans.EMAIL_CHECK: (
            msg("Send a code to the address that you have, not to one given with the request."),
        ),
        IdentityMeans.CALL_BACK: (msg("Call the number that you have, not one given with the request."),),
        IdentityMeans.KNOWN_DETAILS: (msg("Ask what only the customer knows, such as the last order; not the BSN."),),
        IdentityMeans.IN_PERSON: (msg("Look at the document; make no copy and note no number."),),
        IdentityMeans.ID_COPY: _COPY_GUIDANCE,
    }
)
_REMEDIES = (
    msg("a complaint to the Autoriteit Persoonsgegevens (GDPR 77)"),
    msg(
        "a petition to the district court within six weeks after the answer (UAVG 35(2)); at a public body: an "
        "objection within six weeks (UAVG 34, Awb 6:7)"
    ),
)


def request_law(rights: Mapping[Right, RightLaw], grounds: Mapping[str, Ground], unknown_person: str) -> RequestLaw:
    """The law of requests in the Netherlands.

    Args:
        rights: What the AVG says of each.
        grounds: Those of the AVG, by their codes.
        unknown_person: Which of them says that nobody can tell who asks.
    """
    return RequestLaw(
        rights=MappingProxyType({right: _with_dutch_grounds(law) for right, law in rights.items()}),
        grounds=MappingProxyType({**grounds, **{one.code: one for one in _ADDED}}),
        identity_only=frozenset({unknown_person}),
        identity_guidance=_GUIDANCE,
        remedies=_REMEDIES,
        authority="Autoriteit Persoonsgegevens",
    )


def _with_dutch_grounds(law: RightLaw) -> RightLaw:
    if law.right in _NOT_SET_ASIDE:
        return law
    added = [*(() if law.right is Right.AUTOMATED_DECISION else _UAVG_41), _JOURNALISM]
    added += [_RESEARCH] if law.right in _RESEARCHED else []
    added += [_ARCHIVES] if law.right in _ARCHIVED else []
    added += [_DECISIONS] if law.right is Right.AUTOMATED_DECISION else []
    return replace(law, grounds=(*law.grounds, *(one.code for one in added)))
