"""Dutch words in registers of processing: the columns of common templates, categories of data, bases, terms."""

from __future__ import annotations

from types import MappingProxyType

from avgtool.model.activities import Action, Capacity
from avgtool.model.consents import Basis
from avgtool.model.kinds import Kind
from avgtool.model.register_words import RegisterField as Field
from avgtool.model.register_words import RegisterWords
from avgtool.netherlands.country_names import SPOKEN

_HEADERS = {
    Field.CODE: ("verwerkingscode", "kenmerk"),
    Field.NUMBER: ("nr", "nummer", "id", "volgnummer", "verwerkingsnummer", "verwerking nr", "no", "#"),
    Field.NAME: (
        "verwerking", "naam verwerking", "naam van de verwerking", "verwerkingsactiviteit", "proces", "naam",
        "naam verwerkingsactiviteit", "activiteit", "werkproces", "bedrijfsproces", "verwerkingsproces",
    ),
    Field.CAPACITY: ("rol organisatie", "verantwoordelijke of verwerker", "rol"),
    Field.DESCRIPTION: ("omschrijving", "beschrijving", "omschrijving verwerking", "toelichting"),
    Field.PURPOSES: (
        "doel", "doeleinde", "doeleinden", "verwerkingsdoel", "verwerkingsdoeleinden", "doel van de verwerking",
        "doel en", "doelen", "doeleinde n", "doeleinden verwerking", "doel verwerking", "doel gegevensverwerking",
    ),
    Field.BASIS: (
        "rechtsgrond", "wettelijke grondslag", "grondslag en", "rechtmatige grondslag", "juridische grondslag",
    ),
    Field.GROUNDS: ("toelichting grondslag", "wet", "wettelijke basis", "gerechtvaardigd belang"),
    Field.SUBJECTS: (
        "categorieen betrokkenen", "categorie betrokkenen", "soort betrokkenen", "categorieen van betrokkenen",
        "categorie n betrokkenen",
    ),
    Field.DATA: (
        "categorieen persoonsgegevens", "categorie persoonsgegevens", "soort persoonsgegevens", "gegevens",
        "categorieen van persoonsgegevens", "categorie n persoonsgegevens", "soorten gegevens",
    ),
    Field.SPECIAL: (
        "bijzondere persoonsgegevens", "bijzondere categorieen persoonsgegevens", "bijzondere gegevens",
        "gevoelige gegevens", "bijzondere of strafrechtelijke persoonsgegevens",
    ),
    Field.PERMITS: ("uitzondering bijzondere persoonsgegevens", "grondslag bijzondere persoonsgegevens"),
    Field.RECIPIENTS: (
        "categorieen ontvangers", "categorie ontvangers", "ontvanger", "categorieen van ontvangers", "verstrekking aan",
        "interne ontvangers", "externe ontvangers", "derden", "externe partijen", "derde partijen",
        "verstrekking derden", "gedeeld met",
    ),
    Field.PROCESSORS: ("verwerker", "subverwerkers", "bewerker", "naam verwerker", "naam verwerkers"),
    Field.CONTRACTS: ("verwerkersovereenkomst aanwezig", "verwerkersovereenkomst", "bewerkersovereenkomst"),
    Field.TRANSFERS: (
        "doorgifte", "doorgiften", "doorgifte buiten de eu", "doorgifte buiten eu", "doorgifte buiten de eer",
        "doorgifte buiten eer", "derde landen", "doorgifte derde landen", "doorgifte naar derde landen",
        "internationale doorgifte", "doorgifte land",
        "doorgifte aan derde landen of internationale organisaties",
        "doorgifte naar derde landen of internationale organisaties",
    ),
    Field.SAFEGUARDS: ("passende waarborgen", "waarborg doorgifte", "doorgiftemechanisme"),
    Field.RETENTION: ("bewaartermijnen", "termijn", "bewaarperiode", "beoogde bewaartermijn"),
    Field.MEASURES: (
        "beveiligingsmaatregelen", "technische en organisatorische maatregelen", "maatregelen",
        "technische en organisatorische beveiligingsmaatregelen", "technische maatregelen",
        "organisatorische maatregelen",
    ),
    Field.SYSTEMS: ("systeem", "applicatie", "applicaties", "bron", "bronnen", "software", "informatiesysteem"),
    Field.ORIGIN: ("herkomst gegevens", "bron van de gegevens", "bron gegevens"),
    Field.REQUIRED: ("verplicht",),
    Field.DECISIONS: ("geautomatiseerde besluitvorming", "profilering", "automatische besluitvorming"),
    Field.DPIA: ("dpia uitgevoerd", "gegevensbeschermingseffectbeoordeling", "pia", "dpia nodig"),
    Field.OWNER: ("eigenaar", "proceseigenaar", "afdeling", "contactpersoon", "verantwoordelijke afdeling"),
    Field.LAST_REVIEW: (
        "laatste controle", "laatst gewijzigd", "datum", "laatste wijziging", "datum laatste controle",
        "laatst bijgewerkt", "laatst beoordeeld", "laatst gecontroleerd", "laatste review", "datum laatste wijziging",
        "datum laatste beoordeling", "laatst herzien",
    ),
    Field.JOINT_CONTROLLERS: (
        "gezamenlijke verwerkingsverantwoordelijken", "gezamenlijk verantwoordelijke",
        "gezamenlijke verwerkingsverantwoordelijke", "medeverantwoordelijke",
    ),
    Field.CONTROLLERS: ("opdrachtgever", "verwerkingsverantwoordelijke", "in opdracht van"),
    Field.WORK: ("categorieen verwerkingen", "soort verwerking"),
    Field.POLICY: ("beleid",),
    Field.REMARKS: ("opmerkingen", "opmerking", "bijzonderheden", "notities", "aandachtspunten", "actiepunten"),
}  # fmt: skip

