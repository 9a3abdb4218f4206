"""Carrying out a plan: nothing in place, nothing half, nothing unverified."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace

import polars as pl
import pytest
import xlsxwriter

from avgtool import catalog
from avgtool.engines.local import LocalEngine
from avgtool.errors import (
    InputError,
    KeyFileError,
    OutputError,
    PolicyError,
    UndecidedColumnError,
    VerificationError,
)
from avgtool.keys import key_from_bytes
from avgtool.model.findings import ColumnFinding, DatasetFindings, TextFinding
from avgtool.model.kinds import Category, Evidence, Kind, Role
from avgtool.model.outcome import Selection
from avgtool.policy.planning import make_plan
from avgtool.scanning.scanner import scan as full_scan
from avgtool.sources.base import Dataset
from avgtool.sources.opening import open_source
from avgtool.workflows.anonymizing.carrying_out import anonymize_frame, anonymize_together
from avgtool.workflows.anonymizing.job import Job, Means
from tests.policy.building import policy

KEY = key_from_bytes(bytes(range(32)))
EMAIL = r"[a-z.]+@[a-z]+\.nl"

CUSTOMERS = """\
nr;naam;mail;geboren;notitie;bedrag
0012;Fatima el Amrani;fatima@voorbeeld.nl;12-03-1980;"Bel mij; of mail fatima@voorbeeld.nl";1.234,50
0013;Jan Jansen;jan@voorbeeld.nl;onbekend;;-45,00
0014;Zoë Smit;zoe@voorbeeld.nl;1-7-1955;Tevreden;"12,5"
"""
RULES = """rules:
  - {match: {column: nr}, operator: pseudonymize, because: b}
  - {match: {column: naam}, operator: mask, parameters: {first: 1}, because: b}
  - {match: {column: mail}, operator: drop, because: b}
  - {match: {column: geboren}, operator: generalize, parameters: {date: year}, because: b}
  - {match: {column: notitie}, operator: text, because: b}
  - {match: {column: bedrag}, operator: keep, because: b}
text:
  entities:
    EMAIL_ADDRESS: {operator: replace, parameters: {with: "[mail]"}}
"""


KEEP_ALL = 'rules:\n  - {match: {column: "*"}, operator: keep, because: b}\n'
DROP_REST = '  - {match: {column: "*"}, operator: drop, because: b}\n'
MASK_ALL = KEEP_ALL.replace("keep", "mask")
HASH_AND_MASK = """rules:
  - {match: {column: nr}, operator: pseudonymize, because: b}
  - {match: {column: "*"}, operator: mask, because: b}
