"""An erasure, a rectification, an objection: who else is concerned, what was asked besides, what is refused before."""

from __future__ import annotations

import json

import pytest

from tests.cli.test_request_changing import CONFIG, RIGHTS, WHO, ref
from tests.subject_data import erasing, small_shop
from tests.subject_data.test_taking_up import change

OTHER_ACTIVITY = (
    "  - {code: boekhouding, name: Boekhouding, recipients: [Belastingdienst], systems: [facturen.csv]}\nsources:"
)


@pytest.fixture(params=["sqlite", "postgresql"])
def shop(request, avgtool, tmp_path, monkeypatch):
    """A shop on both kinds of database, files beside it, and a request of customer 1 that is being worked on."""
    url = f"sqlite:///{tmp_path / 'winkel.db'}"
    if request.param == "postgresql":
        url = str(request.getfixturevalue("postgresql_url"))
    small_shop.fill(url)
    erasing.make_files(tmp_path)
    monkeypatch.setenv("WINKEL", url)
    (tmp_path / "avgtool.yaml").write_text(CONFIG.replace("sources:", OTHER_ACTIVITY, 1), encoding="utf-8")
    asked = [part for right in RIGHTS for part in ("--right", right)]
    for command in (
        ("ledger", "init"),
        ("request", "open", "1", *asked, "--by", "M. de Groot"),
        ("request", "verify-identity", ref(), "--means", "terugbellen", "--by", "M. de Groot"),
    ):
        assert avgtool(*command).code == 0
    return url


@pytest.mark.parametrize(
    ("value", "kind"), [("fatima@example.nl", "email"), ("+31 6 1234 5678", "phone"), ("FATIMA@EXAMPLE.NL", "email")]
)
def test_what_was_asked_by_another_identifier_is_given_before_it_goes(avgtool, shop, value, kind):
    """Also where that identifier was not given with the erasure, but stands in the rows that go."""
    before = small_shop.contents(shop)
    assert avgtool("request", "open", value, "--kind", kind, "--right", "inzage").code == 0
    assert avgtool("request", "open", "jan@example.nl", "--kind", "email", "--right", "inzage").code == 0
    erase = ("--lang", "en", "request", "erase", ref(), "--leave-out-rest")
    planned = avgtool(*erase, "--format", "json")
    assert (planned.code, json.loads(planned.out)["access_open"]) == (0, True), planned.err
    refused = avgtool(*erase, "--execute", "--yes")
    assert (refused.code, "--before-answer" in refused.err) == (1, True), refused.err
    assert ref().replace("0001", "0002") in refused.err
    assert ref().replace("0001", "0003") not in refused.err
    assert small_shop.contents(shop) == before


TOLD = {
    "a source that is changed": (("rectify", "--set", "klant.naam=Fatima Bakker"), ["PostNL", "Hosting BV"]),
    "another source that is changed": (("rectify", "--set", "facturen.csv[*].bedrag=1"), ["Belastingdienst"]),
    "a source in which a row goes and one stays": (
        (
            "erase",
            "--without",
            "webwinkel",
            "--without",
            "scores.parquet",
            "--without",
            "loterij.xlsx",
            "--other-identifier",
            "Stond op de factuur.",
        ),
        ["Belastingdienst"],
    ),
    "an objection": (("object",), []),
}


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("case", TOLD)
def test_those_are_told_who_got_what_was_changed(avgtool, case):
    """Art. 19 AVG: after a rectification, an erasure, a restriction; not after an objection."""
    (name, *more), recipients = TOLD[case]
    ran = avgtool("request", name, ref(), *WHO, *more, "--dry-run", "--format", "json")
    assert (ran.code, json.loads(ran.out)["recipients"]) == (0, recipients), ran.err
    shown = avgtool("--lang", "en", "request", name, ref(), *WHO, *more, "--dry-run")
    assert ("GDPR 19" in shown.out) == bool(recipients)


@pytest.mark.usefixtures("shop")
def test_after_an_objection_nobody_is_said_to_be_told(avgtool):
    ran = avgtool("--lang", "en", "request", "object", ref(), *WHO, "--execute", "--yes")
    assert (ran.code, "tell recipients" in ran.err) == (0, False), ran.err


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_rows_that_are_kept_without_a_column_are_said_to_be_kept(avgtool, tmp_path, snapshot, language):
    config = tmp_path / "avgtool.yaml"
    text = config.read_text(encoding="utf-8")
    text = text.replace("from: bestelling_id}", "from: bestelling_id}\n        anonymize: {aantal: }")
    config.write_text(text, encoding="utf-8")
    ran = avgtool("--lang", language, "request", "erase", ref(), *WHO)
    assert (ran.code, ran.out) == (0, snapshot), ran.err


