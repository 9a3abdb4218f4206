"""Reports: content, templates, charts, rendering."""