"""


class MailFinder:
    """Finds e-mail addresses in prose, and nothing else."""

    def find(self, texts):
        """One finding for each match."""
        return [[TextFinding(*hit.span(), "EMAIL_ADDRESS", 1.0) for hit in re.finditer(EMAIL, text)] for text in texts]


def scan(dataset: Dataset) -> DatasetFindings:
    """A scanner that knows e-mail addresses: alone in a cell, or among other words."""
    rows = dataset.frame.select(pl.all().cast(pl.String)).collect()
    return DatasetFindings(
        source=dataset.source,
        table=dataset.table,
        format=dataset.format,
        rows=rows.height,
        mode="full",
        rows_read=rows.height,
        encoding=None,
        delimiter=None,
        header=True,
        sha256=dataset.digest(),
        columns=tuple(_finding(rows, index, name) for index, name in enumerate(dataset.columns)),
    )


def _finding(rows: pl.DataFrame, index: int, name: str) -> ColumnFinding:
    values = rows.get_column(name).drop_nulls()
    alone = int(values.str.contains(f"^{EMAIL}$").sum())
    among = int(values.str.contains(EMAIL).sum()) - alone
    return ColumnFinding(
        index=index,
        name=name,
        kind=Kind.EMAIL if alone else Kind.NONE,
        entity="EMAIL_ADDRESS" if alone else None,
        confidence=1.0,
        category=Category.ORDINARY if alone else Category.NONE,
        role=Role.DIRECT if alone else Role.NONE,
        flags=frozenset(),
        articles=(),
        filled=int((values != "").sum()),
        distinct=values.n_unique(),
        matched=alone,
        valid=alone,
        evidence=(Evidence.PATTERN,) if alone else (),
        example=None,
        entities={"EMAIL_ADDRESS": among} if among else {},
    )


MEANS = Means(
    scan, {"EMAIL_ADDRESS"}.__contains__, catalog.operators(), LocalEngine(), MailFinder(), ("EMAIL_ADDRESS",)
)


@pytest.fixture
def source(tmp_path):
    """A customer file as a Dutch office exports it."""
    path = tmp_path / "klanten.csv"
    path.write_bytes(CUSTOMERS.replace("\n", "\r\n").encode("cp1252"))
    return path


def job(path, rules: str = RULES) -> Job:
    """The first table of a file, with a plan."""
    dataset = open_source(str(path))[0]
    before = scan(dataset)
    return Job(dataset, make_plan(before, policy(rules)), before)


def carried_out(path, output, rules: str = RULES, **options):
    """The outcome of anonymizing one file."""
    return anonymize_together([job(path, rules)], output, MEANS, **{"key": KEY, **options})[0]


def test_a_copy_is_written_the_way_its_source_was(source, tmp_path):
    """Order, delimiter, line ends and encoding; values as the plan says."""
    output = tmp_path / "veilig.csv"
    carried_out(source, output)
    lines = output.read_bytes().decode("cp1252").split("\r\n")
    assert lines[0] == "nr;naam;geboren;notitie;bedrag"
    assert re.fullmatch(r"ps_[0-9a-f]{16};F\*{15};1980;\"Bel mij; of mail \[mail\]\";1\.234,50", lines[1])
    assert re.fullmatch(r"ps_[0-9a-f]{16};J\*{9};;;-45,00", lines[2])
    assert re.fullmatch(r"ps_[0-9a-f]{16};Z\*{7};1955;Tevreden;12,5", lines[3])
    assert source.read_bytes() == CUSTOMERS.replace("\n", "\r\n").encode("cp1252")


def test_the_outcome_counts_what_was_done(source, tmp_path):
    """Per step: changed, same, emptied; the key by its id alone."""
    outcome = carried_out(source, tmp_path / "veilig.csv")
    counted = {step.column: (step.changed, step.same, step.emptied) for step in outcome.steps}
    assert counted == {
        "nr": (3, 0, 0),
        "naam": (3, 0, 0),
        "mail": (3, 0, 3),
        "geboren": (3, 0, 1),
        "notitie": (1, 1, 0),
        "bedrag": (0, 3, 0),
    }
    assert (outcome.rows_in, outcome.rows_out, outcome.verified) == (3, 3, True)
    assert outcome.key_id == KEY.id
    assert outcome.output == tmp_path / "veilig.csv"
    assert outcome.after.source == str(tmp_path / "veilig.csv")
    assert KEY.secret.reveal().hex() not in repr(outcome)


def test_the_same_customer_gets_the_same_token_in_every_file_and_run(source, tmp_path):
    """Whatever the format of the copy."""
    tokens = []
    for name in ("1.csv", "2.csv", "3.parquet", "4.xlsx", "5.ndjson", "6.sqlite"):
        carried_out(source, tmp_path / name)
        copy = open_source(str(tmp_path / name))[0]
        tokens.append(copy.frame.select("nr").collect().get_column("nr").to_list())
    assert all(one == tokens[0] for one in tokens)


LEAKS = {
    "prose kept as if it were nothing": RULES.replace("operator: text", "operator: keep"),
    "prose masked but for its end": RULES.replace("operator: text", "operator: mask, parameters: {last: 20}"),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_copy_that_still_holds_a_direct_identifier_is_not_published(source, tmp_path, leak):
    """Exit 1, no output, nothing left lying about; the source is untouched."""
    output = tmp_path / "veilig.csv"
    with pytest.raises(VerificationError, match="EMAIL_ADDRESS") as caught:
        carried_out(source, output, LEAKS[leak])
    assert caught.value.exit_code == 1
    assert "voorbeeld" not in caught.value.render("en")
    assert [path.name for path in tmp_path.iterdir()] == ["klanten.csv"]


def scan_in_full(dataset: Dataset) -> DatasetFindings:
    """The real scanner, over all that avgtool knows; no prose."""
    return full_scan([dataset], catalog.knowledge(), text_finder=MailFinder).datasets[0]


REAL = Means(scan_in_full, catalog.is_direct, catalog.operators(), LocalEngine(), MailFinder(), ("EMAIL_ADDRESS",))
SHOWING = {
    "iban": ("NL91ABNA0417164300", {"first": 17}, {"last": 4}),
    "bsn": ("123456782", {"first": 8}, {"last": 2}),
    "bsn nummer": ("111222333", {"last": 3}, {"first": 1, "last": 1}),
    "email": ("fatima.el.amrani@example.nl", {"first": 20}, {"first": 3}),
}


@pytest.mark.parametrize("header", SHOWING)
def test_a_mask_that_hides_next_to_nothing_is_refused(header, tmp_path):
    """The copy looks like nothing to a scanner, and like the person to anyone else."""
    value, thin, thick = SHOWING[header]
    path, output = tmp_path / "klanten.csv", tmp_path / "veilig.csv"
    path.write_text(f"{header};bedrag\n" + f"{value};1,50\n" * 30, "utf-8")
    dataset = open_source(str(path))[0]
    before = scan_in_full(dataset)

    def masked(shown):
        rules = KEEP_ALL.replace("rules:\n", f'rules:\n  - {{match: {{column: "{header}"}}, operator: mask, '
                                 f"parameters: {json.dumps(shown)}, because: b}}\n")  # fmt: skip
        return anonymize_together([Job(dataset, make_plan(before, policy(rules)), before)], output, REAL)

    with pytest.raises(VerificationError) as caught:
        masked(thin)
    assert "30 rows still show" in caught.value.render("en")
    assert not output.exists()
    assert masked(thick)[0].verified


def kept_whole(path, output):
    """The outcome of keeping a file as it is, by the real scanner."""
    dataset = open_source(str(path))[0]
    before = scan_in_full(dataset)
    return anonymize_together([Job(dataset, make_plan(before, policy(KEEP_ALL)), before)], output, REAL)


def test_names_and_numbers_strewn_through_clean_columns_are_not_published(tmp_path):
    """One row in twenty of a column of segments, one in fifty of a column of marks."""
    path, output = tmp_path / "klanten.csv", tmp_path / "veilig.csv"
    names, numbers = ["Fatima Jansen", "Jan Bakker", "Anna Visser"], ["123456782", "111222333"]
    rows = [
        f"{names[row % 3] if row % 20 == 0 else 'ABC'[row % 3]};{numbers[row % 2] if row % 50 == 0 else 1 + row % 10}"
        for row in range(3_000)
    ]
    path.write_text("\n".join(["segment;tevredenheid", *rows]), "utf-8")
    with pytest.raises(VerificationError) as caught:
        kept_whole(path, output)
    told = caught.value.render("en")
    assert "segment: 150 rows hold PERSON" in told
    assert "tevredenheid: 60 rows hold NL_BSN" in told
    assert not output.exists()


def test_addresses_behind_thousands_of_other_odd_values_are_not_published(tmp_path):
    """A column of telephone numbers that is kept knowingly is not kept for what else stands in it."""
    path, output = tmp_path / "klanten.csv", tmp_path / "veilig.csv"
    phones = [f"06{10_000_000 + row * 37:08}" for row in range(18_000)]
    odd = [f"geen nr {row // 2}" for row in range(12_000)]
    path.write_text("\n".join(["telefoon", *phones, *odd, *(f"jan{row}@example.nl" for row in range(9))]), "utf-8")
    with pytest.raises(VerificationError, match="1 objection") as caught:
        kept_whole(path, output)
    assert "telefoon: 9 rows hold EMAIL_ADDRESS" in caught.value.render("en")
    assert not output.exists()


def test_an_existing_output_survives_a_failed_verification(source, tmp_path):
    """Even with force: yesterday's copy is replaced by a verified one only."""
    output = tmp_path / "veilig.csv"
    output.write_text("van gisteren")
    with pytest.raises(VerificationError):
        carried_out(source, output, LEAKS["prose kept as if it were nothing"], force=True)
    assert output.read_text() == "van gisteren"


