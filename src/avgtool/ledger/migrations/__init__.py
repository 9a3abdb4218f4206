"""How the schema of a ledger came to be."""
