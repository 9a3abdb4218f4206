"""Special categories (AVG 9) and criminal data (AVG 10). Headers and the words of the values tell them.

Dutch stems and homographs: :mod:`avgtool.netherlands.special_categories`. Articles of the UAVG: 25 race and
ethnicity, 26 political opinions, 27 religion and belief, 28 genetic data, 29 biometric data, 30 health, 31-33
criminal data; union membership and sexual orientation have none of their own, so 22.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Recognizer

if TYPE_CHECKING:
    from avgtool.i18n import Message


def _special(kind: Kind, title: Message, uavg: str, *headers: str) -> Recognizer:
    return Recognizer(
        kind.name,
        kind,
        title,
        category=Category.SPECIAL,
        role=Role.SENSITIVE,
        articles=("AVG 9(1)", uavg),
        headers=headers,
        in_text=False,
    )


HEALTH = _special(
    Kind.HEALTH, msg("Health"), "UAVG 30", "health", "disease", "diagnosis", "diagnoses", "medication", "medicine",
    "disability", "allergy", "allergies", "blood type", "blood group", "bmi", "treatment", "symptoms", "medical",
    "medical history", "icd", "icd10", "icd code", "vaccination", "pregnant", "sick leave reason", "condition medical",
    "smoker", "weight kg", "diet",
)  # fmt: skip
RELIGION = _special(
    Kind.RELIGION, msg("Religion or belief"), "UAVG 27", "religion", "faith", "church", "denomination", "religious",
)  # fmt: skip
UNION = _special(
    Kind.UNION, msg("Trade union membership"), "UAVG 22", "union", "trade union", "union member", "union membership"
)
POLITICAL = _special(
    Kind.POLITICAL, msg("Political opinion"), "UAVG 26", "political", "political party", "political preference",
    "party membership", "vote", "voting intention",
)  # fmt: skip
ORIENTATION = _special(
    Kind.ORIENTATION, msg("Sex life or sexual orientation"), "UAVG 22", "orientation", "sexual orientation",
    "sexuality",
    "sexual preference",
)  # fmt: skip
ETHNICITY = _special(
    Kind.ETHNICITY, msg("Race or ethnic origin"), "UAVG 25", "ethnicity", "race", "ethnic origin", "ethnic group",
    "ethnic background", "skin color", "skin colour",
)  # fmt: skip
BIOMETRIC = _special(
    Kind.BIOMETRIC, msg("Biometric data"), "UAVG 29", "biometric", "fingerprint", "face id", "face template",
    "iris scan", "voiceprint", "faceprint",
)  # fmt: skip
GENETIC = _special(Kind.GENETIC, msg("Genetic data"), "UAVG 28", "genetic", "dna", "genome", "genotype", "snp")
CRIMINAL = Recognizer(
    "CRIMINAL",
    Kind.CRIMINAL,
    msg("Criminal data"),
    category=Category.CRIMINAL,
    role=Role.SENSITIVE,
    articles=("AVG 10", "UAVG 31", "UAVG 33"),
    headers=("criminal", "criminal record", "conviction", "convictions", "offense", "offence", "fraud flag",
             "blacklist", "shoplifting", "arrest", "felony"),
    in_text=False,
)  # fmt: skip

RECOGNIZERS = (HEALTH, RELIGION, UNION, POLITICAL, ORIENTATION, ETHNICITY, BIOMETRIC, GENETIC, CRIMINAL)
