"""The privacy notice (art. 13 and 14 AVG), told from the register in plain words."""
