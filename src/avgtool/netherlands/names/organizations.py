"""Organizations by the words that the law and custom give them: legal forms and kinds of bodies."""

from __future__ import annotations

import re

from avgtool.model.findings import TextFinding

_WORD = r"[A-ZÀ-ÖØ-Þ][\w&'’.\-]*"
_FORMS = (
    "B.V.",
    "BV",
    "N.V.",
    "NV",
    "V.O.F.",
    "VOF",
    "VvE",
    "U.A.",
    "GmbH",
    "Ltd.",
    "Ltd",
    "Inc.",
    "Inc",
    "bvba",
    "BVBA",
)
_LEGAL_FORM = f"(?:{'|'.join(map(re.escape, _FORMS))})"
_KINDS = (
    "Stichting", "Vereniging", "Coöperatie", "Gemeente", "Ziekenhuis", "Huisartsenpraktijk", "Tandartspraktijk",
    "Basisschool",
)  # fmt: skip
_BEFORE_FORM = re.compile(rf"(?<!\w)({_WORD}(?:[ ](?:{_WORD}|en|van|de|der|&)){{0,4}}[ ]{_LEGAL_FORM})(?!\w)")
_AFTER_KIND = re.compile(rf"(?<!\w)((?:{'|'.join(_KINDS)})(?:[ ](?:{_WORD}|en|van|de|der|het)){{1,4}})(?!\w)")
_RULES = ((_FORMS, _BEFORE_FORM, 0.6), (_KINDS, _AFTER_KIND, 0.45))
"""Words of which a text holds one where the pattern finds something (quicker to see than that), pattern, score."""


class Organizations:
    """Finds ORGANIZATION, at a low score: organizations are no persons, but their names may hold one."""

    entities = ("ORGANIZATION",)
    name = "Organizations"

    def find(self, text: str) -> list[TextFinding]:
        """Names with a legal form, and bodies with their names."""
        return [
            TextFinding(match.start(1), match.end(1), "ORGANIZATION", score)
            for words, pattern, score in _RULES
            if any(word in text for word in words)
            for match in pattern.finditer(text)
        ]
