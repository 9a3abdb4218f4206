"""Privacy models (k, l, t): measured, and reached by generalizing and suppressing as little as can be."""
