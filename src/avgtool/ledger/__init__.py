"""The ledger: tables that are only ever added to, each row carrying the hash of the one before.

It proves what art. 7(1) and 5(2) AVG ask a controller to be able to show, and knows no feature: which tables there
are comes in as an argument (:func:`avgtool.catalog.ledger_chains`). What it guarantees, and what not, stands in
docs/ledger.md.
"""
