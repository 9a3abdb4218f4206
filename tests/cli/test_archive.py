"""``--archive``: every command that writes a PDF can write it for the archive, and says where it writes none."""

from __future__ import annotations

import pikepdf
import pytest

REGISTER = "name: Nieuwsbrief\npurposes: [{text: Informeren, basis: a, consent: nieuwsbrief}]\nkinds: [email]\n"
MAKERS = {
    "scan": ("scan", "klanten.csv", "--output"),
    "anonymize": ("anonymize", "klanten.csv", "--policy", "testdata", "--output", "veilig.csv", "--key-file", "k.key",
                  "--report"),
    "register": ("register", "pdf", "--on", "2026-11-23", "--output"),
    "notice": ("register", "privacy-notice", "--output"),
    "breaches": ("breach", "pdf", "--output"),
    "notification": ("breach", "pdf", "DL-2026-0001", "--output"),
    "dpia": ("dpia", "pdf", "hal", "--output"),
    "consents": ("report", "consents", "--output"),
    "annual": ("report", "annual", "--year", "2026", "--output"),
    "requests": ("report", "requests", "--output"),
    "receipt": ("consent", "receipt", "K-1", "--purpose", "nieuwsbrief", "--output"),
    "letter": ("request", "letter", "2026-0001", "--kind", "ontvangstbevestiging", "--output"),
}  # fmt: skip


@pytest.fixture
def office(avgtool, customers, monkeypatch):
    """An organisation with a register, a consent, a request, a breach and an impact assessment."""
    tmp_path = customers.parent
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795431600")
    (tmp_path / "avgtool.yaml").write_text("organisation: {name: Voorbeeld BV}\n", encoding="utf-8")
    (tmp_path / "verwerkingen").mkdir()
    (tmp_path / "verwerkingen" / "nieuwsbrief.yaml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "tekst.txt").write_text("Ja.", encoding="utf-8")
    for command in (
        "ledger init",
        "key new k.key",
        "consent purpose add nieuwsbrief --title Nieuwsbrief --basis a --channel email --direct-marketing",
        "consent notice add tekst.txt --purpose nieuwsbrief --version 1 --since 2025-01-01T00:00:00+01:00",
        "consent record K-1 --purpose nieuwsbrief --at 2025-03-01T10:00:00+01:00",
        "breach open Laptop --aware 2026-11-20T16:40 --by Beheer --names-nobody",
        "dpia new --code hal --no-ask",
        "request open K-1 --right inzage --received 2026-11-20 --by Beheer",
    ):
        ran = avgtool(*command.split())
        assert ran.code == 0, ran.err
    return tmp_path


@pytest.mark.pdf
@pytest.mark.parametrize("name", MAKERS)
def test_a_pdf_for_the_archive_says_so_and_is_the_same_on_the_same_day(avgtool, office, name):
    """Two runs with one SOURCE_DATE_EPOCH write the same bytes; the second takes the place of the first."""
    path = office / "stuk.pdf"
    ran = avgtool(*MAKERS[name], path, "--archive")
    assert ran.code in {0, 1}, ran.err
    first = path.read_bytes()
    with pikepdf.open(path) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata.pdfa_status, metadata["pdfuaid:part"]) == ("3A", "1")
    again = avgtool(*MAKERS[name], path, "--archive", *(("--force",) if name in {"anonymize", "letter"} else ()))
    assert again.code in {0, 1}, again.err
    assert path.read_bytes() == first


@pytest.mark.pdf
def test_avgtool_yaml_can_ask_it_of_every_pdf(avgtool, office):
    (office / "avgtool.yaml").write_text("documents: {archive: true}\n", encoding="utf-8")
    assert avgtool("register", "pdf", "--output", "r.pdf").code == 0
    with pikepdf.open(office / "r.pdf") as pdf:
        assert pdf.open_metadata().pdfa_status == "3A"


@pytest.mark.parametrize(
    "name", ["scan", "anonymize", "register", "breaches", "dpia", "consents", "requests", "receipt"]
)
def test_where_no_pdf_is_asked_for_the_archive_is_refused(avgtool, office, name):
    ran = avgtool(*MAKERS[name], "stuk.html", "--archive")
    assert ran.code == 2
    assert "--archive gaat over een pdf" in ran.err
    assert not (office / "stuk.html").exists()
