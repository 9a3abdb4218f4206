"""Dutch words in registers of processing: the columns of common templates, categories of data, bases, terms."""

from __future__ import annotations

from types import MappingProxyType

from avgtool.model.activities import Action, Capacity
from avgtool.model.consents import Basis
from avgtool.model.kinds import Kind
from avgtool.model.register_words import RegisterField as Field
from avgtool.model.register_words import RegisterWords

_HEADERS = {
    Field.CODE: ("nr", "nummer", "id", "volgnummer", "verwerkingsnummer", "verwerking nr"),
    Field.NAME: (
        "verwerking", "naam verwerking", "naam van de verwerking", "verwerkingsactiviteit", "proces", "naam",
        "naam verwerkingsactiviteit", "activiteit",
    ),
    Field.CAPACITY: ("rol organisatie", "verantwoordelijke of verwerker", "rol"),
    Field.DESCRIPTION: ("omschrijving", "beschrijving", "omschrijving verwerking", "toelichting"),
    Field.PURPOSES: (
        "doel", "doeleinde", "doeleinden", "verwerkingsdoel", "verwerkingsdoeleinden", "doel van de verwerking",
        "doel en", "doelen", "doeleinde n",
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
    Field.PERMITS: ("uitzondering bijzondere persoonsgegevens", "grondslag bijzondere persoonsgegevens"),
    Field.RECIPIENTS: (
        "categorieen ontvangers", "categorie ontvangers", "ontvanger", "categorieen van ontvangers", "verstrekking aan",
    ),
    Field.PROCESSORS: ("verwerker", "subverwerkers", "bewerker"),
    Field.CONTRACTS: ("verwerkersovereenkomst aanwezig", "verwerkersovereenkomst", "vwo", "bewerkersovereenkomst"),
    Field.TRANSFERS: (
        "doorgifte", "doorgiften", "doorgifte buiten de eu", "doorgifte buiten eu", "doorgifte buiten de eer",
        "doorgifte buiten eer", "derde landen", "doorgifte derde landen", "doorgifte naar derde landen",
    ),
    Field.SAFEGUARDS: ("passende waarborgen", "waarborg doorgifte", "doorgiftemechanisme"),
    Field.RETENTION: ("bewaartermijnen", "termijn", "bewaarperiode"),
    Field.MEASURES: (
        "beveiligingsmaatregelen", "technische en organisatorische maatregelen", "maatregelen",
        "technische en organisatorische beveiligingsmaatregelen",
    ),
    Field.SYSTEMS: ("systeem", "applicatie", "applicaties", "bron", "bronnen"),
    Field.ORIGIN: ("herkomst gegevens", "bron van de gegevens", "bron gegevens"),
    Field.REQUIRED: ("verplicht",),
    Field.DECISIONS: ("geautomatiseerde besluitvorming", "profilering", "automatische besluitvorming"),
    Field.DPIA: ("dpia uitgevoerd", "gegevensbeschermingseffectbeoordeling", "pia", "dpia nodig"),
    Field.OWNER: ("eigenaar", "proceseigenaar", "afdeling", "contactpersoon", "verantwoordelijke afdeling"),
    Field.LAST_REVIEW: ("laatste controle", "laatst gewijzigd", "datum", "laatste wijziging", "datum laatste controle"),
    Field.JOINT_CONTROLLERS: ("gezamenlijke verwerkingsverantwoordelijken", "gezamenlijk verantwoordelijke"),
    Field.CONTROLLERS: ("opdrachtgever", "verwerkingsverantwoordelijke", "in opdracht van"),
    Field.WORK: ("categorieen verwerkingen", "soort verwerking"),
    Field.POLICY: ("beleid",),
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
}
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
}
_NUMBERS = "een twee drie vier vijf zes zeven acht negen tien elf twaalf"

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
    units=MappingProxyType(
        {"jaar": "years", "jaren": "years", "maand": "months", "week": "weeks", "weken": "weeks", "dag": "days"}
    ),
    numbers=MappingProxyType({word: number for number, word in enumerate(_NUMBERS.split(), start=1)}),
    after_year=("na het kalenderjaar", "na einde boekjaar", "na afloop van het boekjaar", "na het boekjaar"),
    since=("vanaf", "na"),
    until=("tot",),
    nothing=frozenset({"geen", "nee", "n v t", "nvt", "niet van toepassing", "niet", "nihil"}),
)
