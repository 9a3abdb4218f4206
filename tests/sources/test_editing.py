"""Rows of files that are changed in place: everything else stays as it was, to the byte where the format allows it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date

import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from avgtool.errors import InputError, OutputError
from avgtool.sources.editing import rewrite
from avgtool.sources.edits import Edits
from avgtool.sources.limits import Limits, TableChoice
from avgtool.sources.opening import open_source


def edited(path, edits, target=None):
    """The file after the edits, by table."""
    opened = {one.table: one for one in open_source(str(path), tables=TableChoice(all=True))}
    target = target or path.with_name("nieuw" + path.suffix)
    rewrite(edits, opened, target, Limits())
    return target


def edited_bytes(path, **edits):
    return edited(path, {None: Edits(**edits)}).read_bytes()


CUSTOMERS = (
    "klant;naam;e-mail;saldo\r\n"
    '1;"Jansen; Piet";piet@example.nl;"=1+1"\r\n'
    "\r\n"
    "2;Zoë van Öösten;zoë@example.nl;€ 12,50\r\n"
    '3;"Vries, ""de"" Jan\r\nen co";;+31612345678\r\n'
    "4;Fatima;fatima@example.nl;0\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_records_of_a_text_go_and_all_others_stay_to_the_byte(tmp_path, encoding):
    """Quotes, blank lines, line ends, formulas and encoding are none of our business."""
    path = tmp_path / "klanten.csv"
    path.write_bytes(CUSTOMERS.encode(encoding))
    lines = CUSTOMERS.split("\r\n2;", maxsplit=1)[0] + "\r\n" + CUSTOMERS[CUSTOMERS.index("3;") :]
    assert edited_bytes(path, deletes=frozenset({2})) == lines.encode(encoding)
    changed = edited_bytes(
        path, changes={3: {"naam": 'Jan "de"; Vries', "e-mail": "jan@example.nl"}, 4: {"saldo": None}}
    )
    expected = CUSTOMERS.replace('"Vries, ""de"" Jan\r\nen co";', '"Jan ""de""; Vries";jan@example.nl').replace(
        "fatima@example.nl;0", "fatima@example.nl;"
    )
    assert changed == expected.encode(encoding)


def test_what_stands_before_the_table_and_a_last_line_without_end_stay(tmp_path):
    path = tmp_path / "export.csv"
    path.write_bytes(b"Export van 3 maart\n\nsep=;\n"[:0] + b"a;b;c\n1;x;y\n2;x;z\n3;p;q")
    assert edited_bytes(path, deletes=frozenset({3})) == b"a;b;c\n1;x;y\n2;x;z\n"
    assert edited_bytes(path, deletes=frozenset({1})) == b"a;b;c\n2;x;z\n3;p;q"


def test_a_value_that_the_encoding_cannot_hold_is_refused(tmp_path):
    path = tmp_path / "klanten.csv"
    path.write_bytes(CUSTOMERS.encode("cp1252"))
    with pytest.raises(OutputError, match="cannot hold"):
        edited_bytes(path, changes={1: {"naam": "Иван"}})


cells = st.text(alphabet='ab "\n;,é€=+', max_size=5)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(cells, cells, cells), min_size=2, max_size=12),
    gone=st.sets(st.integers(1, 12)),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "cp1252"]),
)
def test_any_text_without_its_records_is_the_text_of_the_others(tmp_path, rows, gone, quoting, end, encoding):
    """Whatever stands in the cells: each record that stays has the bytes that it had."""
    numbered = [(str(1000 + number), *row) for number, row in enumerate(rows)]
    written = [_line(row, quoting, end) for row in [("nummer", "een", "twee", "drie"), *numbered]]
    path = tmp_path / "tabel.csv"
    path.write_bytes("".join(written).encode(encoding))
    gone = {number for number in gone if number <= len(rows)}
    try:
        (opened,) = open_source(str(path))
        assume(opened.columns == ("nummer", "een", "twee", "drie") and opened.frame.collect().height == len(rows))
        kept = edited_bytes(path, deletes=frozenset(gone))
    except InputError:
        reject()  # it is no table that can be read, or none that can be changed; nothing was
    left = [line for number, line in enumerate(written) if number not in gone]
    assert kept == "".join(left).encode(encoding)


def _line(row, quoting, end):
    text = io.StringIO()
    csv.writer(text, delimiter=";", quoting=quoting, lineterminator=end).writerow(row)
    return text.getvalue()


RECORDS = [
    {"klant": 1, "naam": "Piet", "adres": {"plaats": "Delft", "nr": 1.50}, "tel": ["06", "020"]},
    {"klant": 2, "naam": "Zoë", "adres": {"plaats": "Urk", "nr": 2}, "tel": []},
    {"klant": 3, "naam": None, "adres": {"plaats": "Ede", "nr": 3}, "tel": ["010"]},
]


def test_elements_of_a_document_go_and_all_others_stay_to_the_byte(tmp_path):
    path = tmp_path / "klanten.json"
    texts = [
        '{"klant":1, "naam" : "Piet","saldo":1.50}',
        '{"klant":2,"naam":"Zo\\u00eb","saldo":2e0}',
        '{"klant":3,"naam":null,"saldo":0}',
    ]
    path.write_text(f"[\n  {texts[0]} ,\n  {texts[1]},\n  {texts[2]}\n]\n", encoding="utf-8")
    assert edited_bytes(path, deletes=frozenset({2})).decode() == f"[\n  {texts[0]},\n  {texts[2]}\n]\n"
    assert edited_bytes(path, deletes=frozenset({1})).decode() == f"[\n  {texts[1]},\n  {texts[2]}\n]\n"
    assert edited_bytes(path, deletes=frozenset({1, 2, 3})).decode() == "[\n  \n]\n"
    assert json.loads(edited_bytes(path, changes={2: {"naam": None}}))[1] == {"klant": 2, "naam": None, "saldo": 2}
    assert b'"saldo": 2e0' in edited_bytes(path, changes={2: {"naam": "Zoé"}})


def test_lines_of_records_go_and_all_others_stay_to_the_byte(tmp_path):
    path = tmp_path / "klanten.ndjson"
    lines = [json.dumps(one) for one in RECORDS]
    path.write_text("\n".join([lines[0], "", *lines[1:]]) + "\n", encoding="utf-8")
    assert edited_bytes(path, deletes=frozenset({3})).decode() == f"{lines[0]}\n\n{lines[1]}\n"
    changed = edited_bytes(path, changes={1: {"adres.plaats": "Breda", "tel": None}}).decode().splitlines()
    assert json.loads(changed[0]) == {**RECORDS[0], "adres": {"plaats": "Breda", "nr": 1.5}, "tel": None}
    assert changed[1:] == ["", *lines[1:]]


values = st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.text(alphabet='a",[]{}é\n', max_size=4))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    records=st.lists(
        st.fixed_dictionaries({"naam": values, "x": st.lists(values, max_size=2)}), min_size=1, max_size=8
    ),
    gone=st.sets(st.integers(1, 8)),
    lines=st.booleans(),
    between=st.sampled_from([",", " ,\n  ", ", "]),
)
def test_any_records_without_some_are_the_texts_of_the_others(tmp_path, records, gone, lines, between):
    """As an array and line by line, whatever stands in them and however they are parted."""
    texts = [json.dumps({"nummer": number, **one}) for number, one in enumerate(records, 1)]
    left = [text for number, text in enumerate(texts, 1) if number not in gone]
    path = tmp_path / ("tabel.ndjson" if lines else "tabel.json")
    path.write_text("\n".join(texts) + "\n" if lines else f"[{between.join(texts)}]", encoding="utf-8")
    kept = edited_bytes(path, deletes=frozenset(gone) & frozenset(range(1, len(texts) + 1))).decode()
    assert kept == ("".join(text + "\n" for text in left) if lines else f"[{between.join(left)}]")


def test_a_document_of_one_record_is_refused(tmp_path):
    path = tmp_path / "klant.json"
    path.write_text(json.dumps(RECORDS[0], indent=2), encoding="utf-8")
    with pytest.raises(InputError, match="one record"):
        edited_bytes(path, deletes=frozenset({1}))


def test_parquet_keeps_types_and_order(tmp_path):
    path = tmp_path / "klanten.parquet"
    frame = pl.DataFrame(
        {"klant": [1, 2, 3], "naam": ["Piet", "Zoë", None], "geboren": [date(1980, 3, 5), None, date(1990, 1, 1)],
         "adres": [{"plaats": "Delft", "nr": 1}, {"plaats": "Urk", "nr": 2}, {"plaats": "Ede", "nr": 3}]},
        schema_overrides={"klant": pl.Int16},
    )  # fmt: skip
    frame.write_parquet(path)
    new = pl.read_parquet(edited(path, {None: Edits(frozenset({1}), {3: {"geboren": None, "adres.plaats": "Goes"}})}))
    assert new.schema == frame.schema
    assert new.rows() == [frame.row(1), (3, None, None, {"plaats": "Goes", "nr": 3})]


@pytest.fixture
def workbook(tmp_path):
    """Two sheets, a title above the table, formulas, a shared text, a comment and a link to each customer."""
    path = tmp_path / "klanten.xlsx"
    made = xlsxwriter.Workbook(path)
    day = made.add_format({"num_format": "dd-mm-yyyy"})
    sheet = made.add_worksheet("Klanten")
    sheet.write_row(2, 1, ["klant", "naam", "e-mail", "geboren", "dubbel", "plaats"])
    people = [
        (1, "Piet Jansen", "piet@example.nl", 1980),
        (2, "Zoë & Co", "zoe@example.nl", 1990),
        (3, "Ali", "ali@example.nl", 1970),
    ]
    for number, (klant, naam, mail, jaar) in enumerate(people, 3):
        sheet.write(number, 1, klant)
        sheet.write(number, 2, naam)
        sheet.write_url(number, 3, f"mailto:{mail}", string=mail)
        sheet.write_datetime(number, 4, date(jaar, 3, 5), day)
        sheet.write_formula(number, 5, f"=B{number + 1}*2", None, klant * 2)
        sheet.write(number, 6, "Delft")
        sheet.write_comment(number, 2, f"Geheim van {naam}")
    sheet.write_formula(8, 1, "=SUM(B4:B6)", None, 6)
    made.add_worksheet("Overig").write_column(0, 0, ["tekst", "Ali", "Breda"])
    made.close()
    return path


def test_rows_of_a_workbook_are_emptied_with_all_that_says_the_same(workbook):
    """The name is gone from every part, a text that another cell needs is not; formulas stay where they were."""
    gone = edited(workbook, {"Klanten": Edits(frozenset({2}))})
    with zipfile.ZipFile(gone) as archive:
        everything = b"\n".join(archive.read(name) for name in archive.namelist())
        assert "xl/calcChain.xml" not in archive.namelist()
    for word in ("Zoë".encode(), b"zoe@example.nl"):
        assert word not in everything
    for word in (b"Delft", b"Geheim van Ali", b"mailto:ali@example.nl", b"SUM(B4:B6)"):
        assert word in everything
    frames = {one.table: one.frame.collect() for one in open_source(str(gone), tables=TableChoice(all=True))}
    before = {one.table: one.frame.collect() for one in open_source(str(workbook), tables=TableChoice(all=True))}
    assert frames["Overig"].equals(before["Overig"])
    assert frames["Klanten"].row(0) == before["Klanten"].row(0)
    assert set(frames["Klanten"].row(1)) == {None}
    assert frames["Klanten"].row(2) == before["Klanten"].row(2)


def test_a_text_that_stands_in_another_sheet_too_stays_there(workbook):
    gone = edited(workbook, {"Klanten": Edits(frozenset({3}))})
    frames = {one.table: one.frame.collect() for one in open_source(str(gone), tables=TableChoice(all=True))}
    assert "Ali" in frames["Overig"].get_column("tekst")
    with zipfile.ZipFile(gone) as archive:
        assert b"ali@example.nl" not in b"".join(map(archive.read, archive.namelist()))


def test_cells_of_a_workbook_get_values_of_their_type(workbook):
    new = edited(
        workbook,
        {
            "Klanten": Edits(
                changes={2: {"naam": "Zoë <de Boer>", "geboren": date(1991, 4, 6), "klant": 12, "e-mail": None}}
            )
        },
    )
    frame = open_source(str(new), tables=TableChoice(table="Klanten"))[0].frame.collect()
    assert frame.row(1)[:4] == (12, "Zoë <de Boer>", None, date(1991, 4, 6))
    assert frame.schema["geboren"] == pl.Date
    with zipfile.ZipFile(new) as archive:
        assert b"zoe@example.nl" not in b"".join(map(archive.read, archive.namelist()))


def test_a_workbook_with_copies_of_its_rows_is_refused(workbook):
    with zipfile.ZipFile(workbook, "a") as archive:
        archive.writestr("xl/pivotCache/pivotCacheRecords1.xml", "<x/>")
    with pytest.raises(OutputError, match="keeps copies"):
        edited(workbook, {"Klanten": Edits(frozenset({2}))})


def test_other_formats_are_refused(tmp_path):
    path = tmp_path / "klanten.csv.gz"
    import gzip

    path.write_bytes(gzip.compress(CUSTOMERS.encode()))
    (opened,) = open_source(str(path))
    with pytest.raises(OutputError, match="archive"):
        rewrite({None: Edits(frozenset({1}))}, {None: opened}, tmp_path / "x.gz", Limits())
