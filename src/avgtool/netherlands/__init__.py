"""All Dutch knowledge in one place: recognizers, header words, names, law."""
