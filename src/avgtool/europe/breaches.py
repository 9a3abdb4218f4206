"""When persons need not be told of a breach, by the AVG (art. 34)."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.breaches import PUBLICLY
from avgtool.model.requests import Ground

GROUNDS = {
    one.code: one
    for one in (
        Ground("geen-hoog-risico", msg("GDPR 34(1)"), msg("a high risk to the persons is unlikely")),
        Ground(
            "avg-34-3-a",
            msg("GDPR 34(3)(a)"),
            msg("the data were made unintelligible beforehand, such as by encryption whose key is safe"),
        ),
        Ground(
            "avg-34-3-b",
            msg("GDPR 34(3)(b)"),
            msg("measures taken afterwards see to it that the high risk is no longer likely"),
        ),
        Ground(
            PUBLICLY,
            msg("GDPR 34(3)(c)"),
            msg("telling each person takes disproportionate effort; a public communication informs them as well"),
        ),
    )
}
