"""``avgtool init --propose``: what avgtool.yaml says of sources, from a look at them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from avgtool.config import load_config
from avgtool.model.kinds import Kind
from avgtool.subject_data.proposing import Reference, SeenSource, SeenTable, proposed
from benchmarks.webshop import Customer, build, expected

EXPORT = """\
nr;e-mail;telefoon;naam;opmerking
K-1;a.bakker@example.nl;06-12345678;Fatima el Amrani;Belt graag na vijf uur terug over de bestelling van gisteren.
K-2;b.jansen@example.nl;06-12345679;Jan Bakker;Wil de factuur voortaan graag per post van ons ontvangen.
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    build(f"sqlite:///{tmp_path / 'webshop.db'}", 60)
    (tmp_path / "klanten.csv").write_text(EXPORT, encoding="utf-8")
    return tmp_path


@pytest.mark.pdf
def test_what_is_proposed_for_a_webshop_finds_everything_of_a_customer(avgtool, shop, snapshot):
    """Keys and foreign keys lead from the customer to the return of a line; employees are nobody's customers."""
    made = avgtool("init", "--name", "X", "--propose", "--source", "sqlite:///webshop.db", "--source", "klanten.csv")
    assert made.code == 0, made.err
    text = (shop / "avgtool.yaml").read_text(encoding="utf-8")
    assert text[text.index("# Een voorstel") : text.index("# Oordelen")] == snapshot
    assert len(load_config(shop / "avgtool.yaml").sources) == 2
    one = Customer(20)
    avgtool("ledger", "init")
    avgtool("request", "open", one.id, "--right", "inzage", "--received", "2026-03-05")
    ran = avgtool("request", "collect", "2026-0001", "--email", one.email, "--format", "json")
    rows = {each["table"]: each["rows"] for each in json.loads(ran.out)["found"] if each["source"] == "webshop"}
    assert {table: rows[table] for table in expected(20)} == expected(20)
    assert rows["medewerker"] == 0


def test_a_proposal_is_printed_where_there_is_a_configuration(avgtool, shop):
    assert avgtool("init", "--name", "X").code == 0
    before = (shop / "avgtool.yaml").read_bytes()
    shown = avgtool("init", "--propose", "--source", "klanten.csv")
    assert (shown.code, "sources:" in shown.out, "find:" in shown.out) == (0, True, True)
    assert (shop / "avgtool.yaml").read_bytes() == before


@pytest.mark.usefixtures("shop")
def test_a_proposal_needs_something_to_look_at(avgtool):
    assert avgtool("init", "--name", "X", "--propose").code == 2
    assert avgtool("init", "--name", "X", "--propose", "--source", "weg.csv").code == 3
    assert not Path("avgtool.yaml").exists()


def test_a_database_is_written_as_one_and_never_with_its_password(avgtool, tmp_path):
    url = "postgresql://jan:geheim@db.example/web shop"
    assert avgtool("init", "--name", "X", "--source", url, "--source", "sqlite:///webshop.db").code == 0
    text = (tmp_path / "avgtool.yaml").read_text(encoding="utf-8")
    assert "geheim" not in text
    assert [(one.url_from, one.url) for one in load_config(tmp_path / "avgtool.yaml").sources] == [
        ("WEB_SHOP_URL", None),
        (None, f"sqlite:///{tmp_path / 'webshop.db'}"),
    ]


CUSTOMER = {"nr": Kind.OTHER_ID, "naam": Kind.PERSON_NAME, "mail": Kind.EMAIL}
FROM_ONE_TO_ANOTHER = {
    "who brought in whom": SeenTable("klant", CUSTOMER, references=(Reference(("door",), "klant", ("nr",)),)),
    "a member of a household": SeenTable("lid", CUSTOMER, references=(Reference(("huis",), "klant", ("nr",)),)),
}


@pytest.mark.parametrize("table", FROM_ONE_TO_ANOTHER.values(), ids=FROM_ONE_TO_ANOTHER)
def test_a_reference_from_one_person_to_another_is_left_to_the_officer(tmp_path: Path, table: SeenTable):
    """What belongs to either is proposed still; the other person is not."""
    below = SeenTable("bon", {"id": Kind.OTHER_ID}, references=(Reference(("van",), table.name or "", ("nr",)),))
    seen = {one.name: one for one in (SeenTable("klant", CUSTOMER), table, below)}
    text = proposed([SeenSource("crm", {"path": "crm.db"}, tuple(seen.values()))], "en")
    (tmp_path / "avgtool.yaml").write_text(text, encoding="utf-8")
    [source] = load_config(tmp_path / "avgtool.yaml").sources
    assert {one.table: dict(one.belongs_to) for one in source.tables if one.belongs_to} == {
        "bon": {"van": f"{table.name}.nr"}
    }
    assert f"# {table.references[0].columns[0]} refers to klant, from one person to another" in text


def test_names_that_mean_something_in_yaml_are_quoted(tmp_path: Path):
    table = SeenTable(
        "no",
        {"e: mail": Kind.EMAIL, "on": Kind.PHONE, "# x": Kind.FREE_TEXT},
        references=(Reference(("a",), "b", ("c",)),),
    )
    text = proposed([SeenSource("yes", {"path": "a: b.csv"}, (table,))], "en")
    (tmp_path / "avgtool.yaml").write_text(text, encoding="utf-8")
    [source] = load_config(tmp_path / "avgtool.yaml").sources
    assert (source.name, source.tables[0].table, source.tables[0].text) == ("yes", "no", ("# x",))
