"""``avgtool consent receipt``, as a user sees it."""

from __future__ import annotations

import json

import pytest

SETTINGS = """\
organisation:
  name: Voorbeeld Retail BV
  address: Dorpsstraat 1, 1012 AB Amsterdam
  contact: privacy@example.nl
  phone: 020-1234567
  privacy_url: https://example.nl/privacy
consent:
  storage: Nederland
"""


@pytest.fixture
def consented(avgtool, tmp_path):
    """K-1 consented to a newsletter; the id of the event."""
    (tmp_path / "avgtool.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "tekst.txt").write_text("Ja, stuur mij de nieuwsbrief.", encoding="utf-8")
    avgtool("ledger", "init")
    adding = "consent purpose add nieuwsbrief --title Nieuwsbrief --basis a --channel email --direct-marketing"
    avgtool(*adding.split())
    shown = "consent notice add tekst.txt --purpose nieuwsbrief --version 2026-01 --since 2026-01-01T00:00:00+01:00"
    avgtool(*shown.split())
    made = avgtool("consent", "record", "K-1", "--purpose", "nieuwsbrief", "--at", "2026-03-01T10:00:00+01:00")
    assert made.code == 0
    return made.out.strip()


def test_each_form_stands_alone_on_stdout(avgtool, consented):
    asked = ("consent", "receipt", "K-1", "--purpose", "nieuwsbrief")
    kantara, iso, own = (
        json.loads(avgtool(*asked, *more).out) for more in ((), ("--format", "iso27560"), ("--format", "json"))
    )
    assert kantara["version"] == "KI-CR-v1.1.0"
    assert kantara["consentTimestamp"] == 1772355600
    assert iso["record_id"].replace("-", "") == consented
    assert (own["version"], own["valid"], own["notice"]["matches"]) == ("avgtool-receipt-1", True, True)
    assert avgtool(*asked, "--format", "html").out.startswith("<!DOCTYPE html>")
    of_event = avgtool("consent", "receipt", "--record", consented, "--format", "json")
    assert json.loads(of_event.out)["receipt_id"] == own["receipt_id"]


@pytest.mark.usefixtures("consented")
def test_the_file_s_ending_says_the_form(avgtool, tmp_path):
    """A document that is made again replaces the earlier one; no other file without --force."""
    asked = ("consent", "receipt", "K-1", "--purpose", "nieuwsbrief", "--output")
    assert avgtool(*asked, "bewijs.html").code == 0
    assert avgtool(*asked, "bewijs.html").code == 0
    assert "Toestemmingsbewijs" in (tmp_path / "bewijs.html").read_text(encoding="utf-8")
    assert avgtool(*asked, "bewijs.json").code == 0
    assert json.loads((tmp_path / "bewijs.json").read_text(encoding="utf-8"))["version"] == "KI-CR-v1.1.0"
    assert avgtool(*asked, "tekst.txt").code == 3
    assert avgtool(*asked, "tekst.txt", "--force").code == 0
    assert avgtool(*asked, "bewijs.pdf", "--format", "json").code == 2


@pytest.mark.usefixtures("consented")
def test_what_the_settings_lack_is_told_beside_the_receipt(avgtool, tmp_path):
    (tmp_path / "avgtool.yaml").write_text("organisation: {name: Voorbeeld}\n", encoding="utf-8")
    ran = avgtool("consent", "receipt", "K-1", "--purpose", "nieuwsbrief")
    assert json.loads(ran.out)["policyUrl"] == ""
    assert "organisation.address, organisation.contact, organisation.phone, organisation.privacy_url" in ran.err


@pytest.mark.usefixtures("consented")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("K-1",), 2),
        (("--purpose", "nieuwsbrief"), 2),
        (("K-1", "--purpose", "nieuwsbrief", "--record", "0" * 32), 2),
        ((), 2),
        (("--record", "0" * 32), 3),
        (("K-2", "--purpose", "nieuwsbrief"), 3),
        (("K-1", "--purpose", "onbekend"), 3),
        (("K-1", "--purpose", "nieuwsbrief", "--at", "2026-02-01T10:00:00+01:00"), 3),
        (("K-1", "--purpose", "nieuwsbrief", "--at", "2025-10-26T02:30:00"), 2),
    ],
)
def test_what_cannot_be_proved_is_told_by_the_exit_code(avgtool, arguments, code):
    ran = avgtool("consent", "receipt", *arguments)
    assert ran.code == code
    assert not ran.out
