"""One module a verb: what happens, in order."""
