"""What people call their columns when they type the header themselves: short forms, questions, roles of a sector.

From lists as they lie with practices, schools, clubs, municipalities, carriers and agencies, not from a system's
field list (:mod:`avgtool.netherlands.system_headers`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.netherlands.system_number_headers import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

_WHO = {
    "PERSON": phrases("""
        behandelend arts, behandelend specialist, briefadressering, crisiscontact, kentekenhouder,
        rechthebbende, toegekend aan,
        1e contactpersoon, 2e contactpersoon, aangemeld door, aangesteld door, aanvr, achterwacht, afgegeven aan,
        afgehandeld door, ambtenaar, ander contact, assistente, baliemedewerker, begeleid door,
        begeleidster, beheerd door, beoordelaar, besproken met, bewindv, bezorger naam, casusregisseur, contactouder,
        contactp, contactpers 1, contactpers 2, cp naam, cursistnaam, dirigent, dochter zoon, docentnaam, eerste ouder,
        erflater naam, executeur, exploitant naam, fysio, fysiotherapeut naam, gastouder, gebeld door, gebeld met,
        gecontroleerd door, gesproken met, gezien door, gezinshoofd, groepsleiding, groepsleider, hoe heet je,
        hoe heet u, hoofdbehandelaar, hoofdbewoner, huisarts naam, huisarts praktijk, ib er, indicatiesteller,
        inlener contact, instructeur, intaker, intakegesprek door, in te vullen door, jeugdige, jeugdwerker, jongere,
        juf meester,
        kaartenkoper, kapster, klasseleerkracht, kraamverzorgende, leerkracht, leerkr, leidster, lkr, logopedist,
        mantelz, mantelzorger naam, mantelzorg contact, mede eigenaar, mede huurder, meegegeven aan, met wie,
        naam aanmelder, naam bestuurder, naam bewoner, naam chauffeur, naam contact, naam cursist, naam deelnemer,
        naam dochter zoon, naam docent, naam donateur, naam en voornaam, naam gezin, naam huisarts, naam kandidaat,
        naam klager, naam mantelzorger, naam ouders, naam partner klant, naam patient client, naam speler,
        naam student, naam uitzendkracht, naam vader, naam moeder, naam verzorger, naam voogd, naam vrijwilliger,
        naw gegevens klant, noodcontact naam, notaris, omgangspersoon, ondertekend door, ontvangen door,
        opdrachtgever naam, opgehaald door, opgesteld door, ouder 1 naam, ouder 2 naam, ouder s, ouder s verzorger,
        ouders, ouders verzorgers, overgedragen aan, overledene, p b er, partij 1, partij 2, partijen,
        uiteindelijke partij, naam uiteindelijke partij, initierende partij, naam initierende partij, penningm,
        ploegleider, podotherapeut, poh, praktijkondersteuner, psych, rapporteur, regie, regisseur, rijinstructeur,
        scheidsrechter, scheids, schuldhulpverlener, secr, soc werker, sociaal werker, speler naam, stagebegeleider,
        teamleid, toegewezen aan, toezichthouder, trajectbegeleider, trainer coach, trouwambtenaar, tweede ouder,
        uitgegeven aan, uitgeleend aan, uitgereikt aan, uitzendkr, uitzendkracht, uiteindelijke begunstigde,
        vaste hulp, vaste chauffeur, vertrouwenspersoon, verwezen door, verwijzend arts, verzoek van, voor wie,
        voorschr, voorschrijver, voorschrijvend arts, vrijw, vrijwilligersnaam, waarnemer, werkbegeleider,
        wett vert, wettelijk vert, wettelijke vertegenwoordiger, wettig vertegenwoordiger, wie bellen bij nood,
        wijkagent, wijkverpleegkundige, wijkvpk, wooncoach, wmo consulent, zorgcoordinator, zorgregisseur
    """),
    "FIRST_NAME": phrases("""
        rn, roepnm kind, voornaam cursist, voornaam deelnemer, voornaam leerling, voornaam speler, wat is je
        voornaam, je voornaam, uw voornaam
    """),
    "LAST_NAME": phrases("""
        achternm kind, fam, familie naam, naam familie, wat is je achternaam, je achternaam, uw achternaam
    """),
    "NAME_TITLE": phrases("""
        aanspr, aanspreekt, civ, dhr mevr, dhr mw, hr mw, m mevr
    """),
    "ORGANIZATION": phrases("""
        basisschool, club, clubnaam, kinderdagverblijf, zorginstelling,
        huidige school, inlener, inlenend bedrijf, instellingsnaam, naam bedrijf inlener, naam club, naam onderneming,
        naam organisatie klant, naam praktijk, naam stichting, naam vereniging, opdrachtgevend bedrijf, ter beschikking
        gesteld aan, verenigingsnaam, vorige school
    """),
}
_ABOUT = {
    "DATE_OF_BIRTH": phrases("""
        gbdt, geb dd, geb j, geb kind, geb op, gebdag, geboorte datum kind, geborend, geb en sterfdatum, jarig,
        jarig op, verjaard, verj, wanneer ben je geboren, wanneer jarig
    """),
    "AGE": phrases("""
        hoe oud, hoe oud bent u, hoe oud ben je, lft kind, lft kinderen, leeft kind, uw leeftijd, wat is je
        leeftijd, je leeftijd
    """),
    "GENDER": phrases("""
        man vr, m vr, ik ben een
    """),
    "INCOME": phrases("""
        bruto per maand, inkomen per jaar, inkomen per maand, loon per maand, periodesalaris, salaris per maand,
        schuldhoogte, uitkering bedrag, uitkeringsbedrag,
        besteedbaar, betalingsachterstand huur, bruto p m, bruto p u, bruto u loon, hoogte inkomen, hoogte
        schuld, hoogte uitkering, inkomen p m, inkomen partner, inkomsten, leefgeld, netto ink, netto p m, netto
        p w, netto per maand, netto per week, netto pw, netto wk, nettoloon pw, schuldbedrag, schuldenlast,
        totale schuld, uitk, uitkeringsoort, uurloon bruto, vrij te laten bedrag, vtlb, weekloon
    """),
    "NATIONALITY": phrases("""
        land geboorte, land van geboorte,
        status verblijf, verblijfstatus, verbl status
    """),
    "ETHNICITY": phrases("""
        etn achtergrond, herkomst ouders, herkomstland, land herkomst, land van herkomst, stamgroep, volk, volk groep,
        volksgroep, roots
    """),
    "RELIGION": phrases("""
        gelovig, gez, religie dieet, geloof dieet
    """),
    "HEALTH": phrases("""
        adl, behandelplan, bloedwaarden, brilsterkte, gebitsstatus, gehoorverlies, labuitslag, labwaarden, oogsterkte,
        od cyl, od sf, od sph, os cyl, os sf, os sph, saturatie, visus, visus od, visus os, wondzorg,
        aandacht medisch, beperkingen, bijz medisch, blessures, dieet allergie, dieet allergieen, fys beperking,
        gebruik medicijnen, gez toestand, gezondheidssituatie, gv medisch, heb je blessures, hulpmid,
        hulpmiddelen, hulpvraag medisch, ind wlz, klachten lichamelijk, klinisch beeld, lich klachten, med bijz,
        med gegevens, medicatie thuis, medicijngebruik, medische bijz, mobiliteit client, operaties,
        voorzieningen wmo, zwangerschapsduur, ziekte verzuim, reden afwezigheid ziek, bloeddr
    """),
}
_REACHED = {
    "PHONE_NUMBER": phrases("""
        nummer noodcontact, telf, thuisnummer,
        06 nummer ouder, 06 ouder, bel nr, contactnr, contactnummer, gsm mama, gsm papa, gsm ouder 1, gsm ouder
        2, in geval van nood, mob ouder, nood nr, noodgeval tel, noodtel, tel bij nood, tel mantelzorger, tel
        moeder, tel ouder 1, tel ouder 2, tel ouders, tel vader, telefoon ouders, wie bellen we in geval van
        nood, app nr, whatsapp nr, waar kunnen we je bellen, op welk nummer
    """),
    "EMAIL_ADDRESS": phrases("""
        e mail ouder, e mail ouders, email ouder 1, email ouder 2, mail ouder, mail ouders, mail adr, waar kunnen we
        je mailen, je mailadres, uw mailadres, uw e mailadres
    """),
    "SOCIAL_HANDLE": phrases("""
        insta account, instagram account, snap, tiktok, insta naam
    """),
    "ADDRESS": phrases("""
        installatieadres,
        adres bewoner, adres client, adres ouders, bezorgadr, factadr, verblijfadres, waar woon je, wonende,
        wonende te, woonadr, ophaal adres, afleveradr
    """),
    "LOCATION": phrases("""
        dorp stad, geb plts, geboren te, plaats woon, uit welke plaats, woonpl klant, woont in, gem commune
    """),
    "NL_POSTCODE": phrases("""
        pcwp, verblijfspostcode,
        pc woonplaats, wat is je postcode
    """),
}
_NUMBERS = {
    "NL_BSN": phrases("""
        bsn ouder, bsn patient, bsn prt, bsn prt 1, bsn prt 2, burgserv nr
    """),
    "CUSTOMER_ID": phrases("""
        badgenr medewerker, cursistnr, deelnr, diplomanr, flexnr, flexnummer, flex nr, inschrijvnr, kandidaatnr
        cbr, klt code, leerlnummer, lenersnr, lid code, ll nummer, pas no, pasnr lid, pers no, personeelscode,
        relatie nummer, speler id, spelersnr, startnr, uitznr, uitzendkrachtnr, verenigingsnr, vrijwnr,
        vrijwilligersnr
    """),
    "ORDER_ID": phrases("""
        aangiftenummer, aangifte nr, bvh nr, bvh nummer, casus, casusnr, casusnummer, casus nr, cjib nr, cjib nummer,
        indicatienr, intake nr, meldingnr zorg, mutatienummer politie, parketnr, parketnummer, proces verbaal nr,
        pv mutatienr, pv nr, pv nummer, pvnr, rcptnr, receptnr, receptnummer, recept nr, reserv nr, resv nr, rep nr,
        trajectnr, verg nr, vergunningnr, vergunningnummer, vordering nr, zaak nr rechtbank
    """),
    "NL_PASSPORT": phrases("""
        legit, legit nr, legitimatie bewijs nr, soort nr legitimatie
    """),
    "PASSWORD": phrases("""
        aanmeldcode, activatiecode, inlogpin, poortcode, sleutelkluis, toegangscode huis, code sleutelkluis,
        verificatiecode, login code
    """),
    "CRIMINAL": phrases("""
        detentiegrond, maatregel justitie, reden ontzegging, strafmaat, tenlastelegging, winkelontzegging
    """),
    "ORIENTATION": phrases("""
        lhbtiq, lhbtq
    """),
}

HEADERS: Mapping[str, tuple[str, ...]] = {**_WHO, **_ABOUT, **_REACHED, **_NUMBERS}
"""Header words of each entity: lower case, without accents, words apart by a space."""
