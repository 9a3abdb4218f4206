"""Words that the structure of tables is made of, in Dutch and English: what a header is about, not what kind it is.

Which words speak for a kind of personal data stands with the kind itself (``Recognizer.headers``,
``Knowledge.headers``). Here stand the words around them: what a table or a key is about, and what makes
*e-mail address id* no e-mail address.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERSON_WORDS = _words("""
    aandeelhouder aangever aanmelder aannemer aanspreekpunt aanvrager abo abonne abonnee abonnees abonnes account
    accountmanager accounts actor actors adherent adviseur advocaat afnemer afnemers afzender agent agents apotheker
    applicant applicants arts assignee assure attendee attendees auftraggeber auteur auteurs author authors
    begeleider begeleiders begunstigde begunstigden beh behandelaar behandelaars behandelaren bemanning beneficiary
    benutzer berijder berijders besteller bestellers bestuurder bestuurders betrokkene bewerber bewindvoerder
    bewindvoerders bewoner bewoners bewoonster bezoeker bezoekers bezorger bezorgers booker broer buyer buyers
    candidate candidates cardholder caretaker casemanager chauffeur chauffeurs child children chirurg client cliente
    clienten clients coach collega collegas consulent consultant contact contacten contactpers contactpersonen
    contactpersoon contacts contractant contractanten crew crm curator cursist cursisten cust customer customers deb
    debiteur debiteuren debitor debitoren debtor deelneemster deelnemer deelnemers directeur docent docenten dochter
    doctor dominee donateur donateurs donatrice donor donors driver drivers echtgenoot eig eigenaar eiser eleve emp
    empfanger empl employe employee employees employes erfgenaam erflater etudiant fan fans father fournisseur
    fysiotherapeut gast gasten geadresseerde gebruiker gebruikers gedaagde gemachtigde getuige gever gevers
    gezinslid guardian guest guests holder hoofdhuurder houder huisarts huisartsen huisgenoot huurder huurders
    indiener installateur instr instructeur instructor insured intaker inwoner inwoners inzender jeugdige juf
    kaarthouder kandidaat kandidaten kapper kijker kind kinder kinderen kl klant klanten kln klt koerier koeriers
    koper kopers kunde kunden kundin lead leads learner leden leerkracht leerling leerlingen leidinggevende lener
    leners leraar lezer lezers lid ll lln locataire login logins luisteraar makelaar manager managers mantelzorger
    mantelzorgers mdw medebewoner medecontractant medehuurder medehuurders medew medewerker medewerkers melder
    melders member members membre mentor mentors mieter mitarbeiter mitglied mitglieder moeder monteur monteurs
    mother mothers nabestaande notaris nurse onderhuurder ondertekenaar ontvanger opdrachtgever opdrachtgevers oppas
    opzichter ouder ouder1 ouder2 ouders owner owners participant participants partner partners passagier passagiers
    passenger passengers pastor pat patient patienten patients penningmeester pensioner people pers persnr person
    personeel personeelslid personen persons persoon physician planner player players policyholder policyholders
    polishouder polishouders predikant proefpersonen proefpersoon profiel profile profiles projectleider prospect
    prospective prospects prs psychiater psycholoog pupil pupillen recipient recruiter regie regisseur reiziger
    reizigers rekeninghouder relatie relaties relation relations rep reports reps requester respondent respondents
    reviewer reviewers salarie salesperson schenker schilder schuler secretaris seizoenkaarthouder seller soll
    sollicitant sollicitanten specialist speler spelers spouse staff stagiair stagiaire student studenten students
    stukadoor subject submitter subscriber subscribers supervisor supporter supporters tandarts teacher teachers
    teamleider technician tegenpartij teilnehmer tenant tenants testateur therapeut therapist trainee trainer
    trainers traveler traveller tussenpersoon uitvoerder uitvoerders uitzendkracht uitzendkrachten user users vader
    verkoper verpleegkundige verpleger versicherter vertegenwoordiger verwijzer verzekerde verzekerden
    verzekeringnemer verzorger verzorgers visitor visitors volunteer volunteers voogd voogden voorschrijver
    voorzitter vrijwilliger vrijwilligers wederpartij werknemer werknemers werkzoekende werkzoekenden wkn wn worker
    workers zoon zorgverlener zus zzper
    belanghebbende bestuursleden bestuurslid bezwaarmaker crisiscontact curandus hoofdboeker kentekenhouder klager
    klagers nabestaanden noodcontact organisator overledene rechthebbende ruiter slachtoffer slachtoffers spreker
    verhuurder verhuurders zwemmer zwemmers
