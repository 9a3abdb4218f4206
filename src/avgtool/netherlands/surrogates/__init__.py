"""What stand-ins know of the Netherlands: names, streets, places, and numbers that are nobody's."""