_ADDRESS = (Kind.ADDRESS_STREET, Kind.ADDRESS_HOUSENUMBER, Kind.POSTCODE, Kind.CITY)
_DATA = {
    "naw": (Kind.PERSON_NAME, *_ADDRESS),
    "naw gegevens": (Kind.PERSON_NAME, *_ADDRESS),
    "naam": (Kind.PERSON_NAME,),
    "namen": (Kind.PERSON_NAME,),
    "adres": _ADDRESS,
    "adresgegevens": _ADDRESS,
    "woonplaats": (Kind.CITY,),
    "contactgegevens": (Kind.EMAIL, Kind.PHONE),
    "e mail": (Kind.EMAIL,),
    "email": (Kind.EMAIL,),
    "e mailadressen": (Kind.EMAIL,),
    "telefoon": (Kind.PHONE,),
    "telefoonnummers": (Kind.PHONE,),
    "bsn": (Kind.NATIONAL_ID,),
    "burgerservicenummer": (Kind.NATIONAL_ID,),
    "bankgegevens": (Kind.BANK_ACCOUNT,),
    "betaalgegevens": (Kind.BANK_ACCOUNT,),
    "iban": (Kind.BANK_ACCOUNT,),
    "rekeningnummer": (Kind.BANK_ACCOUNT,),
    "financiele gegevens": (Kind.INCOME,),
    "inkomen": (Kind.INCOME,),
    "geslacht": (Kind.GENDER,),
    "geboortedatum": (Kind.DATE_OF_BIRTH,),
    "kenteken": (Kind.LICENCE_PLATE,),
    "klantnummer": (Kind.OTHER_ID,),
    "gezondheidsgegevens": (Kind.HEALTH,),
    "medische gegevens": (Kind.HEALTH,),
    "gezondheid": (Kind.HEALTH,),
    "strafrechtelijke gegevens": (Kind.CRIMINAL,),
    "godsdienst": (Kind.RELIGION,),
    "geloof": (Kind.RELIGION,),
    "locatiegegevens": (Kind.GEO,),
    "inloggegevens": (Kind.USERNAME, Kind.SECRET),
    "ip adressen": (Kind.IP,),
    "correspondentie": (Kind.FREE_TEXT_WITH_PII,),
    "opmerkingen": (Kind.FREE_TEXT_WITH_PII,),
    "e mailadres": (Kind.EMAIL,),
    "mailadres": (Kind.EMAIL,),
    "telefoonnummer": (Kind.PHONE,),
    "tel": (Kind.PHONE,),
    "bankrekening": (Kind.BANK_ACCOUNT,),
    "bankrekeningnummer": (Kind.BANK_ACCOUNT,),
    "rekeningnummers": (Kind.BANK_ACCOUNT,),
    "bsn nummer": (Kind.NATIONAL_ID,),
    "salaris": (Kind.INCOME,),
    "salarisgegevens": (Kind.INCOME,),
    "leeftijd": (Kind.AGE,),
    "nationaliteit": (Kind.NATIONALITY,),
    "ip adres": (Kind.IP,),
    "kentekens": (Kind.LICENCE_PLATE,),
    **dict.fromkeys(
        (
            "ziekteverzuim", "verzuim", "verzuimgegevens", "ziekmeldingen", "ziekte", "diagnose", "diagnoses",
            "medicatie", "medicijngebruik", "allergie", "allergieen", "medisch dossier", "zorgdossier", "zorggegevens",
            "behandelplan", "gegevens over gezondheid", "gegevens over de gezondheid",
        ),
        (Kind.HEALTH,),
    ),
    **dict.fromkeys(("etniciteit", "ras", "etnische afkomst", "afkomst"), (Kind.ETHNICITY,)),
    **dict.fromkeys(("religie", "levensovertuiging", "geloofsovertuiging"), (Kind.RELIGION,)),
    **dict.fromkeys(("politieke voorkeur", "politieke opvattingen", "politieke overtuiging"), (Kind.POLITICAL,)),
    **dict.fromkeys(("vakbondslidmaatschap", "lidmaatschap vakbond", "vakbond"), (Kind.UNION,)),
    **dict.fromkeys(("seksuele geaardheid", "seksuele gerichtheid", "seksueel gedrag"), (Kind.ORIENTATION,)),
    **dict.fromkeys(("biometrische gegevens", "vingerafdruk", "vingerafdrukken"), (Kind.BIOMETRIC,)),
    **dict.fromkeys(("genetische gegevens", "dna"), (Kind.GENETIC,)),
    **dict.fromkeys(("strafblad", "strafrechtelijk verleden", "vog", "veroordelingen"), (Kind.CRIMINAL,)),
}  # fmt: skip
_BASES = {
    "toestemming": Basis.CONSENT,
    "overeenkomst": Basis.CONTRACT,
    "uitvoering overeenkomst": Basis.CONTRACT,
    "uitvoering van een overeenkomst": Basis.CONTRACT,
    "uitvoering van de overeenkomst": Basis.CONTRACT,
    "wettelijke verplichting": Basis.LEGAL_OBLIGATION,
    "wettelijke plicht": Basis.LEGAL_OBLIGATION,
    "vitaal belang": Basis.VITAL_INTEREST,
    "vitale belangen": Basis.VITAL_INTEREST,
    "publieke taak": Basis.PUBLIC_TASK,
    "taak van algemeen belang": Basis.PUBLIC_TASK,
    "algemeen belang": Basis.PUBLIC_TASK,
    "openbaar gezag": Basis.PUBLIC_TASK,
    "gerechtvaardigd belang": Basis.LEGITIMATE_INTEREST,
    "gerechtvaardigde belangen": Basis.LEGITIMATE_INTEREST,
    "*overeenkomst": Basis.CONTRACT,
    "contract": Basis.CONTRACT,
    "contractuele verplichting": Basis.CONTRACT,
    "wettelijke taak": Basis.PUBLIC_TASK,
    "publiekrechtelijke taak": Basis.PUBLIC_TASK,
}
_UNITS = {
    **dict.fromkeys(("jaar", "jaren", "jr", "year", "years"), "years"),
    **dict.fromkeys(("maand", "maanden", "mnd", "mnden", "month", "months"), "months"),
    **dict.fromkeys(("week", "weken", "wk", "wkn", "weeks"), "weeks"),
    **dict.fromkeys(("dag", "dagen", "dgn", "day", "days"), "days"),
    **dict.fromkeys(("uur", "uren", "werkdag", "werkdagen", "kwartaal", "kwartalen", "hour", "hours"), "other"),
}
_SHORT = {
    **dict.fromkeys(("cat", "categ", "categorieen", "categorie n"), "categorie"),
    **dict.fromkeys(("vwo", "verwerkersovereenkomsten", "verw overeenkomst"), "verwerkersovereenkomst"),
    **dict.fromkeys(("pers", "persgeg", "pg", "persoonsgeg"), "persoonsgegevens"),
    **dict.fromkeys(("geg", "gegevens s"), "gegevens"),
    **dict.fromkeys(("betr", "betrokkene"), "betrokkenen"),
    **dict.fromkeys(("ontv", "ontvanger"), "ontvangers"),
    **dict.fromkeys(("verwerker", "verwerkers"), "verwerkers"),
    **dict.fromkeys(("grondslagen", "rechtsgronden"), "grondslag"),
    **dict.fromkeys(("systemen",), "systeem"),
    **dict.fromkeys(("doelen", "doeleinden", "doeleinde"), "doel"),
    **dict.fromkeys(("bewaartermijnen",), "bewaartermijn"),
    "techn": "technische",
    "soorten": "soort",
    "org": "organisatorische",
    "bijz": "bijzondere",
    "opm": "opmerkingen",
    "maatr": "maatregelen",
    "nr": "nummer",
    "applicaties": "applicatie",
}  # fmt: skip
_UNSAID = "de het een van der s n en aan bij voor in op met aanwezig eventuele evt art artikel avg lid ja nee j"
_FILLERS = (
    "op grond van de het een conform volgens krachtens ingevolge namelijk te weten i v m ivm ihkv noodzakelijk nodig "
    "voor om te voldoen aan uitvoering uitvoeren en onze ons organisatie verwerkingsverantwoordelijke zorgverlener "
    "bedrijf instelling derde derden is zijn wordt avg gdpr uavg grondslag betrokkene betrokkenen er geen doorgifte "
    "alleen uitsluitend binnen buiten blijft blijven necessary for the performance of a an"
)
_NUMBERS = "een twee drie vier vijf zes zeven acht negen tien elf twaalf"
_NOT_DOING = "niet nooit geen zonder tot na om het van en of voor vanaf sinds"

