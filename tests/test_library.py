"""What a program gets that imports avgtool: the promises of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
import xlsxwriter

import avgtool
from avgtool.errors import InputError, OutputError, SettingsError, UndecidedColumnError
from avgtool.i18n import use_language

if TYPE_CHECKING:
    from pathlib import Path

POLICY = """\
name: proef
version: "1"
title: Proef
purpose: Proef
unmatched: refuse
rules:
  - {match: {kind: email}, operator: mask, because: b}
  - {match: {kind: person_name}, operator: drop, because: b}
  - {match: {column: [klant, omzet]}, operator: keep, because: b, optional: true}
"""
NAMES = ("Fatima el Amrani", "Jan Jansen", "Zoë Smit")


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A policy that masks addresses and leaves names out."""
    path = tmp_path / "proef.yaml"
    path.write_text(POLICY, encoding="utf-8")
    return path


def customers():
    """A table of pandas."""
    pd = pytest.importorskip("pandas")
    return pd.DataFrame(
        {
            "email": ["f.elamrani@voorbeeld.nl", "j.jansen@voorbeeld.nl"],
            "naam": ["Fatima el Amrani", "Jan Jansen"],
            "omzet": [10, 20],
        }
    )


def test_an_index_is_judged_and_treated_like_any_column(policy: Path) -> None:
    """By whatever the rows are called, it is personal data or it is not."""
    by_mail = customers().set_index("email")
    assert next(column.kind for _, column in avgtool.scan(by_mail).columns()) == "email"
    masked = avgtool.anonymize_frame(by_mail, policy)
    assert masked.index.name == "email"
    assert all(set(value) == {"*"} for value in masked.index)
    by_name = avgtool.anonymize_frame(customers().set_index("naam"), policy)
    assert (list(by_name.index), list(by_name.columns)) == ([0, 1], ["email", "omzet"])


def test_an_index_that_no_rule_is_about_is_refused(policy: Path) -> None:
    """Without a name too, where it holds more than row numbers."""
    for numbers in ([123456782, 123456795], [-1, 5], ["a", "b"]):
        with pytest.raises(UndecidedColumnError, match="index"):
            avgtool.anonymize_frame(customers().set_axis(numbers), policy)


