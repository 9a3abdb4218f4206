"""Kinds of personal data that know no country, as plain data, with adapters to Presidio and Polars."""
