"""A made-up webshop in a database: eleven tables with foreign keys, and as many persons as asked for.

Everything about a person is computed from a number, so that tests and benchmarks know what must be found: person 7 has
the same name and the same orders in every shop.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

import sqlalchemy
from sqlalchemy import (
    Column,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Numeric,
    String,
    Table,
    Text,
)

from avgtool.model.subject_data import Fate, Handle, Origin, SourceMap, TableMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FIRST = (
    "Fatima",
    "Jan",
    "Sanne",
    "Mohammed",
    "Kees",
    "Lotte",
    "Zoë",
    "Daan",
    "Noor",
    "Willem",
    "Aylin",
    "Bram",
    "Fleur",
)
LAST = (
    ("el", "Amrani"), ("de", "Jong"), ("", "Bakker"), ("van den", "Berg"), ("", "Yılmaz"), ("van 't", "Hof"),
    ("", "Visser"), ("", "Müller"), ("van", "Dijk"), ("", "Smit"), ("ter", "Horst"),
)  # fmt: skip
TOWNS = ("Utrecht", "Groningen", "Arnhem", "Zwolle", "Breda")
STREETS = ("Dorpsstraat", "Kerkweg", "Lindelaan", "Havenkade")
ORDERS, LINES, PRODUCTS, EMPLOYEES = 2, 2, 200, 20
COMPLAINS, COMES = 10, 20
"""One person in so many complains, or comes by appointment."""
_AT_ONCE = 20_000

SCHEMA = MetaData()
Table(
    "product",
    SCHEMA,
    Column("id", Integer, primary_key=True),
    Column("naam", String(60)),
    Column("prijs", Numeric(9, 2)),
)
Table(
    "medewerker",
    SCHEMA,
    Column("id", Integer, primary_key=True),
    Column("naam", String(60)),
    Column("email", String(80)),
)
Table(
    "klant", SCHEMA,
    Column("id", Integer, primary_key=True),
    Column("klantnummer", String(20), unique=True),
    Column("voornaam", String(40)), Column("tussenvoegsel", String(20)), Column("achternaam", String(60)),
    Column("geboortedatum", Date),
    Column("email", String(80), index=True), Column("telefoon", String(30), index=True),
    Column("segment", String(10)), Column("notitie", Text), Column("klant_sinds", Date),
)  # fmt: skip
Table(
    "adres", SCHEMA,
    Column("id", Integer, primary_key=True),
    Column("klant_id", ForeignKey("klant.id"), index=True, nullable=False),
    Column("straat", String(60)), Column("huisnummer", String(10)), Column("postcode", String(7)),
    Column("plaats", String(40)),
)  # fmt: skip
Table(
    "contactvoorkeur", SCHEMA,
    Column("klant_id", ForeignKey("klant.id"), primary_key=True), Column("kanaal", String(10), primary_key=True),
    Column("toegestaan", Integer),
)  # fmt: skip
Table(
    "bestelling", SCHEMA,
    Column("id", Integer, primary_key=True),
    Column("klant_id", ForeignKey("klant.id"), index=True, nullable=False),
    Column("geplaatst", DateTime), Column("status", String(20)), Column("bezorgnaam", String(80)),
)  # fmt: skip
Table(
    "bestelregel", SCHEMA,
    Column("bestelling_id", ForeignKey("bestelling.id"), primary_key=True), Column("regel", Integer, primary_key=True),
    Column("product_id", ForeignKey("product.id"), nullable=False),
    Column("aantal", Integer), Column("prijs", Numeric(9, 2)),
)  # fmt: skip
Table(
    "retour", SCHEMA,
    Column("id", Integer, primary_key=True), Column("bestelling_id", Integer), Column("regel", Integer),
    Column("reden", Text),
    ForeignKeyConstraint(["bestelling_id", "regel"], ["bestelregel.bestelling_id", "bestelregel.regel"]),
    sqlalchemy.Index("retour_van", "bestelling_id", "regel"),
)  # fmt: skip
Table(
    "factuur", SCHEMA,
    Column("id", Integer, primary_key=True),
    Column("bestelling_id", ForeignKey("bestelling.id"), index=True, nullable=False),
    Column("nummer", String(20)), Column("datum", Date), Column("bedrag", Numeric(9, 2)),
)  # fmt: skip
Table(
    "betaling", SCHEMA,
    Column("id", Integer, primary_key=True),
    Column("factuur_id", ForeignKey("factuur.id"), index=True, nullable=False),
    Column("rekeninghouder", String(80)), Column("bedrag", Numeric(9, 2)), Column("datum", Date),
)  # fmt: skip
Table(
    "klacht", SCHEMA,
    Column("id", Integer, primary_key=True),
    Column("klant_id", ForeignKey("klant.id"), index=True),
    Column("email", String(80), index=True),
    Column("medewerker_id", ForeignKey("medewerker.id")),
    Column("onderwerp", String(80)), Column("bericht", Text), Column("ontvangen", Date),
)  # fmt: skip
Table(
    "afspraak", SCHEMA,
    Column("id", Integer, primary_key=True),
    Column("klant_id", ForeignKey("klant.id"), index=True, nullable=False),
    Column("medewerker_id", ForeignKey("medewerker.id")),
    Column("moment", DateTime), Column("opmerking", Text),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Customer:
    """Somebody who does not exist."""

    number: int

    @property
    def id(self) -> str:
        """Number on letters."""
        return f"K-{100_000 + self.number}"

    @property
    def name(self) -> tuple[str, str, str]:
        """First name, words in between, surname."""
        infix, last = LAST[self.number // len(FIRST) % len(LAST)]
        return FIRST[self.number % len(FIRST)], infix, last

    @property
    def full_name(self) -> str:
        """The name as one."""
        return " ".join(filter(None, self.name))

    @property
    def email(self) -> str:
        """At a domain that belongs to nobody."""
        return f"klant.{self.number}@example.nl"

    @property
    def digits(self) -> str:
        """Of the telephone."""
        return f"06{10_000_000 + 37 * self.number % 80_000_000}"

    @property
    def phone(self) -> str:
        """As a clerk wrote it: not all in one way."""
        plain = self.digits
        return (plain, f"06-{plain[2:]}", f"+31 6 {plain[2:]}", f"+31{plain[1:]}")[self.number % 4]

    @property
    def born(self) -> date:
        """Date of birth."""
        return date(1940, 1, 1) + timedelta(days=self.number * 7919 % 23_000)


def build(url: str, persons: int) -> None:
    """Make the shop in an empty database."""
    engine = sqlalchemy.create_engine(url)
    SCHEMA.create_all(engine)
    with closing(engine.raw_connection()) as connection:
        for name, rows in _rows(persons).items():
            _insert(connection.cursor(), engine.dialect.name, SCHEMA.tables[name], rows)
        connection.commit()
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as settled:
            settled.exec_driver_sql("ANALYZE")
    engine.dispose()


def shop(location: str) -> SourceMap:
    """How a person is found in it, and what a request may do there."""
    return SourceMap(
        "webshop",
        location,
        (
            TableMap(
                "klant",
                ("id",),
                {
                    Handle.CUSTOMER: (("klantnummer",),),
                    Handle.EMAIL: (("email",),),
                    Handle.PHONE: (("telefoon",),),
                    Handle.NAME: (("voornaam", "tussenvoegsel", "achternaam"),),
                    Handle.BIRTH: (("geboortedatum",),),
                },
                texts=("notitie",),
                origins={"segment": Origin.DERIVED, "klant_sinds": Origin.OBSERVED},
            ),
            TableMap("adres", ("id",), {}, {"klant_id": ("klant", "id")}),
            TableMap("contactvoorkeur", ("klant_id", "kanaal"), {}, {"klant_id": ("klant", "id")}),
            TableMap("bestelling", ("id",), {}, {"klant_id": ("klant", "id")}, origins={"status": Origin.OBSERVED}),
            TableMap("bestelregel", ("bestelling_id", "regel"), {}, {"bestelling_id": ("bestelling", "id")}),
            TableMap(
                "retour",
                ("id",),
                {},
                {"bestelling_id": ("bestelregel", "bestelling_id"), "regel": ("bestelregel", "regel")},
            ),
            TableMap("factuur", ("id",), {}, {"bestelling_id": ("bestelling", "id")}),
            TableMap("betaling", ("id",), {}, {"factuur_id": ("factuur", "id")}),
            TableMap(
                "klacht",
                ("id",),
                {Handle.EMAIL: (("email",),)},
                {"klant_id": ("klant", "id")},
                texts=("bericht",),
                left_out={"medewerker_id": "Wie de klacht behandelde, gaat over een ander."},
                fate=Fate.ANONYMIZE,
                anonymize={"email": None, "bericht": None, "klant_id": None},
            ),
            TableMap("afspraak", ("id",), {}, {"klant_id": ("klant", "id")}, texts=("opmerking",)),
        ),
        activities=("bestellingen",),
        backups="ten hoogste 30 dagen",
    )


def expected(number: int) -> dict[str, int]:
    """How many rows of each table are about a person."""
    complaints, appointments = int(number % COMPLAINS == 0), int(number % COMES == 0)
    return {
        "klant": 1, "adres": 1, "contactvoorkeur": 2, "bestelling": ORDERS, "bestelregel": ORDERS * LINES, "retour": 1,
        "factuur": ORDERS, "betaling": ORDERS, "klacht": complaints, "afspraak": appointments,
    }  # fmt: skip


def _rows(persons: int) -> dict[str, Iterator[tuple[Any, ...]]]:
    def each(make: Callable[[Customer], Iterable[tuple[Any, ...]]]) -> Iterator[tuple[Any, ...]]:
        return (row for number in range(persons) for row in make(Customer(number)))

    return {
        "product": ((n + 1, f"Artikel {n + 1}", Decimal(500 + n) / 100) for n in range(PRODUCTS)),
        "medewerker": ((n + 1, f"Medewerker {n + 1}", f"medewerker.{n + 1}@example.com") for n in range(EMPLOYEES)),
        "klant": each(_customer),
        "adres": each(_address),
        "contactvoorkeur": each(lambda one: [(one.number + 1, kind, one.number % 2) for kind in ("email", "post")]),
        "bestelling": each(_orders),
        "bestelregel": each(_lines),
        "retour": each(lambda one: [(one.number + 1, ORDERS * one.number + 1, 1, "Past niet.")]),
        "factuur": each(_invoices),
        "betaling": each(_payments),
        "klacht": each(_complaints),
        "afspraak": each(_appointments),
    }


def _day(number: int) -> date:
    return date(2019, 1, 1) + timedelta(days=number * 31 % 2500)


def _customer(one: Customer) -> Iterator[tuple[Any, ...]]:
    note = f"Gebeld over de levering, {one.name[0]} belt terug." if one.number % COMPLAINS == 1 else None
    yield (
        one.number + 1, one.id, *(part or None for part in one.name), one.born, one.email, one.phone,
        "ABC"[one.number % 3], note, _day(one.number),
    )  # fmt: skip


def _address(one: Customer) -> Iterator[tuple[Any, ...]]:
    n = one.number
    street, town = STREETS[n % len(STREETS)], TOWNS[n % len(TOWNS)]
    yield n + 1, n + 1, street, str(n % 300 + 1), f"{1000 + n % 8999} AB", town


def _orders(one: Customer) -> Iterator[tuple[Any, ...]]:
    for order in range(ORDERS):
        moment = datetime.combine(_day(one.number + order), datetime.min.time()) + timedelta(hours=12)
        yield ORDERS * one.number + order + 1, one.number + 1, moment, "bezorgd", one.full_name


def _lines(one: Customer) -> Iterator[tuple[Any, ...]]:
    for order in range(ORDERS):
        for line in range(LINES):
            product = (one.number + order + line) % PRODUCTS
            yield ORDERS * one.number + order + 1, line + 1, product + 1, 1, Decimal(500 + product) / 100


def _invoices(one: Customer) -> Iterator[tuple[Any, ...]]:
    for order in range(ORDERS):
        id_ = ORDERS * one.number + order + 1
        yield id_, id_, f"F{id_:08}", _day(one.number + order), Decimal(1500) / 100


def _payments(one: Customer) -> Iterator[tuple[Any, ...]]:
    for order in range(ORDERS):
        id_ = ORDERS * one.number + order + 1
        yield id_, id_, one.full_name, Decimal(1500) / 100, _day(one.number + order)


def _complaints(one: Customer) -> Iterator[tuple[Any, ...]]:
    if one.number % COMPLAINS == 0:
        other = Customer(one.number + 1)
        text = f"Mijn pakket ligt bij de buren, {other.full_name}, bereikbaar op {other.digits}. Groet, {one.full_name}"
        yield one.number + 1, one.number + 1, one.email, one.number % EMPLOYEES + 1, "Bezorging", text, _day(one.number)


def _appointments(one: Customer) -> Iterator[tuple[Any, ...]]:
    if one.number % COMES == 0:
        moment = datetime.combine(_day(one.number), datetime.min.time())
        yield one.number + 1, one.number + 1, one.number % EMPLOYEES + 1, moment, "Past een jas."


def _insert(cursor: Any, dialect: str, table: Table, rows: Iterator[tuple[Any, ...]]) -> None:
    """All rows, in the quickest way that the database knows."""
    if dialect == "postgresql":
        with cursor.copy(f"COPY {table.name} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(table.columns))
    while part := [tuple(map(_plain, row)) for row in islice(rows, _AT_ONCE)]:
        cursor.executemany(f"INSERT INTO {table.name} VALUES ({marks})", part)


def _plain(value: Any) -> Any:
    """As SQLAlchemy stores it in SQLite, where there are no dates."""
    if isinstance(value, datetime):
        return value.isoformat(" ", timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