""")
"""Whom a table or a key can be about."""

STAFF_WORDS = _words("""
    arts begeleider behandelaar beh casemanager coach consulent contactpersoon docent fysiotherapeut huisarts instr
    instructeur intaker kapper leerkracht leraar mdw medew medewerker mentor monteur notaris regie regisseur therapeut
    trainer verpleegkundige verzorger voorschrijver
""")
"""Those who serve others, and are often written as a few letters: *vdW*, *MKA*."""

ORGANIZATION_WORDS = _words("""
    agencies agency basisscholen basisschool bedrijf bedrijfs bedrijven brand brouwerij bureau bureaus club clubs
    companies company concern corporation dc dealer dealers distributor employer employers enterprise entreprise
    exploitant exposant fabrikant fil filiaal filialen firm firma firmas groothandel handelsnaam hotel hotels
    importeur instelling instellingen institution insurer kantoor kliniek kwekerij lev leverancier leveranciers
    manufacturer manufacturers merchant merchants merkhouder onderneming ondernemingen organisatie organisaties
    organisation organisations organization organizations praktijk publisher publishers reseller resellers
    restaurant restaurants scholen school shipper shippers shop shops societe stichting store stores supplier
    suppliers uitgever uitgevers uitzendbureau unternehmen vendor vendors vennootschap vereniging verenigingen
    vervoerder verzekeraar vestiging vestigingen werkgever werkgevers wholesaler winkel winkels ziekenhuis
    ziekenhuizen zorgverzekeraar
