"""Letters of requests: what is told in each, in which words, and how an organisation puts its own in their place."""
