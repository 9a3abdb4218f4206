"""Words and points of attention of Dutch sectors: what each calls the person, and which law is its own."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind
from avgtool.model.sectors import Sector, UsualThere

if TYPE_CHECKING:
    from collections.abc import Mapping

_CARE = UsualThere((Kind.HEALTH,), {Category.SPECIAL: "AVG 9(2)(h), UAVG 30(3)(a)"})
_ALLERGIES = UsualThere((Kind.HEALTH,))
_IN_CONTACT = ("chatgesprekken", "klantenservice-klachten", "klanttevredenheid")


def _own_policy(name: str) -> dict[str, UsualThere]:
    """The sector has a policy of its own for analysts, which extends that of the process."""
    return {"klantsegmentatie": UsualThere(policy=name)}


_ALL = (
    Sector(
        "retail",
        "klant",
        "klanten",
        (
            msg("What was ordered may reveal health or belief (GDPR 9; C-21/23 on pharmacy orders)."),
            msg("No law allows a shop to keep a BSN (UAVG 46)."),
        ),
    ),
    Sector(
        "advocatuur",
        "cliënt",
        "cliënten",
        (
            msg("Professional secrecy (Advocatenwet 11a) limits who may see what, and access by third parties."),
            msg("Criminal data need a ground of their own (GDPR 10, UAVG 31-33)."),
        ),
        {
            **dict.fromkeys(("chatgesprekken", "klantenservice-klachten"), UsualThere((Kind.CRIMINAL,))),
            **_own_policy("advocatuur"),
        },
    ),
    Sector(
        "zorg",
        "patiënt",
        "patiënten",
        (
            msg("Care has to use the BSN (Wabvpz), and only where that law says so: not in a newsletter."),
            msg("Medical secrecy (BW 7:457); the medical file is kept for 20 years (BW 7:454(3))."),
        ),
        {**dict.fromkeys(_IN_CONTACT, _CARE), **_own_policy("zorg")},
    ),
    Sector(
        "horeca",
        "gast",
        "gasten",
        (
            msg("A night register (Sr 438) holds name, place and arrival; no copy of an identity document."),
            msg("Allergies and diets are data about health: keep them only with explicit consent (GDPR 9(2)(a))."),
        ),
        {
            **dict.fromkeys(("webshop-bestellingen", "klantenservice-klachten", "loyaliteit"), _ALLERGIES),
            **_own_policy("horeca"),
        },
    ),
    Sector(
        "bouw",
        "opdrachtgever",
        "opdrachtgevers",
        (
            msg("Photographs of homes are personal data; warranty and liability decide how long files are kept."),
            msg("The BSN of workers only where a law asks for it (chain liability)."),
        ),
        _own_policy("bouw"),
    ),
    Sector(
        "media",
        "abonnee",
        "abonnees",
        (
            msg("What somebody reads or watches may reveal a belief or opinion (GDPR 9)."),
            msg("Traffic data have terms of their own (Tw 11.5)."),
        ),
    ),
    Sector(
        "vereniging",
        "lid",
        "leden",
        (
            msg(
                "Membership of a church, union or party is special by itself. GDPR 9(2)(d) allows it there, and not "
                "elsewhere: write that under permits (special) where it is so."
            ),
            msg("Nothing about members goes outside without their consent."),
        ),
        _own_policy("vereniging"),
    ),
    Sector(
        "wonen",
        "huurder",
        "huurders",
        (
            msg("Income and household are asked only as far as the income check of the law goes."),
            msg("A list of tenants with problems needs an assessment (GDPR 35)."),
        ),
    ),
    Sector(
        "onderwijs",
        "leerling",
        "leerlingen",
        (
            msg("Children: under 16 a parent consents (GDPR 8, UAVG 5)."),
            msg("The number of a pupil (PGN) only where education law asks for it."),
        ),
    ),
    Sector(
        "goede-doelen",
        "donateur",
        "donateurs",
        (msg("Donors of political or religious causes: the list itself is special (GDPR 9)."),),
    ),
)

SECTORS: Mapping[str, Sector] = MappingProxyType({sector.code: sector for sector in _ALL})
"""By code, in the order in which they are shown."""

PLURALS: Mapping[str, str] = MappingProxyType(
    {
        **{sector.person: sector.persons for sector in _ALL},
        "patient": "patiënten",
        "client": "cliënten",
        "student": "studenten",
        "deelnemer": "deelnemers",
        "sollicitant": "sollicitanten",
        "werknemer": "werknemers",
        "bezoeker": "bezoekers",
        "consument": "consumenten",
        "bewoner": "bewoners",
        "inwoner": "inwoners",
    }
)
"""Words for several persons, by the word for one."""
