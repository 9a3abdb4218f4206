"""What Belgian column headers call each kind, in Dutch and French."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADERS: Mapping[str, tuple[str, ...]] = {
    "BE_NN": (
        "rijksregisternummer", "rijksregisternr", "rijksregister", "rrn", "rrnr", "rr nr", "insz", "insz nummer",
        "inss", "niss", "nationaal nummer", "numero national", "registre national", "numero registre national", "nn",
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
    "FIRST_NAME": ("prenom", "prenoms"),
    "LAST_NAME": ("nom de famille", "nom", "nom patronymique"),
    "PERSON": ("nom complet", "nom et prenom", "titulaire"),
    "ADDRESS": ("adresse", "adresse postale"),
    "STREET_NAME": ("rue", "nom de rue"),
    "HOUSE_NUMBER": ("busnummer", "bus", "bte", "boite", "numero de maison"),
    "LOCATION": ("ville", "commune", "localite", "deelgemeente", "lieu de naissance"),
    "PHONE_NUMBER": ("gsm", "gsm nummer", "gsmnr", "numero de telephone", "portable"),
    "EMAIL_ADDRESS": ("courriel", "adresse mail", "adresse electronique"),
    "DATE_OF_BIRTH": ("date de naissance", "naissance", "ne le"),
    "GENDER": ("sexe", "genre"),
    "NATIONALITY": ("nationalite",),
    "CUSTOMER_ID": ("numero client", "no client", "code client"),
    "NL_INSURED_NUMBER": ("mutualiteit nummer", "lidnummer mutualiteit", "numero affiliation"),
}  # fmt: skip
"""Header words of each entity: lower case, without accents, words apart by a space."""