""")
"""Which organizations a table or a key can be about."""

THING_WORDS = _words("""
    lichaamsdeel lichaamsdelen lichaamsplek plek plekken
    afdeling afdelingen alarm alarmen album albums apparaat apparaten arrangement arrangementen art article articles
    artikel artikelen artnr asset assortiment assortimenten atc automodel autotype bank barcode batch begroting
    bestand bestanden bewerking bewerkingen bibliotheekboeken bin boek boeken boekenfonds bom bomen book boom bord
    borden brand btw budget budgetten bug bugs buurt buurten calendar camera cameras campagne campaign catalog
    catalogus categorie categorieen categories category cijfers class codelijst codelijsten codetabel color colour
    competitie complex complexen component componenten container containers contract countries country county
    currencies currency cursus cursussen dagboek department departments dept description device dienst diensten
    dienstregeling dier dieren diploma discount document doelstelling doelstellingen domain error errors event
    events examen examens exemplaar exemplaren feature feestdag feestdagen file film films flight flights formulier
    formulieren foutcode foutcodes functie functieprofiel functies function gebouw gebouwen gemeente gemeenten genre
    genres geography gerecht gerechten gpk groep groepen grootboek grootboekrekening group gtin halte haltes
    hoofdstad hoofdsteden host hpk huisdier huisdieren invoice isbn issn issue issues item items job jobs journaal
    kalender kamertype kamertypes kanaal kanalen kazerne kerncijfers kleur koers koersen kostenplaats kostensoort
    kpi kpis laadpaal laadpalen land landen landenlijst landentabel language languages lantaarnpaal lantaarnpalen
    ledger licentie licenties lijn lijnen locatiecode location locations log logregel logregels logs lokaal lookup
    lot lotnummer machine machinelog machines magazijn map mappen measurement measurements media medium menu
    menukaart merk meting metingen model module modules monument monumenten movie movies municipality nationaliteit
    nationaliteiten node object objecten office offices onderdeel onderdelen onderwerp openingstijden opleiding
    opleidingen opzoektabel page pagina pallet palletnummer pand panden park parken part partijnummer parts plaatsen
    plaatsnamen plan plant planten playlist postcodegebied postcodegebieden postcodes postcodetabel poule price
    pricelist prijs prijslijst prijslijsten prijzen printer printers prk process product producten products
    producttype project projecten projects promotion province provinces provincie provincies rate rates recept
    recepten recipe recipes reference referentietabel regio region regions regios release releases resource review
    reviews role room rooster roosters route routes row ruimte sale sales schap sector segment seizoen sensor
    sensors server service services set shift ship size sjablonen sjabloon skill sku skus software song songs soort
    soorten sort speeltuin speeltuinen spoor stamtabel state states station stations statistiek statistieken stats
    status stelling step stuklijst subcategory taak taal tabel table tag tags taken talen tarief tarieflijst
    tarieftabel tarieven task tax team teams template territories territory thema theme tijdzone timezone titel
    titels title titles toets toetsen topic track tracks transport type types ua uitslag uitslagen uitvoering
    uitzending uitzendingen unit units useragent vacature vacatures vaccin vaccins vak vakantiedagen vakken
    vaknummer valuta valutas vehicle verblijfstitel verblijfstitels versies version vlucht vluchten voertuigtype
    voorraad voorstelling voorstellingen warehouse waterstand waterstanden weather website wedstrijd wedstrijden
    week wijk wijken wisselkoersen woonplaatsen zaal zi zone
    batchnr lotnr partijnr
""")
"""What else a table or a key can be about."""

TRANSACTION_WORDS = _words("""
    aankoop aanvraag aanvragen abonnement abonnementen afspraak appointment appointments auftrag auftrage bestelling
    bestellingen betaling betalingen bezoek boeking boekingen booking bookings call calls case cases casus casussen
    chat chats claim claims commande commandes consult consulten contactmoment contactmomenten contract contracten
    contracts conv conversatie conversaties conversation conversations declaratie declaraties delivery donatie
    donaties dossier dossiers facturen factuur gesprek gesprekken gift giften incasso incassos incident incidenten
    inschrijving inschrijvingen intake intakes interactie interacties invoice invoices klacht klachten levering
    machtiging machtigingen mandaat melding offerte opdracht opdrachten opname opnames oproep oproepen ord order
    orders pakket pakketten parcel parcels payment payments polis polissen purchase purchases pv rcpt rechnung
    rechnungen registration registrations res reserv reservation reservations reservering reserveringen reserving
    rit ritten schade schademelding schademeldingen schades sessie session sessions shipment shipments subscription
    subscriptions ticket tickets traject trajecten transactie transacties transaction transactions trip trips
    uitlening uitleningen vergunning vergunningen verhuringen verhuur vertrag visit visits werkorder werkorders zaak
    zaken zending zendingen
""")
"""What happens between an organization and a person: its number points to that person."""

CONTACT_WORDS = _words("""
    address adres card creditcard email mail phone tel telefoon telephone
""")
"""Belongings of a person: their key points to the person only in a table about persons."""

KEY_WORDS = _words("""
    cd cle clef code fk guid id identifier ids kenmerk kennung key matricule nmr no nr nro nrs num number numero
    nummer nummers pk ref reference referentie schluessel serienummer sleutel sn uuid volgnr
""")
"""Heads of a header that names a key."""

COUNTING_WORDS = _words("""
    nmr no nr nrs num number numero nummer
""")
"""Those of them that say a number of anything, of a house only where they stand alone or behind a word for one."""

SEQUENCE_WORDS = _words("""
    index line regel regelnr rij row rownum seq sequence volg volgnr volgnummer zeile
