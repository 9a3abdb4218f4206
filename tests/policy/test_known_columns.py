"""One person, one stand-in: what a column became stands in the texts of its row too."""

from __future__ import annotations

import polars as pl
import pytest

from avgtool.catalog import known_names, operators
from avgtool.errors import PolicyError
from avgtool.keys import key_from_bytes
from avgtool.model.kinds import Kind
from avgtool.model.plan import Plan, Step
from avgtool.model.treatment import TextTreatments
from avgtool.operators.base import OperatorContext
from avgtool.policy.applying import apply_plan
from avgtool.policy.loading import read_policy
from avgtool.policy.plan_file import plans_from_json, plans_to_json
from avgtool.policy.planning import make_plan
from avgtool.policy.treatments import treatment_of
from avgtool.strict_yaml import load
from avgtool.text.replacing import Replacer
from tests.policy.building import HEAD, column, findings

KEY = key_from_bytes(bytes(range(32)))
KNOWN = operators()
NOBODY = TextTreatments(treatment_of(KNOWN["redact"]()))


class FindsNothing:
    """What a search misses is known all the same."""

    def find(self, texts):
        """Nothing."""
        return [[] for _ in texts]


def step(column: str, operator: str, **parameters: object) -> Step:
    """What happens to one column."""
    treatment = treatment_of(KNOWN[operator](**parameters))
    kind = Kind.FREE_TEXT_WITH_PII if operator == "text" else Kind.PERSON_NAME
    return Step(column, kind, "PERSON", treatment, "rules[0]", "b", text=NOBODY if operator == "text" else None)


def copy(frame: pl.DataFrame, *steps: Step) -> pl.DataFrame:
    """The treated rows."""
    replacer = Replacer(FindsNothing(), {}, lambda _: "[naam]", None, known_names())
    plan = Plan("x", None, None, "p", "0", steps)
    return apply_plan(frame.lazy(), plan, KNOWN, derive=KEY.derive, replacer_for=lambda _: replacer).collect(
        engine="streaming"
    )


CUSTOMERS = pl.DataFrame(
    {
        "notitie": ["Fatima belt over klant 1001", "mevrouw Jansen belt", "Fatima belt over klant 1001", None, " "],
        "nr": [1001, 1002, 1003, 1004, 1005],
        "naam": ["Fatima el Amrani", "Sanne Jansen", "Fatima Bakker", None, "Jan"],
    }
)


def test_a_made_up_name_is_the_one_of_the_column():
    """The text comes before its columns here, and the number is a number."""
    made = copy(
        CUSTOMERS,
        step("notitie", "text", known=["naam", "nr"]),
        step("nr", "surrogate", kind="number"),
        step("naam", "surrogate"),
    )
    first = [name and name.split()[0] for name in made["naam"]]
    last = [name and name.split()[-1] for name in made["naam"]]
    assert made["notitie"].to_list() == [
        f"{first[0]} belt over klant {made['nr'][0]}",
        f"mevrouw {last[1]} belt",
        f"{first[2]} belt over klant 1001",
        None,
        " ",
    ]
    assert made.columns == ["notitie", "nr", "naam"]


def test_a_token_is_the_one_of_the_column():
    """Of the whole name, for every part of it; so two customers called Fatima are told apart."""
    made = copy(CUSTOMERS, step("notitie", "text", known=["naam"]), step("nr", "drop"), step("naam", "pseudonymize"))
    assert made["notitie"][0] == f"{made['naam'][0]} belt over klant 1001"
    assert made["notitie"][2] == f"{made['naam'][2]} belt over klant 1001"
    assert made["notitie"][0] != made["notitie"][2]


@pytest.mark.parametrize("operator", ["drop", "redact", "keep", "mask"])
def test_where_nothing_stands_in_the_policy_for_names_decides(operator):
    """A column that is left out is known all the same."""
    made = copy(CUSTOMERS, step("notitie", "text", known=["naam"]), step("nr", "drop"), step("naam", operator))
    assert made["notitie"][0] == "[naam] belt over klant 1001"


def test_two_tables_agree():
    """Names that stand apart in one and together in the other, and in the texts of both."""
    apart = pl.DataFrame({
        "voornaam": ["Fatima"], "tv": ["el"], "achternaam": ["Amrani"], "notitie": ["F. el Amrani, Fatima dus"]
    })  # fmt: skip
    made = copy(
        apart,
        step("voornaam", "surrogate", kind="first_name"),
        step("tv", "drop"),
        step("achternaam", "surrogate", kind="last_name"),
        step("notitie", "text", known=["voornaam", "tv", "achternaam"]),
    )
    together = copy(CUSTOMERS, step("notitie", "drop"), step("nr", "drop"), step("naam", "surrogate", kind="full_name"))
    first, last = made["voornaam"][0], made["achternaam"][0]
    assert together["naam"][0] == f"{first} {last}"
    assert made["notitie"][0] == f"{first[0]}. {last}, {first} dus"


def test_a_column_that_is_not_there_is_told():
    """Before any text is read."""
    with pytest.raises(PolicyError, match="voornaam"):
        copy(CUSTOMERS, step("notitie", "text", known=["voornaam"]), step("nr", "drop"), step("naam", "drop"))


def test_texts_in_a_list_know_nothing_of_their_row():
    """They are treated as the policy says of texts."""
    lists = pl.DataFrame({"notities": [["Jan belt"]], "naam": ["Jan"]})
    made = copy(lists, step("notities", "text", known=["naam"]), step("naam", "surrogate"))
    assert made["notities"].to_list() == [["Jan belt"]]


def test_parameters_come_back_as_the_same_operator():
    """Plans hold parameters as plain data; without known columns they are empty."""
    operator = KNOWN["text"](known=["naam"])
    assert KNOWN["text"](**operator.parameters()) == operator
    assert KNOWN["text"]().parameters() == {}
    assert operator.value("", OperatorContext(replacer=FindsNothing())) == ""


def test_the_scan_can_say_which_columns_name_the_person():
    """A plan writes them out: the infix stands in front of its surname, whatever the order of the columns."""
    read = read_policy(
        load(
            f"{HEAD}rules:\n  - {{match: {{column: notitie}}, operator: text, because: b, "
            "parameters: {known: person}}\n"
            "  - {match: {column: '*'}, operator: surrogate, because: b}\n",
            "x.yaml",
            error=PolicyError,
        ),
        operators=KNOWN,
    )
    found = findings(
        column("notitie", "free_text_with_pii"),
        column("achternaam", "person_name", "LAST_NAME"),
        column("tussen", "person_name", "NAME_INFIX"),
        column("voornaam", "person_name", "FIRST_NAME"),
        column("klantnr", "other_id", "CUSTOMER_ID"),
        column("iban", "bank_account", "IBAN_CODE"),
    )
    plan = make_plan(found, read)
    assert plan.step("notitie").treatment.parameters == {"known": ["voornaam", "tussen", "achternaam", "klantnr"]}
    assert plans_from_json(plans_to_json([plan]), KNOWN) == (plan,)
    assert KNOWN["text"](known="person").inputs() == {}


def test_a_short_number_is_not_looked_for():
    """Customer 12 is not meant by every twelve."""
    frame = pl.DataFrame({"notitie": ["12 stuks, klant 12"], "nr": [12]})
    made = copy(frame, step("notitie", "text", known=["nr"]), step("nr", "surrogate", kind="number"))
    assert made["notitie"].to_list() == ["12 stuks, klant 12"]
