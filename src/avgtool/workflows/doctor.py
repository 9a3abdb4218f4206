"""What is installed, what is missing, and the command that mends it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from importlib import metadata
from typing import TYPE_CHECKING

from avgtool.errors import AvgtoolError
from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from avgtool.config import TextSettings

REQUIRED = (
    "polars",
    "fastexcel",
    "presidio-analyzer",
    "presidio-anonymizer",
    "spacy",
    "deduce",
    "python-stdnum",
    "weasyprint",
    "sqlmodel",
    "alembic",
)
"""Packages whose absence stops a part of avgtool."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that was looked at."""

    subject: Message
    healthy: bool
    detail: str
    remedy: Message | None = None


def diagnose(settings: TextSettings) -> Iterator[Diagnosis]:
    """Look at everything that avgtool needs, cheapest first. Opens no connection.

    Args:
        settings: How texts are searched: what it adds to avgtool's own engine is loaded.
    """
    yield _python()
    yield from (_package(name) for name in REQUIRED)
    yield _works(msg("PDF (Pango)"), _render_a_page)
    yield _works(msg("Names in Dutch text (deduce's lists)"), _load_names)
    yield _works(msg("Shipped policies"), _load_policies)
    if settings.adds_something:
        yield _works(msg("Added to the text engine (avgtool.yaml)"), partial(_load_added, settings))


def _python() -> Diagnosis:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Diagnosis(msg("Python"), sys.version_info >= (3, 11), version, msg("Install Python 3.11 or later."))


def _package(name: str) -> Diagnosis:
    subject = msg("Package {name}", name=name)
    try:
        return Diagnosis(subject, healthy=True, detail=metadata.version(name))
    except metadata.PackageNotFoundError:
        return Diagnosis(subject, healthy=False, detail="-", remedy=msg("pip install {name}", name=name))


def _works(subject: Message, attempt: Callable[[], str]) -> Diagnosis:
    try:
        return Diagnosis(subject, healthy=True, detail=attempt())
    except AvgtoolError as error:
        return Diagnosis(subject, healthy=False, detail=str(error.what), remedy=error.hint)


def _render_a_page() -> str:
    from avgtool.documents.rendering import pdf_engine

    return pdf_engine()


def _load_names() -> str:
    from avgtool.catalog import knowledge

    return str(sum(len(load()) for load in knowledge().lists.values()))


def _load_added(settings: TextSettings) -> str:
    from avgtool.catalog import added_recognizers

    return ", ".join(added_recognizers(settings))


def _load_policies() -> str:
    from avgtool.catalog import policy_names

    return ", ".join(policy_names())
