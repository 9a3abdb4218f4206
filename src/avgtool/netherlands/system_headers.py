"""What well-known systems call each kind in their exports, and abbreviations that only exports use.

From the field lists of SAP (KNA1, ADRC, PA0002), AFAS, Exact, Dynamics, Salesforce, HubSpot, Mailchimp, Shopify,
Magento, Magister, Sportlink, StUF-BG, payroll, hospital and telephone systems, as their users see them in files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.netherlands.system_number_headers import HEADERS as NUMBER_HEADERS
from avgtool.netherlands.system_number_headers import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping


_NAMES = {
    "FIRST_NAME": phrases("""
        bekend als, cnt f name, f name, finm, first, first names, firstnaam, firstnm, forenames, given names,
        naam voor, name first, namev, nick name, preferred, primary first name, rnm, roepnm, rufname, vnm,
        voornaam 1, voornaam kind, voornaam ouder, voornm, vorna, vrnm
    """),
    "INITIALS": phrases("""
        init, initialen voornamen, initls, inits, vlt, vltr, voorletters partner, voorltrs
    """),
    "NAME_INFIX": phrases("""
        namz, tsv, tsvgsl, tussen voegsel, tussenvgs, tussenvgsl, tussenvoegs, tvgsl, vgsl, voorvgsl,
        voorvoegsel partner, voorvoegsels achternaam, voorzetsel, vorsw, vv, vvoegsel
    """),
    "LAST_NAME": phrases("""
        achter naam, achternaam ouder, achternaam partner, achtrnm, anm, cnt l name, eigen achternaam,
        eigennaam, fam naam, familienm, gebnm, geslnm, gsnm, l name, lanm, last, last names, lastnm, naam
        achter, nachn, name last, primary last name, surnames
    """),
    "PERSON": phrases("""
        aangevraagd door, account manager, account owner, aflevernaam, agent name, alfanaam, applicant name,
        assigned to, attendee name, attn name, begunstigde naam, behandeld door, beneficiary name, bezorgnaam,
        bill to name, billing name, booked by, buyer name, c o, candidate name, cardholder name, care of,
        child name, cmp name contact, cn, consulent, contact naam, contact owner, contactpersoon noodgeval,
        creditor name, debtor name, delivery name, displayname, door, driver name, eig naam, emergency
        contact, factuurnaam, fao, father name, fullnm, gecos, gemeld door, geplaatst door, geschreven door,
        guest name, guest names, guestname, haarts, ice, ice contact, ingediend door, ingevuld door, insured
        name, kandidaatnaam, kontakt, kontaktperson, manager name, mcod1, mdw, medew, medewerkernaam, mother
        name, naam aanvrager, naam afzender, naam begunstigde, naam crediteur, naam debiteur, naam eigenaar,
        naam huurder, naam kind, naam medewerker, naam melder, naam ontvanger, naam op kaart, naam ouder, naam
        persoon, naam rekeninghouder, naam tegenpartij, naam tegenrekening, naam werknemer, name on card,
        name1, name2, namen, nm, noodcontact, ouder 1, ouder 2, ouder verzorger, parent, parent name,
        passenger name, payee, payer, persoonsnaam, policy holder, record owner, regiebehandelaar,
        rekeninghouder naam, remitter, reporter, sales rep, schoolcontact, search name, seller name, ship to
        name, shipping name, sorteernaam, sortl, spelernaam, submitted by, t n v, tav naam, ten name van,
        tenaamst, tenant name, tennaamstelling, tnaam, tnv naam, user full name, verzekeringsnemer, verzorger
        1, verzorger 2, volledige naam klant, volnaam, werknemernaam, wie, wn naam, zoeknaam, zoeknm
    """),
    "NAME_TITLE": phrases("""
        aanh, aanspreking, academische titel, adellijke titel, anred, anrede, begroeting, briefaanhef,
        honorifics, mr mrs, tite, titel achter, titel voor, titel1, title key
    """),
}
_PERSONS = {
    "GENDER": phrases("""
        gender code, gendercode, gesc, gesch, gesl aand, gesl code, geslacht kind, geslacht persoon,
        geslachtsaand, gndr, gslcht, j m, jongen meisje, m f, m v o, mannelijk vrouwelijk, mvx, sex code, sexe
        code, sx, v m, vige
    """),
    "DATE_OF_BIRTH": phrases("""
        bdate, bday, birth, birth day month, birth dt, birthdate mmdd, birthdt, customer dob, d o b, dabi,
        date born, dateofbirth, dt birth, dt nasc, gbrtdtm, geb d, geb datum kind, geb dtm, gebd, gebdat kind,
        gebdtm, gebjjjj, geboorte, geboorte dat, geboortedat, geboortemaand, geboren am, gebrtdat, jaardag,
        verjaardag dag
    """),
    "AGE": phrases("""
        age band, age bracket, age class, age range, agegroup, children ages, children s age, childrens ages,
        kinderleeftijd, leeftijd categorie, leeftijd groep, leeftijd jaar, leeftijd kind, leeftijd kinderen,
        leeftijden, leeftijden kinderen, leeftijdscat, leeftijdsklassen, lft cat, lft groep, lftcat, lftd,
        lftijd
    """),
    "NATIONALITY": phrases("""
        aanduiding verblijfstitel, gblnd, gebl, geboorte land, guest nationality, immigration status, nat
        code, natcode, natio, nation code, nationalit, nationaliteit 1, nationaliteit 2, verblijfsrecht,
        verblijfsstatus, verblijfstitel, visa status, werkvergunning, work permit
    """),
}
_ADDRESSES = {
    "ADDRESS": phrases("""
        aansluitadres, addr line 1, addr line 2, addr1, addr2, address line, address1 line1, adres eind, adres
        kind, adres locatie, adres regel, adres start, adres1, adres2, adresgegeven, adresregels, adresveld,
        adresveld 1, adresveld 2, adrs, adrs1, billing street, briefadres, cmp fadd1, cmp fadd2, dropoff
        address, facturatieadres, fadd1, gor straatnaam huisnummer, laadadres, leveradres, leveringsadres,
        line 1, line1, locatie adres, losadres, mailing street, objectadres, ophaaladres, other street,
        pandadres, pickup address, property address, registered address, residential address, risicoadres,
        service address, shipping street, str hnr, str nr, straat 1, straat 2, straat en nummer, straat hnr,
        straat nummer, straathuisnr, stras, strasse, street 1, street 2, thuis adres, verbruiksadres,
        verzendadres, wadres, werkadres
    """),
    "STREET_NAME": phrases("""
        addressbillingstreet, gor openbareruimtenaam, gor straatnaam, naamopenbareruimte, nor,
        openbareruimtenaam, stnm, straat naam, straatnm, street address name, street nm, strnm, strtnm
    """),
    "HOUSE_NUMBER": phrases("""
        addressbillingnumber, adres toevoeging, aoa huisletter, aoa huisnummer, aoa huisnummertoevoeging, bus
        nr, busnr, door number, flat number, haus nr, hausnr, hmad, hmnr, hnr ext, hnr let, hnr letter, hnr t,
        hnrtv, house ext, house extension, house no, house nr ext, house num, house num1, house num2, houseno,
        housenr ext, hsnm, hsnummer, huis nr, huisn, huisnmr, huisnr ext, huisnr let, huisnr letter, huisnr
        toevoeging, huisnummer ext, huisnummer toev, nr toev, number ext, str no, street no, street nr,
        streetno, toevhuisnr, toevoeging huisnummer
    """),
    "NL_POSTCODE": phrases("""
        aoa postcode, cijfers postcode, cmp fpc, fpc, p code, pc alfa, pc cijfers, pc huisnr, pc letters, pc
        num, pc plaats, pcalf, pcd6, pcnum, pcode4, pcode6, post nr, postcd, postcode 4 cijfers, postcode
        cijfers, postcode letters, postcode plaats, postcodegebied, postcodes, postkode, postnr, pstcd,
        pstcode, pstlz, ptcode, zip postal, zip postal code, zpcd
    """),
    "POSTCODE": phrases("""
        pc plaats, plz ort, post code1, post nr, postal cd, postcd, postcode plaats, postkode, postnr, pstcd,
        pstlz, zip postal, zip postal code, zip4, zip5, zipcd
    """),
    "LOCATION": phrases("""
        billing city, birth city, birthcity, city of birth, city town, city1, cmp fcity, fcity, gbort,
        gbplaats, geboortepl, gebpl, geburtsort, gemeente van inschrijving naam, hometown, inp geboorteplaats,
        leverplaats, locality, mailing city, ort01, ort02, other city, plaats adres, plaats levering, plaats
        wonen, plaatsn, plnaam, schadeplaats, shipping city, stad gemeente, standort, suburb, verblijfplaats,
        wgem, wnplts, wohnort, woongem, woonplaatsnaam, woonplts, wpl naam, wpl woonplaatsnaam, wplaats,
        wplnaam
    """),
    "COORDINATES": phrases("""
        eind coord, eind pos, eindpos, geo point, geo punt, geopoint, gps eind, gps pos, gps start, lat lng,
        lat lon, latlong, start coord, start end pos, start pos, startpos, wkt
    """),
    "LATITUDE": phrases("""
        eind lat, end lat, gps lat, gpslat, lat end, lat start, latd, start lat, wgs lat
    """),
    "LONGITUDE": phrases("""
        eind lon, end lng, end lon, gps lng, gps lon, gpslon, lngd, lon end, lon start, start lng, start lon,
        wgs lon
    """),
    "NL_BAG_ID": phrases("""
        adres bag, adresseerbaarobject, aoa identificatie, bag vbo, bag vbo id, bagnumid, bagvboid, num id,
        nummeraanduidingid, pand bag id, vbo, verblijfsadres identificatie
    """),
}
_CONTACT = {
    "PHONE_NUMBER": phrases("""
        06 nr, a party, alt phone, alternate phone, ani, b party, bellen op, belnummer, bereikbaar,
        bereikbaarheid, called number, calledparty, caller number, calling number, callingparty, cli, clip,
        cmp tel, cnt tel, contact nr, contact tel, day phone, daytime phone, emergency phone, evening phone,
        fon, gebeld nummer, gsm prive, gsm werk, handynummer, ice nr, ice nummer, ice tel, landline, mbl,
        mbnr, mbtel, mob tel, mobiele nummer, mobiele telefoon, mobile no, mobile nr, mobileno, mobilephone,
        mobilnummer, mobl, mobtel, naar nummer, nood tel, noodnr, noodtelefoon, nummer gebeld, ouder tel, ph,
        ph no, phone no, phone nr, phoneno, phonenumber1, phones, rufnummer, sms nr, sms nummer, tel avond,
        tel contactpersoon, tel fixe, tel m, tel mob, tel no, tel nood, tel noodgeval, tel ouder, tel overdag,
        tel p, tel thuis, tel v, tel verz, tel verzorger, tel w, telef, telefn, telefonnummer, telefoon
        mobiel, telefoon thuis, telefoon vast, telefoon werk, telefoonnummers, telephone1, telephone2, telf1,
        telf2, telfn, telfnr, telfx, telno, telnrs, ten2, tenr, terugbelnummer, tlf nr, tlfn, toestelnr, van
        nummer, vast, vaste lijn, vaste telefoon, wa nummer, whatsapp nummer, whatsappnr
    """),
    "EMAIL_ADDRESS": phrases("""
        adresse e mail, bevestiging naar, billing email, cmp e mail, contact mail, customer email, e adres, e
        mail adr, e post, eadres, ema2, emad, email addr, email factuur, email herinnering, email id, email
        ouder, email prive, email werk, emaila, emailaddr, emailaddress1, emailaddress2, emailadr1,
        emailadressen, emailid, emails, eml, emladr, factuur email, factuurmail, from address, mail prive,
        mail to, mail werk, mailadr prive, mailto, ouder email, ouder mail, ouder1 email, recipient email,
        reply to, sender, smtp, smtp addr, to address
    """),
    "USERNAME": phrases("""
        aangemaakt door, ad account, aenam, auth user, bname, changed by, created by, entered by, ernam,
        gamertag, gebrnm, gebruikersnm, gemuteerd door, gewijzigd door, ingevoerd door, inlog, last modified
        by, login naam, loginid, logon, logon name, modified by, mut door, netwerk account, netwerknaam,
        nickname online, pseudoniem, pseudonym, remote user, sam account name, twitter insta, uid name, uname,
        user nm, user principal, userlogin, usr, usrnm, windows account
    """),
    "PROFILE_URL": phrases("""
        facebook url, linkedin bio, linkedin profiel, linkedin profile, linkedin url, xing
    """),
    "SOCIAL_HANDLE": phrases("""
        insta, instagramnaam, mastodon, snapchat, socials, tiktok naam, twitter x, x handle
    """),
}
_MONEY = {
    "IBAN_CODE": phrases("""
        bank rekening, bankn, bankverbindung, betaalrekening, compte, compte bancaire, creditor iban, debtor
        iban, iban bban, iban klant, iban no, iban nr, iban rekening, iban tegenpartij, iban tegenrekening,
        ibanno, incasso iban, konto, kontonummer, refund iban, rek iban, rek werknemer, rekening debiteur,
        rekening nr, rekeningnr werknemer, rekno, salarisrekening, sepa iban, tegenrek, tegenrekening iban,
        terugbetaling iban, uitbetalen op, uitkeren op
    """),
    "INCOME": phrases("""
        achterstand, alimentatie, annual salary, besteedbaar inkomen, betalingsachterstand, bijstand, bkr, bkr
        registratie, bonus bedrag, bron ink, bron inkomen, bron van inkomen, bruto jaarloon, bruto loon, bruto
        maandloon, bruto pm, bruto uurloon, brutoloon pm, creditscore, current salary, draagkracht,
        eindejaarsuitkering, einkommen, expected salary, fiscaal loon, fte loon, gehalt, gewenst salaris,
        gross salary, hourly wage, household income band, huidig salaris, huurtoeslag, hypotheek,
        hypotheekschuld, income band, income bracket, income class, income group, income range, ingehouden
        loonheffing, ink, ink p m, ink pm, inkomensbron, inkomenscategorie, inkomensgroep, kindgebonden
        budget, kredietwaardigheid, lh, lonen, loon lb, loon sv, loonbeslag, loonheffing, loonheffing bedrag,
        loonschaal, maandloon, maandsalaris, net salary, netto loon, netto pm, nettosalaris, openstaande
        schuld, pens, pensioengrondslag, pensioenpremie, revenu, revenus, salaire, salaris wens,
        salarisindicatie, salarisschaal, salariswens, salary expectation, schaal trede, schuldhulp,
        schuldsanering, soc tarief, sociaal tarief, soort uitkering, spaargeld, studieschuld, sv loon, svloon,
        toeslagen, uitkeringssoort, uurtarief medewerker, vakantiegeld, wajong, wsnp, yearly salary,
        zorgtoeslag
    """),
    "CREDIT_CARD": phrases("""
        card no, card nr, cardno, cardnum, carte de credit, cc, cc nr, ccnr, creditcard nr, kaartnummer cc,
        kreditkarte, pan nummer
    """),
    "BIC_CODE": phrases("""
        bankl, bic bank, bic nummer, bic swift, swiftcode
    """),
    "NL_PAYMENT_REFERENCE": phrases("""
        acceptgiro, acceptgironummer, betalingskenmerken, payment reference
    """),
}
_ONLINE = {
    "IP_ADDRESS": phrases("""
        browser ip, c ip, cip, clientip, confirm ip, customer ip address, dest ip, dst ip, ip aanmelding, ip
        address last seen, ip laatste, ip last, ip login, ip v4, last ip, login ip, optin ip, registration ip,
        remote host, signup ip, src ip, srcip, x forwarded for, xff
    """),
    "COOKIE_ID": phrases("""
        bezoeker cookie, bezoekersid, client id ga, cookie value, distinct id, ga client, gaid idfa, install
        id, installatie id, jsessionid, phpsessid, push token, sess, sess id, session key, sessionid, sid,
        user pseudo id, visitor, visitor key
    """),
    "IMSI": phrases("""
        iccid nr, sim card, sim kaart, sim nr, simkaart, simkaartnummer, simnr, simnummer
    """),
    "IMEI": phrases("""
        imei nummer, imei toestel, imeinr, imeinummer, serienummer toestel, unit imei
    """),
    "PASSWORD": phrases("""
        alarmcode, deurcode, initial password, initieel wachtwoord, kennwort, kluiscode, mdp, mot de passe,
        passwort, paswd, pin2, puk, puk code, puk1, puk2, pukcode, pwrd, sleutelcode, sleutelkastcode,
        sleutelkluiscode, temp password, voordeurcode, wachtwrd, wifi wachtwoord, wwoord
    """),
    "API_KEY": phrases("""
        auth header, authorization, bearer, bearer token, sas token, sessietoken, x api key
    """),
}
_TEXTS = {
    "FREE_TEXT": phrases("""
        aandachtspunten, aantekening recruiter, acties, anamnesis, anmerkung, anmerkungen,
        begeleidingsverslag, beloop, bemerkung, bemerkungen, bericht klant, beschr, beschwerde,
        bezorginstructie, bezorgopmerking, bijzonderheid, chat text, chattekst, commentaire, commentaires,
        contactmoment, contactverslag, cover letter, customer note, dagrapportage, delivery instructions,
        description of incident, ervaring, evaluatie, gespreksnotitie, hinweis, hinweise, instructie,
        instructies, interne notitie, interne opmerking, klantopmerking, kommentar, kommentare, laatste actie,
        let op, logboek, meldingstekst, message text, motivatiebrief, motivation, msg, nachricht, narrative,
        notitie intern, notiz, notizen, observation, observations, omschr, opmerking bezorger, opmerking
        chauffeur, opmerking klant, opmerkng, order note, order notes, pastoraal, pastorale notitie, probleem,
        probleemomschrijving, problem description, remarque, remarques, situatieschets, sollicitatiebrief,
        special instructions, special requests, speciale wensen, tekstveld, telefoonnotitie, toedracht,
        verbeterpunt, verbeterpunten, verhaal, vraag aan organisatie, vragen, vrij veld, vrije invoer,
        vrijetekst, wat kan beter, werkwijze, werkzaamheden, zorgnotitie, zorgplan
    """),
    "DATE_TIME": phrases("""
        aankomst, aedat, arrival, begindat, behandeldatum, besteldat, betaaldat, check in, check out, datum
        in, datum uit, departure, einddat, erdat, factuurdat, hire dt, in dienst, ingdat, invdat, klant sinds,
        kunde seit, lev dat, leverdat, lid sinds, mutdat, ontsl dt, opn dt, orderdat, schadedat, schadedatum,
        sinds, startdat, uit dienst, vertrek, vervaldat
    """),
}
_SPECIAL = {
    "HEALTH": phrases("""
        accessibility needs, allerg, allergenen klant, allergie 1, allergien, arbeidsbeperking, atc, atc code,
        behandelwens, blessure, bloeddruk systolisch, bloedsuiker, blutgruppe, cholesterol, covid, covid
        status, diag, diagn, diagnose 1, diagnose 2, diagnostic, dieetvoorkeur, diet requirements, dietary,
        dietary needs, dietary preferences, dietary requirement, dietary requirements, donorcodicil, dosering,
        dsm, dsm code, due date pregnancy, dyslexie, enceinte, food allergies, gezondheidsklachten,
        gezondheidstoestand, groupe sanguin, hba1c, health condition, health notes, health status, hfddiagn,
        hoofddiagn, hoofddiagnose, icpc, icpc code, inenting, inentingen, injuries, injury, intolerantie,
        intoleranties, krankheit, letsel, letselomschrijving, letselschade, maladie, medical condition,
        medical conditions, medical notes, medicament, medicamenten, medicatielijst, medikamente, medische
        bijzonderheden, medische info, medische informatie, mobiliteit hulpmiddel, nevendiagnose,
        ondersteuningsbehoefte, ontwikkelingsperspectief, orgaandonor, reanimatie, reanimatiebeleid,
        reanimeren, rolstoelgebruik, schwanger, snomed, special needs, symptom, tlv, toegankelijkheid,
        traitement medical, uitgerekende datum, vaccin, vaccins, verzuimdagen, verzuimpercentage persoon,
        voedselallergie, wlz indicatie, wmo, ziek gemeld, ziek sinds, ziekmeldingen, ziektebeeld, ziektedagen,
        ziektekosten, zorgvorm, zorgvraag, zorgzwaarte pakket, zzp klasse
    """),
    "RELIGION": phrases("""
        belijdenis, belijdenisdatum, confession, datum doop, denominatie, doop datum, doopdatum, gedoopt,
        geloofsgemeenschap, kerkelijk, kerkelijke gemeente, kerkelijke staat, konfession, moskee, parochie,
        religie code, religionszugehorigkeit
    """),
    "UNION": phrases("""
        contributie vakbond, gewerkschaft, syndicat, union dues, union fee, vakb, vakb contr, vakbond lid,
        vakbondscontributie
    """),
    "POLITICAL": phrases("""
        lid politieke partij, partijlidmaatschap, party affiliation, politieke functie, stemkeuze
    """),
    "ORIENTATION": phrases("""
        orientatie, seksuele orientatie, sexual orientation
    """),
    "ETHNICITY": phrases("""
        afkomst ouders, etnische herkomst, herkomst etnisch, herkomstgroep, migratie achtergrond
    """),
    "CRIMINAL": phrases("""
        aangifte gedaan, blacklisted, casier judiciaire, criminal offence, evr, fraude signaal,
        fraudeonderzoek, fraudesignaal, ivr, offences, proces verbaal, pv nummer, stadionverbod, strafblad ja
        nee, toegangsverbod, vog aanwezig, vog datum, vog nummer, vorstrafen, zwarte lijst reden
    """),
}

HEADERS: Mapping[str, tuple[str, ...]] = {
    **_NAMES,
    **_PERSONS,
    **_ADDRESSES,
    **_CONTACT,
    **_MONEY,
    **NUMBER_HEADERS,
    **_ONLINE,
    **_TEXTS,
    **_SPECIAL,
}
"""Header words of each entity: lower case, without accents, words apart by a space."""
