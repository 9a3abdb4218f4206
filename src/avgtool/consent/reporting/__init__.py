"""The report on consents: counted over the whole ledger, shown per purpose; never about one person."""
