"""Words that the structure of tables is made of, in Dutch and English: what a header is about rather than what kind it is.

Which words speak for a kind of personal data stands with the kind itself (``Recognizer.headers``, ``Knowledge.headers``).
Here stand the words around them: what a table or a key is about, and what makes *e-mail address id* no e-mail address.
"""

from __future__ import annotations

PERSON_WORDS = frozenset(
    """
    abonnee abonnees aanvrager applicant applicants author authors auteur auteurs beneficiary buyer buyers begunstigde
    bewoner bewoners betrokkene bezoeker bezoekers candidate candidates kandidaat kandidaten client clients clienten client cliente
    collega collegas contact contacten contacts contactpersoon contactpersonen crm customer customers cust debtor debiteur debiteuren deb deelnemer
    deelnemers donateur donateurs donor donors driver drivers chauffeur employee employees emp eigenaar gast gasten
    gebruiker gebruikers gezinslid guest guests huurder huurders inwoner inwoners kind kinderen child children klant klanten
    koper kopers lead leads learner leerling leerlingen lid leden login logins manager managers medewerker medewerkers member
    members moeder mother mothers father vader ouder ouders owner owners participant participants partner partners
    passenger passengers passagier patient patienten patients pat pensioner person persoon personen persons people personeel
    personeelslid policyholder polishouder prospect prospects prospective recipient relatie relaties relation relations
    reports reviewer reviewers salesperson sollicitant sollicitanten soll speler spelers player players staff student studenten
    students subject subscriber subscribers supervisor teacher teachers docent docenten tenant tenants user users
    verzekerde verzekerden verzekeringnemer vrijwilliger vrijwilligers volunteer volunteers visitor visitors werknemer werknemers
    wn worker workers opdrachtgever opdrachtgevers rep reps agent agents vertegenwoordiger behandelaar verkoper seller mentor mentors coach
    therapist therapeut nurse doctor physician arts gemachtigde echtgenoot spouse leidinggevende houder rekeninghouder holder
    respondent respondents passengers actor actors instructor kunde kunden mitarbeiter mitglied benutzer person account accounts profile profiles profiel ontvanger afzender
    """.split()
)
"""Whom a table or a key can be about."""

ORGANIZATION_WORDS = frozenset(
    """
    agency agencies bedrijf bedrijven bedrijfs brand company companies concern corporation dealer dealers distributor employer
    employers enterprise exposant firm firma firmas handelsnaam institution instelling instellingen kantoor kliniek leverancier leveranciers
    lev manufacturer manufacturers merchant merchants onderneming ondernemingen organisatie organisaties organization
    organizations organisation organisations praktijk publisher publishers uitgever uitgevers reseller resellers school scholen
    shipper shippers shop shops stichting store stores supplier suppliers vendor vendors vereniging verenigingen vervoerder
    werkgever werkgevers wholesaler winkel winkels vestiging vestigingen filiaal filialen
    """.split()
)
"""Which organizations a table or a key can be about."""

THING_WORDS = frozenset(
    """
    album albums track tracks song songs film films movie movies genre genres playlist media office offices sensor sensors
    afdeling afdelingen article articles artikel artikelen asset book boek boeken bank batch brand campagne campaign
    category categories categorie categorieen class class color colour kleur contract country countries land landen
    county currency currencies valuta department departments dept description device discount document event events
    feature file functie function gemeente gemeenten geography group groep groepen invoice item items job jobs kanaal
    language languages taal location locations machine magazijn medium merk model module municipality node nationaliteit
    nationaliteiten page pagina part parts plan price prijs prijzen process product producten products producttype project projecten
    projects promotion province provinces provincie provincies rate rates region regions regio regios resource review reviews
    role room route row sale sales sector segment service services dienst diensten shift ship size skill soort soorten sort state
    states status step subcategory table tabel tag tags tarief tarieven task team teams template territory territories title
    titles titel titels topic transport tax type types unit units verblijfstitel verblijfstitels vehicle version
    voorraad warehouse website week zone set domain host server theme thema onderwerp
    """.split()
)
"""What else a table or a key can be about."""

TRANSACTION_WORDS = frozenset(
    """
    aankoop afspraak appointment appointments bestelling bestellingen booking bookings boeking boekingen call calls case cases
    claim claims declaratie delivery dossier dossiers factuur facturen invoice invoices klacht klachten levering melding
    offerte order orders ord payment payments betaling betalingen polis polissen purchase purchases reservation
    reservations reservering reserveringen session sessions sessie ticket tickets transaction transactions transactie
    transacties visit visits bezoek zaak zaken
    """.split()
)
"""What happens between an organization and a person: its number points to that person."""

CONTACT_WORDS = frozenset(["address", "adres", "email", "mail", "phone", "telefoon", "tel", "telephone", "card", "creditcard"])
"""Belongings of a person: their key points to the person only in a table about persons."""

KEY_WORDS = frozenset(
    "id ids nr nrs no nummer nummers number num key sleutel code ref reference referentie uuid guid pk fk identifier kenmerk".split()
)
"""Heads of a header that names a key."""

NEUTRAL_WORDS = frozenset(
    """
    nr no num nummer number getal veld field value waarde text tekst string str oud old new nieuw full volledig volledige raw
    line regel main primary hoofd prive private home thuis werk work business zakelijk current huidig huidige echt real
    original origineel orig clean
    """.split()
)
"""Words behind a meaning that leave it as it is."""

