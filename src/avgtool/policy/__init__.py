"""Policies: YAML in, plan out."""