def test_what_the_policy_allows_may_stay(source, tmp_path):
    """Said in the policy, with a reason."""
    rules = RULES.replace(
        "{column: notitie}, operator: text", "{column: notitie}, operator: keep, parameters: {allow: [EMAIL_ADDRESS]}"
    )
    carried_out(source, tmp_path / "veilig.csv", rules)
    assert "fatima@voorbeeld.nl" in (tmp_path / "veilig.csv").read_text(encoding="cp1252")


def test_an_undecided_column_stops_everything(source, tmp_path):
    """Before a byte is written."""
    rules = RULES.replace("  - {match: {column: bedrag}, operator: keep, because: b}\n", "")
    with pytest.raises(UndecidedColumnError, match="bedrag"):
        carried_out(source, tmp_path / "veilig.csv", rules)
    assert not (tmp_path / "veilig.csv").exists()


def test_without_the_key_that_it_needs_nothing_is_written(source, tmp_path):
    """Exit 4."""
    with pytest.raises(KeyFileError):
        carried_out(source, tmp_path / "veilig.csv", key=None)
    assert [path.name for path in tmp_path.iterdir()] == ["klanten.csv"]


def test_a_key_that_is_not_used_is_not_reported(source, tmp_path):
    """The report would suggest that pseudonyms were made."""
    rules = KEEP_ALL.replace('"*"', "bedrag") + DROP_REST
    assert carried_out(source, tmp_path / "veilig.csv", rules).key_id is None


