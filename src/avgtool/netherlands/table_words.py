"""Words of headers and values in Dutch, with the abbreviations that administrations use."""

from __future__ import annotations

from avgtool.recognizers.table_words import TableWords, listed
from avgtool.recognizers.value_words import ValueWords

TABLE_WORDS = TableWords(
    persons=listed("""
        aandeelhouder aangever aanmelder aannemer aanspreekpunt aanvrager abo abonnee abonnees accountmanager adviseur
        advocaat afnemer afnemers afzender apotheker arts begeleider begeleiders begunstigde begunstigden beh
        behandelaar behandelaars behandelaren belanghebbende bemanning berijder berijders besteller bestellers
        bestuurder bestuurders bestuursleden bestuurslid betrokkene bewerber bewindvoerder bewindvoerders bewoner
        bewoners bewoonster bezoeker bezoekers bezorger bezorgers bezwaarmaker broer casemanager chauffeur chauffeurs
        chirurg cliente clienten collega collegas consulent contacten contactpers contactpersonen contactpersoon
        contractant contractanten crisiscontact curandus cursist cursisten deb debiteur debiteuren debitoren
        deelneemster deelnemer deelnemers directeur docent docenten dochter dominee donateur donateurs donatrice
        echtgenoot eig eigenaar eiser erfgenaam erflater fysiotherapeut gast gasten geadresseerde gebruiker gebruikers
        gedaagde gemachtigde getuige gever gevers gezinslid hoofdboeker hoofdhuurder houder huisarts huisartsen
        huisgenoot huurder huurders indiener installateur instr instructeur intaker inwoner inwoners inzender jeugdige
        juf kaarthouder kandidaat kandidaten kapper kentekenhouder kijker kind kinder kinderen kl klager klagers klant
        klanten kln klt koerier koeriers koper kopers leden leerkracht leerling leerlingen leidinggevende lener leners
        leraar lezer lezers lid ll lln luisteraar makelaar mantelzorger mantelzorgers mdw medebewoner medecontractant
        medehuurder medehuurders medew medewerker medewerkers melder melders moeder monteur monteurs nabestaande
        nabestaanden noodcontact notaris onderhuurder ondertekenaar ontvanger opdrachtgever opdrachtgevers oppas
        opzichter organisator ouder ouder1 ouder2 ouders overledene passagier passagiers pastor pat patienten
        penningmeester persnr personeel personeelslid personen persoon polishouder polishouders predikant proefpersonen
        proefpersoon profiel projectleider prs psychiater psycholoog pupil pupillen rechthebbende regie regisseur
        reiziger reizigers rekeninghouder relatie relaties ruiter schenker schilder secretaris seizoenkaarthouder
        slachtoffer slachtoffers soll sollicitant sollicitanten speler spelers spreker stagiair stagiaire studenten
        stukadoor tandarts teamleider tegenpartij testateur therapeut tussenpersoon uitvoerder uitvoerders uitzendkracht
        uitzendkrachten vader verhuurder verhuurders verkoper verpleegkundige verpleger vertegenwoordiger verwijzer
        verzekerde verzekerden verzekeringnemer verzorger verzorgers voogd voogden voorschrijver voorzitter vrijwilliger
        vrijwilligers wederpartij werknemer werknemers werkzoekende werkzoekenden wkn wn zoon zorgverlener zus zwemmer
        zwemmers zzper
    """),
    children=listed("""
        kind kinderen leerling leerlingen minderjarige pupil
    """),
    staff=listed("""
        arts begeleider beh behandelaar casemanager consulent contactpersoon docent fysiotherapeut huisarts instr
        instructeur intaker kapper leerkracht leraar mdw medew medewerker monteur notaris regie regisseur therapeut
        verpleegkundige verzorger voorschrijver
    """),
    organizations=listed("""
        basisscholen basisschool bedrijf bedrijfs bedrijven brouwerij concern exploitant exposant fabrikant fil filiaal
        filialen firma firmas groothandel handelsnaam importeur instelling instellingen kantoor kliniek kwekerij lev
        leverancier leveranciers merkhouder onderneming ondernemingen organisatie organisaties praktijk scholen school
        stichting uitgever uitgevers uitzendbureau vennootschap vereniging verenigingen vervoerder verzekeraar vestiging
        vestigingen werkgever werkgevers winkel winkels ziekenhuis ziekenhuizen zorgverzekeraar
    """),
    never_persons=listed("""
        basisschool clubnaam filiaal kliniek scholen school schoolnaam stichting vereniging verenigingen winkel
        ziekenhuis
    """),
    things=listed("""
        afdeling afdelingen alarmen apparaat apparaten arrangement arrangementen artikel artikelen artnr assortiment
        assortimenten automodel autotype bank batchnr begroting bestand bestanden bewerking bewerkingen
        bibliotheekboeken boek boeken boekenfonds bom bomen boom bord borden btw budgetten buurt buurten campagne
        catalogus categorie categorieen cijfers codelijst codelijsten codetabel competitie complex complexen componenten
        cursus cursussen dagboek dienst diensten dienstregeling dier dieren diploma doelstelling doelstellingen examen
        examens exemplaar exemplaren feestdag feestdagen formulier formulieren foutcode foutcodes functie functieprofiel
        functies gebouw gebouwen gemeente gemeenten gerecht gerechten gpk groep groepen grootboek grootboekrekening
        halte haltes hoofdstad hoofdsteden hpk huisdier huisdieren journaal kalender kamertype kamertypes kanaal kanalen
        kazerne kerncijfers kleur koers koersen kostenplaats kostensoort laadpaal laadpalen land landen landenlijst
        landentabel lantaarnpaal lantaarnpalen licentie licenties lichaamsdeel lichaamsdelen lichaamsplek lijn lijnen
        locatiecode logregel logregels lokaal lotnr lotnummer machinelog machines magazijn mappen menukaart merk meting
        metingen monumenten nationaliteit nationaliteiten objecten onderdeel onderdelen onderwerp openingstijden
        opleiding opleidingen opzoektabel pagina palletnummer pand panden parken partijnr partijnummer plaatsen
        plaatsnamen planten plek plekken postcodegebied postcodegebieden postcodes postcodetabel poule prijs prijslijst
        prijslijsten prijzen prk producten producttype projecten provincie provincies recept recepten referentietabel
        regio regios rooster roosters ruimte schap seizoen sjablonen sjabloon soort soorten speeltuin speeltuinen spoor
        stamtabel statistiek statistieken stelling stuklijst taak taal tabel taken talen tarief tarieflijst tarieftabel
        tarieven thema tijdzone titel titels toets toetsen uitslag uitslagen uitvoering uitzending uitzendingen vacature
        vacatures vaccin vaccins vak vakantiedagen vakken vaknummer valuta valutas verblijfstitel verblijfstitels
        versies vlucht vluchten voertuigtype voorraad voorstelling voorstellingen waterstand waterstanden wedstrijd
        wedstrijden wijk wijken wisselkoersen woonplaatsen zaal zi
    """),
    lists_of_things=listed("""
        cijfers codelijst prijzen soorten statistiek tabel tarieven typen
    """),
    brands=listed("""
        merk merken merknaam
    """),
    groups=listed("""
        branche bron categorie groep kanaal klasse kleur niveau rubriek soort
    """),
    vehicles=listed("""
        auto voertuig wagen
    """),
    animals=listed("""
        castratie chipnr chipnummer dier dieren dierenpaspoort diernaam dierras diersoort gecastreerd gesteriliseerd
        hond honden huisdier huisdieren kat katten levensnummer oormerk paard paarden patientdier pup pups ras rasnaam
        stamboom stamboomnr stamboomnummer stokmaat vacht veulen worp
    """),
    ambiguous_animals=listed("chipnr chipnummer ras"),
    areas=listed("""
        buurt buurten gemeente kern kwartier stadsdeel wijk wijken
    """),
    transactions=listed("""
        aankoop aanvraag aanvragen abonnement abonnementen afspraak bestelling bestellingen betaling betalingen bezoek
        boeking boekingen casus casussen consult consulten contactmoment contactmomenten contracten conversatie
        conversaties declaratie declaraties donatie donaties dossier dossiers facturen factuur gesprek gesprekken gift
        giften incasso incassos incidenten inschrijving inschrijvingen interactie interacties klacht klachten levering
        machtiging machtigingen mandaat melding offerte opdracht opdrachten opname opnames oproep oproepen pakket
        pakketten polis polissen pv reservering reserveringen reserving rit ritten schade schademelding schademeldingen
        schades sessie traject trajecten transactie transacties uitlening uitleningen vergunning vergunningen
        verhuringen verhuur werkorder werkorders zaak zaken zending zendingen
    """),
    contacts=listed("""
        adres telefoon
    """),
    keys=listed("""
        kenmerk nmr nr nro nrs nummer nummers referentie serienummer sleutel volgnr
    """),
    counting=listed("""
        nmr nr nrs nummer
    """),
    sequences=listed("""
        regel regelnr rij volg volgnr volgnummer
    """),
    person_references=listed("""
        aangemaaktdoor gewijzigddoor
    """),
    houses=listed("""
        adr adres adressen adresses hs huis straat woning
    """),
    additions=listed("""
        bus nr nummer toev toevoeging toevoegingen toevoegsel
    """),
    addresses=listed("""
        adres woonadres
    """),
    names_with_address=listed("""
        naw nawt
    """),
    neutral=listed("""
        echt gehasht getal hoofd huidig huidige nieuw nr nummer origineel oud prive regel tekst thuis veld volledig
        volledige waarde werk zakelijk
    """),
    other_heads=listed("""
        aantal bedrag bellen bevestigd bron categorien datum einde foto frequentie gebeld geldig ingang ja jaar klasse
        land lvl maand nee omschr omschrijving prijs soort tijd toestemming totaal uren verificatie volgorde
    """),
    particles=listed("""
        de der het van
    """),
    hashes=listed("""
        gehashed gehasht pseudoniem
    """),
    secrets=listed("""
        geheim paswoord pincode sleutel wachtw wachtwoord ww
    """),
    dates=listed("""
        dag dat datum jaar kwartaal maand minuut tijd tijdstip tijdzone uur weekdag
    """),
    measures=listed("""
        aantal aantallen afstand bedrag breedte btw cijfer diepte duur excl gem gemiddeld gewicht hoeveelheid hoogte
        incl inhoud kosten lengte marge meting omzet oppervlakte prijs saldo stand totaal uren voorraad vorig winst
    """),
    counts=listed("""
        aantal aantallen bevolking frequentie huishoudens inw inwoners personen respondenten totaal
    """),
    versions=listed("""
        revisie versie
    """),
    names=listed("""
        benaming naam namen
    """),
    roles=listed("""
        afl aflever bezorg corr correspondentie fact factuur factuuradres verzend verzending
    """),
    titles=listed("""
        aanhef aanspreektitel begroeting briefaanhef titel
    """),
    births=listed("""
        geb gebdat geboorte geboren
    """),
    texts=listed("""
        aandacht aandachtspunt aandachtspunten aantekening aantekeningen achtergrond actiepunten antwoord bericht
        berichten beschr beschrijving besluit bevindingen bijzonderheden biografie evaluatie gesprek gespreksverslag
        gezinssituatie hulpvraag instructie instructies klacht klachten klachttekst kwetsbaar kwetsbaarheid let logboek
        mededeling mededelingen motivatie notitie notities notulen omschr omschrijving opm opmerk opmerking opmerkingen
        pastoraal rapportage reactie reden reviewtekst samenvatting situatie tekst thuissituatie toedracht toelichting
        verslag verzoek voortgang vraag werkzaamheden zorgen zorgpunten
    """),
    remarks=listed("""
        aantekening aantekeningen bericht bijz bijzonderheden commentaar ervaring evaluatie gespreksverslag instructie
        instructies klacht mededeling mededelingen notitie notities opm opmerk opmerking opmerkingen pastoraal
        rapportage toedracht toelichting verhaal verslag
    """),
    descriptions=listed("""
        beschr beschrijving omschr omschrijving
    """),
    vague=listed("""
        algemeen diversen gegeven gegevens informatie overig overige persoonlijk persoonsgegevens
    """),
    questions=listed("""
        hoe waar waarmee waarom waarover wanneer wat welk welke wie
    """),
)

