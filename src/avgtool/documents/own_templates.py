"""Templates and style sheets of the organization, which go before avgtool's: which there can be, and whether right.

A folder holds them, under the names of avgtool's own; those in its folders ``nl`` and ``en`` are for one language.
They run in a sandbox, can name what stands in docs/documents.md, and reach nothing else.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, TemplateSyntaxError, meta, nodes

from avgtool.documents.template_errors import Ours, tell, unknown_name
from avgtool.errors import ConfigError
from avgtool.i18n import LANGUAGES, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import BaseLoader, Environment

PACKAGED = Path(__file__).parent / "templates"
GUIDE = "docs/documents.md"
DOCUMENTS = (
    "annual-report",
    "anonymization-report",
    "breach-notification",
    "breach-register",
    "consent-receipt",
    "consents-report",
    "impact-assessment",
    "privacy-notice",
    "processing-register",
    "requests-report",
    "scan-report",
    "subject-data",
)
"""Names of documents; a template of that name is for it alone, and ``document.html`` is for all others."""
STYLES = ("document.css", "letter.css")
"""Come after avgtool's own style sheets, and so go before them."""
_PAGES = frozenset({"page.html", "letter_page.html"})
"""What stands around every template; avgtool's alone, for it says what a reader's browser may fetch."""
_OWN = "avgtool"
"""Under this name an own template reaches the one that it replaces: ``{% extends "avgtool/document.html" %}``."""
_OF_DOCUMENTS = frozenset({"document", "context", "data", "paged", "language", "frames", "css"})
_OF_LETTERS = frozenset({"letter", "context", "subject", "sender", "particulars", "language"})
_FETCHED = re.compile(
    r"""(?:\b(?:src|srcset|poster|background|data|action)\s*=|<(?:link|base|image|use)\b[^>]*?\bhref\s*=|\burl\(|@import\b)"""
    r"""\s*["']?\s*(?!data:|\#|\{\{)(?=[^\s"'>])""",
    re.IGNORECASE,
)
"""What a renderer or a browser would fetch, unless it stands in the document itself."""
_CSS = re.compile(
    r"""/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\burl\(\s*[^\s"')][^)]*\)|\\.|/\*|["'{}()\[\]]""", re.DOTALL
)
"""Comments, strings and addresses of a style sheet, each as one; and whatever opens or closes something."""
_CLOSED_BY = {"{": "}", "(": ")", "[": "]"}
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def loader(folder: Path | None, language: str) -> BaseLoader:
    """Where templates are looked for: those for the language, those for both, avgtool's."""
    packaged = FileSystemLoader(PACKAGED)
    if folder is None:
        return packaged
    own = FileSystemLoader([folder / language, folder], encoding="utf-8-sig")
    return ChoiceLoader([own, packaged, PrefixLoader({_OWN: packaged})])


def own_style(folder: Path | None, language: str, name: str) -> str:
    """The organization's own style sheet: what is for both languages, and after it what is for one; or nothing."""
    if folder is None:
        return ""
    files = (folder / name, folder / language / name)
    return "\n".join(_read(path, folder) for path in files if path.is_file())


def check_own_templates(folder: Path, environment_of: Callable[[str], Environment]) -> None:
    """Whether the organization's files can be read, have names that there are, and name nothing unknown.

    Args:
        folder: Where they are.
        environment_of: In which a template of this name is rendered.

    Raises:
        ConfigError: With the file and, where there is one, the line.
    """
    if not folder.is_dir():
        raise ConfigError(
            msg("the folder with templates of documents does not exist"),
            where=str(folder),
            hint=msg("Make it, or name another under {key}.", key="documents.folder"),
        )
    for path, name in _own_files(folder):
        if name not in _known() and not path.name.startswith("_"):
            raise _unknown(path)
        source = _read(path, folder)
        _check_fetching(source, path)
        if path.suffix == ".css":
            _check_style(source, path)
        if path.suffix == ".html":
            _check_template(source, path, name, environment_of(name))


