"""Days and moments on the command line: by the clock of the country where no offset is given."""

import json

import pytest


@pytest.fixture
def purpose(avgtool, tmp_path):
    (tmp_path / "tekst.txt").write_text("Ja, mail mij.", encoding="utf-8")
    for command in (
        "ledger init",
        "consent purpose add nieuwsbrief --title Nieuwsbrief --basis a --channel email --direct-marketing",
        "consent notice add tekst.txt --purpose nieuwsbrief --version 1 --since 2025-01-01",
    ):
        assert avgtool(*command.split()).code == 0


def recorded(avgtool, at: str):
    return avgtool("consent", "record", "K-1", "--purpose", "nieuwsbrief", "--at", at)


CASES = {
    "with its offset": ("2026-03-01T10:15:00+01:00", "2026-03-01T10:15:00+01:00"),
    "by the clock, in winter": ("2026-03-01T10:15", "2026-03-01T10:15:00+01:00"),
    "by the clock, in summer": ("2026-07-01 10:15", "2026-07-01T10:15:00+02:00"),
    "a day is its beginning": ("2026-07-01", "2026-07-01T00:00:00+02:00"),
    "UTC": ("2026-07-01T10:15:00Z", "2026-07-01T10:15:00+00:00"),
}


@pytest.mark.usefixtures("purpose")
@pytest.mark.parametrize(("given", "meant"), CASES.values(), ids=CASES)
def test_a_moment_is_read_by_the_clock_of_the_country(avgtool, given: str, meant: str):
    assert recorded(avgtool, given).code == 0
    [event] = json.loads(avgtool("consent", "history", "K-1", "--format", "json").out)["entries"]
    assert event["at"] == meant


@pytest.mark.usefixtures("purpose")
@pytest.mark.parametrize("given", ["2025-10-26T02:30", "2026-03-29T02:30"], ids=["twice", "never"])
def test_an_hour_that_the_clock_shows_twice_or_never_asks_for_its_offset(avgtool, given: str):
    ran = recorded(avgtool, given)
    assert ran.code == 2
    assert "+01:00" in ran.err


@pytest.mark.usefixtures("purpose")
@pytest.mark.parametrize("given", ["gisteren", "2026-13-01", "01-03-2026", "0001-01-01", "9999-12-31T23:59-12:00"])
def test_what_is_no_moment_is_refused_with_an_example(avgtool, given: str):
    ran = recorded(avgtool, given)
    assert ran.code == 2
    assert "zoals 2026-" in ran.err
