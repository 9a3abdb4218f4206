"""Stand-ins that look like values of their kind, made under a key; what is known of a country is handed in."""
