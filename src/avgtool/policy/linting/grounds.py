"""Whether a reason names the law or the consent that something rests on; whether it carries is for a lawyer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.model.treatment import LEAVES_SOMETHING, LEAVES_TRUTH

if TYPE_CHECKING:
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
    return any(_GROUND.search(_CONSENT.sub("", text)) for text in (because.nl, because.en or ""))


def names_ground(because: Words) -> bool:
    """Whether one of the languages names one."""
    return any(_GROUND.search(text) for text in (because.nl, because.en or ""))
