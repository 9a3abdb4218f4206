"""Whether a reason names the law or the consent that something rests on; whether it carries is for a lawyer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.model.treatment import LEAVES_SOMETHING, LEAVES_TRUTH

if TYPE_CHECKING:
    from avgtool.i18n import Message
    from avgtool.policy.schema import Words

_GROUND = re.compile(
    r"\b(?:U?AVG|GDPR|art\.|artikel|article|toestemming|consent|\w*wet|wetboek|wettelijke?|law|statute|9\(2\)|"
    r"Wabvpz|Wabb|Wlz|Wmo|Zvw|Wwft|WGBO|AWR)\b",
    re.IGNORECASE,
)
LEAVES_IT = LEAVES_TRUTH | LEAVES_SOMETHING
"""Effects after which special, criminal and national data are that still, whole or in part."""


_CONSENT = re.compile(r"\b(?:toestemming|consent)\b", re.IGNORECASE)


def names_law(because: Words) -> bool:
    """Whether one of the languages names a law; consent allows nobody to use a national number (UAVG 46)."""
    return any(map(_law_in, (because.nl, because.en or "")))


def tells_law(because: Message) -> bool:
    """The same of the reason in a plan."""
    return any(_law_in(because.render(language)) for language in ("nl", "en"))


def _law_in(text: str) -> bool:
    return _GROUND.search(_CONSENT.sub("", text)) is not None


def names_ground(because: Words) -> bool:
    """Whether one of the languages names one."""
    return any(_GROUND.search(text) for text in (because.nl, because.en or ""))
