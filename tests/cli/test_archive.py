"""Every PDF says to be PDF/UA-1; with ``--archive`` PDF/A-3a beside it; and where none is written, that is said."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pikepdf
import pytest

from tests.cli.office import LETTERS, MAKERS, OVER, PACKAGE, furnish


@pytest.fixture
def office(avgtool, customers, monkeypatch, tmp_path_factory):
    """An organisation with something in every document."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795431600")
    return furnish(avgtool, customers.parent, made=tmp_path_factory.getbasetemp() / "office")


@pytest.fixture
def postgresql_office(avgtool, customers, monkeypatch, postgresql_url):
    """The same, with its ledger on PostgreSQL."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795431600")
    return furnish(avgtool, customers.parent, f"ledger: {postgresql_url}\nledger_key: ledger.key\n")


def claims(content):
    """What a PDF says to be: part of PDF/UA, and PDF/A."""
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang
        metadata = pdf.open_metadata()
        return metadata.get("pdfuaid:part"), metadata.pdfa_status


@pytest.mark.pdf
@pytest.mark.parametrize(("archive", "claimed"), [((), ("1", "")), (("--archive",), ("1", "3A"))])
@pytest.mark.parametrize("name", MAKERS)
def test_a_pdf_says_what_it_is_and_is_the_same_on_the_same_day(avgtool, office, name, archive, claimed):
    """Two runs with one SOURCE_DATE_EPOCH write the same bytes; the second takes the place of the first."""
    path = office / "stuk.pdf"
    ran = avgtool(*MAKERS[name], path, *archive)
    assert ran.code in {0, 1}, ran.err
    first = path.read_bytes()
    assert claims(first) == claimed
    with pikepdf.open(path) as pdf:
        assert list(pdf.attachments) == ([] if name in LETTERS else [f"{name}.json"])
    again = avgtool(*MAKERS[name], path, *archive, *(("--force",) if name in OVER else ()))
    assert again.code in {0, 1}, again.err
    assert path.read_bytes() == first


@pytest.mark.pdf
@pytest.mark.parametrize(("archive", "claimed"), [((), ("1", "")), (("--archive",), ("1", "3A"))])
def test_the_documents_of_a_package_say_it_too(avgtool, office, archive, claimed):
    """The letter of the answer, and the annex."""
    ran = avgtool(*PACKAGE, "p.zip", "--by", "Beheer", *archive)
    assert ran.code == 0, ran.err
    with zipfile.ZipFile(office / "p.zip") as package:
        names = [name for name in package.namelist() if name.endswith(".pdf")]
        assert "bijlage-gegevens.pdf" in names
        assert len(names) == 2
        assert {claims(package.read(name)) for name in names} == {claimed}


@pytest.mark.pdf
@pytest.mark.parametrize("name", ["annual-report", "breach-register", "breach-notification", "processing-register"])
def test_a_ledger_on_postgresql_gives_the_same_kind_of_pdf(avgtool, postgresql_office, name):
    """The same bytes each time, there too."""
    path = postgresql_office / "stuk.pdf"
    ran = avgtool(*MAKERS[name], path, "--archive")
    assert ran.code in {0, 1}, ran.err
    first = path.read_bytes()
    assert claims(first) == ("1", "3A")
    assert avgtool(*MAKERS[name], path, "--archive").code == ran.code
    assert path.read_bytes() == first


@pytest.mark.pdf
def test_avgtool_yaml_can_ask_it_of_every_pdf(avgtool, office):
    (office / "avgtool.yaml").write_text("documents: {archive: true}\n", encoding="utf-8")
    assert avgtool("register", "pdf", "--output", "r.pdf").code == 0
    assert claims((office / "r.pdf").read_bytes()) == ("1", "3A")


@pytest.mark.parametrize("name", sorted({*MAKERS} - LETTERS))
def test_where_no_pdf_is_asked_for_the_archive_is_refused(avgtool, office, name):
    ran = avgtool(*MAKERS[name], "stuk.html", "--archive")
    assert ran.code == 2
    assert "--archive gaat over een pdf" in ran.err
    assert not (office / "stuk.html").exists()
