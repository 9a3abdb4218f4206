"""What can be done to a value: drop, mask, pseudonymize, generalize and more."""
