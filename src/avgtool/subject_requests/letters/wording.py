"""The texts of letters: avgtool's own, and those that an organisation puts in their place.

They are Jinja2 in a sandbox: a text can name what the letter is about, and reaches nothing else. Whatever it fills in
is escaped and marked as a value, so data never becomes a heading, a list or anything that a renderer would fetch.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, NoReturn

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    meta,
)
from markupsafe import Markup, escape

from avgtool.documents.sandbox import TemplateSandbox
from avgtool.documents.template_errors import Ours, tell
from avgtool.errors import ConfigError, InputError
from avgtool.i18n import LANGUAGES, Message, Worded, msg
from avgtool.subject_requests.letters.marks import blocks_of, empty_mark, unmarked, value_mark
from avgtool.subject_requests.letters.translating import Untranslated
from avgtool.wording import day, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from avgtool.documents.letter_content import LetterBlock, Prose
    from avgtool.subject_requests.letters.facts import LetterFacts
    from avgtool.subject_requests.letters.kinds import LetterKind

ENDING = ".txt"
_OWN = "avgtool"
"""Under this name an own text reaches the one that it replaces: ``{% include "avgtool/klacht.txt" %}``."""
_MOST_CHARACTERS = 100_000
"""Of a letter: more is a mistake, or an annex."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Where the texts lie, each in a folder ``nl`` and a folder ``en``."""

    packaged: Path
    own: Path | None = None
    """Those of the organisation; a text that is not there is avgtool's."""


def worded_letter(
    kind: LetterKind, facts: LetterFacts, texts: Texts, language: str
) -> tuple[Prose, tuple[LetterBlock, ...]]:
    """Subject and body of a letter.

    Raises:
        ConfigError: A text of the organisation has an error; with its file and line.
        InputError: The letter is too long: what somebody said belongs in an enclosure.
    """
    templates = _environment(texts, language)
    name = f"{kind.value}{ENDING}"
    if texts.own is not None:  # to look what a letter is made of takes a third of the time of the rest
        rights = (f"{one.code}{ENDING}" for one in facts.request.rights)
        check_own_texts(texts, language, _used(templates, [name, *rights]))
    try:
        text = templates.get_template(name).render({one.name: getattr(facts, one.name) for one in fields(facts)})
    except Exception as error:  # noqa: BLE001 - a text of others can raise anything
        _tell(error, texts)
    if len(text) > _MOST_CHARACTERS:
        raise InputError(
            msg("The letter would have more than {most} characters.", most=number(_MOST_CHARACTERS)),
            hint=msg("Say it shorter, and put what is long in an enclosure."),
        )
    subject, blocks = blocks_of(text)
    if subject is None:
        raise ConfigError(
            msg("The text of a letter begins with a line that gives its subject."),
            where=f"{_file_of(texts, language, name)}:1",
            hint=msg(
                "For example: {line}", line="Onderwerp: Uw verzoek" if language == "nl" else "Subject: Your request"
            ),
        )
    return subject, blocks


def check_own_texts(texts: Texts, language: str, used: frozenset[str]) -> None:
    """Whether the organisation's texts each have the name of a text that there is, and those of a letter can be read.

    An error in the text of one letter keeps no other from being sent.

    Args:
        texts: Where they lie.
        language: Of the letter.
        used: Names of the texts that the letter is made of.

    Raises:
        ConfigError: With the file and, where there is one, the line.
    """
    if texts.own is None:
        return
    if not texts.own.is_dir():
        raise ConfigError(
            msg("the folder with texts of letters does not exist"),
            where=str(texts.own),
            hint=msg("Make it, or name another under {key}.", key="letters.folder"),
        )
    for each in LANGUAGES:
        known = {path.name for path in (texts.packaged / each).glob(f"*{ENDING}")}
        for path in _own_files(texts.own, each):
            if path.name not in known and not path.name.startswith("_"):
                raise _unknown(path, known)
    for path in _own_files(texts.own, language):
        if path.name in used:
            _check_syntax(path, texts, language)


def _used(templates: TemplateSandbox, names: Iterable[str]) -> frozenset[str]:
    """These texts and all that they include, as far as they can be read; what is named at run time aside."""
    reached: set[str] = set()
    rest = list(names)
    while rest:
        name = rest.pop()
        if name not in reached:
            reached.add(name)
            rest += _included(templates, name)
    return frozenset(reached)


