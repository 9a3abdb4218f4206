"""Finding and replacing personal data inside free text, with Presidio."""
