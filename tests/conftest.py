"""What holds for every test: no law fails because a machine was slow, and PDF tests say when Pango is missing."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from avgtool.documents.rendering import pdf_engine
from avgtool.errors import MissingDependencyError

settings.register_profile("avgtool", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("avgtool")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what makes a PDF where that cannot be done; in continuous integration it must be possible."""
    makes_pdf = [item for item in items if item.get_closest_marker("pdf")]
    if not makes_pdf or "CI" in os.environ or pdf_is_possible():
        return
    for item in makes_pdf:
        item.add_marker(pytest.mark.skip(reason="PDF needs Pango, which is not installed here (avgtool doctor)"))


def pdf_is_possible() -> bool:
    """Whether WeasyPrint finds Pango."""
    try:
        return bool(pdf_engine())
    except MissingDependencyError:
        return False