""")
"""Words for the place of a row in a file."""

HOUSE_WORDS = _words("""
    adr adres adresse adressen address addresses adresses house huis hs maison rue straat str strasse street woning
""")
"""Words behind which *nr* is the number of a house."""

NEUTRAL_WORDS = _words("""
    business clean current echt field full gehasht getal hash hashed hmac home hoofd huidig huidige line main new
    nieuw no nr num number md5 nummer old orig original origineel oud primary private prive raw real regel sha sha1
    sha256 str string tekst text thuis value veld volledig volledige waarde werk work zakelijk
""")
"""Words behind a meaning that leave it as it is."""

OTHER_HEADS = _words("""
    aantal advance agent allowed amount bedrag bellen bevestigd bron categorien category change code codes
    confirmed consent count counter country created currency date datum day days desc description einde end exp
    expiration expires expiry flag foto freq frequency frequentie gebeld geldig hours id ids indicator ingang ja
    jaar key klasse land level limit locator lvl maand method mode month nee node ok omschr omschrijving opt
    optin path perc percentage photo picture plan price prijs provider qty quantity rank rate rating region
    score set soort sort source start state status step tijd time timestamp toestemming totaal total type
    updated uren uri url valid vector verificatie verified version volgorde website week year
""")
"""Heads that make a header speak of something else than the words in front of them."""

HASH_WORDS = _words("""
    gehasht gehashed hash hashed hmac md5 pseudo pseudoniem pseudonym sha sha1 sha256 sha512
""")
"""Words that say that something was hashed: whom it points to, the words around it tell."""

SECRET_WORDS = _words("""
    auth credential credentials crypted encrypted geheim key login pass passcode passphrase password passwd paswoord pin
    pincode pw pwd salt secret sleutel token wachtw wachtwoord ww
""")
"""Words for what gives access."""

ADDITION_WORDS = _words("""
    addition apartment apt box bte bus letter no nr num number nummer suffix toev toevoeging toevoegingen toevoegsel
    unit
""")
"""Parts of an address that mean something else elsewhere."""

DATE_WORDS = _words("""
    dag dat date datetime datum day dt dtm gmtoff hour jaar kwartaal maand minuut month quarter tijd tijdstip
    tijdzone time timestamp timezone ts uur week weekdag weekday year
""")
"""Words for moments."""

MEASURE_WORDS = _words("""
    aantal aantallen afstand amount avg bedrag breedte btw cijfer count diepte duur eur euro excl gem gemiddeld
    gewicht height hoeveelheid hoogte incl inhoud kg km kosten lengte length marge max meting min omzet oppervlakte
    percentage prijs price qty quantity rate rating saldo score stand sum temp totaal total uren volume voorraad vorig
    weight width revenue revenues turnover turn profit winst
""")
"""Words for what is counted or measured."""

COUNT_WORDS = _words("""
    aantal aantallen antal anzahl bevolking count freq frequentie huishoudens inw inwoners n nombre percentage personen
    population respondenten totaal total
""")
"""Words for how many persons there are."""

VERSION_WORDS = _words("""
    build firmware patch release revisie revision versie version
""")
"""Words for what is written as an IP address is, and is none."""

NAME_WORDS = _words("""
    benaming naam nam name namen names nm nms nom nomes
""")
"""A name: of whom or what, the words around it or the table must tell."""

ROLE_WORDS = _words("""
    afl aflever bezorg bill billing corr correspondentie deliver delivery fact factuur factuuradres invoice liefer
    livraison post rechnung rechnungs ship shipping shipto verzend verzending
