"""The rights of data subjects under the AVG: articles, cases, grounds of refusal, and what an answer must contain."""

from __future__ import annotations

from types import MappingProxyType

from avgtool.i18n import msg
from avgtool.model.requests import Ground, Right, RightLaw

UNKNOWN_PERSON = "avg-12-2"
MANIFESTLY_UNFOUNDED = "avg-12-5-ongegrond"
EXCESSIVE = "avg-12-5-buitensporig"
_ABUSE = (UNKNOWN_PERSON, MANIFESTLY_UNFOUNDED, EXCESSIVE)

_GROUNDS = (
    Ground(
        UNKNOWN_PERSON,
        msg("GDPR 11(2), 12(2)"),
        msg("you can show that you cannot tell who asks"),
        told=msg("we cannot tell with certainty who makes the request"),
    ),
    Ground(
        MANIFESTLY_UNFOUNDED,
        msg("GDPR 12(5)(b)"),
        msg("the request is manifestly unfounded, which you must be able to show"),
        told=msg("it is plain that the request has no foundation"),
    ),
    Ground(
        EXCESSIVE,
        msg("GDPR 12(5)(b)"),
        msg("the request is excessive; asking again is not enough, abuse must be shown (C-526/24, HR:2023:1216)"),
        told=msg("the request goes beyond what the right is meant for"),
    ),
    Ground(
        "avg-15-4",
        msg("GDPR 15(4)"),
        msg("a copy harms the rights of others; leave out what concerns them, and give the rest"),
        told=msg("it would harm the rights of others"),
    ),
    Ground(
        "avg-16",
        msg("GDPR 16"),
        msg("the data are correct and complete, or are an opinion to which a statement is added"),
        told=msg("the data are correct and complete, or are somebody's opinion, to which we add your statement"),
    ),
    Ground(
        "avg-17-1",
        msg("GDPR 17(1)"),
        msg("none of the cases in which data must be erased applies"),
        told=msg("none of the cases applies in which the law has us erase data"),
    ),
    Ground(
        "avg-17-3-a",
        msg("GDPR 17(3)(a)"),
        msg("the data are needed for freedom of expression and information"),
        told=msg("the data are needed for freedom of expression and information"),
    ),
    Ground(
        "avg-17-3-b",
        msg("GDPR 17(3)(b)"),
        msg("a law obliges to keep the data, or a public task needs them"),
        told=msg("a law obliges us to keep the data, or a public task needs them"),
    ),
    Ground(
        "avg-17-3-c",
        msg("GDPR 17(3)(c)"),
        msg("the data are needed for public health"),
        told=msg("the data are needed for public health"),
    ),
    Ground(
        "avg-17-3-d",
        msg("GDPR 17(3)(d)"),
        msg("the data are needed for archives, research or statistics"),
        told=msg("the data are needed for an archive, research or statistics"),
    ),
    Ground(
        "avg-17-3-e",
        msg("GDPR 17(3)(e)"),
        msg("the data are needed for a legal claim"),
        told=msg("the data are needed for a legal claim"),
    ),
    Ground(
        "avg-18-1",
        msg("GDPR 18(1)"),
        msg("none of the cases in which processing must be restricted applies"),
        told=msg("none of the cases applies in which the law has us stop using data for a time"),
    ),
    Ground(
        "avg-20-1",
        msg("GDPR 20(1)"),
        msg("the data are not processed by consent or contract or not by machine, or the person did not provide them"),
        told=msg(
            "the right covers only data that you gave us and that we process by computer, by consent or for a contract"
        ),
    ),
    Ground(
        "avg-20-3",
        msg("GDPR 20(3)"),
        msg("the processing is needed for a public task"),
        told=msg("we process the data for a public task"),
    ),
    Ground(
        "avg-20-4",
        msg("GDPR 20(4)"),
        msg("handing over the data harms the rights of others"),
        told=msg("it would harm the rights of others"),
    ),
    Ground(
        "avg-21-1-grondslag",
        msg("GDPR 21(1)"),
        msg("the processing does not rest on a public task or a legitimate interest"),
        told=msg("you can object only to processing for a public task or a legitimate interest"),
    ),
    Ground(
        "avg-21-1",
        msg("GDPR 21(1)"),
        msg("compelling grounds outweigh the person's interests, or a legal claim needs the data; you must show it"),
        told=msg(
            "there are compelling reasons that weigh more than your interests, or we need the data for a legal claim"
        ),
    ),
    Ground(
        "avg-21-6",
        msg("GDPR 21(6)"),
        msg("research or statistics for a task in the public interest need the data"),
        told=msg("research or statistics in the public interest need the data"),
    ),
    Ground(
        "avg-22-1",
        msg("GDPR 22(1)"),
        msg("the decision is not solely automated, or does not significantly affect the person"),
        told=msg("the decision was not taken by a computer alone, or does not affect you significantly"),
    ),
    Ground(
        "avg-22-2-a",
        msg("GDPR 22(2)(a)"),
        msg("a contract with the person needs the decision, and safeguards are there"),
        told=msg("a contract with you needs the decision"),
    ),
    Ground(
        "avg-22-2-b",
        msg("GDPR 22(2)(b)"),
        msg("a law allows the decision, and safeguards are there"),
        told=msg("a law allows the decision"),
    ),
    Ground(
        "avg-22-2-c",
        msg("GDPR 22(2)(c)"),
        msg("the person explicitly consented, and safeguards are there"),
        told=msg("you explicitly consented to the decision"),
    ),
)
GROUNDS = MappingProxyType({one.code: one for one in _GROUNDS})
"""Grounds of refusal of the AVG itself, by their codes."""

