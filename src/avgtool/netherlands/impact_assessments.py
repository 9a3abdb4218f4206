"""Processing for which the Autoriteit Persoonsgegevens requires an impact assessment (art. 35(4) AVG).

Its list of seventeen, Staatscourant 27 November 2019; in our own words. Most hold where the processing is on a large
scale, or monitors systematically.
"""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.dpia import Question

LISTED = (
    Question(
        "heimelijk-onderzoek",
        msg("Covert investigation"),
        msg("data are gathered by investigation without telling persons beforehand; of employees also once in a while"),
    ),
    Question(
        "zwarte-lijsten",
        msg("Blacklists"),
        msg("data on crimes, unlawful or annoying behavior, or bad payment are processed and shared with others"),
    ),
    Question(
        "fraudebestrijding",
        msg("Fighting fraud"),
        msg("data are processed on a large scale, or persons monitored systematically, to fight fraud"),
    ),
    Question(
        "creditscores",
        msg("Credit scores"),
        msg("creditworthiness of persons is estimated, on a large scale or by systematic monitoring"),
    ),
    Question(
        "financiele-situatie",
        msg("Financial situation"),
        msg("financial data show income, wealth or spending of persons, on a large scale or by systematic monitoring"),
    ),
    Question(
        "genetische-gegevens",
        msg("Genetic data"),
        msg("genetic data are processed, on a large scale or by systematic monitoring"),
    ),
    Question(
        "gezondheidsgegevens",
        msg("Health data"),
        msg(
            "health data are processed on a large scale, such as by care institutions, insurers or reintegration firms"
        ),
    ),
    Question(
        "samenwerkingsverbanden",
        msg("Cooperation bodies"),
        msg(
            "special or criminal data, or data of a sensitive kind, are shared within a cooperation with public bodies"
        ),
    ),
    Question(
        "cameratoezicht",
        msg("Cameras"),
        msg("publicly accessible places are watched by cameras, on a large scale or systematically"),
    ),
    Question(
        "flexibel-cameratoezicht",
        msg("Flexible cameras"),
        msg("cameras on clothing, helmets, vehicles or drones are used, on a large scale or systematically"),
    ),
    Question(
        "controle-werknemers",
        msg("Monitoring of employees"),
        msg("employees are monitored: e-mail, internet, location, cameras; on a large scale or systematically"),
    ),
    Question(
        "locatiegegevens",
        msg("Location data"),
        msg("location data of persons are processed or lead back to them, on a large scale or systematically"),
    ),
    Question(
        "communicatiegegevens",
        msg("Communication data"),
        msg("data on communication, metadata included, lead back to persons, on a large scale or systematically"),
    ),
    Question(
        "internet-of-things",
        msg("Connected devices"),
        msg("devices with sensors send data of persons over the internet, on a large scale or systematically"),
    ),
    Question(
        "profilering",
        msg("Profiling"),
        msg("personal aspects are evaluated by automated means, systematically and extensively"),
    ),
    Question(
        "gedrag-observeren-of-beinvloeden",
        msg("Observing or influencing behavior"),
        msg("behavior is observed or influenced by automated means, on a large scale, or data are kept for it"),
    ),
    Question(
        "biometrische-gegevens",
        msg("Biometric data"),
        msg("biometric data are processed to identify persons, on a large scale or systematically"),
    ),
)
