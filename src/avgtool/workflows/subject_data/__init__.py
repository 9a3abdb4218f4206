"""What is done with the data of one person, for a request: found, handed over, changed."""
