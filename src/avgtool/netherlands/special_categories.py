"""Stems of Dutch words that hint at a special category (AVG 9) or at criminal data (AVG 10), and their homographs.

A hint, never a verdict: order data of products sold in pharmacies only are health data even with mere probability
(CJEU C-21/23), but *behandeling* of an order is not. A stem is the beginning of a word, lower case, without accents;
one that ends in ``$`` is a whole word. The articles of each: :mod:`avgtool.recognizers.generic.special`.
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
        coeliakie lactose migraine hernia borstkanker longkanker darmkanker huidkanker prostaatkanker leukemie tumor
        miskraam abortus alzheimer antidepress ptss$ dialyse medische$ dyslex dyslec dyscalcul dyspraxi asperger
        parkinson hypertensi hartfalen angststoornis schizofren bipolair eetstoornis fibromyalg artrose artritis
        psoriasis
    """),
    Kind.RELIGION: _stems("""
        geloof$ gelovig godsdienst religi kerk$ kerkelijk kerkgenootschap moskee synagoge islam moslim christen
        christelijk katholiek protestant gereformeerd hervormd joods jodendom hindoe boeddh levensbeschouw halal
        koosjer kosher doop$ gedoopt gebed$ gebedsruimte ramadan imam$ dominee pastoor humanist atheist
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
    ras denk sp kanker behandeling behandelingen behandelen behandeld behandelde behandelend behandelende behandelt
    behandeltijd behandelduur behandeltermijn behandelkosten behandelingskosten behandelaar behandelaars indicatie
    indicaties indicatief indicatieve iris roma volt template boete recept recepten prep bij1 operatie beperking
    herkomst aangifte or-lid verslavend verslavende verzuimd verzuimde verzuimden verzuimen
"""))  # fmt: skip
"""Words that begin with a stem, or are one, and mostly mean something else in data of customers: *ras* of a dog, *denk*
the verb, *behandeling* of an order, *herkomst* of a lead. By themselves they hint at nothing."""


def _either(text: str) -> str:
    """A pattern that matches any of the words of a text."""
    return f"(?:{'|'.join(text.split())})"


_FROM_ELSEWHERE = r"(?:turkse?|surinaamse?|marokkaanse?|antilliaanse?|molukse?)"
_GOODS = _either("""
    pizza brood koffie thee munt keuken eten gerecht restaurant toko bakker winkel supermarkt tegel tapijt kleed yoghurt
    roti fruit bad lira kust rivier markt hapje buffet specialiteit kruid saus slager
""")
_SUSPICIOUS = _either("""
    e-mail mail transactie betaling link bericht sms activiteit inlog situatie geluid site website vlek pakket telefoon
    nummer bijlage app verkoper aanbieding webshop
""")
_GROWING = _either("boom bomen plant struik haag hagen roos rozen heg buxus blad vis kip bijen")
_BUILDING = _either("kerk moskee synagoge ziekenhuis gevangenis huisarts")
_IN_ANGER = _either("dit dat het wat puur pure gewoon reinste")
_FILLER = _either("is lijkt voelt als op een gewoon echt pure puur wel")
_BY_WAY_OF = _either("tegenover naast achter langs voorbij vlakbij vanaf richting")

OTHER_MEANINGS: tuple[str, ...] = (
    # The verb: *ik geloof dat het de blauwe was*.
    r"(?:ik|je|jij|u|we|wij|niet te|nauwelijks te) geloof",
    r"geloof (?:ik|je|jij|me|mij|het|dat|er|niet|nooit|wel|van)",
    # What is said in anger, or of a thing, of no person.
    rf"{_IN_ANGER} (?:{_FILLER} )*(?:oplichting|diefstal)",
    r"diefstal(?:beveilig|verzekering|prevent|gevoelig|dekking|slot|alarm)\w*",
    r"fraude(?:helpdesk|prevent|detectie|controle|beveilig)\w*",
    rf"verdachte {_SUSPICIOUS}\w*",
    r"(?:word|wordt|worden|werd|werden) (?:er |hier |daar |echt |een beetje |helemaal |zo )*ziek van",
    rf"zieke {_GROWING}\w*",
    r"in verzuim(?: \w+)?",
    r"diagnose(?:kosten|tool|software|apparatuur|tarief|poort|stekker|modus|stand)",
    r"handicap \d+",
    r"blind (?:vertrouw|gekocht|kopen|besteld|bestellen|varen|geboekt|boeken|akkoord|typen|op)\w*",
    r"oost-indisch doof|doof voor",
    r"medische? (?:centrum|hulpmiddel\w*)",
    r"(?:zit|zitten|ligt) (?:\w+ )?in (?:ons|het|jullie|hun|de|mijn) dna",
    # Food, goods and places called after a country.
    rf"{_FROM_ELSEWHERE} {_GOODS}\w*",
    # A building that tells the way.
    rf"{_BY_WAY_OF} (?:de|het) (?:(?:oude|nieuwe|grote) )?{_BUILDING}",
)
"""Phrases in which such a word means something else, as patterns of words in lower case and without accents."""