""")
"""In which role a name or an address is used, not whose it is: *factuurnaam*."""

TITLE_WORDS = _words("""
    aanhef aanspreektitel anrede begroeting briefaanhef civilite courtesy greeting prefix salutation titel title titre
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
    aandacht aandachtspunt aandachtspunten aantekening aantekeningen achtergrond actiepunten anmerkung anmerkungen
    antwoord bemerkung bemerkungen bericht berichten beschr beschrijving besluit bevindingen bijzonderheden bio
    biografie biography body chat comment commentaire commentaires comments content curriculum cv description
    evaluatie feedback gesprek gespreksverslag gezinssituatie hinweis hulpvraag instructie instructies klacht
    klachten klachttekst kommentar kwetsbaar kwetsbaarheid let logboek mededeling mededelingen memo message messages
    motivatie msg nachricht note notes notitie notities notiz notizen notulen observation observations omschr
    omschrijving opm opmerk opmerking opmerkingen pastoraal rapportage reactie reden remark remarks remarque
    remarques resume resumé review reviews reviewtekst samenvatting situatie tekst text thuissituatie toedracht
    toelichting transcript verslag verzoek voortgang vraag werkzaamheden zorgen zorgpunten
""")
"""Headers of prose."""

BIRTH_WORDS = _words("""
    birth born geb geboorte geboren geburt gebdat naissance
""")
"""Words for a birth, of which the values say the day, the place or both."""

DENIALS = frozenset({
    "aucun", "aucune", "geen", "kein", "keine", "n", "nee", "neen", "nein", "niet van toepassing", "niets", "no",
    "non", "none", "nvt", "niet bekend", "keine angabe", "geen bijzonderheden", "geen idee",
})  # fmt: skip
"""Values that say there is nothing to say: they stand among illnesses as well as among colors."""

VAGUE_WORDS = _words("""
    algemeen data detail details divers diversen etc extra gegeven gegevens info informatie information other overig
    overige persoonlijk persoonsgegevens
""")
"""Headers under which anything may stand."""

REMARK_WORDS = _words("""
    aantekening aantekeningen anmerkung anmerkungen bemerkung bemerkungen bericht bijz bijzonderheden comment
    commentaar commentaire commentaires comments ervaring evaluatie feedback gespreksverslag hinweis instructie
    instructies klacht kommentar mededeling mededelingen memo notes notitie notities notiz notizen opm opmerk
    opmerking opmerkingen pastoraal rapportage remark remarks remarque remarques toedracht toelichting verhaal
    verslag
""")
"""Those of them under which somebody writes what comes to mind, and does so about persons."""

LIFE_WORDS = _words("""
    alimentatie alleenstaand alleenstaande baby begrafenis bejaard beperkt bevallen bevalling bewindvoerder
    bewindvoering blessure borstvoeding bril broer brother budgetbeheer buurman buurvrouw crematie curatele dakloos
    daughter decede decedee deces deuil divorce divorced dochter dochtertje dyslectisch dyslexie echtgenoot
    echtgenote eenouder eenzaam enceinte ex-man ex-vrouw faalangst father funeral gebroken gehoorapparaat gescheiden
    gevallen gewond gezin griep herstel hoofdhuid hoogzwanger huidaandoening huilt huurachterstand injured injury
    jarig kinderopvang kindje klachten knie kwetsbaar letsel mantelzorg mantelzorger mari mere moeder mother mutter
    nierfunctie oma ongeluk ongeval ontslag ontslagen opa opname orthese ouders overbelast overgang overleden
    overlijden overspannen overspanning pijn pleeggezin pleegkind politie pregnant prothese pubers rollator rouw rug
    rugklachten rugpijn ruzie scheiding schoonmoeder schuld schulden schuldhulp schuldhulpverlening schuldsanering
    schwanger scootmobiel sister slaap slechthorend slechtziend stiefmoeder stiefvader surgery tiener tochter trauma
    tweeling uithuisgeplaatst uitkering uitvaart vader vechtscheiding verdriet verhuisd verhuist verslaafd
    verstorben verweduwd veuf veuve weduwe weduwnaar wees werkloos wheelchair widow widowed witwe wsnp zoon zoontje
    zus zusje zwakbegaafd
