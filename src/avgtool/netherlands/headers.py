"""What Dutch column headers call each kind, with the abbreviations that administrations use.

A word may stand under several entities: what the values look like decides between them (a *postcode* may be Dutch,
Belgian or another).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.netherlands.handwritten_headers import HEADERS as HANDWRITTEN_HEADERS
from avgtool.netherlands.system_headers import HEADERS as SYSTEM_HEADERS

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIXES: frozenset[str] = frozenset({
    "klant", "klanten", "cust", "customer", "contact", "cont", "fact", "factuur", "afl", "aflever", "bezorg", "deb",
    "debiteur", "rel", "relatie", "patient", "pat", "med", "medewerker", "wn", "wkn", "werknemer", "persoon",
    "pers", "lid", "leden", "client", "huurder", "leerling", "student", "ouder", "verz", "verzekerde", "zender",
    "ontvanger", "aanvrager", "besteller", "gast", "abonnee", "donateur", "prive", "zakelijk", "werk", "thuis",
    "post", "vestig", "correspondentie", "corr", "kl", "klt", "kln", "eig", "eigenaar", "huisgenoot", "tp",
    "tegenpartij", "vn", "kand", "kandidaat", "ouder1", "ouder2", "verzorger", "vader", "moeder", "kind", "partner",
    "gem", "mdw", "medew", "berijder", "bestuurder", "chauffeur", "bewoner", "contractant", "crm", "usr", "user",
    "member", "guest", "tenant", "buyer", "applicant", "candidate", "subscriber", "primary", "secondary", "mailing",
    "other", "home", "bg", "stuf", "brp", "inp", "nnp", "aoa", "gor", "ing", "sub", "anp", "nps", "fld", "field",
    "veld", "txt", "kol", "col", "tbl", "c", "bill", "billing", "ship", "shipping", "au", "emp", "employee", "mijn",
    "uw", "huidig",
})  # fmt: skip
"""Words in front of a header that say nothing about its kind; they say whom the column is about."""

_NAMES = {
    "FIRST_NAME": (
        "voornaam", "vnaam", "voorn", "vn", "voornamen", "roepnaam", "rnaam", "eerste naam", "doopnaam", "doopnamen",
        "tweede naam", "tussennaam", "roepn", "vnamen",
    ),
    "INITIALS": (
        "voorletters", "voorletter", "vletters", "voorl", "initialen", "vl", "vltrs", "voorlett", "vrl", "vrlt",
        "vrltrs",
    ),
    "NAME_INFIX": (
        "tussenvoegsel", "tussenvoegsels", "tussenv", "tussenvoeg", "tvs", "tv", "voorvoegsel", "voorvoegsels",
        "voorv", "vvgsl", "vvgsls", "tussen", "voorvoegsel geslachtsnaam", "voorvoegsel achternaam",
    ),
    "LAST_NAME": (
        "achternaam", "anaam", "achtern", "an", "achternm", "familienaam", "fnaam", "geslachtsnaam", "meisjesnaam",
        "partnernaam", "geboortenaam", "naam partner", "geslachtsnaam partner", "geslnaam",
    ),
    "PERSON": (
        "naam", "volledige naam", "vollnaam", "naw", "naam voluit", "tenaamstelling", "tnv", "contactpersoon", "cp",
        "contactpers", "contactnaam", "klantnaam", "debiteurnaam", "relatienaam", "patientnaam", "clientnaam",
        "naam client", "naam klant", "naam patient", "naam contactpersoon", "medewerker", "behandelaar", "huurder",
        "ondertekenaar", "aanvrager", "besteller", "ontvanger", "geadresseerde", "rekeninghouder", "kaarthouder",
        "verzekerde", "verzekeringnemer", "polishouder", "eigenaar", "bewoner", "deelnemer", "sollicitant",
        "lid naam", "naam lid", "naam leerling", "naam en adres", "persoon", "ter attentie van", "tav", "t a v",
        "correspondentienaam", "aanschrijfnaam", "gastnaam", "naam gast", "volledigenaam", "achternaam voornaam",
        "voornaam achternaam",
    ),
    "NAME_TITLE": ("aanhef", "titel", "titulatuur", "aanspreektitel", "predikaat", "aanspreekvorm", "voortitel"),
}  # fmt: skip
_PERSONS = {
    "GENDER": ("geslacht", "gesl", "sekse", "mv", "m v", "man vrouw", "geslachtsaanduiding", "gender", "gsl",
               "geslacht code", "m v x"),
    "DATE_OF_BIRTH": (
        "geboortedatum", "gebdat", "geb dat", "geb datum", "gebdatum", "geb dt", "gebdt", "gd", "geboren", "geboren op",
        "geboortejaar", "geboortejr", "gebjr", "geb jaar", "gebjaar", "geb", "geboortedag", "verjaardag", "geboortedtm",
        "gbdat", "gbdatum", "datum geboorte",
    ),
    "AGE": ("leeftijd", "lft", "leeftijdscategorie", "leeftijdsgroep", "leeftijdsklasse", "leeft", "jaar oud"),
    "NATIONALITY": ("nationaliteit", "nationaliteiten", "nat", "nation", "geboorteland", "gebland", "geb land"),
}  # fmt: skip
_ADDRESSES = {
    "ADDRESS": (
        "adres", "adr", "adresregel", "adresregel 1", "adresregel 2", "adres 1", "adres 2", "postadres", "woonadres",
        "bezoekadres", "factuuradres", "afleveradres", "bezorgadres", "huisadres", "straat en huisnummer",
        "straat huisnummer", "straat nr", "straat en nr", "straat huisnr", "straatnr", "thuisadres", "verblijfsadres",
        "volledig adres", "naw", "naam en adres", "adresgegevens", "privadres", "vestigingsadres",
        "correspondentieadres",
    ),
    "STREET_NAME": ("straat", "straatnaam", "str", "strnaam", "strt", "naam openbare ruimte", "openbare ruimte",
                    "straatn"),
    "HOUSE_NUMBER": (
        "huisnummer", "huisnr", "hnr", "hsnr", "huisnum", "nr", "hn", "toevoeging", "toev", "hsnr toev", "hnr tv",
        "hnr toev", "huisnr toev", "huisnrtoev", "huisnummertoevoeging", "huisnummer toevoeging", "huisletter",
        "hltr", "adres nr", "adres nummer",
        "letter", "hslet", "hslt", "huislet", "toevoegsel", "nummer toevoeging", "postbus", "postbusnummer",
        "postbusnr", "busnummer",
    ),
    "NL_POSTCODE": ("postcode", "pc", "pc4", "pc6", "pcode", "postc", "pcd", "postcode 6", "postcode 4", "zip",
                    "zip code", "zipcode", "postal code", "post code"),
    "POSTCODE": ("postcode", "pc", "pcode"),
    "LOCATION": (
        "woonplaats", "wpl", "wplts", "plaats", "plts", "stad", "gemeente", "woonpl", "plaatsnaam", "dorp", "gebplaats",
        "geboorteplaats", "geb plaats", "gebplts", "wnpl", "vestigingsplaats", "postbusplaats", "gem", "woongemeente",
        "plaats van vestiging", "woonkern", "plaats geboorte",
    ),
    "COORDINATES": ("coordinaten", "coordinaat", "coord", "gps", "gps locatie", "locatie gps", "rd coordinaten"),
    "LATITUDE": ("breedtegraad", "lat", "noorderbreedte", "ycoor", "y coor", "rd y", "ycoord", "y coordinaat"),
    "LONGITUDE": ("lengtegraad", "lon", "oosterlengte", "xcoor", "x coor", "rd x", "xcoord", "x coordinaat"),
    "NL_BAG_ID": (
        "bag", "bag id", "bagid", "vbo id", "vboid", "nummeraanduiding", "nummeraanduiding id", "verblijfsobject",
        "verblijfsobject id", "pand id", "pandid", "adresseerbaar object", "identificatiecode nummeraanduiding",
        "identificatie nummeraanduiding", "identificatiecodenummeraanduiding", "bag nummeraanduiding id",
    ),
}  # fmt: skip
_CONTACT = {
    "PHONE_NUMBER": (
        "telefoon", "telefoonnummer", "telefoonnr", "tel", "telnr", "tel nr", "tlf", "tlfnr", "tel nummer", "mobiel",
        "mobielnummer", "mobiel nummer", "mobielnr", "mob", "mobnr", "mob nr", "gsm", "gsmnr", "06", "06nr",
        "06 nummer", "tel prive", "tel werk", "tel mobiel", "tel vast", "vast nummer", "fax", "faxnr", "faxnummer",
        "whatsapp", "tel 1", "tel 2", "noodnummer", "bereikbaar op", "doorkiesnummer", "doorkiesnr", "toestel",
        "huistelefoon", "telefoonnummer mobiel", "telefoonnummer vast",
    ),
    "EMAIL_ADDRESS": (
        "email", "emailadres", "e mailadres", "e mail adres", "emailadr", "email adr", "mail", "mailadres", "mailadr",
        "e mail", "emailprive", "mailprive", "emailwerk", "epost", "elektronisch adres",
    ),
    "URL": ("website", "webadres", "webpagina", "internetadres", "homepagina", "site"),
    "PROFILE_URL": ("linkedin", "facebook", "profielpagina", "profiel", "profiel url", "social media"),
    "SOCIAL_HANDLE": ("twitternaam", "instagram naam", "instanaam", "handle", "schermnaam"),
    "USERNAME": (
        "gebruikersnaam", "gebr", "gebruiker", "gebrnaam", "inlognaam", "loginnaam", "login", "accountnaam",
        "gebruikersid", "gebruikerscode", "bijnaam", "alias",
    ),
    "NL_DIGID": ("digid", "digid gebruikersnaam", "digid naam"),
}  # fmt: skip
_MONEY = {
    "IBAN_CODE": (
        "iban", "ibannr", "iban nummer", "ibannummer", "rekeningnummer", "rekeningnr", "rek nr", "reknr", "rek",
        "rekening", "bankrek", "bankrekening", "bankrekeningnummer", "bankrekeningnr", "bankrekeningnummer iban",
        "bankreknr", "tegenrekening", "incassorekening", "banknr", "bankgegevens", "rekening iban",
    ),
    "BANK_ACCOUNT": ("rekeningnummer", "rekeningnr", "rek nr", "reknr", "rek", "bankrek", "bankrekening",
                     "bankrekeningnummer", "tegenrekening"),
    "NL_BANK_ACCOUNT": ("rekeningnummer", "rekeningnr", "rek nr", "reknr", "rek", "bankrek", "bankrekening",
                        "bankrekeningnummer", "banknummer", "oud rekeningnummer", "bban"),
    "NL_GIRO_ACCOUNT": ("giro", "gironr", "gironummer", "postbank", "postbanknummer"),
    "CREDIT_CARD": ("creditcard", "creditcardnummer", "creditcardnr", "betaalkaart", "kredietkaart", "pasnummer",
                    "betaalpas", "bankpas", "bankpasnummer"),
    "BIC_CODE": ("bic", "biccode", "swift", "bankcode"),
    "NL_CREDITOR_ID": ("incassant", "incassant id", "incassantid", "incassantnummer", "crediteur id sepa"),
    "NL_PAYMENT_REFERENCE": ("betalingskenmerk", "betaalkenmerk", "kenmerk", "betaalref", "betaalreferentie",
                             "betalingsreferentie"),
    "INCOME": (
        "salaris", "bruto", "brutosalaris", "bruto salaris", "netto salaris", "inkomen", "inkomens", "jaarinkomen",
        "maandinkomen", "huishoudinkomen", "gezinsinkomen", "bruto inkomen", "netto inkomen", "schuld", "schulden",
        "betaalachterstand", "loon", "brutoloon", "nettoloon", "uurloon", "uitkering", "toetsingsinkomen", "vermogen",
        "verzamelinkomen", "huurachterstand", "kredietscore", "inkomensklasse", "jaarsalaris", "pensioen",
    ),
}  # fmt: skip
_NUMBERS = {
    "NL_BSN": (
        "bsn", "bsnnr", "bsn nr", "bsn nummer", "bsnnummer", "burgerservicenummer", "burgerservicenr",
        "burger service nummer", "burgerservice nummer", "sofi", "sofinr", "sofinummer", "sofi nummer",
        "fiscaal nummer", "fiscaalnr", "ssn", "bsn partner", "partner bsn", "bsn kind", "bsn getal",
        "citizen service number", "persoonsnummer",
    ),
    "NL_EDUCATION_NUMBER": ("onderwijsnummer", "onderwijsnr", "pgn", "persoonsgebonden nummer", "pgn nummer", "own nr"),
    "NL_A_NUMBER": ("a nummer", "anummer", "a nr", "anr", "administratienummer", "brp nummer", "gba nummer"),
    "NL_V_NUMBER": (
        "v nummer", "vnummer", "v nr", "vnr", "vreemdelingennummer", "vreemdelingnummer", "ind nummer", "crv nummer",
    ),
    "NL_PASSPORT": (
        "paspoort", "paspoortnr", "pasnr", "paspoortnummer", "idnr", "id nr", "id nummer", "documentnr",
        "documentnummer", "id kaart", "idkaart", "id kaartnummer", "identiteitskaart", "identiteitskaartnummer",
        "identiteitsbewijs", "legitimatie", "legitimatienummer", "legitimatiebewijs", "legitimatienr", "reisdocument",
        "reisdocumentnummer", "passport", "passport number", "passport no", "passportnumber", "identity card",
        "identity document", "id card", "id document", "document number",
    ),
    "NL_RESIDENCE_DOCUMENT": (
        "verblijfsdocument", "verblijfsdocumentnr", "verblijfsdocumentnummer", "verblijfsvergunning",
        "vreemdelingendocument", "residence permit", "residence permit number",
    ),
    "NL_DRIVERS_LICENSE": (
        "rijbewijs", "rijbewijsnr", "rijbewijsnummer", "rbw", "rbwnr", "rijb nr", "driving licence", "driving license",
        "drivers license", "driver license", "drivers licence", "driver licence number", "licence number",
    ),
    "NL_BIG": ("big", "bignr", "big nr", "bignummer", "big nummer", "big registratie", "bigregistratie", "bigcode"),
    "NL_AGB": ("agb", "agbcode", "agb code", "agbnr", "agb nummer", "praktijkcode", "zorgverlenercode", "praktijk agb"),
    "NL_UZOVI": ("uzovi", "uzovicode", "uzovi code", "uzovi nummer", "verzekeraarcode"),
    "NL_INSURED_NUMBER": (
        "polisnr", "polisnummer", "polis", "polis nr", "verzekerdenr", "verzekerdennr", "verzekerdennummer",
        "verzekerdenummer", "verzekeringsnummer", "verzekeringsnr", "verznr", "verz nr", "zorgpolis", "policy number",
        "policy no", "insurance number", "insured number", "insured id", "insurance policy number",
    ),
    "NL_PATIENT_NUMBER": (
        "patnr", "pat nr", "pat id", "patid", "patientnr", "patientnummer", "patient nummer", "patientid", "patient id",
        "mrn", "medisch dossiernummer", "zorgdossiernummer", "zisnummer", "zis nr", "patient number", "patient no",
        "medical record number", "bezoeknummer patient", "clientnummer zorg",
    ),
    "NL_LICENSE_PLATE": (
        "kenteken", "kentekennr", "kentekennummer", "kentekenplaat", "nummerbord", "ktkn", "kent", "kentekens",
        "license plate", "licence plate", "plate", "plate number", "number plate", "registration plate",
        "vehicle registration",
    ),
    "VIN": ("vin", "chassisnummer", "chassisnr", "vinnummer", "voertuigidentificatienummer"),
    "NL_OV_CHIPKAART": ("ov chipkaart", "ovchipkaart", "ov chip", "ov chipkaartnummer", "ovchip", "ovpas", "ov pas",
                        "chipkaartnummer", "ov nummer", "ov kaart"),
    "NL_EAN_ENERGY": (
        "ean", "ean code", "eancode", "ean nr", "eannr", "ean nummer", "ean e", "ean g", "eane", "eang", "ean stroom",
        "ean gas", "ean elektra", "ean elektriciteit", "aansluiting ean", "aansluiting", "aansluitnummer",
    ),
    "NL_LOYALTY_CARD": (
        "klantkaart", "klantkaartnummer", "klantkaartnr", "bonuskaart", "bonuskaartnummer", "bonusnr", "spaarpas",
        "spaarpasnummer", "spaarkaart", "spaarkaartnr", "spaarkaartnummer", "loyaliteitskaart", "airmiles", "air miles",
        "kaartnr", "kaartnummer", "voordeelkaart", "voordeelpas", "spaarnummer", "loyalty card", "loyalty card number",
    ),
}  # fmt: skip
_COMPANIES = {
    "ORGANIZATION": (
        "bedrijf", "bedrijfsnaam", "bedrijfsnm", "firma", "firmanaam", "organisatie", "organisatienaam",
        "handelsnaam", "onderneming", "ondernemingsnaam", "werkgever", "instelling", "vereniging", "stichting",
        "leverancier", "leveranciersnaam", "statutaire naam", "rechtspersoon", "naam bedrijf", "naam organisatie",
        "filiaal", "opdrachtgever", "bedr", "bedr naam", "bedrnaam", "school", "schoolnaam", "zaak naam",
    ),
    "NL_KVK": ("kvk", "kvknr", "kvk nr", "kvknummer", "kvk nummer", "handelsregister", "handelsregisternummer",
               "hr nummer", "kamer van koophandel", "kvkn", "coc", "coc number", "chamber of commerce number"),
    "NL_ESTABLISHMENT": ("vestigingsnummer", "vestigingsnr", "vestiging", "vestigingnr", "vestnr"),
    "NL_RSIN": ("rsin", "rsin nummer", "rsinnr", "fiscaal nummer", "fiscaalnr", "fi nummer"),
    "NL_VAT": ("btw", "btwnr", "btw nr", "btwnummer", "btw nummer", "btw id", "btwid", "btw identificatienummer",
               "vat", "vat id", "vat number", "vat no"),
    "NL_OB_NUMBER": ("ob nummer", "obnummer", "obnr", "ob nr", "omzetbelastingnummer", "omzetbelasting nummer",
                     "omzetbelastingnr"),
    "NL_EORI": ("eori", "eori nummer", "eorinr", "eori nr"),
    "NL_BRIN": ("brin", "brinnr", "brin nr", "brinnummer", "brincode", "brin code", "schoolcode"),
}  # fmt: skip
_OWN_NUMBERS = {
    "CUSTOMER_ID": (
        "klantnr", "klant nr", "klantid", "klant id", "klantnummer", "klantcode", "klantkenmerk", "klnr", "klantref",
        "klantreferentie", "debnr", "deb nr", "debiteurnr", "debiteurennr", "debiteurnummer", "debiteurennummer",
        "debiteur", "relatienr", "relatie nr", "relnr", "relatienummer", "relatieid", "relatiecode", "lidnr",
        "lid nr", "lidnummer", "lidmaatschapsnummer", "lidmaatschapsnr", "clientnr", "client nr", "clientnummer",
        "clientid", "dossiernr", "dossier nr", "dossiernummer", "abonneenr", "abonneenummer", "abonnementsnummer",
        "abonnementnr", "abonr", "orderklant", "huurdernr", "huurdernummer", "gastnr", "gastnummer", "donateurnr",
        "donateurnummer", "deelnemernr", "deelnemernummer", "deelnemer id", "leerlingnr", "leerlingnummer",
        "leerling nr", "studentnr", "studentnummer", "stud nr", "studnr", "personeelsnr", "personeelsnummer",
        "persnr", "pers nr", "wn nr", "wnr", "werknemersnummer", "werknemernr", "werknemernummer", "medewerkernr",
        "medewerkernummer", "medewerker id", "persoonid", "persoon id", "contactid", "gebruikernr", "gebruiker id",
        "huishoudnummer", "huishouden id", "crediteurnr", "crediteurnummer", "accountnr", "accountnummer",
        "inschrijfnummer", "inschrijfnr", "kandidaatnr", "kandidaatnummer", "respondentnr", "respondentnummer",
        "sollicitantnr", "bezoekersnummer", "cust nr", "sid",
    ),
    "ORDER_ID": (
        "ordernr", "order nr", "ordernummer", "bestelnr", "bestelnummer", "bestel nr", "bestelling", "bestelling nr",
        "bestellingnummer", "factuurnr", "factuur nr", "factuurnummer", "offertenr", "offertenummer", "contractnr",
        "contractnummer", "zaaknr", "zaaknummer", "zaak id", "klachtnr", "klachtnummer", "meldingnr",
        "meldingsnummer", "reserveringsnr", "reserveringsnummer", "boekingsnr", "boekingsnummer", "boeking id",
        "ticketnr", "ticketnummer", "transactienr", "transactienummer", "transactie id", "zendingnr", "zendingnummer",
        "track en trace",
        "track trace", "track and trace", "trackingnummer", "tracking number", "trackingcode",
        "declaratienummer", "declaratienr", "machtiging", "machtigingskenmerk", "machtigingsnummer",
        "mandaat", "mandaatnummer", "mandaat id", "incassomachtiging", "schadenummer", "schadenr", "aanvraagnummer",
        "kassabon",
    ),
}  # fmt: skip
_ONLINE = {
    "IP_ADDRESS": ("ip", "ip adres", "ipadres", "ip adr", "ipadr", "laatste ip", "ip nummer"),
    "MAC_ADDRESS": ("mac", "mac adres", "macadres"),
    "COOKIE_ID": (
        "cookie", "cookienummer", "cookiewaarde", "sessie", "sessieid", "sessie id", "bezoeker id", "bezoekerid",
        "apparaat id", "apparaatid", "toestel id", "advertentie id",
    ),
    "USER_AGENT": ("browser", "useragent"),
    "PASSWORD": (
        "wachtwoord", "ww", "wachtw", "pincode", "pin", "geheime vraag", "geheim antwoord", "beveiligingsvraag",
        "controlevraag", "toegangscode", "inlogcode", "herstelcode", "paswoord",
    ),
    "PASSWORD_HASH": ("wachtwoordhash", "ww hash", "wachtwoord hash", "hash wachtwoord"),
    "API_KEY": ("sleutel", "toegangssleutel", "geheime sleutel", "apisleutel", "toegangstoken"),
}  # fmt: skip
_TEXTS = {
    "FREE_TEXT": (
        "opmerking", "opmerkingen", "opm", "opmerk", "notitie", "notities", "memo", "toelichting", "omschrijving",
        "reden", "klacht", "verslag", "gespreksverslag", "rapportage", "bericht", "berichten", "chat", "chatgesprek",
        "transcript", "review", "beoordeling tekst", "vrije tekst", "aantekening", "aantekeningen", "motivatie",
        "bijzonderheden", "bijz", "tekst", "terugkoppeling", "samenvatting", "anamnese", "dossiertekst", "antwoord",
        "reactie", "feedback", "vraag", "wens", "wensen", "commentaar", "mededeling", "klachtomschrijving", "inhoud",
        "onderwerp",
    ),
    "DATE_TIME": (
        "datum", "dat", "dt", "datumtijd", "tijdstip", "besteldatum", "orderdatum", "factuurdatum", "ingangsdatum",
        "einddatum", "startdatum", "begindatum", "aanmaakdatum", "wijzigingsdatum", "vervaldatum", "leverdatum",
        "datum in dienst", "datum uit dienst", "inschrijfdatum", "mutatiedatum", "aangemaakt", "gewijzigd",
        "datum akkoord", "datum ingang", "datum einde", "laatste aankoop", "registratiedatum", "datum overlijden",
        "overlijdensdatum",
    ),
}  # fmt: skip
_SPECIAL = {
    "HEALTH": (
        "gezondheid", "ziekte", "diagnose", "diagnosecode", "medicatie", "medicijn", "medicijnen", "allergie",
        "allergieen", "beperking", "handicap", "zwanger", "zwangerschap", "behandeling medisch", "indicatie zorg",
        "zorgindicatie", "zorgzwaarte", "zzp indicatie", "icd", "icd10", "dbc", "dbc code", "bloedgroep", "bmi",
        "bloeddruk", "arbeidsongeschikt", "arbeidsongeschiktheid", "ziekteverzuim", "verzuimreden", "reden verzuim",
        "ziekmelding", "rolstoel", "vaccinatie", "vaccinatiestatus", "dieet", "dieetwensen", "dieetwens", "medisch",
        "medische gegevens", "medische historie", "klachten medisch", "gewicht", "roker", "rookt", "zzp",
        "zorgzwaartepakket", "zorgprofiel",
        "wmo indicatie", "hulpmiddel", "zorgbehoefte", "aandoening", "aandoeningen", "voorgeschiedenis", "ggz", "wlz",
        "pgb", "stoornis",
    ),
    "RELIGION": (
        "geloof", "geloofsovertuiging", "godsdienst", "religie", "kerk", "kerkgenootschap", "kerkelijke gezindte",
        "levensbeschouwing", "levensovertuiging", "gezindte", "halal", "koosjer", "gezindheid",
    ),
    "UNION": ("vakbond", "vakbondslid", "vakbondslidmaatschap", "vakvereniging", "lid vakbond", "fnv", "cnv",
              "lidmaatschap vakbond", "bond"),
    "POLITICAL": ("politiek", "politieke partij", "politieke voorkeur", "partij", "partijlid", "stemgedrag",
                  "stemvoorkeur", "partijvoorkeur", "politieke kleur", "lid partij"),
    "ORIENTATION": (
        "geaardheid", "seksuele geaardheid", "seksuele voorkeur", "seksuele gerichtheid", "orientatie seksueel",
        "lhbti",
    ),
    "ETHNICITY": ("etniciteit", "etnische afkomst", "afkomst", "ras persoon", "huidskleur", "migratieachtergrond",
                  "etnische achtergrond", "culturele achtergrond", "etnische groep", "bevolkingsgroep"),
    "BIOMETRIC": ("vingerafdruk", "gezichtsherkenning", "irisscan", "stemprofiel", "biometrie", "gezichtsprofiel",
                  "biometrisch kenmerk", "faceid"),
    "GENETIC": (
        "dna", "dna profiel", "genetisch", "genetische gegevens", "erfelijk", "erfelijkheid", "erfelijke aandoening",
    ),
    "CRIMINAL": (
        "strafblad", "veroordeling", "veroordelingen", "verdachte", "aangifte politie", "vog", "vog status",
        "justitie", "justitieel", "detentie", "reclassering", "taakstraf", "winkelverbod", "fraude", "fraudemelding",
        "fraude indicatie", "diefstal", "strafrechtelijk", "strafbaar feit", "antecedenten", "delict", "zwarte lijst",
    ),
}  # fmt: skip

_WRITTEN: Mapping[str, tuple[str, ...]] = {
    **_NAMES, **_PERSONS, **_ADDRESSES, **_CONTACT, **_MONEY, **_NUMBERS, **_COMPANIES, **_OWN_NUMBERS, **_ONLINE,
    **_TEXTS, **_SPECIAL,
}  # fmt: skip
HEADERS: Mapping[str, tuple[str, ...]] = {
    entity: (*_WRITTEN.get(entity, ()), *SYSTEM_HEADERS.get(entity, ()), *HANDWRITTEN_HEADERS.get(entity, ()))
    for entity in dict.fromkeys((*_WRITTEN, *SYSTEM_HEADERS, *HANDWRITTEN_HEADERS))
}
"""Header words of each entity: lower case, without accents, words apart by a space."""
