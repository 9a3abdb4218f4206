"""Saying values less precisely: one operator, and a ladder of levels for each kind of value."""
