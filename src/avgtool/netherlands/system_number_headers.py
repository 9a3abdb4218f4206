"""What well-known systems call the numbers of persons, organizations and dealings in their exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def phrases(text: str) -> tuple[str, ...]:
    """Phrases that stand in one text with commas between."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


_NUMBERS = {
    "NL_BSN": phrases("""
        brgrsrvcnr, bsn client, bsn leerling, bsn medewerker, bsn pgn, bsn verif, bsn verzekerde, bsn
        werknemer, bsnnmr, bsnummer, burgersrvnr, burgservnr, fin nummer, fiscaal nr, governmentid, inp bsn,
        pgn bsn, sofi nr, sofin, sose, sv nr, sv nummer, svnr, svnummer
    """),
    "NL_EDUCATION_NUMBER": phrases("""
        onderwijsnr leerling, own, ownr, pgn own
    """),
    "NL_A_NUMBER": phrases("""
        a nummer brp, anr brp, inp a nummer
    """),
    "NL_PASSPORT": phrases("""
        ausweis nr, ausweisnummer, doc no, doc number, document no, id bewijs, id bewijs nr, id doc nr, id
        number, idbewijs, identiteitsdocument, legi, legitimatie nr, lgt nr, numero passeport, nummer
        identiteitsbewijs, pas nummer, passeport, passno, passnr, passport nr, pp no, ppno, reisdocumentnr,
        reisepass, reispasnummer, travel document, travel document number
    """),
    "NL_DRIVERS_LICENSE": phrases("""
        dl number, driver license number, driverslicense, fuhrerschein, license no, rijbewijs nr, rijbewijs
        nummer, rijbewijsno
    """),
    "NL_BIG": phrases("""
        big code, big reg, big registratienummer, bigno
    """),
    "NL_AGB": phrases("""
        agb behandelaar, agb code zorgverlener, agb huisarts, agb zorgverlener, agbcd
    """),
    "NL_INSURED_NUMBER": phrases("""
        aansluitingsnummer mutualiteit, insurance no, insuranceno, nr ziekenfonds, numero affilie, numero de
        police, policy nr, policyid, policyno, policynumber, polis id, polis no, polisnmr, schadepolis, vers
        nr, versicherten nr, versichertennummer, versicherungsnummer, versnr, verz nummer, verzekerden id,
        verzekerdenr zorg, verzekering nr
    """),
    "NL_PATIENT_NUMBER": phrases("""
        dossiernr patient, epd nr, epdnr, fallnummer, hix nr, hixnr, medical record, mrn nr, numero patient,
        pat no, patient nr, patientcode, patienten nr, patientennummer, patno, pid, zis, zisnr
    """),
    "NL_LICENSE_PLATE": phrases("""
        kennzeichen, kenteken 1, kenteken 2, kenteken klant, kenteken tegenpartij, kenteken voertuig,
        kentekens voertuig, kntkn, kteken, ktk, ktk tegenpartij, ktk tp, ktk verz, licenceplate, licenseplate,
        lp, plate no, plateno, reg no, regno, vehicle plate, vehicle reg, voertuig, voertuig kenteken, vrn
    """),
    "VIN": phrases("""
        chassis, chassis nr, chassisno, fin chassis, framenr, framenummer, vin code, vin nr, vinno
    """),
    "NL_EAN_ENERGY": phrases("""
        aansluit ean, aansluitcode, ean 18, ean aansluiting, ean code aansluiting, ean e nr, ean g nr, ean
        levering, ean teruglevering, ean18, eancode elektra, eancode gas
    """),
    "NL_OV_CHIPKAART": phrases("""
        chipkaartnr, ov chip nr, ov chipkaartnr, ov kaartnummer, ovchipnr
    """),
    "NL_LOYALTY_CARD": phrases("""
        bonuskaartnr, carte de fidelite, ffn, frequent flyer, frequent flyer number, klantenkaart,
        klantenkaartnr, klantenpas, kundenkarte, loyaltycard, member card, membership card, miles nummer,
        punten kaart, spaarpasnr, voordeelpasnr
    """),
}
_COMPANIES = {
    "ORGANIZATION": phrases("""
        associated company, bedr nm, bedrijf organisatie, cmp name, company account, company nm, companynm,
        current employer, denomination, employer name, firmenname, handelsnm, hoofdaannemer, huidige
        werkgever, naam 2 bedrijf, naam instelling, naam leverancier, naam school, naam werkgever, nom
        entreprise, nom societe, onderaannemer, org naam, organisatie naam, organisatienm, organization nm,
        orgnaam, parent account, raison sociale, rechtspersoon naam, supplier, unternehmen, vendor, vendor nm,
        vennootschap, verzekeringsmaatschappij naam, vorige werkgever
    """),
    "NL_VAT": phrases("""
        btw id nummer, btw identificatie, btw idnr, btwidnr, customer taxvat, numero de tva, stceg, taxvat,
        tva numero, ust idnr, vat nr, vat reg no, vat registration no, vatnr
    """),
    "NL_KVK": phrases("""
        coc no, coc nr, cocnumber, dossiernummer kvk, handelsreg, handelsregnr, kamer v koophandel, kvk
        dossier, kvk dossiernummer, kvk nmr, kvkno
    """),
    "NL_RSIN": phrases("""
        rsin nr, rsinnummer
    """),
    "COMPANY_ID": phrases("""
        aansluitnummer uwv, lh nummer, lhnummer, loonbelastingnummer, loonheffingennummer, loonheffingnr,
        loonheffingsnummer, stcd1, stcd2
    """),
}
_OWN_NUMBERS = {
    "CUSTOMER_ID": phrases("""
        aanmeldnr, aanmeldnummer, aansluit id, aansluitid, abo nr, aboid, abonnee id, abonneenmr, abonnement
        id, abonummer, afas nr, anonymousid, badge, badge id, badge nr, badgenr, badgenummer, ban, bcco,
        bewonernr, bewonernummer, bib number, bibliotheekpas, billing account, billing account number, bonds
        nr, bondsnr, bondsnummer, burgernr, chip, chip nr, chipnr, chipnummer, cl nr, client no, clientno,
        clnr, cltnr, cmp code, code client, contact id 18, contact key, contact record id, customer user,
        customeruser, deb code, debcode, debiteurcode, debno, deeln nr, deelnemersnr, donateur id, donor no,
        donornummer, eenheidnr huurder, emp nr, empl id, emplid, employee nr, empno, entity id, euid, exact
        id, fuel card, fuel card number, fuelcard, gever nr, hashed id, hs object id, hubspot id, huurder nr,
        huurdernmr, intakenr, intakenummer, inwonernr, kand nr, kandidaat nr, kandnr, kd nr, kdnr, kl nr,
        klantnmr, klantnummers, klantsleutel, klno, klt id, klt nr, kltnr, knltb nummer, knvb nr, knvbnr,
        kundeid, kunden id, kunden nr, kundennr, kundennummer, kunnr, leerl nr, leerlnr, leid, lener nr,
        lenernr, lenersnummer, lid no, lidmaatschapnr, lidno, lifnr, ll nr, llnr, llnummer, matricule,
        matrikelnummer, mdw id, mdw nr, mdwnr, medew nr, medewerkerid, medewnr, meter id, meter no, meter nr,
        meter number, meter nummer, meterno, meternr, meternummer, meterserial, mieternummer, mietnummer,
        mitarbeiternummer, mitglieds nr, mitgliedsnr, mitgliedsnummer, nfc tag, no adherent, no client, no
        etudiant, no matricule, num client, numero adherent, numero client, numero de client, p nummer, parnr,
        participantid, partner id, party nr, partyid, pas nr, pasnr, patroon id, perid, pernr, pers id,
        persid, persnummer, personal nr, personalnummer, personid, pnr, pnummer, proefpersoon, proefpersoon
        nr, prs, prs nr, prsnr, pseudo id, pseudo nr, pseudoniem id, record id, ref client, reference client,
        reg nr, registratienummer, regnr, regnr lid, rel code, rel nr, relatie, relatie code, relatienr klant,
        relcode, relnummer, resp id, resp nr, respid, respnr, respondent nr, respondentid, respons id,
        response id, rfid, rfid tag, rugnummer speler, salesforce id, sap nr, sapnr, sf id, sleutelnr, slimme
        meter, sollicitatienr, stam nr, stamnr, stamnummer, start nr, startnummer, studnummer, subjid,
        subscriber key, subscriberkey, tag id, tankkaart, tankpas, tankpasnr, toegangspas, toegangspasnr,
        twinfield code, uid, unique email id, user nr, usernr, usr id, vhe huurder, vid, werknemer id, werknr,
        wknr, wn id, zorgnummer
    """),
    "ORDER_ID": phrases("""
        aanvraag id, aanvraag nr, aanvraagnr, abonnement, afspraak nr, afspraaknr, afsprnr, application id,
        auftragsnummer, barcode pakket, barcode zending, belnr, bestelcode, bestelid, bestelling id,
        bestellnummer, bestelref, betaling id, betalingid, boekingnr, boekingnummer, boekingscode,
        boekingsref, bon nr, bonnr, bonnummer, book number, booking no, booking nr, booking ref, bookingid,
        call id, callid, case no, case nr, caseid, casenr, chat id, chatid, claim no, claim nr, claimnr,
        claimnummer, conf no, conf nr, confirmation code, confirmation no, confirmation number, consultnr,
        contract nr, contractid, contractno, conv, conv id, conversatie id, conversation id, dbc nr, dbc
        nummer, dbcnr, declaratie nr, dossier, dossier id, dossiercode, end to end id, endtoendid, fact nr,
        factno, factnr, factuur no, factuurid, fnr, folio, folio no, gesprek id, huurcontract,
        huurovereenkomst nr, incident id, incident nr, incidentnr, incidentnummer, increment id, inschrijving
        id, interactie id, inv no, invno, invoice nr, invoicenr, kassabonnr, klacht nr, klachtid,
        leasecontract, leasecontractnr, lidmaatschap id, machtiging nr, machtigingsnr, mandaat nr, mandaatid,
        mandaatkenmerk, mandaatreferentie, mandate id, mandate reference, melding id, melding nr, meldnr,
        meldnummer, no commande, no facture, numero de commande, numero facture, offerte nr, opdrachtnr,
        opdrachtnummer, opname, opname nr, opnamenr, opnamenummer, ord no, ord nr, ord num, order key, order
        ref, ordernmr, orderno, orderref, orderreferentie, ordnr, pakketnr, pakketnummer, parcel no, parcel
        number, payment reference id, pnr code, psp reference, quote id, quote number, rechnungs nr,
        rechnungsnummer, record locator, registration id, rental id, res nr, reservering nr, reserveringscode,
        resnr, ride id, rit id, ritnr, schade nr, schadedossier, schadeid, schadensnummer, sinistre,
        sollicitatie id, subscription number, subtraject, t t code, thread id, ticket nr, ticketid, ticketno,
        tracking, tracktrace, trans id, transactionid, transid, trip id, tripid, trx id, trxid, txid, txn id,
        uitleennr, umr, verhuurnr, verwijsnummer, vrachtbriefnr, werkorder, werkordernr, werkordernummer, wo
        nr, wonr, work order, work order number, zaakid, zaakidentificatie, zaaknmr, zending, zending id,
        zorgtraject, zorgtrajectnr
    """),
}

HEADERS: Mapping[str, tuple[str, ...]] = {**_NUMBERS, **_COMPANIES, **_OWN_NUMBERS}
"""Header words of each entity: lower case, without accents, words apart by a space."""
