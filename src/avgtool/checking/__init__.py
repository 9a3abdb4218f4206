"""Whether data may leave as they are: held against a policy, without writing a copy. Pure but for counting."""
