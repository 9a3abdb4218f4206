"""Other tools on the same sets. Each runs in a process of its own, and what keeps one from running is reported."""