WORDS = RegisterWords(
    headers=MappingProxyType(_HEADERS),
    data=MappingProxyType(_DATA),
    bases=MappingProxyType(_BASES),
    capacities=MappingProxyType(
        {
            "verantwoordelijke": Capacity.CONTROLLER,
            "verwerkingsverantwoordelijke": Capacity.CONTROLLER,
            "verwerker": Capacity.PROCESSOR,
        }
    ),
    actions=MappingProxyType(
        {
            "gewist": Action.DELETE,
            "verwijderd": Action.DELETE,
            "vernietigd": Action.DELETE,
            "geanonimiseerd": Action.ANONYMIZE,
            "beoordeeld": Action.REVIEW,
        }
    ),
    doing=MappingProxyType(
        {
            "wissen": Action.DELETE,
            "verwijderen": Action.DELETE,
            "vernietigen": Action.DELETE,
            "anonimiseren": Action.ANONYMIZE,
        }
    ),
    not_doing=frozenset(_NOT_DOING.split()),
    countries=SPOKEN,
    units=MappingProxyType(_UNITS),
    numbers=MappingProxyType({word: number for number, word in enumerate(_NUMBERS.split(), start=1)}),
    after_year=(
        *("na het kalenderjaar", "na einde boekjaar", "na afloop van het boekjaar", "na het boekjaar", "na boekjaar"),
        *("na afloop boekjaar", "na het einde van het boekjaar", "na einde kalenderjaar", "na afloop kalenderjaar"),
        *("na afloop van het kalenderjaar", "na het einde van het kalenderjaar", "na kalenderjaar"),
        *("na afloop van het jaar", "after the calendar year"),
    ),
    since=("vanaf", "sinds", "na", "from", "after"),
    until=("tot", "tot en met", "until"),
    at_most=(
        "maximaal",
        "max",
        "uiterlijk",
        "hoogstens",
        "ten",
        "hoogste",
        "bewaren",
        "bewaard",
        "termijn",
        "bewaartermijn",
        "van",
    ),
    doubtful=(
        *("of", "dan wel", "tenzij", "indien", "mits", "behalve", "minimaal", "min", "minstens", "ten minste"),
        *(
            "tenminste",
            "langer",
            "meer dan",
            "elke",
            "iedere",
            "elk",
            "ieder",
            "om de",
            "per",
            "zolang",
            "plus",
            "leeftijd",
            "oud",
        ),
        *("ouder", "jonger", "circa", "ca", "ongeveer", "or", "at least", "every", "unless"),
    ),
    both="en",
    choices=("of", "ofwel", "hetzij", "dan wel", "danwel", "or", "either"),
    conditions=("tenzij", "indien", "mits", "behalve", "unless", "if", "except", "provided"),
    fillers=frozenset(_FILLERS.split()),
    safeguards=(
        *("scc", "sccs", "scc s", "standard contractual clauses", "modelcontract", "modelcontracten"),
        *("modelcontractbepalingen", "modelbepalingen", "standaardbepalingen", "standaardcontractbepalingen"),
        *("standaard contractbepalingen", "eu modelcontract", "bcr", "bcrs", "bcr s", "binding corporate rules"),
        *("bindende bedrijfsvoorschriften", "dpf", "data privacy framework", "eu us dpf", "adequaatheidsbesluit"),
        *("adequaatheid", "adequaatheidsbeslissing", "adequacy", "adequacy decision", "adequaat", "gedragscode"),
    ),
    inside=("eu", "eer", "eea", "europa", "europese unie", "europese economische ruimte", "binnen de eu", "binnen eu"),
    outside=("buiten", "outside"),
    to=("naar", "in", "to"),
    law_marks=("art", "artikel", "avg", "gdpr", "uavg", "wet", "wgbo", "bw", "lid", "uitzondering"),
    notes=("nb", "n b", "let op", "toelichting", "bron", "noot", "legenda", "totaal", "versie", "zie handleiding"),
    short=MappingProxyType(_SHORT),
    unsaid=frozenset(_UNSAID.split()),
)