_TOLD = msg(
    "which recipients were told, or why that was impossible or out of proportion; who they are, on request (19)"
)

_RIGHTS = (
    RightLaw(
        Right.ACCESS,
        msg("GDPR 15"),
        msg("access"),
        (msg("always, and without a reason (C-307/22)"),),
        (*_ABUSE, "avg-15-4"),
        (
            msg("whether personal data are processed"),
            msg("the purposes (15(1)(a))"),
            msg("the categories of data (15(1)(b))"),
            msg("the recipients; by name where the person asks for that (15(1)(c), C-154/21)"),
            msg("how long the data are kept, or by what that is decided (15(1)(d))"),
            msg("the rights to rectification, erasure, restriction and objection (15(1)(e))"),
            msg("the right to complain to the supervisory authority (15(1)(f))"),
            msg("where the data come from, if not from the person (15(1)(g))"),
            msg("automated decisions, their logic and their consequences (15(1)(h))"),
            msg("the safeguards of transfers outside the EEA (15(2))"),
            msg("a copy of the data, the first one free (15(3))"),
        ),
    ),
    RightLaw(
        Right.RECTIFICATION,
        msg("GDPR 16"),
        msg("rectification"),
        (msg("data are wrong"), msg("data are incomplete")),
        (*_ABUSE, "avg-16"),
        (msg("what was changed or added"), _TOLD),
        tells_recipients=True,
        takes_work=True,
    ),
    RightLaw(
        Right.ERASURE,
        msg("GDPR 17"),
        msg("erasure"),
        (
            msg("the data are no longer needed (17(1)(a))"),
            msg("consent was withdrawn, and there is no other basis (17(1)(b))"),
            msg("an objection holds (17(1)(c))"),
            msg("the processing is unlawful (17(1)(d))"),
            msg("a law obliges to erase (17(1)(e))"),
            msg("an online service collected the data from a child (17(1)(f))"),
        ),
        (*_ABUSE, "avg-17-1", "avg-17-3-a", "avg-17-3-b", "avg-17-3-c", "avg-17-3-d", "avg-17-3-e"),
        (msg("what was erased"), msg("what is kept, why, and until when"), _TOLD),
        tells_recipients=True,
        takes_work=True,
    ),
    RightLaw(
        Right.RESTRICTION,
        msg("GDPR 18"),
        msg("restriction"),
        (
            msg("the person contests that the data are correct (18(1)(a))"),
            msg("the processing is unlawful, and the person does not want erasure (18(1)(b))"),
            msg("the person needs the data for a legal claim (18(1)(c))"),
            msg("an objection is being weighed (18(1)(d))"),
        ),
        (*_ABUSE, "avg-18-1"),
        (
            msg("which data are marked, and what still happens to them"),
            msg("that you tell the person before it ends (18(3))"),
            _TOLD,
        ),
        tells_recipients=True,
        takes_work=True,
    ),
    RightLaw(
        Right.PORTABILITY,
        msg("GDPR 20"),
        msg("data portability"),
        (msg("automated processing by consent or contract, of data that the person provided"),),
        (*_ABUSE, "avg-20-1", "avg-20-3", "avg-20-4"),
        (msg("the data in a structured, common, machine-readable form: CSV, JSON or XML"),),
    ),
    RightLaw(
        Right.OBJECTION,
        msg("GDPR 21(1)"),
        msg("objection"),
        (msg("processing for a public task or a legitimate interest (6(1)(e) and (f))"),),
        (*_ABUSE, "avg-21-1-grondslag", "avg-21-1", "avg-21-6"),
        (
            msg("whether the processing stops"),
            msg("where it does not: the compelling grounds, weighed against the person's interests"),
        ),
        takes_work=True,
    ),
    RightLaw(
        Right.MARKETING_OBJECTION,
        msg("GDPR 21(2)-(3)"),
        msg("objection to direct marketing"),
        (msg("always"),),
        (UNKNOWN_PERSON,),
        (msg("that direct marketing has stopped, profiling for it too"),),
        takes_work=True,
    ),
    RightLaw(
        Right.AUTOMATED_DECISION,
        msg("GDPR 22"),
        msg("no automated decision"),
        (msg("a solely automated decision with legal or similarly significant effects"),),
        (*_ABUSE, "avg-22-1", "avg-22-2-a", "avg-22-2-b", "avg-22-2-c"),
        (
            msg("what a human who looked at it again decided"),
            msg("that the person may give a view and contest the decision"),
        ),
    ),
    RightLaw(
        Right.CONSENT_WITHDRAWAL,
        msg("GDPR 7(3)"),
        msg("withdrawal of consent"),
        (msg("processing by consent"),),
        (UNKNOWN_PERSON,),
        (msg("from when the processing stopped"), msg("what that means; what was done before stays lawful")),
        takes_work=True,
    ),
)
RIGHTS = MappingProxyType({one.right: one for one in _RIGHTS})
"""What the AVG says of each right."""
