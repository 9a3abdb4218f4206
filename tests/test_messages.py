"""Every text that a person reads exists in Dutch too, and the check that says so notices what is wrong."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

from tools import messages

HEADER = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
SOUND = HEADER + 'msgid "Read {n_rows} rows"\nmsgstr "{n_rows} rijen gelezen"\n'


SOURCES = sorted((Path(__file__).parents[1] / "src").rglob("*.py"))


def test_no_message_stands_inside_an_f_string():
    """Before Python 3.12 nothing that gathers messages sees it there, so it would never be Dutch."""
    hidden = [
        f"{path}:{inside.lineno}"
        for path in SOURCES
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for inside in ast.walk(text)
        if isinstance(inside, ast.Call) and getattr(inside.func, "id", "") in {"msg", "nmsg"}
    ]
    assert hidden == []


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A small package with one message, soundly translated and compiled."""
    package = tmp_path / "avgtool"
    (package / "scanning").mkdir(parents=True)
    (package / "locale" / "nl" / "LC_MESSAGES").mkdir(parents=True)
    (package / "scanning" / "reading.py").write_text('msg("Read {n_rows} rows", n_rows=3)\n', encoding="utf-8")
    translate(package, SOUND)
    return package


def translate(package: Path, text: str):
    """Put this in the catalog and compile it."""
    (package / "locale" / "nl" / "LC_MESSAGES" / "scanning.po").write_text(text, encoding="utf-8")
    list(messages.compile_catalogs(package))


def test_every_message_of_avgtool_is_in_dutch():
    """Complete, not fuzzy, with the same placeholders, and compiled."""
    assert messages.check() == []


def test_a_sound_catalog_passes(package: Path):
    """Nothing to say about it."""
    assert messages.check(package) == []


def test_one_english_text_has_one_translation(package: Path):
    """Domains are read together: of two translations of one text every reader sees the last."""
    (package / "policy").mkdir()
    (package / "policy" / "reading.py").write_text('msg("Read {n_rows} rows", n_rows=3)\n', encoding="utf-8")
    other = package / "locale" / "nl" / "LC_MESSAGES" / "policy.po"
    other.write_text(SOUND.replace("rijen gelezen", "regels gelezen"), encoding="utf-8")
    list(messages.compile_catalogs(package))
    [complaint] = messages.check(package)
    assert "policy.po and scanning.po" in complaint


@pytest.mark.parametrize(
    ("catalog", "complaint"),
    [
        (HEADER, "missing"),
        (SOUND.replace('"{n_rows} rijen gelezen"', '""'), "not translated"),
        (SOUND.replace('"{n_rows} rijen gelezen"', '"{n_rows} rijen gelezen{n_rows} rijen gelezen"'), "twice"),
        (SOUND.replace("{n_rows} rijen", "{rijen} rijen"), "other placeholders"),
        (SOUND.replace("{n_rows} rijen", "De rijen"), "other placeholders"),
        (SOUND.replace('msgid "Read', '#, fuzzy\nmsgid "Read'), "fuzzy"),
        (SOUND + '\nmsgid "Gone"\nmsgstr "Weg"\n', "nobody says this any more"),
    ],
    ids=["missing", "empty", "doubled", "renamed placeholder", "lost placeholder", "fuzzy", "obsolete"],
)
def test_an_unsound_catalog_is_named(package: Path, catalog: str, complaint: str):
    """Each fault is reported, alone, with its file."""
    translate(package, catalog)
    (problem,) = messages.check(package)
    assert complaint in problem
    assert "scanning.po" in problem


def test_a_stale_compiled_catalog_is_named(package: Path):
    """A .po changed after its .mo was made."""
    path = package / "locale" / "nl" / "LC_MESSAGES" / "scanning.po"
    path.write_text(SOUND.replace("gelezen", "ingelezen"), encoding="utf-8")
    (problem,) = messages.check(package)
    assert "not compiled" in problem


def test_a_call_that_forgets_a_placeholder_is_named(package: Path):
    """What the call gives and what the text asks must be the same."""
    (package / "scanning" / "reading.py").write_text('msg("Read {n_rows} rows", rows=3)\n', encoding="utf-8")
    (problem,) = messages.check(package)
    assert "reading.py:1" in problem


def test_templates_speak_too(package: Path):
    """Text in a Jinja2 template belongs to the catalog of its package."""
    (package / "scanning" / "templates").mkdir()
    template = package / "scanning" / "templates" / "report.html"
    template.write_text("<p>{% trans %}Summary{% endtrans %}</p>{{ _('Rows') }}", encoding="utf-8")
    assert {problem.split("'")[1] for problem in messages.check(package)} == {"Summary", "Rows"}


def test_plural_forms_are_both_translated(package: Path):
    """A message that counts needs both Dutch forms."""
    (package / "scanning" / "reading.py").write_text('nmsg("{n} row", "{n} rows", n=3)\n', encoding="utf-8")
    translate(package, HEADER + 'msgid "{n} row"\nmsgid_plural "{n} rows"\nmsgstr[0] "{n} rij"\nmsgstr[1] ""\n')
    assert ["not translated" in problem for problem in messages.check(package)] == [True]
    translate(
        package, HEADER + 'msgid "{n} row"\nmsgid_plural "{n} rows"\nmsgstr[0] "{n} rij"\nmsgstr[1] "{n} rijen"\n'
    )
    assert messages.check(package) == []


def test_updating_keeps_translations_and_adds_what_is_new(package: Path):
    """The new entry waits empty; the old one keeps its Dutch."""
    source = package / "scanning" / "reading.py"
    source.write_text('msg("Read {n_rows} rows", n_rows=3)\nmsg("Done")\n', encoding="utf-8")
    list(messages.update(package))
    text = (package / "locale" / "nl" / "LC_MESSAGES" / "scanning.po").read_text(encoding="utf-8")
    assert "{n_rows} rijen gelezen" in text
    assert "EMAIL@ADDRESS" not in text
    assert ["Done" in problem for problem in messages.check(package)] == [True]


def test_compiling_twice_writes_once(package: Path):
    """A catalog that is compiled is left alone."""
    shutil.rmtree(package / "locale")
    (package / "locale" / "nl" / "LC_MESSAGES").mkdir(parents=True)
    (package / "locale" / "nl" / "LC_MESSAGES" / "scanning.po").write_text(SOUND, encoding="utf-8")
    assert len(list(messages.compile_catalogs(package))) == 1
    assert list(messages.compile_catalogs(package)) == []
