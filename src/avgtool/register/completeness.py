"""What is missing in an activity: what art. 30 AVG asks for, what other articles ask for, and what is wise to have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from avgtool.documents.words import CATEGORIES, KINDS
from avgtool.i18n import Message, msg
from avgtool.model.activities import Capacity
from avgtool.model.consents import Basis
from avgtool.model.kinds import Category, Kind
from avgtool.register.answering import names_law, tells
from avgtool.register.findings import Concern, Finding, Gravity
from avgtool.wording import day, listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from avgtool.model.activities import Activity

Check = Callable[["Activity"], bool]
"""Whether what is asked is there. A bare yes, no or question mark is nobody's law or agreement: it is not there."""

REVIEW_MONTHS = 12
"""After so many months somebody looks at an activity again."""

CATEGORY_OF_KIND: Mapping[Kind, Category] = {
    Kind.NATIONAL_ID: Category.NATIONAL_ID,
    Kind.CRIMINAL: Category.CRIMINAL,
    **dict.fromkeys(
        (
            *(Kind.HEALTH, Kind.RELIGION, Kind.UNION, Kind.POLITICAL, Kind.ORIENTATION),
            *(Kind.ETHNICITY, Kind.BIOMETRIC, Kind.GENETIC),
        ),
        Category.SPECIAL,
    ),
}
"""Kinds that need a permit, with the category under which it stands."""
_OF_MEMBERS = frozenset({Kind.RELIGION, Kind.UNION, Kind.POLITICAL})
"""What being a member tells: bodies with such an aim may have it of their members (art. 9(2)(d))."""
_EXCEPTION = re.compile(r"\b9\W*(?:lid\W*)?2(?:\W|lid|sub|onder)*([a-j])\b")
"""A letter of art. 9(2)."""
PERMIT_ARTICLES: Mapping[Category, str] = {Category.SPECIAL: "9", Category.CRIMINAL: "10", Category.NATIONAL_ID: "87"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that an activity should say."""

    field: str
    article: str
    what: Message
    is_there: Check
    gravity: Gravity = Gravity.OBJECTION
    of: tuple[Capacity, ...] = (Capacity.CONTROLLER,)


_DECIDING = frozenset({Basis.CONSENT, Basis.CONTRACT, Basis.LEGAL_OBLIGATION})
_BOTH = (Capacity.CONTROLLER, Capacity.PROCESSOR)
_PROCESSOR = (Capacity.PROCESSOR,)


def _says_transfers(activity: Activity) -> bool:
    return bool(activity.transfers) or activity.no_transfers


def _says_measures(activity: Activity) -> bool:
    return any(map(tells, activity.measures))


ASKED = (
    Asked("purposes", "30(1)(b)", msg("the purposes"), lambda a: any(one.text for one in a.purposes)),
    Asked("purposes.basis", "6(1)", msg("the basis of each purpose"), lambda a: all(one.basis for one in a.purposes)),
    Asked("purposes.law", "6(3)", msg("which law asks for it"), lambda a: _each(a, Basis.LEGAL_OBLIGATION, "law")),
    Asked("purposes.law", "6(3)", msg("which law gives the public task"), lambda a: _each(a, Basis.PUBLIC_TASK, "law")),
    Asked(
        "purposes.interest",
        "13(1)(d)",
        msg("which legitimate interest it is, and why it weighs more"),
        lambda a: _each(a, Basis.LEGITIMATE_INTEREST, "interest"),
    ),
    Asked(
        "purposes.consent",
        "7(1)",
        msg("the purpose in the ledger with which consent is proved"),
        lambda a: all(one.consent for one in a.purposes if one.basis is Basis.CONSENT),
    ),
    Asked("subjects", "30(1)(c)", msg("the categories of persons"), lambda a: any(map(tells, a.subjects))),
    Asked("kinds", "30(1)(c)", msg("the categories of data"), lambda a: bool(a.kinds or a.other_data)),
    Asked(
        "recipients",
        "30(1)(d)",
        msg("the recipients, or that there are none (no_recipients: true)"),
        lambda a: bool(a.recipients or a.processors) or a.no_recipients,
    ),
    Asked(
        "transfers",
        "30(1)(e)",
        msg("the transfers outside the EEA, or that there are none (no_transfers: true)"),
        _says_transfers,
    ),
    Asked(
        "transfers",
        "30(2)(c)",
        msg("the transfers outside the EEA, or that there are none (no_transfers: true)"),
        _says_transfers,
        of=_PROCESSOR,
    ),
    Asked(
        "transfers.safeguard",
        "46",
        msg("the safeguard of each transfer"),
        lambda a: all(tells(one.safeguard) for one in a.transfers),
        of=_BOTH,
    ),
    Asked("retention", "30(1)(f)", msg("how long the data are kept"), lambda a: bool(a.retention)),
    Asked(
        "retention.term",
        "5(1)(e)",
        msg("a term, or the event that ends it, of each retention"),
        lambda a: all(one.term or tells(one.start) for one in a.retention),
    ),
    Asked(
        "decisions",
        "22(2)",
        msg("a basis on which no human need decide: consent, a contract or a law"),
        lambda a: not a.decisions or any(one.basis in _DECIDING for one in a.purposes),
    ),
    Asked("measures", "30(1)(g)", msg("the security measures"), _says_measures),
    Asked("measures", "30(2)(d)", msg("the security measures"), _says_measures, of=_PROCESSOR),
    Asked(
        "processors.contract",
        "28(3)",
        msg("the agreement with each processor"),
        lambda a: all(tells(one.contract) for one in a.processors),
        of=_BOTH,
    ),
    Asked(
        "controllers",
        "30(2)(a)",
        msg("for which controllers you work"),
        lambda a: any(tells(one.name) for one in a.controllers),
        of=_PROCESSOR,
    ),
    Asked(
        "controllers.contact",
        "30(2)(a)",
        msg("how each controller that you work for is reached"),
        lambda a: all(tells(one.contact) for one in a.controllers),
        of=_PROCESSOR,
    ),
    Asked(
        "joint_controllers.contact",
        "30(1)(a)",
        msg("how each joint controller is reached"),
        lambda a: all(tells(one.contact) for one in a.joint_controllers),
    ),
    Asked(
        "capacity",
        "30(2)",
        msg("whether you decide: it names those you work for, which is for capacity: processor"),
        lambda a: not (a.controllers or a.work),
    ),
    Asked("work", "30(2)(b)", msg("what you do for them"), lambda a: any(map(tells, a.work)), of=_PROCESSOR),
    Asked(
        "systems",
        "",
        msg("the systems in which the data are"),
        lambda a: any(map(tells, a.systems)),
        Gravity.REMARK,
        _BOTH,
    ),
    Asked("origin", "14(2)(f)", msg("where the data come from"), lambda a: tells(a.origin), Gravity.REMARK),
    Asked("owner", "24", msg("who answers for it"), lambda a: tells(a.owner), Gravity.REMARK, _BOTH),
    Asked("dpia", "35", msg("the assessment (DPIA), or why none is needed"), lambda a: tells(a.dpia), Gravity.REMARK),
    Asked(
        "retention.ground",
        "5(1)(e)",
        msg("why data are kept that long"),
        lambda a: all(tells(one.ground) for one in a.retention),
        Gravity.REMARK,
    ),
)
"""In the order of the articles, what is wise to have last."""


def missing(activity: Activity) -> Iterator[Finding]:
    """What is not written down of one activity."""
    found = partial(Finding, Concern.INCOMPLETE, activity=activity.code, where=activity.where)
    for one in ASKED:
        if activity.capacity in one.of and not one.is_there(activity):
            yield found(one.gravity, one.what, one.article, field=one.field)
    yield from permits_missing(activity)


def not_reviewed(activity: Activity, today: date) -> Iterator[Finding]:
    """Whether nobody looked at it for :data:`REVIEW_MONTHS`; 24(1) AVG asks for review."""
    from avgtool.model.retention import Term

    found = partial(
        Finding, Concern.NOT_REVIEWED, Gravity.OBJECTION, activity=activity.code, where=activity.where, article="24(1)"
    )
    if activity.last_review is None:
        yield found(msg("no date on which it was last reviewed"), field="last_review")
    elif Term(months=REVIEW_MONTHS).until(activity.last_review) < today:
        what = msg("last reviewed on {day}, more than a year ago", day=day(activity.last_review))
        yield found(what, field="last_review")
    elif activity.last_review > today:
        what = msg("last reviewed on {day}, which is still to come", day=day(activity.last_review))
        yield found(what, field="last_review")


def permits_missing(activity: Activity) -> Iterator[Finding]:
    """What no law allows, by category; and what the exception that is named does not allow."""
    needed = {CATEGORY_OF_KIND[kind] for kind in activity.kinds if kind in CATEGORY_OF_KIND}
    for category in sorted(needed | {one for one, law in activity.permits.items() if law}):
        if (what := _not_lawful(activity, category)) is not None:
            article, field = PERMIT_ARTICLES[category], f"permits.{category.value}"
            found = partial(Finding, Concern.PERMIT_MISSING, Gravity.OBJECTION, activity=activity.code)
            yield found(what, article, field=field, where=activity.where)


def names_exception(text: str) -> bool:
    """Whether a text names a letter of art. 9(2)."""
    return _EXCEPTION.search(text.casefold()) is not None


def _not_lawful(activity: Activity, category: Category) -> Message | None:
    law = activity.permits.get(category, "")
    named = {"data": CATEGORIES[category], "key": category.value}
    if not tells(law):
        return msg("the law or exception for: {data} (permits.{key})", **named)
    if not names_law(law):
        return msg("a law or article that allows: {data} (permits.{key} names none)", **named)
    others = [kind for kind in activity.kinds if CATEGORY_OF_KIND.get(kind) is category and kind not in _OF_MEMBERS]
    if category is Category.SPECIAL and others and {*_EXCEPTION.findall(law.casefold())} == {"d"}:
        kinds = listed(", ", tuple(KINDS[kind] for kind in others))
        return msg("the law or exception for: {kinds}; 9(2)(d) is for members of a church, party or union", kinds=kinds)
    return None


def _each(activity: Activity, basis: Basis, field: str) -> bool:
    """Whether every purpose on this basis says ``field``."""
    return all(tells(getattr(one, field)) for one in activity.purposes if one.basis is basis)