def tasks(avgtool):
    return json.loads(avgtool("request", "show", ref(), "--format", "json").out)["request"]["tasks"]


WRONG = {
    "nothing where something must stand": ("klant.naam=", 3, "klant.naam: may not be empty"),
    "what stands in another row already": ("klant.email=jan@example.nl", 1, "email may not hold one value in two rows"),
    "what is too long": ("klant.telefoon=06-12345678901234567890", 3, "takes 20 characters at most"),
    "what is of another type": ("klant.geboren=1980-02-31", 3, "takes a date"),
    "what the database has a rule against": (
        "klant.mailing=uit",
        1,
        "a rule of the database (CHECK) forbids the value",
    ),
    "one key of several columns twice": ("orderregel[2,1].product_id=1", 1, "a value may stand in one row only"),
    "a row that is not there": ("orderregel[2,1].product_id=77", 1, "would refer to one that is not there"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_value_that_the_database_does_not_take_is_found_by_the_plan(avgtool, shop, case):
    """With a hint that fits; nothing is changed, and no task stands as if begun."""
    setting, code, words = WRONG[case]
    if shop.startswith("postgresql"):
        change(shop, "ALTER TABLE klant ADD CONSTRAINT mailing CHECK (mailing IN ('ja', 'nee'))")
    else:
        change(shop, "CREATE TRIGGER mailing BEFORE UPDATE ON klant WHEN NEW.mailing NOT IN ('ja', 'nee') "
                     "BEGIN SELECT RAISE(ABORT, 'mailing'); END")  # fmt: skip
    change(shop, "CREATE UNIQUE INDEX eens ON orderregel (bestelling_id, product_id)")
    change(shop, "INSERT INTO orderregel VALUES (2, 2, 1, 1)")
    before, todo = small_shop.contents(shop), tasks(avgtool)
    for more in ((), ("--execute", "--yes")):
        ran = avgtool("--lang", "en", "request", "rectify", ref(), *WHO, "--set", setting, *more)
        assert (ran.code, words in ran.err) == (code, True), ran.err
        assert "{random}" not in ran.err or "anonymize" in ran.err
        assert setting.partition("=")[2] not in ran.out + ran.err or not setting.partition("=")[2].strip("0123456789")
    assert small_shop.contents(shop) == before
    assert tasks(avgtool) == todo


def test_a_value_that_is_the_same_again_stands_in_no_other_row(avgtool, shop):
    ran = avgtool("request", "rectify", ref(), *WHO, "--set", "klant.email=fatima@example.nl", "--execute", "--yes")
    assert ran.code == 0, ran.err
    assert small_shop.contents(shop)["klant"][0][2] == "fatima@example.nl"


MESSAGES = "  - {table: bericht, belongs_to: {van: klant.id, aan: klant.id}}\n      - {table: inlog,"


def test_what_belongs_to_another_too_who_asked_to_see_it_is_shown_first(avgtool, shop, tmp_path):
    """A message is of who sent it and of who got it; who has nothing to do with it does not hold it up."""
    change(shop, "CREATE TABLE bericht (id INTEGER PRIMARY KEY, van INTEGER, aan INTEGER, tekst VARCHAR(40))")
    change(shop, "INSERT INTO bericht VALUES (1, 1, 2, 'Is de fiets nog te koop?')")
    config = tmp_path / "avgtool.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("  - {table: inlog,", MESSAGES), encoding="utf-8")
    assert avgtool("request", "open", "3", "--right", "inzage").code == 0
    erase = ("--lang", "en", "request", "erase", ref(), *WHO, "--leave-out-rest")
    assert json.loads(avgtool(*erase, "--format", "json").out)["access_open"] is False
    assert avgtool("request", "open", "2", "--right", "inzage").code == 0
    refused = avgtool(*erase, "--execute", "--yes")
    assert (refused.code, ref().replace("0001", "0003") in refused.err) == (1, True), refused.err
    assert ref().replace("0001", "0002") not in refused.err
