"""Identifiers of other European countries, by python-stdnum."""
