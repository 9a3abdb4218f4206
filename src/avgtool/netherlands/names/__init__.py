"""Names of persons, places and streets as they are written in the Netherlands: lists, and what finds them in prose."""
