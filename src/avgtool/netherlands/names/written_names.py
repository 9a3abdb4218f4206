"""Names by how they are written: O'Brien, Achterberg, H.M., Ji-hoon, Çağlar, and initials behind *ex-partner*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.model.findings import TextFinding
from avgtool.netherlands.names.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+"
_RELATION = (
    r"(?:ex-?(?:partner|man|vrouw|echtgenote?)?|partner|echtgenoot|echtgenote|zoon|zoontje|dochter|dochtertje|moeder|vader|"
    r"broer|broertje|zus|zusje|oma|opa|tante|oom|kind|kleinzoon|kleindochter|vriend|vriendin|buurman|buurvrouw|collega|"
    r"cliënt|cliënte|client|patiënt|patiënte|patient|bewoner|bewoonster|huurder|begeleider|mentor|voogd|verdachte|aangever|"
    r"aangeefster|slachtoffer|getuige|leerling|student|werknemer|werkneemster|melder|betrokkene|mevrouw|meneer|mevr\.?|"
    r"dhr\.?|mw\.?)"
)
_INITIALS = r"(?:[A-Z]\.[ ]?){1,4}"
_NO_TITLE = (
    r"(?!(?:Mr|Mrs|Ms|Miss|Dr|Mevrouw|Meneer|Dhr|Mevr|Mw|Heer|Familie|Fam|De|Het|Beste|Dear|Hallo|Hoi|Dag|En|And)\b)"
)
_IRISH = re.compile(
    rf"(?<![\w'’])((?:{_NO_TITLE}{_CAPITAL}[ ])?(?:O['’]{_CAPITAL}|Mc[A-Z][a-z]+)(?:-{_CAPITAL})?|o['’][a-z]{{3,}})"
    r"(?!\w)"
)
_ALONE = re.compile(rf"(?<=[ (:])({_INITIALS})(?=[\s,;:)]|$)")
_BY_RELATION = re.compile(rf"(?<!\w)(?i:{_RELATION})[ ]?[(:]?[ ]?$")
_SURNAME_FIRST = re.compile(
    rf"(?<!\w)({_CAPITAL}(?:-{_CAPITAL})?,[ ](?:[A-Z]\.[ ]?){{2,5}}(?:(?:van|de|der|den|te)\b[ ]?)*)"
)
_HYPHENATED = re.compile(rf"(?<!\w)({_CAPITAL}[ ]{_CAPITAL}-([a-z]{{2,6}}))(?!\w)")
_FOREIGN = "ğşıłńśżźąęčćšžđőűřťňășțĞŞİŁŃŚŻŹČĆŠŽĐŐŰŘ"
_FOREIGN_WORD = re.compile(
    rf"(?<![\w'’\-])([^\W\d_]*[{_FOREIGN}][^\W\d_]*(?:[ ][^\W\d_]*[{_FOREIGN}][^\W\d_]*)?)(?![\w\-])"
)
_HAS_FOREIGN = re.compile(rf"[{_FOREIGN}]")
_IS_THING_BEHIND = re.compile(r"(?i)(?<!\w)(?:de|het|een|naar|uit|in|te|vanuit|geen|wat|van het)[ ]$")
_WORDY = (
    r"(?:Ben|Wil|Will|Dan|Bas|Rob|Jan|Hans|Kees|Jet|Piet|Tim|Tom|Bob|Don|Eva|Ad|Mark|Roos|Joy|Sam|Pien|Max|Dean|Faith|"
    r"Hope|Door|Koos|Guus|Wim)"
)
_WORD_AS_NAME = re.compile(
    rf"(?<=[a-zà-ÿ,][ ])(?:bij|met|aan|door|van|voor|namens|tegen|via|en)[ ]({_WORDY})"
    r"(?=[ ](?:[a-zà-ÿ]{2,}|$)|[.,!?;:)]|$)"
)
"""First names that are verbs or small words too; within a sentence those have no capital."""
_NO_INITIALS = words_of("B.V. N.V. V.O.F. U.A. I.D. P.S. N.B. T.A.V. T.N.V.")
_REACH = 10
_REACH_OF_RELATION = 20


class WrittenNames:
    """Finds PERSON by the shape of names that no list needs to know."""

    entities = ("PERSON",)
    name = "WrittenNames"

    def __init__(self, words: AbstractSet[str]) -> None:
        """Take Dutch words, lower case: what they end is a compound, *Volvo Truck-dealer*."""
        self._words = words

    def find(self, text: str) -> list[TextFinding]:
        """The persons whose names are written as only names are."""
        found: list[TextFinding] = []
        if "'" in text or "’" in text or "Mc" in text:
            found += _matches(_IRISH, text, 0.8)
        if "." in text:
            found += _matches(_ALONE, text, 0.75, _is_somebody)
            found += _matches(_SURNAME_FIRST, text, 0.9, _is_initials)
        if "-" in text:
            found += _matches(_HYPHENATED, text, 0.75, self._is_no_compound)
        if _HAS_FOREIGN.search(text):
            found += _matches(_FOREIGN_WORD, text, 0.75, _stands_alone)
        found += _matches(_WORD_AS_NAME, text, 0.75)
        return found

    def _is_no_compound(self, match: re.Match[str]) -> bool:
        return match[2] not in self._words


def _matches(
    pattern: re.Pattern[str], text: str, score: float, is_right: Callable[[re.Match[str]], bool] | None = None
) -> list[TextFinding]:
    return [
        TextFinding(match.start(1), match.start(1) + len(match[1].rstrip()), "PERSON", score)
        for match in pattern.finditer(text)
        if is_right is None or is_right(match)
    ]


def _is_somebody(match: re.Match[str]) -> bool:
    """Whether a word for a relation stands right in front of initials."""
    before = match.string[max(0, match.start() - _REACH_OF_RELATION) : match.start()]
    return _BY_RELATION.search(before) is not None and _is_initials(match)


def _is_initials(match: re.Match[str]) -> bool:
    return not any(match[1].rstrip().endswith(each) for each in _NO_INITIALS)


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether no article or direction in front makes the word a dish or a town."""
    return _IS_THING_BEHIND.search(match.string, max(0, match.start() - _REACH), match.start()) is None
