"""Numbers of Dutch identity documents. They are no national identification number, but open the door to fraud."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Flag, Kind
from avgtool.recognizers.base import Recognizer, Shape

_NO_O = "A-NP-Z"

PASSPORT = Recognizer(
    "NL_PASSPORT",
    Kind.OTHER_ID,
    msg("Number of a passport or identity card"),
    category=Category.SENSITIVE,
    shapes=(
        Shape(rf"[NIBDSRAX][{_NO_O}][0-9{_NO_O}]{{6}}[0-9]", 0.15),
        Shape(rf"[{_NO_O}]{{2}}[0-9{_NO_O}]{{6}}[0-9]", 0.1),
    ),
    needs_context=True,
    context=("paspoort", "paspoortnummer", "paspoortnr", "documentnummer", "documentnr", "id-kaart", "identiteitskaart",
             "identiteitsbewijs", "legitimatie", "passport", "id kaart", "id-bewijs"),
    mask="all",
    country="NL",
)  # fmt: skip

RESIDENCE_DOCUMENT = Recognizer(
    "NL_RESIDENCE_DOCUMENT",
    Kind.OTHER_ID,
    msg("Number of a residence document"),
    category=Category.SENSITIVE,
    articles=("AVG 4(1)", "AVG 9(1)"),
    flags=frozenset({Flag.MAY_REVEAL_SPECIAL}),
    shapes=(Shape(rf"V[1-9{_NO_O}]{{8}}", 0.1),),
    needs_context=True,
    context=("verblijfsdocument", "verblijfsvergunning", "verblijfs", "vreemdelingen", "vreemdelingendocument"),
    beats=("NL_PASSPORT",),
    mask="all",
    country="NL",
)

DRIVERS_LICENSE = Recognizer(
    "NL_DRIVERS_LICENSE",
    Kind.OTHER_ID,
    msg("Number of a driving licence"),
    category=Category.SENSITIVE,
    shapes=(Shape(r"[0-9]{10}", 0.05),),
    needs_context=True,
    context=("rijbewijs", "rijbewijsnummer", "rijbewijsnr", "driving licence", "drivers license"),
    beats=("BE_DRIVERS_LICENSE",),
    mask="all",
    country="NL",
)

RECOGNIZERS = (PASSPORT, RESIDENCE_DOCUMENT, DRIVERS_LICENSE)
