"""The register as a document, with its data inside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from avgtool import __version__, catalog
from avgtool.register.document import register_document
from avgtool.register.findings import finding_data
from avgtool.register.loading import all_activities
from avgtool.register.translating import in_other_words
from avgtool.register.writing import as_data
from avgtool.workflows.register import check_register
from avgtool.workflows.reports import document_context, rendered

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from avgtool.config import Config
    from avgtool.workflows.reports import Form


def register_file(
    config: Config,
    form: Form,
    *,
    on: date,
    created: datetime,
    language: str,
    codes: Collection[str] = (),
    with_points: bool = True,
) -> bytes:
    """The register as a file's bytes.

    Args:
        config: Names the register, the organisation and the ledger.
        form: HTML or PDF.
        on: The day of the check.
        created: When the document is made.
        language: Of its words, and of the usual texts of the register.
        codes: Only these activities; all by default.
        with_points: Whether what the check objects to stands in it.

    Raises:
        ConfigError: The register is not valid.
        StoreError: There is a ledger, and it cannot be used.
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    activities = [one for one in all_activities(config) if not codes or one.code in codes]
    findings = None
    if with_points:
        found = check_register(config, on)
        findings = [one for one in found if not codes or one.activity in codes]
    usual = catalog.usual_texts(language, config.letters.english)
    shown = [in_other_words(one, usual) for one in activities]
    document = register_document(shown, findings, document_context(config, created, language), on)
    data = {"avgtool": __version__, "format": "register/1", "activities": [as_data(one) for one in activities]}
    if findings is not None:  # what a copy without them shows is something else, and has another hash and reference
        data["findings"] = [finding_data(one, one.what.render(language)) for one in findings]
    return rendered(document, language, form, json.dumps(data, ensure_ascii=False, indent=2))
