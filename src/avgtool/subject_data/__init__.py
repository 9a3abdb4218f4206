"""The data of one person across sources: found, shown, handed over, changed."""