def test_a_file_that_changed_since_its_plan_is_refused(source, tmp_path):
    """Exit 3: what was reviewed is not what lies there."""
    planned = job(source)
    source.write_bytes(source.read_bytes() + b"0015;A;b@c.nl;;;1\r\n")
    changed = Job(open_source(str(source))[0], planned.plan)
    with pytest.raises(InputError, match="not the one that the plan was made for"):
        anonymize_together([changed], tmp_path / "veilig.csv", MEANS, key=KEY)


def test_a_policy_that_leaves_nothing_is_refused(source, tmp_path):
    """A file without columns is no copy."""
    with pytest.raises(PolicyError, match="leaves no column"):
        carried_out(source, tmp_path / "veilig.csv", KEEP_ALL.replace("keep", "drop"))


@pytest.mark.parametrize("force", [False, True])
def test_never_in_place(source, force):
    """Whatever is forced."""
    with pytest.raises(OutputError):
        carried_out(source, source, force=force)
    assert source.read_bytes().startswith(b"nr;naam;mail")


def test_an_existing_output_is_replaced_only_when_forced(source, tmp_path):
    """Exit 3 otherwise."""
    output = tmp_path / "veilig.csv"
    carried_out(source, output)
    with pytest.raises(OutputError):
        carried_out(source, output)
    carried_out(source, output, force=True)


def test_formulas_are_made_harmless_and_counted_and_amounts_are_not(tmp_path):
    """A copy is opened in a spreadsheet sooner or later, its header too."""
    path = tmp_path / "f.csv"
    path.write_text("=1+1,tel,bedrag\n=2+5+cmd|' /C calc'!A0,+31612345678,\"-45,00\"\n@A1,x,y\n")
    rules = KEEP_ALL
    outcome = carried_out(path, tmp_path / "veilig.csv", rules)
    assert (tmp_path / "veilig.csv").read_text() == (
        "'=1+1,tel,bedrag\n'=2+5+cmd|' /C calc'!A0,+31612345678,\"-45,00\"\n'@A1,x,y\n"
    )
    assert {step.column: step.neutralized for step in outcome.steps} == {"=1+1": 2, "tel": 0, "bedrag": 0}


def test_a_header_that_was_made_harmless_is_recognized_in_every_format(tmp_path):
    """The verification reads the copy and finds the columns of the plan in it."""
    path = tmp_path / "f.csv"
    path.write_text("=1+1,tel\nJan,1\nPiet,2\n")
    rules = MASK_ALL
    for name in ("a.csv", "a.xlsx", "a.ndjson", "a.parquet"):
        outcome = carried_out(path, tmp_path / name, rules)
        assert [step.changed for step in outcome.steps] == [2, 2]


