"""E-mail addresses of a task instead of a person: *info@*, *privacy@*, *servicedesk@*."""

from __future__ import annotations

_INTERNATIONAL = """
    abuse admin administrator billing careers compliance contact dataprotection dpo enquiries facilities finance gdpr
    hello help helpdesk hostmaster hr info infosec invoice invoices it jobs legal mail mailer mailing marketing media
    newsletter noc noreply office operations orders postmaster press privacy reception recruitment reply returns sales
    security service servicedesk soc support team webmaster webshop
"""
"""Those of RFC 2142, and what is common besides."""
_DUTCH = """
    aanmeldingen administratie algemeen archief avg beheer bestelling bestellingen bestuur beveiliging bezwaar
    boekhouding communicatie crediteuren csirt datalek datalekken debiteuren directie facilitair factuur facturen fg
    functioneelbeheer gegevensbescherming ict inkoop juridisch klachten klantcontact klantenservice
    kwaliteit ledenadministratie magazijn meldingen meldpunt nieuwsbrief onderhoud onthaal pers personeelszaken planning
    postkamer receptie redactie secretariaat serviceplein storingen systeembeheer vacatures verkoop
    verzekeringen vrijwilligers webredactie welkom werkplaats
"""
_PROVIDERS = """
    aol casema chello gmail gmx googlemail hetnet home hotmail icloud kpnmail kpnplanet live mac me msn outlook planet
    proton protonmail proximus skynet solcon tele2 telenet telfort upcmail xs4all yahoo ziggo
"""
ROLES = frozenset(f"{_INTERNATIONAL} {_DUTCH}".split())
"""Words for tasks, in small letters."""
PROVIDERS = frozenset(_PROVIDERS.split())
"""Who gives mailboxes to anybody: what stands before them is whatever a person chose."""
