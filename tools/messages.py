"""Compile and check the message catalogs.

    python tools/messages.py            compile every changed .po to the .mo beside it
    python tools/messages.py --update   first add what the code says and the .po lacks, and drop what nobody says
    python tools/messages.py --check    write nothing; list what is wrong, exit 1 if anything is

One domain a package: what `src/avgtool/scanning/` says through `msg()` or `nmsg()`, or its Jinja2 templates through
`{% trans %}`, is translated in `locale/nl/LC_MESSAGES/scanning.po`. Modules at the top have the domain `avgtool`.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import re
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "avgtool"
TRANSLATED_INTO = ("nl",)
TEMPLATE_SUFFIXES = frozenset({".html", ".jinja", ".j2", ".css", ".svg", ".xml", ".txt", ".md"})
KEYWORDS = {"msg": None, "nmsg": (1, 2)}
GETTEXT_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
BORROWED = ("click",)
"""Packages of others that speak through our catalogs: the domain has the package's name, and may be incomplete."""
TWICE = re.compile(r"(.{12,})\1", re.DOTALL)
"""A text that stands twice behind itself: an accident of editing."""
PERCENT_NAME = re.compile(r"%\((\w+)\)s")

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {language}\\n"
"Plural-Forms: {plural_forms}\\n"

"""
"""What gettext needs to know, and no dates that change by themselves."""

MessageId = str | tuple[str, ...]
"""English text, or singular and plural."""
Said = dict[MessageId, str]
"""What one domain says, and where first."""


def domain_of(path: Path, package: Path = PACKAGE) -> str:
    """The domain a source file's messages belong to."""
    inside = path.relative_to(package).parts
    return inside[0] if len(inside) > 1 else "avgtool"


def sources(package: Path = PACKAGE) -> Iterator[Path]:
    """Every file that may say something: modules, and templates in a folder called templates."""
    yield from sorted(package.rglob("*.py"))
    yield from sorted(
        path for path in package.rglob("*") if path.suffix in TEMPLATE_SUFFIXES and "templates" in path.parts
    )


def extract(package: Path = PACKAGE) -> dict[str, Said]:
    """All messages of the package, by domain."""
    said: dict[str, Said] = {}
    for path in sources(package):
        for line, text in messages_of(path):
            domain = said.setdefault(domain_of(path, package), {})
            domain.setdefault(text, f"{path.relative_to(package.parent).as_posix()}:{line}")
    return said


def messages_of(path: Path) -> Iterator[tuple[int, MessageId]]:
    """Line and text of each message in one file."""
    if path.suffix == ".py":
        found = extract_from_file("python", path, keywords=KEYWORDS)
    else:
        options = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}
        found = extract_from_file("jinja2.ext:babel_extract", path, keywords=GETTEXT_KEYWORDS, options=options)
    for line, text, *_ in found:
        yield line, text


def borrowed(name: str, catalog: Catalog) -> Said:
    """Of what another package says, as installed here, what this catalog translates."""
    spec = importlib.util.find_spec(name)
    folder = Path(spec.origin or "").parent if spec else Path()
    translated = entries(catalog)
    said: Said = {}
    for path in sorted(folder.glob("*.py")):
        for line, text, *_ in extract_from_file("python", path, keywords=GETTEXT_KEYWORDS):
            if text in translated:
                said.setdefault(text, f"{name}/{path.name}:{line}")
    return said


def read_catalog(path: Path, language: str) -> Catalog:
    """One .po file; an empty catalog where there is none yet."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def entries(catalog: Catalog) -> dict[MessageId, Message]:
    """The catalog's messages without its header."""
    return {_key(message): message for message in catalog if message.id}


def problems_of(said: Said, catalog: Catalog, where: str) -> Iterator[str]:
    """What keeps this catalog from being a complete and sound translation of what the domain says."""
    translated = entries(catalog)
    for text, place in said.items():
        if text not in translated:
            yield f"{where}: missing: {text!r} ({place})"
    for text, message in translated.items():
        if text not in said:
            yield f"{where}: nobody says this any more: {text!r}"
        elif message.fuzzy:
            yield f"{where}: fuzzy: {text!r}"
        else:
            yield from (f"{where}: {problem}" for problem in translation_problems(message))


def translation_problems(message: Message) -> Iterator[str]:
    """An empty form, placeholders that differ from the English ones, or a text that was put there twice."""
    english, dutch = forms_of(message.id), forms_of(message.string)
    if len(dutch) != len(english) or not all(dutch):
        yield f"not translated: {english[0]!r}"
        return
    for original, translation in zip(english, dutch, strict=True):
        if placeholders(original) != placeholders(translation):
            yield f"other placeholders than in English: {original!r}"
        if TWICE.fullmatch(translation) and not TWICE.fullmatch(original):
            yield f"says everything twice: {original!r}"


