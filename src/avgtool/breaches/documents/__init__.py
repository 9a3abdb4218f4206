"""The register of breaches and the notification of one, on paper."""
