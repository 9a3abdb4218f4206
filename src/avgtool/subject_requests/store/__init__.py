"""Requests in the ledger: read as nouns, written at the end of their chains, within one transaction."""
