"""Whatever refers to what: exactly what can be reached from the person is found, in a database as in files."""

import sqlite3
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from avgtool.model.subject_data import Handle, SourceMap, TableMap
from avgtool.subject_data.locating import locate
from avgtool.subject_data.wanting import wanted_from

TABLES = ("klant", "bon", "regel")
ids = st.integers(1, 5)
rows = st.dictionaries(ids, st.tuples(ids, st.sampled_from(["a@example.nl", "b@example.nl", ""])), max_size=5)
shops = st.fixed_dictionaries(dict.fromkeys(TABLES, rows))
references = st.dictionaries(st.sampled_from(TABLES), st.sampled_from(TABLES))


def reached(shop, refers) -> dict[str, set[int]]:
    """The rows with the address, and whatever refers to them and holds no other, until nothing new is found."""
    found = {table: {id_ for id_, (_, mail) in shop[table].items() if mail == "a@example.nl"} for table in TABLES}
    while True:
        more = {
            table: found[table]
            | {
                id_
                for id_, (ref, mail) in shop[table].items()
                if table in refers and ref in found[refers[table]] and mail != "b@example.nl"
            }
            for table in TABLES
        }
        if more == found:
            return found
        found = more


def maps(refers) -> tuple[TableMap, ...]:
    return tuple(
        TableMap(
            table,
            ("id",),
            {Handle.EMAIL: (("mail",),)},
            {"ref": (refers[table], "id")} if table in refers else {},
        )
        for table in TABLES
    )


def located(location: str, refers) -> dict[str, set[int]]:
    found = locate([SourceMap("x", location, maps(refers))], wanted_from(emails=["A@EXAMPLE.nl"]), doubts=False)
    assert found.missed == ()
    return {table.table: {int(row.key[0]) for row in table.certain} for table in found.tables}


@settings(max_examples=40)
@given(shops, references)
def test_exactly_what_can_be_reached_is_found(shop, refers):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shop.db"
        with sqlite3.connect(path) as connection:
            for table in TABLES:
                connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, ref INTEGER, mail TEXT)")
                filled = [(id_, ref, mail) for id_, (ref, mail) in shop[table].items()]
                connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", filled)
        connection.close()
        exports = Path(folder) / "exports"
        exports.mkdir()
        for table in TABLES:
            lines = [f"{id_};{ref};{mail}" for id_, (ref, mail) in shop[table].items()]
            (exports / f"{table}.csv").write_text("\n".join(["id;ref;mail", *lines]) + "\n", encoding="utf-8")
        wanted = reached(shop, refers)
        assert located(str(path), refers) == wanted
        assert located(str(exports), refers) == wanted
