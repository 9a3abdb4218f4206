"""The register of personal data breaches (art. 33 and 34 AVG): what happened, what was decided, what was told."""
