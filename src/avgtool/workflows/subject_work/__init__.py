"""What a request asks to be done with the data of a person: planned, looked at, carried out."""
