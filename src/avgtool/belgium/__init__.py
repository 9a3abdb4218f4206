"""Belgian recognizers and header words."""
