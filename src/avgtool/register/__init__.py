"""The register of processing activities (art. 30 AVG): read, checked, held against what scans found, and shown."""
