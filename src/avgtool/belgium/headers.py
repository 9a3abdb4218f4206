"""What Belgian column headers call each kind, in Dutch, French and German."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADERS: Mapping[str, tuple[str, ...]] = {
    "BE_NN": (
        "rijksregisternummer", "rijksregisternr", "rijksregister", "rrn", "rrnr", "rr nr", "rr nummer", "insz",
        "insz nummer", "inss", "niss", "nationaal nummer", "numero national", "registre national",
        "numero registre national", "nn",
    ),
    "BE_BIS": ("bis nummer", "bisnummer", "bisnr", "numero bis"),
    "BE_ENTERPRISE": (
        "ondernemingsnummer", "ondernemingsnr", "kbo", "kbo nummer", "kbonr", "bce", "btw nummer", "btwnr", "btw",
        "tva", "numero tva", "numero entreprise", "numero d entreprise",
    ),
    "BE_EID": (
        "eid", "eid nummer", "identiteitskaart", "identiteitskaartnummer", "carte d identite",
        "numero carte identite",
    ),
    "BE_PAYMENT_REFERENCE": ("ogm", "vcs", "gestructureerde mededeling", "mededeling", "communication structuree"),
    "BE_DRIVERS_LICENSE": ("rijbewijs", "rijbewijsnummer", "permis de conduire", "numero permis"),
    "BE_LICENSE_PLATE": ("nummerplaat", "kenteken", "plaque", "plaque d immatriculation", "immatriculation"),
    "BE_POSTCODE": ("postcode", "postnummer", "code postal", "cp"),
    "FIRST_NAME": ("prenom", "prenoms", "prenom usuel", "premier prenom", "vorname", "vornamen", "rufname"),
    "LAST_NAME": (
        "nom de famille", "nom", "nom patronymique", "nom de naissance", "nom usage", "nachname", "familienname",
        "geburtsname", "zuname", "nom naissance",
    ),
    "PERSON": (
        "nom complet", "nom et prenom", "titulaire", "prenom nom", "nom prenom", "nom client", "nom du client",
        "vor und nachname", "ansprechpartner", "kontaktperson", "kontoinhaber", "versicherter",
        "versicherungsnehmer", "mieter", "auftraggeber", "kundenname", "nom assure", "locataire", "destinataire",
        "expediteur", "personne de contact", "interlocuteur", "empfanger", "patientenname",
    ),
    "ADDRESS": (
        "adresse", "adresse postale", "rue et numero", "rue et no", "strasse und hausnummer", "strasse nr",
        "str nr", "anschrift", "wohnanschrift", "lieferadresse", "rechnungsadresse", "adresse de livraison",
        "adresse de facturation", "adresse complete", "adresszeile 1", "adresszeile",
    ),
    "STREET_NAME": ("rue", "nom de rue", "strasse", "str", "voie", "nom de la rue"),
    "HOUSE_NUMBER": (
        "busnummer", "bus", "bte", "boite", "numero de maison", "no", "numero", "no rue", "numero rue",
        "hausnummer", "hausnr", "hnr", "no de maison", "boite postale", "zusatz", "complement d adresse",
    ),
    "LOCATION": (
        "ville", "commune", "localite", "deelgemeente", "lieu de naissance", "wohnort", "ort", "stadt", "gemeinde",
        "geburtsort", "localite naissance", "domicile", "lieu de residence",
    ),
    "PHONE_NUMBER": (
        "gsm", "gsm nummer", "gsmnr", "numero de telephone", "portable", "telephone", "tel fixe", "tel portable",
        "telephone fixe", "telephone portable", "tel mobile", "mobilnummer", "handy", "handynr", "telefonnr",
        "telefonnummer", "festnetz", "tel privat", "tel geschaftlich", "no de telephone", "no tel", "numero gsm",
    ),
    "EMAIL_ADDRESS": (
        "courriel", "adresse mail", "adresse electronique", "adresse e mail", "adresse email", "e mail adresse",
        "mail adresse", "emailadresse", "mel", "e mail adr",
    ),
    "DATE_OF_BIRTH": (
        "date de naissance", "naissance", "ne le", "ne e le", "nee le", "date naissance", "date de naiss",
        "dt naissance", "naissance date", "annee de naissance", "geb am", "geburtstag", "geburtsdat", "gebdatum",
        "geburtsjahr", "geb datum",
    ),
    "GENDER": ("sexe", "genre", "geschlecht", "geschl"),
    "NATIONALITY": ("nationalite", "staatsangehorigkeit", "geburtsland", "pays de naissance", "nationalitat"),
    "CUSTOMER_ID": (
        "numero client", "no client", "code client", "ref client", "reference client", "numero de client",
        "kundennummer", "kundennr", "kdnr", "kd nr", "mitgliedsnummer", "numero adherent", "no adherent",
        "numero membre", "personalnummer", "matricule", "numero de dossier", "no dossier", "patientennummer",
        "pat nr", "no patient", "numero patient", "debitorennummer", "debitor",
    ),
    "NL_INSURED_NUMBER": (
        "mutualiteit nummer", "lidnummer mutualiteit", "numero affiliation", "numero police", "no police",
        "versichertennummer", "versicherungsnummer", "vers nr", "policennummer", "numero mutuelle",
    ),
    "INITIALS": ("initiales", "initialen"),
    "NAME_TITLE": ("civilite", "titre", "anrede"),
    "AGE": ("alter", "tranche d age", "altersgruppe"),
    "POSTCODE": ("code postal", "cp", "postleitzahl", "plz", "npa", "c p"),
    "IBAN_CODE": (
        "compte", "compte bancaire", "numero de compte", "no de compte", "konto", "kontonummer", "kontonr",
        "bankverbindung",
    ),
    "INCOME": (
        "salaire", "salaire brut", "revenu", "revenus", "gehalt", "einkommen", "lohn", "bruttogehalt",
        "nettogehalt",
    ),
    "ORDER_ID": (
        "numero commande", "no commande", "numero facture", "no facture", "rechnungsnummer", "rechnungsnr",
        "rechnung", "auftragsnummer", "auftragsnr", "bestellnummer", "bestellnr", "vertragsnummer",
        "numero contrat", "aktenzeichen", "schadennummer",
    ),
    "ORGANIZATION": (
        "societe", "entreprise", "raison sociale", "firma", "firmenname", "unternehmen", "arbeitgeber", "employeur",
        "vennootschap",
    ),
    "FREE_TEXT": (
        "remarque", "remarques", "commentaire", "commentaires", "bemerkung", "bemerkungen", "anmerkung",
        "anmerkungen", "notiz", "notizen", "hinweise", "nachricht", "observations", "motif",
    ),
    "HEALTH": (
        "diagnose", "diagnostic", "diagnostik", "allergien", "medikamente", "medikation", "krankheiten", "maladie",
        "traitement", "allergies", "grossesse",
    ),
    "RELIGION": ("konfession", "culte", "confession"),
    "NATIONAL_ID": (
        "no national", "n national", "num national", "num registre national", "registre nat", "reg national",
        "steuernummer persoon",
    ),
    "PASSWORD": ("mot de passe", "passwort", "kennwort"),
    "USERNAME": ("benutzername", "nom d utilisateur", "identifiant", "benutzer", "utilisateur"),
}  # fmt: skip
"""Header words of each entity: lower case, without accents, words apart by a space."""
