"""By what a document is told from every other: reference, version, classification, and the hash of what it tells."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.i18n import msg

if TYPE_CHECKING:
    from avgtool.documents.content import Document

CONFIDENTIAL = msg("Confidential")
"""What a document is, unless somebody says otherwise: registers and reports are for those who answer for them."""
PUBLIC = msg("Public")
_SHOWN = 6
"""Digits of the hash in a reference."""


def identified(document: Document, data: bytes) -> Document:
    """The document with its identity filled in, wherever it has none of its own.

    Args:
        document: Its own reference, version and classification stay.
        data: What it tells as JSON; its SHA-256 stands on the document, so that a print can be held against a file.
    """
    context = document.context
    sha256 = hashlib.sha256(data).hexdigest()
    named = replace(
        context,
        content_sha256=sha256,
        reference=context.reference or f"AVG-{context.created:%Y%m%d}-{sha256[:_SHOWN].upper()}",
        version=context.version or f"{context.created:%Y.%m.%d}",
        classification=context.classification or CONFIDENTIAL,
    )
    return replace(document, context=named)
