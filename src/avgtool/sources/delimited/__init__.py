"""Delimited text: judged by its looks, decoded, streamed, and written as it came."""