def test_an_encoding_that_cannot_hold_a_value_is_an_error_without_output(tmp_path):
    """It names the column and the option, and not the value."""
    path = tmp_path / "u.csv"
    path.write_text("naam,stad\nŁukasz,Gdańsk\n", encoding="utf-8")
    rules = KEEP_ALL
    with pytest.raises(OutputError, match="naam") as caught:
        carried_out(path, tmp_path / "veilig.csv", rules, encoding="cp1252")
    assert "Łukasz" not in str(caught.value)
    assert "--output-encoding" in str(caught.value)
    assert [one.name for one in tmp_path.iterdir()] == ["u.csv"]


def test_a_packed_file_is_read_and_its_copy_is_plain(source, tmp_path):
    """What came in a gzip goes out as the table in it."""
    packed = tmp_path / "klanten.csv.gz"
    packed.write_bytes(gzip.compress(source.read_bytes()))
    carried_out(packed, tmp_path / "veilig.csv")
    carried_out(source, tmp_path / "ook.csv")
    assert (tmp_path / "veilig.csv").read_bytes() == (tmp_path / "ook.csv").read_bytes()


def test_an_empty_table_gives_an_empty_copy(tmp_path):
    """A header is not a reason to fail."""
    path = tmp_path / "leeg.csv"
    path.write_text("nr,naam\n")
    rules = HASH_AND_MASK
    outcome = carried_out(path, tmp_path / "veilig.csv", rules)
    assert (tmp_path / "veilig.csv").read_text() == "nr,naam\n"
    assert outcome.rows_out == 0


def workbook(path):
    """Two sheets with customers."""
    book = xlsxwriter.Workbook(path)
    for name, mail in (("Noord", "jan@voorbeeld.nl"), ("Zuid", "zoe@voorbeeld.nl")):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["nr", "mail"])
        sheet.write_row(1, 0, ["0012", mail])
    book.close()
    return path


def test_the_sheets_of_a_workbook_stay_together(tmp_path):
    """One copy, with both, verified both."""
    path = workbook(tmp_path / "klanten.xlsx")
    rules = HASH_AND_MASK
    datasets = open_source(str(path))
    jobs = [Job(dataset, make_plan(scan(dataset), policy(rules))) for dataset in datasets]
    outcomes = anonymize_together(jobs, tmp_path / "veilig.xlsx", MEANS, key=KEY)
    copies = open_source(str(tmp_path / "veilig.xlsx"))
    assert [copy.table for copy in copies] == ["Noord", "Zuid"]
    first, second = (copy.frame.collect() for copy in copies)
    assert first["nr"][0] == second["nr"][0]
    assert first["mail"][0] == "*" * len("jan@voorbeeld.nl")
    assert len({outcome.output_sha256 for outcome in outcomes}) == 1


def test_one_sheet_that_fails_stops_all(tmp_path):
    """A workbook is published whole or not at all."""
    path = workbook(tmp_path / "klanten.xlsx")
    rules = MASK_ALL
    masked, kept = policy(rules), policy(KEEP_ALL)
    first, second = open_source(str(path))
    jobs = [Job(first, make_plan(scan(first), masked)), Job(second, _forgetful(make_plan(scan(second), kept)))]
    with pytest.raises(VerificationError, match="mail: 1 row"):
        anonymize_together(jobs, tmp_path / "veilig.xlsx", MEANS)
    assert [one.name for one in tmp_path.iterdir()] == ["klanten.xlsx"]


def _forgetful(plan):
    """The plan as it would be had nobody seen what the columns are."""
    return replace(plan, steps=tuple(replace(step, kind=Kind.NONE, entity=None) for step in plan.steps))


