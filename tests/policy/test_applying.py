"""A plan's steps over real columns: strings, numbers, dates, lists; in order, and lazily."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import polars as pl
import pytest

from avgtool.catalog import operators
from avgtool.engines.local import LocalEngine
from avgtool.errors import KeyFileError, PolicyError
from avgtool.i18n import worded
from avgtool.keys import key_from_bytes
from avgtool.model.kinds import Kind
from avgtool.model.plan import Plan, RuleReference, Step
from avgtool.model.treatment import Effect, Treatment
from avgtool.operators.base import OperatorContext
from avgtool.policy.applying import apply_plan
from avgtool.policy.treatments import text_actions
from tests.policy.building import inside, treatment

KEY = key_from_bytes(bytes(range(32)))


def step(column: str, operator: str, entities=None, **parameters) -> Step:
    """A step of a plan."""
    text = inside(entities or {}) if operator == "text" else None
    return Step(
        column, Kind.NONE, "PERSON", treatment(operator, **parameters), RuleReference("proef", 0), worded("b"), text
    )


def actions_of(entities, names):
    """What becomes of personal data in prose, without a key."""
    return text_actions(inside(entities), names, lambda entity: OperatorContext(entity=entity), operators())


def plan(*steps: Step) -> Plan:
    """A plan of these steps."""
    return Plan("x", None, None, "p", "0", steps)


def applied(frame: pl.DataFrame, *steps: Step, **options) -> pl.DataFrame:
    """The treated rows."""
    return apply_plan(frame.lazy(), plan(*steps), operators(), derive=KEY.derive, **options).collect(engine="streaming")


def test_an_operator_learns_from_the_items_of_lists():
    """As it treats them."""
    frame = pl.DataFrame({"v": [["a", "a"], ["b", "c"], None]})
    made = applied(frame, step("v", "aggregate", below=2), statistics=LocalEngine())
    assert made["v"].to_list() == [["a", "a"], ["overig", "overig"], None]


def test_beside_the_items_of_lists_there_is_no_subject():
    """Told before anything is moved."""
    frame = pl.DataFrame({"v": [["01-01-2020"]], "klant": ["a"]})
    with pytest.raises(PolicyError, match="lists"):
        applied(frame, step("v", "shift_dates", days=5, subject="klant"))


def test_order_and_rows_stay_and_dropped_columns_go():
    """A copy is read by the programs that read the original."""
    frame = pl.DataFrame({"a": ["1", "2"], "b": ["x", "y"], "c": ["p", "q"]})
    made = applied(frame, step("a", "keep"), step("b", "drop"), step("c", "mask"))
    assert made.to_dict(as_series=False) == {"a": ["1", "2"], "c": ["*", "*"]}


def test_what_is_kept_keeps_its_type():
    """Numbers stay numbers, also where they are emptied."""
    frame = pl.DataFrame({"n": [1, None], "d": [date(1980, 3, 12), None], "f": [1.5, 2.0], "b": [True, False]})
    made = applied(frame, step("n", "keep"), step("d", "redact"), step("f", "redact"), step("b", "keep"))
    assert made.schema == frame.schema
    assert made["d"].to_list() == [None, None]
    assert made["n"].to_list() == [1, None]


TYPED = [
    (pl.Series([date(1980, 3, 12)]), step("v", "generalize", date="5-year"), "1980-1984"),
    (pl.Series([datetime(1980, 3, 12, 14, 30, tzinfo=UTC)]), step("v", "generalize", date="month"), "1980-03"),
    (pl.Series([34], dtype=pl.Int64), step("v", "generalize", age=5), "30-34"),
    (pl.Series([34.0]), step("v", "generalize", age=5), "30-34"),
    (pl.Series([1.234]), step("v", "generalize", amount=500), "0-<500"),
    (pl.Series([1234.5]), step("v", "generalize", amount=500), "1000-<1500"),
    (pl.Series([1980], dtype=pl.Int32), step("v", "generalize", date="10-year"), "1980-1989"),
    (pl.Series([612345678]), step("v", "mask", last=2), "*******78"),
    (pl.Series(["x"], dtype=pl.Categorical), step("v", "mask"), "*"),
    (pl.Series([b"\xff"]), step("v", "mask"), "**"),
    (pl.Series([True]), step("v", "replace", **{"with": "?"}), "?"),
]


@pytest.mark.parametrize(("values", "what", "made"), TYPED, ids=lambda value: str(value)[:40])
def test_typed_columns_are_treated_as_they_would_be_written(values, what, made):
    """Parquet and databases have types; the answer is that of a text file."""
    assert applied(values.alias("v").to_frame(), what)["v"].to_list() == [made]


def test_a_number_has_one_token_in_every_format():
    """1001 in a CSV, 1001 in a database, 1001.0 from a spreadsheet."""
    token = step("v", "pseudonymize")
    frames = [pl.DataFrame({"v": values}) for values in (["1001"], [1001], [1001.0])]
    assert len({applied(frame, token)["v"][0] for frame in frames}) == 1


def test_an_empty_column_stays_empty():
    """A column without a single value has no type to speak of."""
    frame = pl.DataFrame({"v": [None, None]})
    for operator in ("pseudonymize", "mask", "redact", "replace"):
        assert applied(frame, step("v", operator))["v"].to_list() == [None, None]


def test_a_list_is_treated_item_by_item():
    """A field inside a list of a JSON file."""
    frame = pl.DataFrame({"v": [["Jan", "Piet", None], [], None]})
    assert applied(frame, step("v", "mask"))["v"].to_list() == [["***", "****", None], [], None]
    numbers = pl.DataFrame({"v": [[34, 70], [12]]})
    assert applied(numbers, step("v", "generalize", age=10))["v"].to_list() == [["30-39", "70-79"], ["10-19"]]
    tokens = applied(frame, step("v", "pseudonymize"))["v"].to_list()
    assert tokens[0][0] == applied(pl.DataFrame({"v": ["Jan"]}), step("v", "pseudonymize"))["v"][0]


def test_a_struct_is_treated_as_the_text_it_would_be():
    """Never passed by because its type is unusual."""
    frame = pl.DataFrame({"v": [{"naam": "Jan"}]})
    assert "Jan" not in applied(frame, step("v", "mask"))["v"][0]


def test_without_a_key_the_work_does_not_begin():
    """Neither for a column nor for an entity in prose."""
    frame = pl.LazyFrame({"v": ["x"]})
    with pytest.raises(KeyFileError):
        apply_plan(frame, plan(step("v", "pseudonymize")), operators())
    with pytest.raises(KeyFileError):
        actions_of({"PERSON": {"operator": "pseudonymize"}}, ())


@pytest.mark.parametrize(("operator", "parameters"), [("shuffle", {}), ("mask", {"frst": 1})])
def test_a_plan_that_was_edited_wrongly_is_refused(operator, parameters):
    """Saved plans are files, and people edit files."""
    wrong = replace(step("v", "keep"), treatment=Treatment(operator, Effect.KEEPS, parameters))
    with pytest.raises(PolicyError, match="do not exist"):
        apply_plan(pl.LazyFrame({"v": ["x"]}), plan(wrong), operators())


def test_every_entity_in_prose_has_its_action():
    """Its own; or the default one, which knows the name of the entity."""
    entities = {
        "DEFAULT": {"operator": "replace"},
        "PERSON": {"operator": "replace", "with": "[naam]"},
        "URL": {"operator": "keep"},
    }
    actions, default = actions_of(entities, ("PERSON", "PHONE_NUMBER"))
    made = {entity: act("waarde") for entity, act in actions.items()}
    assert made == {"PERSON": "[naam]", "PHONE_NUMBER": "[PHONE_NUMBER]", "URL": "waarde"}
    assert default("waarde") == "[***]"


def test_in_prose_nothing_is_left_where_an_operator_leaves_nothing():
    """A date that cannot be read is not left standing."""
    actions, default = actions_of({"DATE_TIME": {"operator": "generalize", "date": "year"}}, ())
    assert actions["DATE_TIME"]("12 maart 1980") == "1980"
    assert actions["DATE_TIME"]("gisteren") == ""
    assert default("Jan") == ""


def test_no_type_of_a_column_tells_words_that_are_not_there():
    """The categories of an Enum stand in its type, and so in the file that is written."""
    names = pl.Enum(["Jan Jansen", "Zoë Smit", "Eva Bos"])
    frame = pl.DataFrame({"kept": ["Eva Bos"], "gone": ["Eva Bos"]}, schema={"kept": names, "gone": names})
    made = applied(frame, step("kept", "keep"), step("gone", "redact"))
    assert made.to_dict(as_series=False) == {"kept": ["Eva Bos"], "gone": [None]}
    assert "Jansen" not in str(made.schema)
