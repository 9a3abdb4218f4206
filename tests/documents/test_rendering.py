"""Writing documents: whole or not at all, and HTML where PDF cannot be."""

import subprocess
import sys

import pytest

from avgtool.documents.pango import install_command
from avgtool.documents.rendering import render_html, render_pdf, write_document
from avgtool.documents.scan_report import scan_report
from avgtool.errors import MissingDependencyError, OutputError
from tests.documents import samples


def test_writes_text_and_bytes(tmp_path):
    """HTML is written as UTF-8, PDF as it is; nothing else is left behind."""
    write_document("é", tmp_path / "a.html")
    write_document(b"%PDF", tmp_path / "a.pdf")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.html": b"\xc3\xa9", "a.pdf": b"%PDF"}


def test_overwrites_nothing_unless_told(tmp_path):
    """A report that was signed is not lost."""
    target = tmp_path / "a.html"
    target.write_text("signed")
    with pytest.raises(OutputError, match="exists already"):
        write_document("new", target)
    assert target.read_text() == "signed"
    write_document("new", target, force=True)
    assert target.read_text() == "new"


def test_leaves_nothing_behind_when_it_fails(tmp_path):
    """A folder that is not there, and a target that cannot be replaced, are said; no half file stays."""
    with pytest.raises(OutputError, match="folder does not exist"):
        write_document("x", tmp_path / "missing" / "a.html")
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write_document("x", target, force=True)
    assert list(tmp_path.iterdir()) == [target]


def test_without_pango_it_says_how_to_get_it_and_html_still_works(tmp_path, monkeypatch, capsys):
    """WeasyPrint raises OSError where a library is missing; a reader gets the command for his system."""
    package = tmp_path / "weasyprint"
    package.mkdir()
    (package / "__init__.py").write_text("print('advice')\nraise OSError(\"cannot load library\")")
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    document = scan_report(samples.CUSTOMERS, samples.CONTEXT)
    with pytest.raises(MissingDependencyError) as caught:
        render_pdf(document, "nl", b"{}")
    assert install_command() in str(caught.value)
    assert caught.value.exit_code == 4
    assert capsys.readouterr() == ("", "")
    assert "Scanrapport" in render_html(document, "nl")


@pytest.mark.parametrize(
    ("system", "like", "command"),
    [
        (
            "linux",
            ("debian",),
            "apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ),
        ("linux", ("ubuntu", "debian"), "apt-get install --no-install-recommends"),
        ("linux", ("rocky", "rhel", "fedora"), "dnf install pango"),
        ("linux", ("alpine",), "apk add pango"),
        ("linux", ("unheard-of",), "apt-get install"),
        ("darwin", (), "brew install pango"),
        ("win32", (), "pacman -S mingw-w64-ucrt-x86_64-pango"),
    ],
)
def test_the_command_fits_the_system(system, like, command):
    """Exactly what to type."""
    assert command in install_command(system, like)


def test_words_and_content_load_nothing_heavy():
    """The terminal uses the same words as the reports and must not wait for a layout engine."""
    program = (
        "import sys; from avgtool import wording;"
        "from avgtool.documents import anonymization_report, rendering, scan_report, words;"
        "print(sorted({'weasyprint', 'matplotlib', 'fontTools', 'jinja2', 'polars'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
