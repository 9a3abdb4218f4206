"""Reports: content, templates, charts, rendering.

A document is data first (:mod:`avgtool.documents.content`): sections of primitives that know no layout. One template
set turns any document into HTML and PDF (:mod:`avgtool.documents.rendering`).

A new document is one module with one pure function from model dataclasses to a ``Document``, beside
``scan_report.py`` here or in the feature that it reports on; it needs no template. A new primitive is a dataclass in
``content.py``, a template of its name in ``templates/blocks/`` and its style in ``templates/document.css``.
"""
