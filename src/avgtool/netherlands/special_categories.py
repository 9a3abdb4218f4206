"""Stems of Dutch words that hint at a special category (AVG 9) or at criminal data (AVG 10), and their homographs.

A hint, never a verdict: order data of products sold in pharmacies only are health data even with mere probability
(CJEU C-21/23), but *behandeling* of an order is not. A stem is the beginning of a word, lower case, without accents;
one that ends in ``$`` is a whole word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem.replace("_", " ") for stem in text.split())


KEYWORDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.HEALTH: _stems("""
        gezondheid ziekte ziek$ zieke$ sick$ sickness sickleave ziekmelding ziekteverzuim diagnos medicatie medicijn
        recept$ recepten$ allergi beperking$ handicap gehandicapt zwanger depress verslav therapie therapeut behandel
        huisarts patient psychiat psycholog indicatie ggz wmo$ wlz$ pgb$ zorgzwaarte icd$ icd10 dbc$ bloedgroep
        bloeddruk bmi$ arbeidsongeschikt verzuim rolstoel diabet kanker$ chemo hiv$ aids$ adhd autis dement vaccin
        burn-out burnout astma epileps reuma insuline hartinfarct beroerte operatie$ ziekenhuis revalidatie
        diabeet suikerziek slechthorend slechtziend blind$ doof$ copd$ glutenvrij
        coeliakie lactose migraine hernia
    """),
    Kind.RELIGION: _stems("""
        geloof$ gelovig godsdienst religi kerk$ kerkelijk kerkgenootschap moskee synagoge islam moslim christen
        katholiek protestant gereformeerd hervormd joods jodendom hindoe boeddh levensbeschouw halal koosjer kosher
        doop$ gedoopt gebed$ gebedsruimte ramadan imam$ dominee pastoor humanist atheist
    """),
    Kind.UNION: _stems("vakbond vakvereniging vakcentrale fnv$ cnv$ vcp$ or-lid$"),
    Kind.POLITICAL: _stems("""
        politiek partijlid stemgedrag stemvoorkeur partijvoorkeur vvd$ pvda$ d66$ pvv$ cda$ groenlinks sgp$ christenunie
        nsc$ bbb$ fvd$ volt$ bij1$ sp$ denk$ activist verkiezingsvoorkeur
    """),
    Kind.ORIENTATION: _stems("""
        geaardheid homo$ homoseks homofiel lesb biseks heteroseks hetero$ transgender transseks lhbti lgbt seksu
        seksleven soa$ prep$ genderdysfor
    """),
    Kind.ETHNICITY: _stems("""
        etnic etnisch afkomst$ herkomst$ ras$ huidskleur migratieachtergrond allochto geboorteland nationaliteit
        surinaams turks$ turkse$ marokkaans antilliaans roma$ sinti$ molukse moluks$ vluchteling asielzoeker
    """),
    Kind.BIOMETRIC: _stems("""
        vingerafdruk gezichtsherkenning irisscan iris$ stemprofiel stemherkenning biometr faceid handscan template$
    """),
    Kind.GENETIC: _stems("dna$ dna-test genetisch genoom erfelijk brca snp$ snps$ stamboomonderzoek"),
    Kind.CRIMINAL: _stems("""
        strafblad strafrecht veroordeel verdachte$ aangifte$ vog$ justiti detentie gedetineerd gevangenis reclassering
        taakstraf winkelverbod fraude fraudeur diefstal gestolen boete$ tbs$ mishandeling oplichting winkeldief
        proces-verbaal contactverbod gebiedsverbod huisverbod
    """),
}
"""Stems of each kind."""

HOMOGRAPHS = frozenset(_stems("""
    ras denk sp kanker behandeling behandelen behandeld behandelt behandeltijd behandelaar indicatie indicatief iris
    roma volt template boete recept recepten prep bij1 operatie beperking herkomst aangifte or-lid
"""))  # fmt: skip
"""Words that begin with a stem, or are one, and mostly mean something else in data of customers: *ras* of a dog, *denk*
the verb, *behandeling* of an order, *herkomst* of a lead. By themselves they hint at nothing."""
