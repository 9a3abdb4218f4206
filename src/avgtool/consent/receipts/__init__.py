"""Receipts of consents: for programs in three forms of JSON, for persons as *toestemmingsbewijs*.

Each form is one pure function of a proof (what the ledger holds) and an issuer (what avgtool.yaml says).
"""
