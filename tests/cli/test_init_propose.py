"""``avgtool init --propose``: what avgtool.yaml says of sources, from a look at them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from avgtool.config import load_config
from avgtool.model.kinds import Kind
from avgtool.model.subject_data import Handle
from avgtool.subject_data.proposing import not_read, proposed
from avgtool.subject_data.seeing import Reference, SeenColumn, SeenSource, SeenTable
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


@pytest.mark.parametrize("references", [(), (Reference(("van",), "klant", ("nr",)),)])
def test_what_an_erasure_would_take_with_the_customer_is_told(references):
    """Books must be kept; which tables they are, nobody can see."""
    orders = SeenTable("orders", columns(id=Kind.OTHER_ID, mail=Kind.EMAIL), references=references)
    text = proposed([SeenSource("crm", {"path": "crm.db"}, (SeenTable("klant", CUSTOMER), orders))], "en")
    bound = "belongs_to: {" in text
    assert bound is bool(references)
    assert ("An erasure deletes the rows of orders." in text) is bound
    assert ("#   erase: bewaren\n" in text) is bound


def test_a_database_in_a_folder_is_a_source_of_its_own_with_its_foreign_keys(avgtool, shop):
    """What belongs to a customer is found by them; files of one name are told apart."""
    (shop / "webshop.csv").write_text(EXPORT, encoding="utf-8")
    made = avgtool("init", "--name", "X", "--propose", "--source", str(shop))
    assert made.code == 0, made.err
    found = {one.name: one for one in load_config(shop / "avgtool.yaml").sources}
    assert set(found) == {"klanten", "webshop_csv", "webshop_db"}
    assert any(table.belongs_to for table in found["webshop_db"].tables)
    assert avgtool("ledger", "init").code == 0
    avgtool("request", "open", "K-9", "--right", "inzage", "--received", "2026-03-05")
    ran = avgtool("request", "collect", "2026-0001", "--customer", Customer(20).id, "--format", "json")
    rows = {each["table"]: each["rows"] for each in json.loads(ran.out)["found"] if each["source"] == "webshop_db"}
    assert {table: rows[table] for table in expected(20)} == expected(20)


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


def columns(**kinds: Kind | tuple[Kind, str]) -> dict[str, SeenColumn]:
    return {name: SeenColumn(*(one if isinstance(one, tuple) else (one,))) for name, one in kinds.items()}


CUSTOMER = columns(nr=Kind.OTHER_ID, naam=Kind.PERSON_NAME, mail=Kind.EMAIL)
FROM_ONE_TO_ANOTHER = {
    "who brought in whom": SeenTable("klant", CUSTOMER, references=(Reference(("door",), "klant", ("nr",)),)),
    "a member of a household": SeenTable("lid", CUSTOMER, references=(Reference(("huis",), "klant", ("nr",)),)),
}


@pytest.mark.parametrize("table", FROM_ONE_TO_ANOTHER.values(), ids=FROM_ONE_TO_ANOTHER)
def test_a_reference_from_one_person_to_another_is_left_to_the_officer(tmp_path: Path, table: SeenTable):
    """What belongs to either is proposed still; the other person is not."""
    below = SeenTable("bon", columns(id=Kind.OTHER_ID), references=(Reference(("van",), table.name or "", ("nr",)),))
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
        columns(**{"e: mail": Kind.EMAIL, "on": Kind.PHONE, "# x": Kind.FREE_TEXT}),
        references=(Reference(("a",), "b", ("c",)),),
    )
    text = proposed([SeenSource("yes", {"path": "a: b.csv"}, (table,))], "en")
    (tmp_path / "avgtool.yaml").write_text(text, encoding="utf-8")
    [source] = load_config(tmp_path / "avgtool.yaml").sources
    assert (source.name, source.tables[0].table, source.tables[0].text) == ("yes", "no", ("# x",))


NAME, EMAIL = Kind.PERSON_NAME, Kind.EMAIL
NUMBER, ORDER = (Kind.OTHER_ID, "CUSTOMER_ID"), SeenColumn(Kind.OTHER_ID, "ORDER_ID", is_unique=True)
TABLES = {
    "a number of an order is none of a person, and a name beside it may be of another": (
        {"bon": ORDER, **columns(klantnr=NUMBER, bezorgnaam=NAME)}, {Handle.CUSTOMER: ("klantnr",)}, ["bezorgnaam"],
    ),
    "a name that is all there is to find an order by": (
        {"bon": ORDER, **columns(bezorgnaam=NAME)}, {Handle.NAME: ("bezorgnaam",)}, [],
    ),
    "a manager": (
        {"nr": SeenColumn(*NUMBER, is_unique=True), **columns(chef=NUMBER)}, {Handle.CUSTOMER: ("nr",)}, [],
    ),
    "a name in parts": (
        columns(mail=EMAIL, aanhef=(NAME, "NAME_TITLE"), roepnaam=(NAME, "FIRST_NAME"), voornaam=(NAME, "FIRST_NAME"),
                achternaam=(NAME, "LAST_NAME"), meisjesnaam=(NAME, "LAST_NAME")),
        {Handle.EMAIL: ("mail",), Handle.NAME: ("roepnaam", "voornaam", "achternaam", "meisjesnaam")}, [],
    ),
    "a partner, and who is called in need": (
        columns(voornaam=(NAME, "FIRST_NAME"), achternaam=(NAME, "LAST_NAME"), voornaam_partner=(NAME, "FIRST_NAME"),
                achternaam_partner=(NAME, "LAST_NAME"), noodcontact=(NAME, "PERSON")),
        {Handle.NAME: ("voornaam", "achternaam")}, ["voornaam_partner", "achternaam_partner", "noodcontact"],
    ),
    "a first name with the rest of the name": (
        columns(naam=(NAME, "PERSON"), voornaam=(NAME, "FIRST_NAME")), {Handle.NAME: ("naam", "voornaam")}, [],
    ),
    "two names": (columns(naam=NAME, contact=NAME), {Handle.NAME: ("naam",)}, ["contact"]),
}  # fmt: skip


@pytest.mark.parametrize(("seen", "find", "others"), TABLES.values(), ids=TABLES)
def test_who_a_row_is_about_is_not_mixed_up_with_others(tmp_path: Path, seen, find, others):
    text = proposed([SeenSource("bron", {"path": "x.csv"}, (SeenTable(None, seen),))], "en")
    (tmp_path / "avgtool.yaml").write_text(text, encoding="utf-8")
    [source] = load_config(tmp_path / "avgtool.yaml").sources
    [table] = source.as_map("x.csv").tables
    shown = {handle: sum(places, ()) for handle, places in table.handles.items()}
    assert (shown, list(table.third_parties)) == (find, others)


KEYS = {
    "called by it": (SeenColumn(*NUMBER, named=("CUSTOMER_ID",), is_unique=True), ("nr",)),
    "a bare number": (SeenColumn(*NUMBER, named=("CUSTOMER_ID",), is_unique=True, has_words=False), ()),
}


@pytest.mark.parametrize(("column", "found"), KEYS.values(), ids=KEYS)
def test_a_key_of_a_database_finds_customers_where_it_is_no_bare_number(column, found):
    table = SeenTable("klant", {"nr": column, "mail": SeenColumn(EMAIL)}, key=("nr",), has_own_key=True)
    assert table.customers == found
    text = proposed([SeenSource("crm", {"path": "x"}, (table,))], "nl")
    assert ("# nr: zet dit onder find" in text) is not found


def test_the_number_of_a_customer_goes_before_that_of_an_employee():
    """Without keys in the database, an order holds the numbers of both."""
    order = SeenTable(
        "order",
        {"nr": ORDER} | dict.fromkeys(("EmployeeID", "CustomerID"), SeenColumn(*NUMBER, ("CUSTOMER_ID",))),
        rows=800,
    )
    persons = [
        SeenTable(name, {column: SeenColumn(*NUMBER, is_unique=True), **columns(naam=NAME, mail=EMAIL)}, rows=rows)
        for name, column, rows in (("Employees", "EmployeeID", 9), ("Customers", "CustomerID", 91))
    ]
    text = proposed([SeenSource("crm", {"path": "x"}, (*persons, order))], "en")
    assert "customer: CustomerID\n        # EmployeeID: put it under find" in text


NOTES = """\
klantnr;naam;notitie;kleur;postcode;punten
K-1;Fatima el Amrani;Belt terug;rood;1012 AB;12
K-2;Jan Bakker;;rood;1012 AC;14
K-3;Petra Smit;Belt terug;blauw;1012 AD;3
"""


def test_notes_that_are_all_alike_are_texts_and_what_is_not_looked_into_is_told(avgtool, tmp_path):
    (tmp_path / "leden.csv").write_text(NOTES, encoding="utf-8")
    made = avgtool("init", "--name", "X", "--propose", "--source", "leden.csv")
    assert made.code == 0, made.err
    text = (tmp_path / "avgtool.yaml").read_text(encoding="utf-8")
    assert "text: [notitie]" in text
    assert "# Niet doorzocht: kleur." in text
    assert "leden: kleur\n" in made.err


def test_columns_of_tables_without_a_person_are_told_of_too():
    seen = {"naam": SeenColumn(Kind.NONE), "prijs": SeenColumn(Kind.NONE, has_words=False)}
    source = SeenSource("crm", {"path": "x"}, (SeenTable("klant", CUSTOMER), SeenTable("product", seen)))
    assert not_read(source) == {"product": ("naam",)}
    assert "# Not looked into: product.naam." in proposed([source], "en")
