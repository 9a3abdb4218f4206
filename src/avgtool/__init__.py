"""avgtool: scan, anonymize, prove, report."""

__version__ = "0.1.0"
