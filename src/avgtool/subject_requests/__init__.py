"""Requests of data subjects: the rights of art. 12-22 AVG, from receipt to answer."""