def _included(templates: TemplateSandbox, name: str) -> list[str]:
    assert templates.loader is not None
    try:
        source, _, _ = templates.loader.get_source(templates, name)
        return [one for one in meta.find_referenced_templates(templates.parse(source)) if one]
    except (TemplateError, UnicodeDecodeError):
        return []


def _own_files(folder: Path, language: str) -> Iterator[Path]:
    yield from sorted(path for path in (folder / language).rglob("*") if path.is_file() and path.suffix == ENDING)


def _unknown(path: Path, known: Iterable[str]) -> ConfigError:
    close = difflib.get_close_matches(path.name, sorted(known), 1)
    meant = msg("Did you mean {name}?", name=close[0]) if close else None
    return ConfigError(
        msg("there is no letter of this name"),
        where=str(path),
        hint=meant
        or msg("Names: {names}. A text of your own that others include begins with _.", names=", ".join(sorted(known))),
    )


def _check_syntax(path: Path, texts: Texts, language: str) -> None:
    try:
        source = path.read_text(encoding="utf-8-sig")
        _environment(texts, language).parse(source, path.name, str(path))
    except (TemplateSyntaxError, UnicodeDecodeError, OSError) as error:
        _tell(error, texts, path)


@cache
def _environment(texts: Texts, language: str) -> TemplateSandbox:
    packaged = FileSystemLoader(texts.packaged / language)
    own = [FileSystemLoader(texts.own / language, encoding="utf-8-sig")] if texts.own else []
    templates = TemplateSandbox(
        loader=ChoiceLoader([*own, packaged, PrefixLoader({_OWN: packaged})]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=partial(_filled_in, language=language),
        lstrip_blocks=True,
    )
    templates.globals.clear()
    templates.globals.update(fill=_to_fill, count=partial(_counted, language=language), language=language)
    templates.filters.pop("safe")
    templates.filters.update(listed=partial(_listed, language=language), lines=partial(_lines, language=language))
    return templates


def _filled_in(value: object, language: str) -> object:
    """A value as it stands in the letter: what comes from elsewhere is marked, our own words are not."""
    if value is None or isinstance(value, Markup):
        return value or ""
    if isinstance(value, Untranslated):
        return _to_fill(f"{'in het Engels' if language == 'nl' else 'in English'}: {value}")
    if isinstance(value, date):
        return day(value).render(language)
    if isinstance(value, int):
        return number(value).render(language)
    if isinstance(value, Message):
        said = value.render(language)
        return value_mark(said) if isinstance(value, Worded) else unmarked(said)
    return value_mark(value) if isinstance(value, str) else unmarked(str(value))


def _to_fill(what: object) -> Markup:
    """A place that somebody must still fill in."""
    said = what.unescape() if isinstance(what, Markup) else str(what)
    return Markup("{}").format(empty_mark(said))


def _counted(amount: int, one: str, many: str, language: str) -> Markup:
    """``1.204 regels``."""
    return Markup("{} {}").format(number(amount).render(language), one if amount == 1 else many)


def _lines(items: Iterable[object], language: str) -> object:
    """Each on a line of its own."""
    items = tuple(items)
    if any(isinstance(item, Untranslated) for item in items):
        return Markup("; ").join(escape(_filled_in(item, language)) for item in items)
    return "\n".join(item.render(language) if isinstance(item, Message) else str(item) for item in items)


def _listed(items: Iterable[object], language: str) -> Markup:
    """``a, b en c``."""
    said = [one for one in (escape(_filled_in(item, language)) for item in items) if one]
    last = Markup(" en ") if language == "nl" else Markup(" and ")
    return last.join(part for part in (Markup(", ").join(said[:-1]), *said[-1:]) if part)


def _tell(error: Exception, texts: Texts, path: Path | None = None) -> NoReturn:
    tell(error, Ours(texts.own, "docs/letters.md"), path)


def _file_of(texts: Texts, language: str, name: str) -> Path:
    own = texts.own / language / name if texts.own else None
    return own if own is not None and own.is_file() else texts.packaged / language / name