VALUE_WORDS = ValueWords(
    genders=listed("""
        anders jongen mannelijk meisje neutraal non-binair onbekend onzijdig v vrouw vrouwelijk
    """),
    plain_genders=listed("""
        jongen mannelijk meisje v vrouw vrouwelijk
    """),
    denials=frozenset(
        {
            "geen",
            "geen bijzonderheden",
            "geen idee",
            "nee",
            "neen",
            "niet bekend",
            "niet van toepassing",
            "niets",
            "nvt",
        }
    ),
    life=listed("""
        alimentatie alleenstaand alleenstaande begrafenis bejaard beperkt bevallen bevalling bewindvoerder bewindvoering
        blessure borstvoeding bril broer budgetbeheer buurman buurvrouw crematie curatele dakloos dochter dochtertje
        dyslectisch dyslexie echtgenoot echtgenote eenouder eenzaam ex-man ex-vrouw faalangst gebroken gehoorapparaat
        gescheiden gevallen gewond gezin griep herstel hoofdhuid hoogzwanger huidaandoening huilt huurachterstand jarig
        kinderopvang kindje klachten knie kwetsbaar letsel mantelzorg mantelzorger moeder nierfunctie oma ongeluk
        ongeval ontslag ontslagen opa opname orthese ouders overbelast overgang overleden overlijden overspannen
        overspanning pijn pleeggezin pleegkind politie prothese pubers rollator rouw rug rugklachten rugpijn ruzie
        scheiding schoonmoeder schuld schulden schuldhulp schuldhulpverlening schuldsanering scootmobiel slaap
        slechthorend slechtziend stiefmoeder stiefvader tiener tweeling uithuisgeplaatst uitkering uitvaart vader
        vechtscheiding verdriet verhuisd verhuist verslaafd verweduwd weduwe weduwnaar wees werkloos wsnp zoon zoontje
        zus zusje zwakbegaafd
    """),
    places_of_work=listed("""
        ggz kerk school ziekenhuis
    """),
    honorifics=frozenset({"de heer", "dhr", "drs", "heer", "ing", "ir", "mevr", "mevrouw", "mw"}),
    infixes=listed("al bel ben bin bint da dos el ibn oulad"),
    animals=listed("""
        hond kat konijn paard poes vogel
    """),
)
