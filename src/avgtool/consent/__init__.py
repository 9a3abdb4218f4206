"""Consents: who agreed to what, and who may be approached."""
