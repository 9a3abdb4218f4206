"""Where the work runs: one process with Polars; others later."""