def _own_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each file, and the name that it has among avgtool's."""
    for path in sorted(one for one in folder.rglob("*") if one.suffix in {".html", ".css"} and one.is_file()):
        first, *rest = path.relative_to(folder).parts
        yield path, "/".join(rest if first in LANGUAGES and rest else (first, *rest))


@cache
def _known() -> frozenset[str]:
    packaged = {path.relative_to(PACKAGED).as_posix() for path in PACKAGED.rglob("*.html")}
    return frozenset({*packaged, *(f"{name}.html" for name in DOCUMENTS), *STYLES} - _PAGES)


def _unknown(path: Path) -> ConfigError:
    names = sorted(_known())
    close = difflib.get_close_matches(path.name, names, 1)
    return ConfigError(
        msg("there is no template of this name"),
        where=str(path),
        hint=msg("Did you mean {name}?", name=close[0])
        if close
        else msg("Names: {names}. A file of your own that others include begins with _.", names=", ".join(names)),
    )


def _read(path: Path, folder: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        tell(error, Ours(folder, GUIDE), path)


def _check_fetching(source: str, path: Path) -> None:
    """A style sheet ends where its file ends, and nothing is named that would have to be fetched."""
    found = _FETCHED.search(_JINJA.sub(_blank, source))
    if found:
        _refuse(source, path, found.start())
    ended = source.find("</") if path.suffix == ".css" else -1
    if ended >= 0:
        raise ConfigError(msg("a style sheet holds no markup"), where=_at(source, path, ended))


def _check_style(source: str, path: Path) -> None:
    """Refuse a style sheet of which a renderer would pass over a part without a word."""
    open_at: list[tuple[str, int]] = []
    for token in _CSS.finditer(source):
        sign, place = token[0], token.start()
        if sign in _CLOSED_BY:
            open_at.append((_CLOSED_BY[sign], place))
        elif sign in {"/*", '"', "'"} or (sign in "})]" and (not open_at or open_at.pop()[0] != sign)):
            raise _not_closed(source, path, place)
    if open_at:
        raise _not_closed(source, path, open_at[0][1])


def _not_closed(source: str, path: Path, place: int) -> ConfigError:
    what = msg("a bracket, quotation mark or comment here is not closed, or closes nothing")
    return ConfigError(what, where=_at(source, path, place))


def _blank(match: re.Match[str]) -> str:
    """As long, on as many lines, and known for what is filled in."""
    return "{{" + re.sub(r"[^\n]", " ", match[0][2:])


def _refuse(source: str, path: Path, place: int) -> NoReturn:
    raise ConfigError(
        msg("names something that is not in the document itself, and nothing is ever fetched"),
        where=_at(source, path, place),
        hint=msg("Put a picture inside as a data: URL, or use the logo of avgtool.yaml."),
    )


def _at(source: str, path: Path, place: int) -> str:
    return f"{path}:{source.count(chr(10), 0, place) + 1}"


def _check_template(source: str, path: Path, name: str, environment: Environment) -> None:
    try:
        tree = environment.parse(source, name, str(path))
        environment.compile(tree, name, str(path))
    except TemplateSyntaxError as error:
        tell(error, Ours(path.parent, GUIDE))
    if not path.name.startswith("_"):
        _check_names(tree, path, name)


def _check_names(tree: nodes.Template, path: Path, name: str) -> None:
    """Refuse names that nobody gives, before anything is rendered or done."""
    given = _OF_LETTERS if name == "letter.html" else _OF_DOCUMENTS | ({"block"} if "/" in name else set())
    unknown = meta.find_undeclared_variables(tree) - given - {"self", "super", "caller"}
    lines = ((one.lineno, one.name) for one in tree.find_all(nodes.Name) if one.name in unknown)
    first = min(lines, default=None)
    if first:
        raise ConfigError(
            unknown_name(first[1]),
            where=f"{path}:{first[0]}",
            hint=msg("What it can name stands in {guide}.", guide=GUIDE),
        )
