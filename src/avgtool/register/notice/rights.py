"""What a privacy notice says of rights: only those that its bases give, and objection apart from the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import Alert, Bullets, Paragraph, Section
from avgtool.i18n import msg
from avgtool.model.consents import Basis

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.documents.content import Block
    from avgtool.model.activities import Activity

_OBJECTED_TO = frozenset({Basis.LEGITIMATE_INTEREST, Basis.PUBLIC_TASK})


def objecting(told: Sequence[Activity], names: Mapping[str, str], where: str) -> Section:
    """Art. 21(4): objection is brought to attention explicitly, clearly and separately from all other information.

    Args:
        told: The activities of the notice.
        names: What each is called, by its code.
        where: Where it is said: an address, a telephone number, a page; empty where nothing is known.
    """
    marketing = Paragraph(_MARKETING)
    against = tuple(names[one.code] for one in told if any(purpose.basis in _OBJECTED_TO for purpose in one.purposes))
    say_so = (Paragraph(msg("Do you want to object? Tell us: {where}.", where=where)),) if where else ()
    own = (Alert("accent", _OBJECT, _AGAINST, against),) if against else ()
    return Section(msg("Your right to object"), (*own, marketing, *say_so))


def rights(told: Sequence[Activity], where: str) -> Section:
    """The other rights, and how they are exercised."""
    bases = {purpose.basis for one in told for purpose in one.purposes}
    portable = (_PORTABILITY,) if bases & {Basis.CONSENT, Basis.CONTRACT} else ()
    withdrawn = (Paragraph(_WITHDRAW),) if Basis.CONSENT in bases else ()
    decided = (Paragraph(_HUMAN),) if any(one.decisions for one in told) else ()
    use = (Paragraph(msg("Do you want to use one of these rights? Tell us: {where}.", where=where)),) if where else ()
    asked = Bullets((_ACCESS, _RECTIFY, _ERASE, _RESTRICT, *portable))
    blocks: tuple[Block, ...] = (Paragraph(_YOU_MAY), asked, *withdrawn, *decided, *use, Paragraph(_TERM))
    return Section(msg("Your rights"), blocks)


_OBJECT = msg("You may object to what we do because we have a good reason or a public task")
_AGAINST = msg(
    "Because of your own situation you can ask us to stop. We stop, unless we have a reason that weighs more, and then "
    "we tell you why (GDPR 21(1)). It is about:"
)
_MARKETING = msg(
    "You can always object to advertising. We then stop at once, and you need not give a reason (GDPR 21(2))."
)
_YOU_MAY = msg("You may ask us:")
_ACCESS = msg("to see which data we have about you, and to get a copy (GDPR 15)")
_RECTIFY = msg("to change data that are wrong, or to add what is missing (GDPR 16)")
_ERASE = msg("to delete your data (GDPR 17)")
_RESTRICT = msg("to put the use of your data on hold for a while (GDPR 18)")
_PORTABILITY = msg("to give you your data as a file, or to pass them to another organization (GDPR 20)")
_WITHDRAW = msg(
    "Did you give consent? You can withdraw it at any time, as easily as you gave it. What we did before stays allowed "
    "(GDPR 7(3))."
)
_HUMAN = msg(
    "Did a computer decide about you? You can ask that a human looks at it, give your own view, and contest the "
    "decision (GDPR 22(3))."
)
_TERM = msg(
    "It is free. You get an answer within one month. If it is complicated, that can become three months; we tell you "
    "within one month. Sometimes we ask something, to be sure that it is you."
)
