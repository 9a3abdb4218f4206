"""When a processing needs an impact assessment: the cases of art. 35(3) AVG, and the nine criteria of WP248 rev.01."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.dpia import Question

AUTOMATED = "geautomatiseerd-besluit"
SENSITIVE = "gevoelige-gegevens"

CASES = (
    Question(
        "uitgebreide-beoordeling",
        msg("Extensive evaluation with decisions (GDPR 35(3)(a))"),
        msg(
            "persons are evaluated systematically and extensively by automated means, profiling included, and "
            "decisions with legal or similarly significant effects rest on it"
        ),
    ),
    Question(
        "bijzondere-gegevens-grootschalig",
        msg("Special or criminal data on a large scale (GDPR 35(3)(b))"),
        msg("special categories of data or criminal data are processed on a large scale"),
    ),
    Question(
        "openbare-ruimte",
        msg("Monitoring of public places (GDPR 35(3)(c))"),
        msg("a publicly accessible area is monitored systematically on a large scale"),
    ),
)
CRITERIA = (
    Question(
        "scoren",
        msg("Scoring or profiling"),
        msg("persons are scored, rated or predicted: work, health, interests, reliability, behavior, location"),
    ),
    Question(
        AUTOMATED,
        msg("Automated decisions with effect"),
        msg("decisions without a human have legal or similarly significant effects for persons"),
    ),
    Question(
        "stelselmatige-monitoring",
        msg("Systematic monitoring"),
        msg("persons are observed, monitored or controlled systematically, perhaps without knowing it"),
    ),
    Question(
        SENSITIVE,
        msg("Sensitive data"),
        msg(
            "special or criminal data, or data that are felt to be private: location, finances, communication, diaries"
        ),
    ),
    Question(
        "grote-schaal",
        msg("Large scale"),
        msg("many persons, many data, a long time or a large area"),
    ),
    Question(
        "koppelen",
        msg("Matching of data sets"),
        msg("data sets of different purposes or controllers are combined in a way that persons do not expect"),
    ),
    Question(
        "kwetsbare-personen",
        msg("Vulnerable persons"),
        msg("it is about children, employees, patients, or others who can hardly refuse or object"),
    ),
    Question(
        "nieuwe-technologie",
        msg("New technology"),
        msg("technology is used in a new way, such as face recognition, artificial intelligence or connected devices"),
    ),
    Question(
        "blokkeren-recht-of-dienst",
        msg("Kept from a right, service or contract"),
        msg("the outcome can keep persons from using a right, a service or a contract"),
    ),
)
