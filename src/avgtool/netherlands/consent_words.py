"""Dutch words in exports of consents."""

from __future__ import annotations

from types import MappingProxyType

from avgtool.model.consent_words import ConsentWords, ImportField, RowType, named_months
from avgtool.model.consents import Channel, Method

_HEADERS = {
    ImportField.CUSTOMER: (
        "klant", "klantnr", "klantnummer", "klant nr", "klant nummer", "klantid", "klant id", "relatienummer",
        "relatienr", "relatie nr", "debiteurnummer", "lidnummer", "lidnr", "betrokkene", "persoon", "donateurnummer",
    ),
    ImportField.EMAIL: ("emailadres", "e mailadres", "mailadres", "e mail adres", "email adres"),
    ImportField.PHONE: ("telefoon", "telefoonnummer", "telefoonnr", "mobiel", "mobiele nummer", "tel"),
    ImportField.PURPOSE: ("doel", "doeleinde", "doelcode", "verwerkingsdoel"),
    ImportField.TYPE: ("soort", "toestemming", "gebeurtenis", "keuze", "actie"),
    ImportField.AT: ("tijdstip", "datum", "datumtijd", "datum tijd", "op", "wanneer", "datum toestemming"),
    ImportField.CHANNEL: ("kanaal",),
    ImportField.NOTICE_VERSION: (
        "verklaring", "tekstversie", "versie", "versie tekst", "privacyverklaring", "versie verklaring",
    ),
    ImportField.NOTICE_LANGUAGE: ("taal", "taal verklaring", "taal tekst"),
    ImportField.NOTICE_SHA256: ("hash tekst", "sha256 tekst", "sha256 verklaring"),
    ImportField.METHOD: ("methode", "wijze", "manier", "via", "verkregen via"),
    ImportField.EXPLICIT: ("uitdrukkelijk", "expliciet"),
    ImportField.BY_GUARDIAN: ("door ouder", "door voogd", "door ouder of voogd", "door wettelijk vertegenwoordiger"),
    ImportField.BORN: ("geboortedatum", "geboren", "geboren op", "geb datum", "gebdatum"),
    ImportField.TURNS_16_ON: ("wordt 16 op", "zestien op", "16 op", "datum 16 jaar"),
    ImportField.GUARDIAN: ("ouder", "voogd", "ouder of voogd", "wettelijk vertegenwoordiger"),
    ImportField.GUARDIAN_CHECK: ("controle ouder", "controle voogd", "controle vertegenwoordiger"),
    ImportField.EVIDENCE: ("bewijs", "bewijsstuk", "vindplaats", "bewijsplaats"),
    ImportField.NOTE: ("opmerking", "opmerkingen", "toelichting", "notitie"),
}  # fmt: skip

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
_TYPES = {
    RowType.REQUESTED: ("gevraagd", "verzocht", "aangevraagd"),
    RowType.GIVEN: (
        "gegeven",
        "ja",
        "akkoord",
        "toestemming",
        "toestemming gegeven",
        "aangemeld",
        "ingeschreven",
        "actief",
        "waar",
        "j",
    ),
    RowType.REFUSED: ("geweigerd", "nee", "geen toestemming", "niet akkoord", "inactief", "niet actief", "onwaar"),
    RowType.CONFIRMED: ("bevestigd", "herbevestigd"),
    RowType.WITHDRAWN: ("ingetrokken", "toestemming ingetrokken", "afgemeld", "uitgeschreven"),
    RowType.EXPIRED: ("verlopen", "vervallen"),
    RowType.INVALIDATED: ("ongeldig", "ongeldig verklaard"),
    RowType.OBJECTION: ("bezwaar", "bezwaar gemaakt", "verzet", "blokkade", "geblokkeerd"),
    RowType.OBJECTION_LIFTED: ("bezwaar ingetrokken", "bezwaar opgeheven", "verzet ingetrokken"),
    RowType.CHANNEL_WANTED: ("kanaal gewenst", "gewenst", "voorkeur"),
    RowType.CHANNEL_UNWANTED: ("kanaal ongewenst", "kanaal niet gewenst", "ongewenst", "niet gewenst"),
}

_NO_STEMS = {
    "afgemeld": RowType.WITHDRAWN,
    "afmeld": RowType.WITHDRAWN,
    "uitgeschreven": RowType.WITHDRAWN,
    "uitschrijv": RowType.WITHDRAWN,
    "uitschrijf": RowType.WITHDRAWN,
    "ingetrokken": RowType.WITHDRAWN,
    "intrekking": RowType.WITHDRAWN,
    "geweigerd": RowType.REFUSED,
    "bezwaar": RowType.OBJECTION,
    "verzet": RowType.OBJECTION,
    "blokk": RowType.OBJECTION,
}

WORDS = ConsentWords(
    headers=MappingProxyType(_HEADERS),
    types=MappingProxyType({word: one for one, said in _TYPES.items() for word in said}),
    channels=MappingProxyType(
        {"telefoon": Channel.PHONE, "bellen": Channel.PHONE, "telefonisch": Channel.PHONE, "brief": Channel.POST}
    ),
    methods=MappingProxyType(
        {
            "formulier": Method.WEBFORM,
            "webformulier": Method.WEBFORM,
            "website": Method.WEBFORM,
            "telefoon": Method.PHONE,
            "telefonisch": Method.PHONE,
            "papier": Method.PAPER,
            "brief": Method.PAPER,
            "schriftelijk": Method.PAPER,
            "mondeling": Method.IN_PERSON,
            "persoonlijk": Method.IN_PERSON,
            "balie": Method.IN_PERSON,
            "winkel": Method.IN_PERSON,
        }
    ),
    truths=MappingProxyType({"ja": True, "j": True, "waar": True, "nee": False, "n": False, "onwaar": False}),
    nobody=frozenset(
        {"onbekend", "geen", "niks", "nvt", "n v t", "niet bekend", "leeg", "geenmail", "geen mail", "voorbeeld"}
    ),
    no_stems=MappingProxyType(_NO_STEMS),
    negations=frozenset({"geen", "niet", "nooit", "zonder"}),
    no_aside=frozenset(
        {
            "op",
            "per",
            "datum",
            "tijd",
            "tijdstip",
            "moment",
            "wanneer",
            "reden",
            "waarom",
            "via",
            "door",
            "kanaal",
            "bron",
            "opmerking",
            "toelichting",
            "nr",
            "nummer",
            "aantal",
            "afmelddatum",
            "bezwaardatum",
            "uitschrijfdatum",
        }
    ),
    months=MappingProxyType(named_months(_MONTHS, mrt=3, sept=9)),
    day_first=True,
)
