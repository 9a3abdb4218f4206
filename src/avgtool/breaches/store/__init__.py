"""Breaches in the ledger: read, checked, and added to."""
