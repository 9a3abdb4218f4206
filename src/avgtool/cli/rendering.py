"""Results as files: JSON, HTML, PDF, or the terminal's own text; to stdout or to a file."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from avgtool.i18n import language, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.console import Console

    from avgtool.cli.session import Session
    from avgtool.model.findings import ScanResult
    from avgtool.model.outcome import Outcome


FORMS = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html", ".pdf": "pdf"}
"""What a file's ending asks for."""
REPORT_FORMS = {suffix: form for suffix, form in FORMS.items() if form in {"html", "pdf"}}
"""The same of a document."""


def form_of(path: Path, forms: Mapping[str, str] = FORMS, asked: str | None = None) -> str:
    """The form of a file, by its ending; a file without an ending takes the form that was asked for.

    Raises:
        click.UsageError: The ending stands for no form, or for another one than was asked for.
    """
    suffix = path.suffix.lower()
    if asked and not suffix:
        return asked
    form = forms.get(suffix)
    if form is None:
        known = ", ".join(forms)
        raise click.UsageError(str(msg("{path}: the file has to end in one of {known}.", path=path, known=known)))
    if asked and form != asked:
        raise click.UsageError(
            str(
                msg(
                    "{path}: the file ends in {suffix}, but --format asks for {form}.",
                    path=path,
                    suffix=suffix,
                    form=asked,
                )
            )
        )
    return form


def require_documents(session: Session, *forms: str | None) -> None:
    """Refuse ``--archive`` where no PDF is written, and own templates with an error, before any work is done.

    Raises:
        click.UsageError: It is asked for, and none of the forms is ``pdf``.
        ConfigError: A template that avgtool.yaml asks for has an error.
    """
    if session.archive and "pdf" not in forms:
        raise click.UsageError(str(msg("--archive is about a PDF, and none is asked for.")))
    if not {"pdf", "html"}.isdisjoint(forms):
        from avgtool.documents.rendering import check_templates

        folder = session.config.documents.folder
        check_templates(Path(folder) if folder else None)


def print_scan(session: Session, result: ScanResult, form: str) -> None:
    """A scan in a form for programs, alone on stdout."""
    sys.stdout.buffer.write(_scan_content(session, result, form))
    sys.stdout.buffer.flush()


def write_scan(session: Session, result: ScanResult, form: str | None, output: Path, *, force: bool = False) -> None:
    """A scan as a file, in the form asked for or else by its ending."""
    write(output, _scan_content(session, result, form_of(output, asked=form)), force=force)
    session.note(msg("Written: {path}", path=output))


def write_anonymization_reports(
    session: Session, outcomes: Sequence[Outcome], path: Path, *, force: bool = False
) -> None:
    """The anonymization report of each outcome; where there are several, each names its table or file."""
    from avgtool.workflows.anonymize_sources import report_paths

    for outcome, named in zip(outcomes, report_paths(path, [one.plan for one in outcomes]), strict=True):
        _write_anonymization_report(session, outcome, named, force=force)


def _write_anonymization_report(session: Session, outcome: Outcome, path: Path, *, force: bool) -> None:
    """By the suffix HTML or PDF, replacing an earlier one."""
    from avgtool.workflows.reports import anonymization_document

    form: Literal["html", "pdf"] = "html" if form_of(path, REPORT_FORMS) == "html" else "pdf"
    content = anonymization_document(outcome, session.config, created=now(), language=language(), form=form)
    write(path, content, force=force)
    session.note(msg("Written: {path}", path=path))


def write(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a whole file or none; a report made again replaces the earlier one, and no other file without force."""
    from avgtool.documents.rendering import write_document

    write_document(content, path, force=force)


def require_reports(paths: Sequence[Path], *, force: bool) -> None:
    """Refuse files that may not be written, before any work is done for them and before any is written."""
    from avgtool.sources.own_files import is_report
    from avgtool.sources.staging import require_free

    for path in paths:
        require_free(path, force=force, replaces=is_report)


def now() -> datetime:
    """The moment a document is dated: now, or SOURCE_DATE_EPOCH for reproducible files."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch and epoch.isdigit() else datetime.now().astimezone()


def _scan_content(session: Session, result: ScanResult, form: str) -> bytes:
    if form == "json":
        from avgtool.scanning.serialize import to_json

        return to_json(result).encode() + b"\n"
    if form == "text":
        return _as_text(result)
    from avgtool.workflows.reports import scan_document

    return scan_document(
        result, session.config, created=now(), language=language(), form="pdf" if form == "pdf" else "html"
    )


def _as_text(result: ScanResult) -> bytes:
    from avgtool.cli.scan_view import show_scan

    return as_text(partial(show_scan, result=result), "scan/1", result.tool_version)


def as_text(show: Callable[[Console], None], what: str, version: str) -> bytes:
    """What the terminal shows as a text file, which says in its last line ``what`` it is: ``scan/1``."""
    from io import StringIO

    from rich.console import Console

    from avgtool.sources.own_files import TEXT_SIGNATURE

    paper = StringIO()
    show(Console(file=paper, width=140, no_color=True, highlight=False, emoji=False))
    return f"{paper.getvalue()}\n{TEXT_SIGNATURE.format(version=version, what=what)}\n".encode()
