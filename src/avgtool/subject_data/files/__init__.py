"""Files and folders searched for one person, streamed."""
