"""``documents.folder`` in avgtool.yaml, as a user sees it: in every document, and where a template has an error."""

from __future__ import annotations

import zipfile

import pytest

from tests.cli.office import LETTERS, MAKERS, PACKAGE, furnish
from tests.documents.reading import pages

END = '{{% extends "avgtool/{}" %}}{{% block end %}}<p>Zo bij ons.</p>{{% endblock %}}'


@pytest.fixture
def office(avgtool, customers, tmp_path_factory):
    """An organisation with a folder for templates."""
    (customers.parent / "sjablonen").mkdir()
    settings = "documents: {folder: sjablonen}\nletters: {folder: sjablonen}\n"
    return furnish(avgtool, customers.parent, settings, tmp_path_factory.getbasetemp() / "office")


@pytest.mark.pdf
@pytest.mark.parametrize("name", MAKERS)
def test_every_document_takes_a_template_of_one_s_own(avgtool, office, name):
    """Under its own name; letters and documents can share a folder."""
    base = "letter.html" if name in LETTERS else "document.html"
    own = base if name in LETTERS else f"{name}.html"
    (office / "sjablonen" / own).write_text(END.format(base), encoding="utf-8")
    ran = avgtool(*MAKERS[name], "stuk.pdf")
    assert ran.code in {0, 1}, ran.err
    assert "Zo bij ons." in "".join(pages((office / "stuk.pdf").read_bytes()))


@pytest.mark.pdf
def test_the_documents_of_a_package_take_them_too(avgtool, office):
    (office / "sjablonen" / "subject-data.html").write_text(END.format("document.html"), encoding="utf-8")
    (office / "sjablonen" / "letter.html").write_text(END.format("letter.html"), encoding="utf-8")
    assert avgtool(*PACKAGE, "p.zip", "--by", "Beheer").code == 0
    with zipfile.ZipFile(office / "p.zip") as package:
        named = [name for name in package.namelist() if name.endswith(".pdf")]
        assert len(named) == 2
        assert all("Zo bij ons." in "".join(pages(package.read(name))) for name in named)


@pytest.mark.parametrize("text", ["<p>\n{{ verzoek }}</p>", "<p>\n{% if %}</p>"])
@pytest.mark.parametrize("name", [*MAKERS, "package"])
def test_an_error_is_told_before_anything_is_done(avgtool, office, name, text):
    """With its file and line, exit code 4; nothing is written, no copy, and no package."""
    (office / "sjablonen" / "document.html").write_text(text, encoding="utf-8")
    before = sorted(office.iterdir())
    ran = avgtool(*(PACKAGE if name == "package" else MAKERS[name]), "stuk.zip" if name == "package" else "stuk.pdf")
    assert ran.code == 4
    assert "sjablonen/document.html:2" in ran.err
    assert sorted(office.iterdir()) == before


@pytest.mark.pdf
def test_an_error_that_only_the_data_brings_to_light_writes_no_document(avgtool, office):
    (office / "sjablonen" / "document.html").write_text("<p>\n\n{{ data.activities[7].name }}</p>", encoding="utf-8")
    ran = avgtool(*MAKERS["processing-register"], "stuk.pdf")
    assert ran.code == 4
    assert "sjablonen/document.html:3" in ran.err
    assert not (office / "stuk.pdf").exists()
