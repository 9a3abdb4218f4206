"""Readings of a column: each module proposes kinds, with a score and the evidence that carries it."""
