"""Writing documents: HTML always, PDF where Pango is installed."""

from __future__ import annotations

import atexit
import logging
import warnings
from contextlib import contextmanager, redirect_stdout
from functools import cache
from io import StringIO
from typing import TYPE_CHECKING, Any, NoReturn

from avgtool.documents.pango import install_command
from avgtool.errors import ConfigError, MissingDependencyError
from avgtool.i18n import msg
from avgtool.sources.own_files import is_report
from avgtool.sources.staging import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from avgtool.documents.content import Document
    from avgtool.documents.letter_content import Letter


def render_html(document: Document, language: str, data: bytes = b"{}") -> str:
    """The document as one HTML file that asks nothing from the network; ``data`` (JSON) is for own templates.

    Raises:
        ConfigError: A template of the organization has an error.
    """
    from avgtool.documents.markup import to_html

    check_templates(document.context.templates)
    return to_html(document, language, data=data)


def check_templates(folder: Path | None) -> None:
    """Whether the organization's own templates and style sheets are right, as far as can be told without a document.

    Raises:
        ConfigError: With the file and, where there is one, the line.
    """
    if folder is None:
        return
    from avgtool.documents.letter_markup import letter_environment
    from avgtool.documents.markup import environment
    from avgtool.documents.own_templates import check_own_templates

    check_own_templates(
        folder, lambda name: (letter_environment if name == "letter.html" else environment)("nl", folder)
    )


def render_pdf(document: Document, language: str, data: bytes) -> bytes:
    """The document as tagged PDF with ``data`` (JSON) attached; the same bytes for the same input.

    It carries the identifier of PDF/UA-1, and where its context asks for an archive copy that of PDF/A-3a as well.

    Raises:
        ConfigError: A template of the organization has an error.
        MissingDependencyError: Pango is not installed; HTML works without.
    """
    weasyprint = _weasyprint()
    from avgtool.documents.fetching import PackagedFetcher
    from avgtool.documents.fonts import with_codes
    from avgtool.documents.markup import to_html

    check_templates(document.context.templates)
    _require_drawable(document.context.logo)
    html = with_codes(to_html(document, language, paged=True, data=data))
    created = document.context.created
    attachment = weasyprint.Attachment(
        string=data.decode("utf-8"),
        url_fetcher=PackagedFetcher(),
        name=f"{document.name}.json",
        description=msg("The data of this document, for programs").render(language),
        created=created,
        modified=created,
        relationship="Data",
    )
    source = weasyprint.HTML(string=html, url_fetcher=PackagedFetcher())
    return _written(source, archive=document.context.archive, attachments=[attachment])


def render_letter_pdf(letter: Letter, language: str) -> bytes:
    """The letter as tagged PDF, with nothing attached; identifiers and bytes as of a document.

    Raises:
        ConfigError: A template of the organization has an error.
        MissingDependencyError: Pango is not installed; DOCX works without.
    """
    weasyprint = _weasyprint()
    from avgtool.documents.fetching import PackagedFetcher
    from avgtool.documents.fonts import packaged_faces, with_codes
    from avgtool.documents.letter_markup import letter_html
    from avgtool.documents.own_templates import own_style

    own = letter.context.templates
    check_templates(own)
    _require_drawable(letter.context.logo)
    html = with_codes(letter_html(letter, language))
    style, fonts = _letter_style(packaged_faces(html), own_style(own, language, "letter.css"))
    source = weasyprint.HTML(string=html, url_fetcher=PackagedFetcher())
    return _written(source, archive=letter.context.archive, stylesheets=[style], font_config=fonts)


@cache
def _require_drawable(logo: bytes | None) -> None:
    """Draw a logo by itself: an SVG may be well-formed and still say ``width="wide"``.

    Raises:
        ConfigError: It cannot be drawn.
    """
    if logo is None:
        return
    from avgtool.documents.fetching import PackagedFetcher
    from avgtool.documents.markup import logo_uri

    source = _weasyprint().HTML(string=f'<img src="{logo_uri(logo)}" alt="logo">', url_fetcher=PackagedFetcher())
    with _errors_told() as told:
        try:
            source.write_pdf()
        except Exception:  # noqa: BLE001 - whatever the renderer trips over
            told.append("raised")
    if any(not one.startswith("Failed to load image") for one in told):
        raise ConfigError(
            msg("the logo cannot be drawn"),
            where="organisation.logo",
            hint=msg("Open it in a drawing program, and save it as a plain SVG or as a PNG."),
        )


@contextmanager
def _errors_told() -> Iterator[list[str]]:
    """What the renderer logs as an error meanwhile: a picture that it cannot draw it leaves out.

    What a picture refers to is never fetched, and that is no error.
    """
    told: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: told.append(str(record.msg))  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield told
    finally:
        logger.removeHandler(handler)


def _written(source: Any, *, archive: bool, **options: Any) -> bytes:
    """As PDF/UA-1, or as PDF/A-3a that says to be PDF/UA-1 too: WeasyPrint writes one of both identifiers."""
    pdf: bytes = source.write_pdf(pdf_variant="pdf/a-3a" if archive else "pdf/ua-1", **options)
    if not archive:
        return pdf
    from avgtool.documents.archiving import with_pdfua_identifier

    return with_pdfua_identifier(pdf)


@cache
def _letter_style(faces: str, own: str) -> tuple[Any, Any]:
    """The style sheet of letters with the fonts that it names, read once: a letter is one page, and there are many."""
    weasyprint = _weasyprint()
    from avgtool.documents.fetching import PackagedFetcher
    from avgtool.documents.letter_markup import LETTER_CSS

    fonts = weasyprint.text.fonts.FontConfiguration()
    css = f"{faces}\n{LETTER_CSS.read_text(encoding='utf-8')}\n{own}"
    return weasyprint.CSS(string=css, font_config=fonts, url_fetcher=PackagedFetcher()), fonts


atexit.register(_letter_style.cache_clear)  # fonts cannot be let go of any more once Python takes its modules apart


def pdf_engine() -> str:
    """What makes PDF here, with its version.

    Raises:
        MissingDependencyError: Pango is not installed.
    """
    return f"WeasyPrint {_weasyprint().__version__}"


def write_document(content: str | bytes, path: Path, *, force: bool = False) -> None:
    """Write a rendered document so that ``path`` holds either all of it or what it held before.

    A report that is made again takes the place of the earlier one; any other file is replaced with ``force`` only.

    Raises:
        OutputError: ``path`` exists, is no report and ``force`` is not set, or it cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    write_whole(path, data, force=force, replaces=is_report)


def _weasyprint() -> Any:
    try:
        with warnings.catch_warnings(), redirect_stdout(StringIO()):  # it prints a page of advice
            warnings.filterwarnings("ignore", message="No fonts configured")  # ours are enough
            import weasyprint
    except OSError as error:
        _missing(error)
    return weasyprint


def _missing(error: OSError) -> NoReturn:
    raise MissingDependencyError(
        msg("PDF needs the Pango library, which is not installed here"),
        hint=msg("run: {command}; or ask for HTML, which needs nothing more", command=install_command()),
    ) from error
