"""Words that the structure of tables is made of, in Dutch and English: what a header is about, not what kind it is.

Which words speak for a kind of personal data stands with the kind itself (``Recognizer.headers``,
``Knowledge.headers``). Here stand the words around them: what a table or a key is about, and what makes
*e-mail address id* no e-mail address.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERSON_WORDS = _words("""
    aandeelhouder aannemer aanspreekpunt aanvrager abonnee abonnees account accountmanager accounts actor actors
    adviseur advocaat afzender agent agents apotheker applicant applicants arts auteur auteurs author authors
    begeleider begeleiders begunstigde behandelaar behandelaars beneficiary benutzer besteller bestellers
    bestuurder bestuurders betrokkene bewindvoerder bewindvoerders bewoner bewoners bezoeker bezoekers bezorger
    broer buyer buyers candidate candidates caretaker casemanager chauffeur child children chirurg client
    cliente clienten clients coach collega collegas consultant contact contacten contactpers contactpersonen
    contactpersoon contacts contractant contractanten crm curator cust customer customers deb debiteur
    debiteuren debtor deelnemer deelnemers directeur docent docenten dochter doctor donateur donateurs donor
    donors driver drivers echtgenoot eigenaar emp employee employees erfgenaam father fysiotherapeut gast gasten
    geadresseerde gebruiker gebruikers gemachtigde getuige gezinslid guardian guest guests holder houder
    huisarts huisartsen huurder huurders installateur instructor inwoner inwoners juf kandidaat kandidaten
    kapper kind kinderen klant klanten koerier koper kopers kunde kunden lead leads learner leden leerling
    leerlingen leidinggevende leraar lid login logins makelaar manager managers mantelzorger
    mantelzorgers medebewoner medehuurder medehuurders medewerker medewerkers member members mentor mentors
    mitarbeiter mitglied moeder monteur monteurs mother mothers nabestaande notaris nurse ondertekenaar
    ontvanger opdrachtgever opdrachtgevers oppas opzichter ouder ouders owner owners participant participants
    partner partners passagier passenger passengers pat patient patienten patients penningmeester pensioner
    people person personeel personeelslid personen persons persoon physician planner player players policyholder
    polishouder profiel profile profiles projectleider prospect prospective prospects psychiater psycholoog
    recipient recruiter rekeninghouder relatie relaties relation relations rep reports reps respondent
    respondents reviewer reviewers salesperson schilder secretaris seller soll sollicitant sollicitanten
    specialist speler spelers spouse staff stagiair stagiaire student studenten students stukadoor subject
    subscriber subscribers supervisor tandarts teacher teachers teamleider technician tegenpartij tenant tenants
    therapeut therapist trainee trainer trainers tussenpersoon uitvoerder uitvoerders user users vader verkoper
    verpleegkundige verpleger vertegenwoordiger verwijzer verzekerde verzekerden verzekeringnemer verzorger
    visitor visitors volunteer volunteers voogd voogden voorzitter vrijwilliger vrijwilligers werknemer
    werknemers wn worker workers zoon zorgverlener zus
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
    aantekening aantekeningen antwoord bemerkung bemerkungen bericht berichten beschrijving besluit bio
    biografie biography body chat comment comments content curriculum cv description feedback gesprek
    gespreksverslag klacht klachten klachttekst mededeling mededelingen memo message messages motivatie note
    notes notitie notities omschrijving opm opmerking opmerkingen rapportage reactie reden remark remarks resume
    resumé review reviews reviewtekst samenvatting situatie toelichting transcript verslag verzoek vraag
""")
"""Headers of prose."""

REMARK_WORDS = _words("""
    aantekening aantekeningen bemerkung bemerkungen bericht bijzonderheden comment comments commentaar feedback
    gespreksverslag klacht mededeling mededelingen memo notes notitie notities opm opmerk opmerking opmerkingen
    rapportage remark remarks toelichting verslag
""")
"""Those of them under which somebody writes what comes to mind, and does so about persons."""

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
