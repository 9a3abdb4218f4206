"""Exports of other programs as rows that the ledger can take in: columns, words, moments, what is wrong with a row."""