def forms_of(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """One form, or singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def placeholders(text: str) -> set[str]:
    """Names in `{braces}` and, from templates, in `%(percent)s`."""
    names = set(PERCENT_NAME.findall(text))
    try:
        fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:
        return names
    return names | {name for name in fields if name.isidentifier()}


def call_problems(path: Path) -> Iterator[str]:
    """Calls of msg() and nmsg() that give other values than their text has placeholders."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS):
            continue
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        given = {keyword.arg for keyword in node.keywords}
        if None in given or len(texts) < len(node.args):
            continue
        wanted = set().union(*map(placeholders, texts))
        if wanted - {"n"} != given - {"n"}:
            where = f"{path.name}:{node.lineno}"
            yield f"{where}: {texts[0]!r} has {sorted(wanted)}, the call gives {sorted(map(str, given))}"


def is_compiled(catalog: Catalog, compiled: Path) -> bool:
    """Whether the .mo file says what the .po file says."""
    if not compiled.exists():
        return False
    with compiled.open("rb") as file:
        return _finished(read_mo(file)) == _finished(catalog)


def check(package: Path = PACKAGE) -> list[str]:
    """Everything that is wrong, over all domains and languages."""
    said = extract(package)
    problems = [problem for path in sorted(package.rglob("*.py")) for problem in call_problems(path)]
    for language in TRANSLATED_INTO:
        folder = package / "locale" / language / "LC_MESSAGES"
        for domain in sorted(said.keys() | {path.stem for path in folder.glob("*.po")}):
            problems += catalog_problems(folder / f"{domain}.po", said.get(domain, {}), language)
        problems += contradictions(folder, language)
        strays = {path.stem for path in folder.glob("*.mo")} - {path.stem for path in folder.glob("*.po")}
        problems += [f"{stray}.mo has no {stray}.po" for stray in sorted(strays)]
    return problems


def contradictions(folder: Path, language: str) -> list[str]:
    """English texts that two domains translate in two ways: readers see one of them, wherever it is said."""
    known: dict[MessageId, dict[tuple[str, ...], str]] = {}
    for path in sorted(folder.glob("*.po")):
        for key, message in entries(read_catalog(path, language)).items():
            if any(forms_of(message.string)):
                known.setdefault(key, {}).setdefault(forms_of(message.string), path.name)
    return [
        f"{' and '.join(said.values())}: {key!r} is translated in {len(said)} ways"
        for key, said in known.items()
        if len(said) > 1
    ]


def catalog_problems(path: Path, said: Said, language: str) -> list[str]:
    """What is wrong with one domain in one language; whether it is compiled matters once it is sound."""
    catalog = read_catalog(path, language)
    wanted = borrowed(path.stem, catalog) if path.stem in BORROWED else said
    problems = list(problems_of(wanted, catalog, path.name))
    if not problems and not is_compiled(catalog, path.with_suffix(".mo")):
        problems.append(f"{path.name}: its .mo is not compiled from it; run: make messages")
    return problems


def compile_catalogs(package: Path = PACKAGE) -> Iterator[Path]:
    """Write each .mo that does not say what its .po says; yields what was written."""
    for path in sorted((package / "locale").rglob("*.po")):
        catalog = read_catalog(path, path.parent.parent.name)
        compiled = path.with_suffix(".mo")
        if not is_compiled(catalog, compiled):
            with compiled.open("wb") as file:
                write_mo(file, catalog)
            yield compiled


def update(package: Path = PACKAGE) -> Iterator[Path]:
    """Bring each .po up to what the code says; new entries are empty and wait for a translation."""
    for language in TRANSLATED_INTO:
        for domain, said in sorted(extract(package).items()):
            path = package / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
            catalog = read_catalog(path, language)
            if entries(catalog).keys() != said.keys():
                _write(_merged(catalog, said, language), path)
                yield path


def _merged(catalog: Catalog, wanted: Iterable[MessageId], language: str) -> Catalog:
    merged = Catalog(locale=language, header_comment="", fuzzy=False)
    known = entries(catalog)
    for text in wanted:
        before = known.get(text)
        merged.add(text, before.string if before else None, user_comments=before.user_comments if before else ())
    return merged


def _write(catalog: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for message in catalog:
        message.flags.clear()
    with path.open("wb") as file:
        file.write(HEADER.format(language=catalog.locale, plural_forms=catalog.plural_forms).encode())
        write_po(file, catalog, width=120, omit_header=True)


def _finished(catalog: Catalog) -> dict[MessageId, tuple[str, ...]]:
    forms = {key: forms_of(message.string) for key, message in entries(catalog).items() if not message.fuzzy}
    return {key: texts for key, texts in forms.items() if texts and all(texts)}


def _key(message: Message) -> MessageId:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Compile and check the message catalogs.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if anything is wrong")
    parser.add_argument("--update", action="store_true", help="first bring each .po up to what the code says")
    options = parser.parse_args(arguments)
    if options.check:
        problems = check()
        print("\n".join(problems) or "messages: every catalog is complete and compiled")
        return 1 if problems else 0
    for path in [*(update() if options.update else ()), *compile_catalogs()]:
        print(f"wrote {path.relative_to(PACKAGE.parent.parent).as_posix()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