class Watched:
    """A progress bar that remembers."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def start(self, _task, total):
        """A task begins."""
        self.told.append(("start", total is None or total > 0))

    def advance(self, rows):
        """Rows are done."""
        self.told.append(rows)

    def finish(self):
        """The task is done."""
        self.told.append("finish")


def test_progress_is_told_from_start_to_finish(source, tmp_path):
    """Every row once."""
    watched = Watched()
    carried_out(source, tmp_path / "veilig.csv", progress=watched)
    assert watched.told[0] == ("start", True)
    assert watched.told[-1] == "finish"
    assert sum(step for step in watched.told if isinstance(step, int)) == 3


def frame_job(frame: pl.DataFrame, rules: str):
    """A table in memory with its plan."""
    dataset = Dataset("frame", "frame", frame.lazy(), tuple(frame.columns))
    return dataset, make_plan(scan(dataset), policy(rules))


def test_a_table_in_memory_is_treated_and_verified_likewise():
    """The input is untouched, and the key is in nothing that is handed out."""
    frame = pl.DataFrame({"nr": [12, 13], "mail": ["jan@voorbeeld.nl", None]})
    rules = HASH_AND_MASK
    made, outcome = anonymize_frame(*frame_job(frame, rules), MEANS, key=KEY)
    assert isinstance(made, pl.DataFrame)
    assert made["mail"].to_list() == ["*" * 16, None]
    assert frame["nr"].to_list() == [12, 13]
    assert outcome.verified
    assert outcome.output is None


def test_a_table_in_memory_that_fails_is_not_handed_out():
    """The same law for a library call."""
    frame = pl.DataFrame({"tekst": ["mail jan@voorbeeld.nl"]})
    rules = "rules:\n  - {match: {column: tekst}, operator: keep, because: b}\n"
    with pytest.raises(VerificationError):
        anonymize_frame(*frame_job(frame, rules), MEANS, key=KEY)


@pytest.mark.parametrize("suffix", [".csv", ".json", ".ndjson", ".parquet", ".xlsx"])
def test_rows_that_are_not_chosen_are_not_in_the_copy(tmp_path, suffix):
    """Every third row is suppressed: the others stay in order, are compared with their own originals, and counted."""
    path, output = tmp_path / f"klanten{suffix}", tmp_path / f"veilig{suffix}"
    rows = pl.DataFrame({"nr": [f"K{number:03}" for number in range(30)], "n": [str(n) for n in range(100, 130)]})
    _written(rows, path)
    dataset = open_source(str(path))[0]
    before = scan(dataset)
    chosen = pl.col("nr").str.tail(3).cast(pl.Int32) % 3 != 0
    rules = "rules:\n  - {match: {column: nr}, operator: keep, because: b}\n"
    plan = make_plan(before, policy(rules + "  - {match: {column: n}, operator: mask, because: b}\n"))
    chosen_rows = Selection(chosen, rows=20, suppressed=10)
    (outcome,) = anonymize_together([Job(dataset, plan, before, selection=chosen_rows)], output, MEANS)
    copy = open_source(str(output))[0].frame.collect()
    assert copy["nr"].to_list() == [f"K{number:03}" for number in range(30) if number % 3]
    assert (outcome.rows_in, outcome.rows_out, outcome.suppressed) == (30, 20, 10)
    assert (outcome.steps[1].changed, outcome.steps[1].same) == (20, 0)


def test_a_copy_that_lacks_a_chosen_row_is_refused(tmp_path):
    """The verification knows how many there must be."""
    path = tmp_path / "klanten.csv"
    path.write_text("nr;n\n" + "".join(f"K{number};{number}\n" for number in range(30)), "utf-8")
    dataset = open_source(str(path))[0]
    before = scan(dataset)
    wrong = Selection(pl.col("nr") != "K7", rows=30)
    with pytest.raises(VerificationError, match="29 rows"):
        anonymize_together(
            [Job(dataset, make_plan(before, policy(KEEP_ALL)), before, selection=wrong)], tmp_path / "v.csv", MEANS
        )


def _written(rows: pl.DataFrame, path) -> None:
    """A file of the kind its suffix says."""
    match path.suffix:
        case ".csv":
            rows.write_csv(path, separator=";")
        case ".json":
            rows.write_json(path)
        case ".ndjson":
            rows.write_ndjson(path)
        case ".parquet":
            rows.write_parquet(path)
        case _:
            rows.write_excel(path)
