"""What the Dutch write around a date of birth, and around dates that are none."""

from __future__ import annotations

from functools import cache

from avgtool.netherlands.names.lists import common_words, first_names
from avgtool.netherlands.recognizers.dates_in_words import LONG_AGO, SHAPES
from avgtool.recognizers.extending import Extension
from avgtool.recognizers.generic.birth_surroundings import INTERNATIONAL, BirthJudge, BirthWords


@cache
def _names() -> frozenset[str]:
    return first_names() - common_words()


def _each(patterns: str) -> tuple[str, ...]:
    return tuple(patterns.split())


_CHILD = r"(?:klein|stief|pleeg|peet)?(?:dochter|zoon|kind)(?:tje|ertje|je|eren|en|s)?"
_RELATIVE = rf"(?:hij|zij|ze|moeder|vader|oma|opa|zus|broer|man|vrouw|partner|{_CHILD})"
_DUTCH = BirthWords(
    named=_each(r"""
        geb(?:oren|oortedat(?:um|a)|oortedag|oortejaar|oorte|oortedtm|d|\.?\s?dat(?:um)?|\.?\s?dag|jaar|dd|dt)?
        gbdt? g\.d (?<!\d\s)gb(?=[\s:.]{0,2}\Z)
    """),
    celebrated=_each(r"verjaar(?:dag|t|d)? jarig"),
    introduced=(
        *_each(r"""
        (?:ik|'k)\sben\s(?:er\s(?:één|een|eentje)\s)?(?:van|uit) (?:u|je|jij)\sbent?\s(?:van|uit)
        ben\s(?:ik|je|jij|u)\s(?:van|uit) is\s(?:hij|zij|ze)\s(?:van|uit)
    """),
        rf"{_RELATIVE}\s(?:is|was)\s(?:van|uit)",
    ),
    between=_each("op het jaar datum de van uit"),
    behind=(
        (
            r"\(?(?:is\s|=\s?)?(?:(?:mijn|m'n|mn|haar|zijn|de)\s)?"
            r"(?:geboortedatum|geb\.?\s?dat(?:um)?|geboortedag|geboren|geb|verjaardag)"
        ),
    ),
    sexes=_each("man vrouw mnl vrl"),
    numbers=_each("bsn burgerservicenummer"),
    children=(
        _CHILD,
        *_each("dreumes peuter kleuter tweeling drieling leerlinge? neefje nichtje broertje zusje oudste jongste"),
        *_each("middelste jongen meisje"),
    ),
    ours=_each("onze ons mijn m'n mn"),
    other=_each(r"""
        sinds vanaf per dd d\.d\.? contract\w* polis\w* gekocht aanschaf\w* koop\w* getrouwd gehuwd
        huwelijk\w* trouw\w* gescheiden overleden overlijden\w* overleed dienst opgericht oprichting\w*
        ingang\w* ingegaan afgesloten bouwjaar wet besluit brief factuur\w* fact verordening akte oorlog
        bevrijding bon uitgave druk foto nummer nr bestel\w* order\w* afspraak betaald betaling geleverd
        levering bezorgd verzonden ontvangen operatie geopereerd ontslag ontslagen opname opgenomen uitspraak
        vonnis arrest geldig verlopen lid aangemaakt melding gemeld verhuisd opening geopend gesloten
        uitgegeven afgegeven rijbewijs diploma
    """),
    of=_each("van op tot rond voor na"),
    events=_each(r"""
        gekocht kocht(?:en)? besteld bestelde(?:n)? getrouwd trouwde(?:n)? overleden overleed verhuisd verhuisde(?:n)?
        gestart begonnen begon opgericht geopend afgesloten afgegeven uitgegeven ingegaan gesloten
        (?:als|is|was)\s(?:de\s)?(?!geb)[^\W\d_]+datum
    """),
    things=_each(r"""
        auto\w* wagen fiets bus scooter motor boot caravan camper huis woning pand gebouw ketel cursus laptop
        telefoon kast meter paspoort apk
    """),
    remembered=_each(r"(?:4|5|vier|vijf)\smei\s1945 (?:6|zes)\sjuni\s1944 11\sseptember\s2001 31\sjanuari\s1953"),
    long_ago=LONG_AGO,
    first_names=_names,
)
_WORDS = INTERNATIONAL + _DUTCH

EXTENSIONS = (
    Extension("DATE_TIME", shapes=SHAPES, context=("datum", "op", "per", "sinds")),
    Extension(
        "DATE_OF_BIRTH",
        shapes=SHAPES,
        context=_each("""
        geboren geboortedatum geboortedag geboortejaar geboorte gebdat gebdatum gbd gb geb geb. g.d verjaardag
        jarig bsn man vrouw moeder vader zoon zoontje dochter dochtertje kind kindje kleinkind kleinzoon
        kleindochter stiefzoon stiefdochter tweeling leerling dreumes peuter kleuter jongen meisje jongste
        oudste neefje nichtje broertje zusje patnr patiënt mevr mevrouw dhr meneer
    """),
        surroundings=BirthJudge(_WORDS).score,
        clue=_WORDS.clue,
    ),
)
"""Dates, and of these the date of birth."""
