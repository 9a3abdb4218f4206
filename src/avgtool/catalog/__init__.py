"""The one composition point: every recognizer, name finder, operator, policy and law, a line each.

Everything is imported inside functions, so that importing this package costs nothing. Only it imports country packages.
"""

from avgtool.catalog.kinds import (
    RECOGNIZER_ENTRY_POINT,
    entities,
    entity_words,
    hints,
    is_direct,
    is_national,
    knowledge,
    labels,
    recognizers,
    unrelated_words,
)
from avgtool.catalog.laws import calendar, consent_law, consent_words, ledger_chains, request_law
from avgtool.catalog.policies import known_to_lints, load_policy, operators, policy_folders, policy_names, policy_schema
from avgtool.catalog.processing import processes, register_words, sectors, usual_activity
from avgtool.catalog.texts import (
    added_engine,
    added_recognizers,
    analyzer_engine,
    column_text_finder,
    direct_readers,
    engine_readers,
    known_names,
    name_evidence,
    name_particles,
    text_finder,
    text_readers,
    text_recognizers,
)

__all__ = [
    "RECOGNIZER_ENTRY_POINT",
    "added_engine",
    "added_recognizers",
    "analyzer_engine",
    "calendar",
    "column_text_finder",
    "consent_law",
    "consent_words",
    "direct_readers",
    "engine_readers",
    "entities",
    "entity_words",
    "hints",
    "is_direct",
    "is_national",
    "knowledge",
    "known_names",
    "known_to_lints",
    "labels",
    "ledger_chains",
    "load_policy",
    "name_evidence",
    "name_particles",
    "operators",
    "policy_folders",
    "policy_names",
    "policy_schema",
    "processes",
    "recognizers",
    "register_words",
    "request_law",
    "sectors",
    "text_finder",
    "text_readers",
    "text_recognizers",
    "unrelated_words",
    "usual_activity",
]