def test_row_numbers_that_a_filter_left_are_no_column_and_come_back(policy: Path) -> None:
    """No reset_index is needed, and the rows can still be found in the table they come from."""
    for left in (customers().iloc[1:], customers().iloc[::-1], customers()[[False, True]]):
        assert avgtool.anonymize_frame(left, policy).index.equals(left.index)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two sheets of customers."""
    path = tmp_path / "klanten.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for sheet, rows in (("Klanten", 2), ("Leden", 3)):
            cells = book.add_worksheet(sheet)
            cells.write_row(0, 0, ["naam", "email", "omzet"])
            for row in range(rows):
                cells.write_row(row + 1, 0, [NAMES[row], f"klant{row}@voorbeeld.nl", row])
    return path


def test_a_plan_is_for_one_sheet(workbook: Path, policy: Path) -> None:
    """Which one must be said where there are several."""
    result = avgtool.scan(workbook)
    assert avgtool.plan(result, policy, table="Leden").table == "Leden"
    assert avgtool.plan(avgtool.scan(workbook, table="Klanten"), policy).table == "Klanten"
    with pytest.raises(InputError, match="holds 2 tables: Klanten, Leden"):
        avgtool.plan(result, policy)
    with pytest.raises(InputError, match="Klanten, Leden"):
        avgtool.plan(result, policy, table="Kantoor")


def test_one_sheet_of_a_workbook_is_anonymized(workbook: Path, policy: Path, tmp_path: Path) -> None:
    """The one that is named, or that the plan was made for."""
    plan = avgtool.plan(avgtool.scan(workbook), policy, table="Leden")
    by_plan = avgtool.anonymize(workbook, plan, output=tmp_path / "plan.csv")
    by_name = avgtool.anonymize(workbook, policy, output=tmp_path / "naam.csv", table="Klanten")
    assert [(made.plan.table, made.rows_out, made.verified) for made in (by_plan, by_name)] == [
        ("Leden", 3, True),
        ("Klanten", 2, True),
    ]
    with pytest.raises(InputError, match="holds 2 tables: Klanten, Leden"):
        avgtool.anonymize(workbook, policy, output=tmp_path / "beide.xlsx")


def test_all_sheets_of_a_workbook_are_anonymized_together(workbook: Path, policy: Path, tmp_path: Path) -> None:
    """They come to stand in one file, each in its own sheet."""
    output = tmp_path / "veilig.xlsx"
    made = avgtool.anonymize_tables(workbook, policy, output=output)
    assert [(one.plan.table, one.rows_out, one.verified) for one in made] == [("Klanten", 2, True), ("Leden", 3, True)]
    assert pl.read_excel(output, sheet_name="Leden").columns == ["email", "omzet"]
    with pytest.raises(OutputError, match="exists already"):
        avgtool.anonymize_tables(workbook, policy, output=output)
    (tmp_path / "twee").mkdir()
    for name in ("a.csv", "b.csv"):
        (tmp_path / "twee" / name).write_text("naam,omzet\nJan Jansen,1\n", encoding="utf-8")
    with pytest.raises(InputError, match="several files"):
        avgtool.anonymize_tables(tmp_path / "twee", policy, output=tmp_path / "x.xlsx")


@pytest.mark.parametrize(
    ("arguments", "options", "error", "words"),
    [
        ((None,), {}, TypeError, "text must be a str, not NoneType"),
        (("Bel Jan",), {"language": "de"}, ValueError, "language must be 'nl' or 'en', not 'de'"),
        (("Bel Jan",), {"threshold": 3}, ValueError, "threshold must lie between 0 and 1, not 3"),
        (("Bel Jan",), {"threshold": float("nan")}, ValueError, "threshold must lie between 0 and 1, not nan"),
        (("Bel Jan",), {"threshold": "0.4"}, TypeError, "threshold must be a number, not str"),
    ],
)
def test_what_a_text_is_searched_with_is_checked(arguments, options, error, words) -> None:
    """In words of ours, before anything is loaded."""
    with pytest.raises(error) as caught:
        avgtool.find_in_text(*arguments, **options)
    assert str(caught.value) == words


def test_other_mistakes_of_a_caller_are_told_too() -> None:
    """A text that is none, and a way of scanning that is none."""
    with pytest.raises(TypeError, match="text must be a str, not int"):
        avgtool.anonymize_text(12)
    with pytest.raises(ValueError, match="mode must be 'full' or 'sample', not 'fast'"):
        avgtool.scan("klanten.csv", mode="fast")


def test_only_what_there_is_to_use_is_shown() -> None:
    """Completion in an editor offers what is promised and nothing else."""
    assert dir(avgtool) == sorted(avgtool.__all__)
    assert all(hasattr(avgtool, name) for name in avgtool.__all__)


def persons():
    """Five persons: two alike, two alike but for what they bought, one missing."""
    return pl.DataFrame({"age": [30, 30, 40, 40, None], "sex": ["f", "f", "m", "m", "m"], "bought": list("abaab")})


@pytest.mark.parametrize("kind", ["polars", "lazy", "pandas", "pyarrow"])
def test_a_table_of_any_library_is_measured(kind):
    """The same numbers for each; the table is left as it was."""
    frame = persons()
    given = {"polars": frame, "lazy": frame.lazy(), "pandas": frame.to_pandas(), "pyarrow": frame.to_arrow()}[kind]
    found = avgtool.privacy_metrics(given, quasi_identifiers=["age", "sex"], sensitive="bought")
    assert (found.k, found.l, found.highest_risk, found.unique_share) == (1, 1, 1.0, 0.2)
    assert found.average_risk == pytest.approx(3 / 5)
    assert found.entropy_l == pytest.approx(1)
    assert found.t == pytest.approx(3 / 5)
    assert avgtool.privacy_metrics(given, ["sex"]).l is None
    assert persons().equals(frame)


def test_what_cannot_be_measured_is_told():
    """A column that is not there, no column at all, and no table."""
    with pytest.raises(SettingsError, match="leeftijd"):
        avgtool.privacy_metrics(persons(), ["leeftijd"])
    with pytest.raises(ValueError, match="quasi-identifier"):
        avgtool.privacy_metrics(persons(), [])
    with pytest.raises(ValueError, match="k must be"):
        avgtool.privacy_metrics(persons(), ["age"], k=0)
    with pytest.raises(InputError):
        avgtool.privacy_metrics(["age"], ["age"])


def test_every_name_can_be_had():
    """What is listed is there, and nothing else pretends to be."""
    functions = {name for name in avgtool.__all__ if callable(getattr(avgtool, name))}
    assert functions == set(avgtool.__all__) - {"__version__"}
    assert not hasattr(avgtool, "anonymise")


def test_a_program_writes_the_labels_that_the_command_writes():
    """Dutch where nobody chose a language, and the chosen one otherwise."""
    text = "Mail naar jan@voorbeeld.nl of bel 06-12345678."
    with use_language("nl"):
        dutch = avgtool.anonymize_text(text)
    assert avgtool.anonymize_text(text) == dutch == "Mail naar [e-mailadres] of bel [telefoonnummer]."
    with use_language("en"):
        assert avgtool.anonymize_text(text) != dutch
