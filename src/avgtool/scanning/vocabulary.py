"""Words that the structure of tables is made of, in Dutch and English: what a header is about, not what kind it is.

Which words speak for a kind of personal data stands with the kind itself (``Recognizer.headers``,
``Knowledge.headers``). Here stand the words around them: what a table or a key is about, and what makes
*e-mail address id* no e-mail address.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERSON_WORDS = _words("""
    aanvrager abonnee abonnees account accounts actor actors afzender agent agents applicant applicants arts
    auteur auteurs author authors begunstigde behandelaar beneficiary benutzer betrokkene bewoner bewoners
    bezoeker bezoekers buyer buyers candidate candidates chauffeur child children client cliente clienten
    clients coach collega collegas contact contacten contactpersonen contactpersoon contacts crm cust customer
    customers deb debiteur debiteuren debtor deelnemer deelnemers docent docenten doctor donateur donateurs
    donor donors driver drivers echtgenoot eigenaar emp employee employees father gast gasten gebruiker
    gebruikers gemachtigde gezinslid guest guests holder houder huurder huurders instructor inwoner inwoners
    kandidaat kandidaten kind kinderen klant klanten koper kopers kunde kunden lead leads learner leden leerling
    leerlingen leidinggevende lid login logins manager managers medewerker medewerkers member members mentor
    mentors mitarbeiter mitglied moeder mother mothers nurse ontvanger opdrachtgever opdrachtgevers ouder ouders
    owner owners participant participants partner partners passagier passenger passengers pat patient patienten
    patients pensioner people person personeel personeelslid personen persons persoon physician player players
    policyholder polishouder profiel profile profiles prospect prospective prospects recipient rekeninghouder
    relatie relaties relation relations rep reports reps respondent respondents reviewer reviewers salesperson
    seller soll sollicitant sollicitanten speler spelers spouse staff student studenten students subject
    subscriber subscribers supervisor teacher teachers tenant tenants therapeut therapist user users vader
    verkoper vertegenwoordiger verzekerde verzekerden verzekeringnemer visitor visitors volunteer volunteers
    vrijwilliger vrijwilligers werknemer werknemers wn worker workers
""")
"""Whom a table or a key can be about."""

ORGANIZATION_WORDS = _words("""
    agencies agency bedrijf bedrijfs bedrijven brand companies company concern corporation dealer dealers
    distributor employer employers enterprise exposant filiaal filialen firm firma firmas handelsnaam instelling
    instellingen institution kantoor kliniek lev leverancier leveranciers manufacturer manufacturers merchant
    merchants onderneming ondernemingen organisatie organisaties organisation organisations organization
    organizations praktijk publisher publishers reseller resellers scholen school shipper shippers shop shops
    stichting store stores supplier suppliers uitgever uitgevers vendor vendors vereniging verenigingen
    vervoerder vestiging vestigingen werkgever werkgevers wholesaler winkel winkels
""")
"""Which organizations a table or a key can be about."""

THING_WORDS = _words("""
    afdeling afdelingen album albums article articles artikel artikelen asset bank batch boek boeken book brand
    campagne campaign categorie categorieen categories category class color colour contract countries country
    county currencies currency department departments dept description device dienst diensten discount document
    domain event events feature file film films functie function gemeente gemeenten genre genres geography groep
    groepen group host invoice item items job jobs kanaal kleur land landen language languages location
    locations machine magazijn media medium merk model module movie movies municipality nationaliteit
    nationaliteiten node office offices onderwerp page pagina part parts plan playlist price prijs prijzen
    process product producten products producttype project projecten projects promotion province provinces
    provincie provincies rate rates regio region regions regios resource review reviews role room route row sale
    sales sector segment sensor sensors server service services set shift ship size skill song songs soort
    soorten sort state states status step subcategory taal tabel table tag tags tarief tarieven task tax team
    teams template territories territory thema theme titel titels title titles topic track tracks transport type
    types unit units valuta vehicle verblijfstitel verblijfstitels version voorraad warehouse website week zone
""")
"""What else a table or a key can be about."""

TRANSACTION_WORDS = _words("""
    aankoop afspraak appointment appointments bestelling bestellingen betaling betalingen bezoek boeking
    boekingen booking bookings call calls case cases claim claims declaratie delivery dossier dossiers facturen
    factuur invoice invoices klacht klachten levering melding offerte ord order orders payment payments polis
    polissen purchase purchases reservation reservations reservering reserveringen sessie session sessions
    ticket tickets transactie transacties transaction transactions visit visits zaak zaken
""")
"""What happens between an organization and a person: its number points to that person."""

CONTACT_WORDS = _words("""
    address adres card creditcard email mail phone tel telefoon telephone
""")
"""Belongings of a person: their key points to the person only in a table about persons."""

KEY_WORDS = _words("""
    code fk guid id identifier ids kenmerk key no nr nrs num number nummer nummers pk ref reference referentie
    sleutel uuid
""")
"""Heads of a header that names a key."""

NEUTRAL_WORDS = _words("""
    business clean current echt field full getal home hoofd huidig huidige line main new nieuw no nr num number
    nummer old orig original origineel oud primary private prive raw real regel str string tekst text thuis
    value veld volledig volledige waarde werk work zakelijk
""")
"""Words behind a meaning that leave it as it is."""

OTHER_HEADS = _words("""
    aantal advance allowed amount bedrag bevestigd bron category change code codes confirmed consent count
    counter country created currency date datum day days desc description einde end exp expiration expires
    expiry flag foto frequency geldig hours id ids indicator ingang ja jaar key land level limit locator lvl
    maand method mode month nee node ok omschr omschrijving opt optin path perc percentage photo picture plan
    price prijs provider qty quantity rank rate rating region score set soort sort source start state status
    step tijd time timestamp toestemming totaal total type updated uren uri url valid vector verificatie
    verified version volgorde website week year
""")
"""Heads that make a header speak of something else than the words in front of them."""

NAME_WORDS = _words("""
    benaming naam name namen names nm
""")
"""A name: of whom or what, the words around it or the table must tell."""

TITLE_WORDS = _words("""
    aanhef aanspreektitel courtesy prefix salutation titel title
""")
"""An honorific or a job or a book: the values must tell."""

GENDER_VALUES = _words("""
    0 1 2 9 anders boy divers f female femme frau girl h homme jongen m male man mann mannelijk meisje men
    neutraal non-binair nonbinary none o onbekend onzijdig other u unknown v vrouw vrouwelijk w women x
""")
"""How a sex or gender is written, lower case."""

GENDER_CORE = _words("""
    boy f female femme frau girl homme jongen male man mann mannelijk meisje v vrouw vrouwelijk
""")
"""Those of them that say it without a header."""

FREE_TEXT_WORDS = _words("""
    antwoord bericht berichten beschrijving besluit bio biografie biography body chat comment comments content
    curriculum cv description feedback gesprek gespreksverslag klacht klachten klachttekst memo message messages
    motivatie note notes notitie notities omschrijving opm opmerking opmerkingen rapportage reactie reden remark
    remarks resume resumé review reviews reviewtekst samenvatting situatie toelichting transcript verslag
    verzoek vraag
""")
"""Headers of prose."""

PERSON_REFERENCES = _words("""
    aangemaaktdoor assignedto createdby gewijzigddoor managedby modifiedby reportsto
""")
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
    r"chemin|chaussée|steenweg|allee|platz|gasse|"
    r"postbus|p\.?\s?o\.? box|antwoordnummer|apt|suite|unit|katu|tie|ulica|ul)\b"
)
"""Words that a street's name has."""
