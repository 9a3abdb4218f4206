"""The nouns of avgtool, as frozen dataclasses: kinds, findings, plans, outcomes. No behavior, no imports upward."""
