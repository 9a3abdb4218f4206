"""Comparing two scans says what is new, gone and changed, and nothing else."""

from __future__ import annotations

from avgtool.model.findings import ScanResult
from avgtool.model.kinds import Kind
from avgtool.scanning.compare import compare

BEFORE = {"email": ["a@example.nl", "b@example.nl"], "kleur": ["rood", "blauw"], "oud": ["1", "2"]}


def result(scanned, columns, name="klanten.csv"):
    return ScanResult((scanned(columns, name),), "0.1.0")


def test_the_same_scan_twice_is_the_same(scanned):
    """Also when the file was moved to another folder."""
    assert compare(result(scanned, BEFORE), result(scanned, BEFORE, "map/klanten.csv")).is_same


def test_new_gone_and_changed_columns_are_told(scanned):
    """With what they were and what they are."""
    after = {
        "email": BEFORE["email"],
        "kleur": ["a@example.nl", "c@example.nl"],
        "telefoon": ["06-12345678", "06-87654321"],
    }
    found = compare(result(scanned, BEFORE), result(scanned, after))
    assert [(one.column, one.kind) for one in found.new] == [("telefoon", Kind.PHONE)]
    assert [(one.column, one.is_personal) for one in found.gone] == [("oud", False)]
    assert [(one.column, one.before, one.after) for one in found.changed] == [("kleur", Kind.NONE, Kind.EMAIL)]


def test_a_kind_that_newly_stands_inside_values_is_told(scanned):
    """A clean column in which somebody began to write e-mail addresses."""
    after = {**BEFORE, "kleur": ["rood"] * 50 + ["mail jan@example.nl"]}
    after = {name: (values * 51)[:51] for name, values in after.items()}
    changed = compare(result(scanned, BEFORE), result(scanned, after)).changed
    assert [(one.column, one.new_entities) for one in changed] == [("kleur", ("EMAIL_ADDRESS",))]


def test_one_file_each_belongs_together_whatever_it_is_called(scanned):
    """This month's export against last month's."""
    after = {**BEFORE, "telefoon": ["06-12345678", "06-87654321"]}
    found = compare(result(scanned, BEFORE, "mei.csv"), result(scanned, after, "juni.csv"))
    assert [(one.source, one.column) for one in found.new] == [("juni.csv", "telefoon")]
    assert not found.gone
    assert not found.changed


def test_of_several_files_those_of_one_name_belong_together(scanned):
    """A file that is new is new with all its columns."""
    one, other = scanned(BEFORE, "mei/a.csv"), scanned(BEFORE, "mei/b.csv")
    again, new = scanned(BEFORE, "juni/a.csv"), scanned(BEFORE, "juni/c.csv")
    found = compare(ScanResult((one, other), "0.1.0"), ScanResult((again, new), "0.1.0"))
    assert {place.source for place in found.new} == {"juni/c.csv"}
    assert {place.source for place in found.gone} == {"mei/b.csv"}