OTHER_HEADS = frozenset(
    """
    aantal advance amount bedrag category change code codes count counter country created currency datum date day days
    description desc omschrijving einde end expires expiry expiration exp flag frequency hours uren indicator id ids key
    land level lvl limit locator method mode month maand node omschr opt optin path percentage perc photo picture foto plan price provider prijs
    quantity qty aantal rank rate rating region region score soort sort source bron start state status step time tijd timestamp
    total totaal type updated url uri vector version volgorde website week year jaar ja nee set verified verificatie
    bevestigd confirmed toestemming consent allowed ok valid geldig ingang
    """.split()
)
"""Heads that make a header speak of something else than the words in front of them."""

NAME_WORDS = frozenset(["naam", "name", "names", "namen", "nm", "benaming"])
"""A name: of whom or what, the words around it or the table must tell."""

TITLE_WORDS = frozenset(["title", "titel", "aanhef", "salutation", "courtesy", "aanspreektitel", "prefix"])
"""An honorific or a job or a book: the values must tell."""

GENDER_VALUES = frozenset(
    "m v f x o u w man vrouw mannelijk vrouwelijk male female men women anders onbekend unknown other divers non-binair nonbinary "
    "jongen meisje boy girl mann frau homme femme onzijdig neutraal none h 0 1 2 9".split()
)
"""How a sex or gender is written, lower case."""

GENDER_CORE = frozenset("v f man vrouw mannelijk vrouwelijk male female mann frau homme femme jongen meisje boy girl".split())
"""Those of them that say it without a header."""

FREE_TEXT_WORDS = frozenset(
    """
    bericht berichten besluit beschrijving chat comment comments feedback gespreksverslag gesprek klacht klachten klachttekst memo message
    messages notes note notitie notities opm opmerking opmerkingen rapportage reactie reden remark remarks resume resumé review
    reviews review reviewtekst samenvatting situatie toelichting transcript verslag vraag antwoord verzoek body cv curriculum bio biography biografie
    motivatie content omschrijving description
    """.split()
)
"""Headers of prose."""

PERSON_REFERENCES = frozenset(["reportsto", "managedby", "assignedto", "createdby", "modifiedby", "aangemaaktdoor", "gewijzigddoor"])
"""Headers, as one word, whose values point to another person."""

COMPANY_MARKS = (
    r"[\s,](?:[BNC]\.?V\.?|bv|nv|b\.v\.|n\.v\.|V\.?O\.?F\.?|vof|Inc\.?|Ltd\.?|Ltda\.?|LLC|LLP|PLC|plc|GmbH|AG|KG|S\.?A\.?|S\.?A\.?R\.?L\.?|S\.?L\.?|"
    r"S\.?p\.?A\.?|Oyj?|AB|AS|A/S|ApS|SE|Co\.?|Corp\.?)\)?$|"
    r"(?i:(?:^|[\s,(])(?:corporation|company|compan(?:y|ies)|limited|group|groep|holdings?|stichting|vereniging|coöperatie|"
    r"cooperatie|maatschap|firma|bank|bakkerij|slagerij|garage|installatie(?:bedrijf|techniek)|bouw(?:bedrijf)?|transport(?:en)?|"
    r"supermarkt|apotheek|praktijk|kliniek|ziekenhuis|hotel|restaurant|café|cafe|drukkerij|uitgeverij|makelaar(?:s|dij)?|"
    r"advocaten|notaris(?:sen)?|accountants?|adviseurs|consult(?:ing|ancy)|services?|solutions|systems|systemen|"
    r"industries|industrie|international|trading|handel(?:s\w*)?|import|export|store|shop|shoppe|winkel|market|markt|mart|"
    r"supply|supplies|sports?|bikes?|cycles?|bicycles?|foods?|traders?|imports|products?|books|publish(?:ers|ing)|"
    r"universit(?:y|eit)|college|school|gemeente|ministerie|provincie|waterschap|partners|associates|fils|frères|freres|"
    r"express|enterprises|distributors?|manufacturing|outlet|warehouse|& (?:co|zn|zonen|sons?))(?:$|[\s.,)]))"
)
"""Words that a company's name has and a person's has not."""

STREET_MARKS = (
    r"(?i)(?:straat|straße|strasse|str\.|laan|weg|plein|kade|gracht|singel|dijk|dreef|steeg|hof|pad|plantsoen|park|boulevard|"
    r"burg|oever|wal|markt|ring|baan|akker|brink|hoek|haven|gaarde|veld|erf|lei|plaats|sluis|dam|eiland|diep|rade)\b|\b(?:"
    r"street|st|avenue|ave|av|road|rd|drive|dr|lane|ln|court|ct|place|pl|way|boulevard|blvd|blv|circle|cir|crescent|terrace|square|sq|"
    r"highway|hwy|parkway|pkwy|trail|rue|avenida|avda|av|calle|c/|rua|via|viale|piazza|place|plaza|gata|gatan|vej|gade|"
    r"chemin|chaussée|steenweg|allee|platz|gasse|postbus|p\.?\s?o\.? box|antwoordnummer|apt|suite|unit|katu|tie|ulica|ul)\b"
)
"""Words that a street's name has."""
