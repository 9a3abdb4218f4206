"""Organizations by the words that the law and custom give them: legal forms and kinds of bodies."""

from __future__ import annotations

import re

from avgtool.model.findings import TextFinding

_WORD = r"[A-ZÀ-ÖØ-Þ][\w&'’.\-]*"
_LEGAL_FORM = r"(?:B\.V\.|BV|N\.V\.|NV|V\.O\.F\.|VOF|VvE|U\.A\.|GmbH|Ltd\.?|Inc\.?|bvba|BVBA)"
_BEFORE_FORM = re.compile(rf"(?<!\w)({_WORD}(?:[ ](?:{_WORD}|en|van|de|der|&)){{0,4}}[ ]{_LEGAL_FORM})(?!\w)")
_AFTER_KIND = re.compile(
    rf"(?<!\w)((?:Stichting|Vereniging|Coöperatie|Gemeente|Ziekenhuis|Huisartsenpraktijk|Tandartspraktijk|Basisschool)"
    rf"(?:[ ](?:{_WORD}|en|van|de|der|het)){{1,4}})(?!\w)"
)


class Organizations:
    """Finds ORGANIZATION, at a low score: organizations are no persons, but their names may hold one."""

    entities = ("ORGANIZATION",)
    name = "Organizations"

    def find(self, text: str) -> list[TextFinding]:
        """Names with a legal form, and bodies with their names."""
        return [
            TextFinding(match.start(1), match.end(1), "ORGANIZATION", score)
            for pattern, score in ((_BEFORE_FORM, 0.6), (_AFTER_KIND, 0.45))
            for match in pattern.finditer(text)
        ]