""")
"""Words by which a note beside a person tells something of a life: family, health, money, trouble."""

PLACES_OF_WORK = _words("""
    ggz kerk school ziekenhuis
""")
"""Where people work, too: *tien jaar in een ziekenhuis*."""

PERSON_REFERENCES = _words("""
    aangemaaktdoor assignedto createdby gewijzigddoor managedby modifiedby reportsto
""")
"""Headers, as one word, whose values point to another person."""

QUESTION_WORDS = _words("""
    hoe how pourquoi waar waarmee waarom waarover wanneer warum wat welk welke wer what which who why wie
""")
"""Words that begin a question, also one without a mark behind it."""

COMPANY_MARKS = (
    r"^(?:V\.?O\.?F\.?|[Vv]of|B\.?V\.?|N\.?V\.?|C\.V\.|[Ff]a\.|[Mm]ts\.?|Gebr(?:oeders|s)?\.?|Firma|Stg\.?)\s|"
    r"[\s,](?:[BNC]\.?V\.?|bv|nv|b\.v\.|n\.v\.|V\.?O\.?F\.?|vof|Inc\.?|Ltd\.?|Ltda\.?|LLC|LLP|PLC|plc|GmbH|AG|KG|S\.?A\.?|S\.?A\.?R\.?L\.?|S\.?L\.?|"
    r"S\.?p\.?A\.?|Oyj?|AB|AS|A/S|ApS|SE|Co\.?|Corp\.?)\)?$|"
    r"(?i:(?:^|[\s,(])(?:corporation|company|compan(?:y|ies)|limited|group|groep|holdings?|stichting|vereniging|coöperatie|"
    r"cooperatie|maatschap|firma|bank|bakkerij|slagerij|garage|installatie(?:bedrijf|techniek)|bouw(?:bedrijf)?|transport(?:en)?|"
    r"supermarkt|apotheek|praktijk|kliniek|ziekenhuis|hotel|restaurant|café|cafe|drukkerij|uitgeverij|makelaar(?:s|dij)?|"
    r"advocaten|notaris(?:sen)?|accountants?|adviseurs|consult(?:ing|ancy)|services?|solutions|systems|systemen|"
    r"industries|industrie|international|trading|handel(?:s\w*)?|import|export|store|shop|shoppe|winkel|market|markt|mart|"
    r"supply|supplies|sports?|bikes?|cycles?|bicycles?|foods?|traders?|imports|products?|books|publish(?:ers|ing)|"
    r"universit(?:y|eit)|college|school|basisschool|harmonie|fanfare|dorpshuis|buurthuis|wijkcentrum|zorggroep|"
    r"clubhuis|kinderopvang|woningstichting|vzw|asbl|gemeente|ministerie|provincie|waterschap|partners|associates|fils|frères|freres|"
    r"express|enterprises|distributors?|manufacturing|outlet|warehouse|"
    r"(?:&|en|e\.) (?:co|zn|zonen|zoons?|dochters?|sons?)|"
    r"vastgoed|beheer|logistics|logistiek|catering|events?|design|media|studio|software|ict|automatisering|techniek|"
    r"automotive|energie|recycling|thuiszorg|zorg|makelaardij|administratie|advies|reclame|interieurs?|meubelen|"
    r"keukens|schoonmaak|hoveniers?|loodgieters|dakdekkers|schilders|stukadoors|tandartsen|fysiotherapie|rijschool|kapsalon|salon|"
    r"coiffure|optiek|juwelier|bloemen|fietsen|rijwielen|banden|uitzendbureau|woningen|"
    r"\w{3,}(?:bedrijf|bedrijven|techniek|bouw|werken|handel|diensten|service|services|kantoor|centrum|installaties|"
    r"makelaardij|advies|administratie|meubelen|materialen|machines|verhuur|reizen|centrale))(?:$|[\s.,)]))"
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
