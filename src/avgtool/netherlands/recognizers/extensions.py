"""What the Dutch add to the kinds that know no country: words, ways of writing, what stands around a value."""

from __future__ import annotations

from avgtool.netherlands.recognizers.birth_wording import EXTENSIONS as BIRTH
from avgtool.netherlands.recognizers.coordinates import COORDINATES
from avgtool.netherlands.recognizers.number_surroundings import customer_score, order_score
from avgtool.netherlands.recognizers.phone_surroundings import SHAPES as PHONE_SHAPES
from avgtool.netherlands.recognizers.phone_surroundings import phone_score
from avgtool.netherlands.recognizers.secret_surroundings import password_score
from avgtool.netherlands.recognizers.user_name_wording import EXTENSIONS as USER_NAMES
from avgtool.recognizers.base import Shape
from avgtool.recognizers.extending import Extension

_PHONE = Extension(
    "PHONE_NUMBER",
    shapes=PHONE_SHAPES,
    context=(
        "telefoon", "telefoonnummer", "mobiel", "mobiele", "mob", "gsm", "nummer", "bel", "bellen", "gebeld", "06",
        "bereikbaar", "terugbellen", "app", "appen",
    ),
    surroundings=phone_score,
)  # fmt: skip
_CUSTOMER = Extension(
    "CUSTOMER_ID",
    shapes=(Shape(r"(?:[A-Za-z]{1,3} ?)?[0-9]{1,4}(?: [0-9]{2,4}){1,3}", 0.02),),
    context=(
        "klant", "klanten", "klantenkaart", "klantenpas", "klantkaart", "klnr", "klnt", "lid", "leden", "lidmaatschap",
        "lidmaatschaps", "relatie", "relnr", "debiteur", "debiteuren", "debnr", "crediteur", "crediteuren", "abonnee",
        "abonnement", "abonnements", "abo", "cliënt", "cliënten", "personeel", "personeels", "medewerker", "werknemer",
        "werknemers", "polis", "huurder", "huurders", "studenten", "leerling", "leerlingen", "gebruiker", "gebruikers",
        "deelnemer", "deelnemers", "donateur", "donateurs", "inschrijf", "inschrijving", "inschrijvings", "registratie",
        "verzekerde", "verzekerden", "patiënt", "patient", "pas", "spaarkaart", "spaarpas", "ledenpas", "bonuskaart",
        "vrijwilliger", "vrijwilligers", "bewoners", "dossier",
    ),
    surroundings=customer_score,
)  # fmt: skip
_ORDER = Extension(
    "ORDER_ID",
    context=(
        "ordernummer", "bestelnummer", "bestelling", "factuur", "factuurnummer", "dossier", "zaaknummer", "kenmerk",
        "bestel", "reservering", "reserverings", "boeking", "boekings", "offerte", "melding", "meldings", "klacht",
        "schade", "aanvraag", "retour", "opdracht", "werkorder", "zaak",
    ),
    surroundings=order_score,
)  # fmt: skip
_PASSWORD = Extension(
    "PASSWORD",
    context=(
        "wachtwoord", "paswoord", "pincode", "pukcode", "toegangscode", "inlogcode", "beveiligingscode", "herstelcode",
        "deurcode", "alarmcode", "kluiscode", "sleutelkastcode", "sleutelkluiscode", "ww", "pin",
    ),
    surroundings=password_score,
)  # fmt: skip
_API_KEY = Extension("API_KEY", context=("sleutel",))
_SECRET_KEY = Extension(
    "SECRET_KEY", context=("api-sleutel", "apisleutel", "toegangssleutel", "geheime sleutel", "toegangstoken")
)
_OTHERS = (
    Extension("IBAN_CODE", context=("rekening", "rekeningnummer", "incasso", "overmaken")),
    Extension("BANK_ACCOUNT", context=("rekening",)),
    Extension("CREDIT_CARD", context=("kaart", "kaartnummer", "pas")),
    Extension("INCOME", context=("salaris", "inkomen", "schuld", "uitkering")),
    Extension("IP_ADDRESS", context=("ip-adres", "ipadres", "ingelogd")),
    Extension("MAC_ADDRESS", context=("mac-adres",)),
    Extension("IMEI", context=("toestel", "telefoon")),
    Extension("IMSI", context=("simkaart",)),
    Extension("VIN", context=("chassisnummer",)),
    Extension(
        "COOKIE_ID",
        context=("advertentie-id", "advertentie id", "apparaat-id", "sessie", "sessie-id", "bezoekers-id"),
    ),
)

EXTENSIONS = (*_OTHERS, _PHONE, _CUSTOMER, _ORDER, _PASSWORD, _API_KEY, _SECRET_KEY, COORDINATES, *BIRTH, *USER_NAMES)
"""One for each kind that the Dutch write in their own way."""
