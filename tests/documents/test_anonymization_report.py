"""What the anonymization report says, and what it may call the result."""

from dataclasses import replace

import pytest

from avgtool.documents.anonymization_report import anonymization_report
from avgtool.documents.content import Alert, Table
from avgtool.documents.markup import plain, to_html
from avgtool.documents.verdict_words import for_receiver, for_sender
from avgtool.i18n import Message, worded
from avgtool.model.assessment import Verdict
from avgtool.model.measures import ColumnUse
from avgtool.model.outcome import Objection
from avgtool.model.plan import RuleReference
from avgtool.model.treatment import Effect, Treatment
from avgtool.privacy.verdict import identifiers_left, quasi_identifiers_left
from tests.documents import samples
from tests.documents.reading import Html
from tests.documents.test_scan_report import blocks
from tests.policy.building import inside, treatment


def report(outcome):
    """The report on an outcome."""
    return anonymization_report(outcome, samples.CONTEXT, samples.ENTITIES)


def step_table(document):
    """The table of what was done to each column."""
    return next(
        table for table in blocks(document, Table) if plain(table.caption, "en") == "Each column before and after"
    )


@pytest.mark.parametrize(("relation", "columns"), [(None, 5), (0.25, 7)])
def test_what_an_analyst_keeps_is_related_to_a_target_where_there_is_one(relation, columns):
    """No columns of dashes without."""
    uses = (ColumnUse("postcode", filled=10, distinct=4, entropy=2.0, association=relation),)
    assessment = replace(samples.SEGMENTS.assessment, uses_before=uses, uses_after=uses)
    done = replace(samples.SEGMENTS, assessment=assessment)
    (told,) = [table for table in blocks(report(done), Table) if "analyst keeps" in plain(table.caption, "en")]
    assert {len(told.columns), *map(len, told.rows)} == {columns}


def test_how_rare_combinations_are_is_told_before_and_after():
    """Where columns are left that can point to a person together."""
    (told,) = [table for table in blocks(report(samples.SEGMENTS), Table) if "How rare" in plain(table.caption, "en")]
    assert [plain(cell, "en") for cell in told.rows[0][1:]] == ["1", "3"]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("outcome", [samples.SEGMENTS, samples.REFUSED], ids=["passed", "refused"])
def test_reads_like_this(outcome, language, snapshot):
    """The whole text of a report, so that a change of words is seen."""
    assert "\n".join(Html(to_html(report(outcome), language)).lines) == snapshot


def test_why_no_k_is_asked_stands_in_the_report():
    """In the policy's own words."""
    plan = replace(samples.SEGMENTS.plan, why_no_k=worded("Voor het bestuur.", "For the board."))
    said = Html(to_html(report(replace(samples.SEGMENTS, plan=plan)), "nl")).lines
    assert said[said.index("Waarom geen k wordt gevraagd") + 1] == "Voor het bestuur."


OBJECTION = Objection("notities", "PERSON", 1, samples.msg("left"))


def test_the_verdict_is_told_with_what_it_means():
    """Nothing is called pseudonymized where nothing was found, nor anonymous."""
    clean = samples.outcome(samples.nothing("x"), operators={"x": "keep"}, after=(samples.nothing("x"),))
    said = "\n".join(Html(to_html(report(samples.assessed(replace(clean, key_id=None))), "nl")).lines)
    assert "GEREDUCEERD_RISICO" in said
    assert "niet gevonden is niet hetzelfde als niet aanwezig" in said
    assert "De scans vonden geen persoonsgegevens" in said
    assert "GEPSEUDONIMISEERD" not in said


@pytest.mark.parametrize(
    ("changes", "says", "says_not"),
    [
        ({}, "wie de sleutel heeft", "geen sleutel koppelt"),
        ({"is_keyed": False}, "geen sleutel koppelt", "wie de sleutel heeft"),
        ({"verdict": Verdict.REDUCED_RISK}, "groepen over die zo groot zijn als gevraagd", "berust alleen daarop"),
        ({"verdict": Verdict.REDUCED_RISK, "after": None}, "berust alleen daarop", "zo groot zijn als gevraagd"),
        ({"verdict": Verdict.PROPOSED_ANONYMOUS}, "stelt de verwerkingsverantwoordelijke vast", "restrisico"),
    ],
    ids=["keyed", "combined", "reduced", "reduced by nothing", "proposed"],
)
def test_what_is_said_of_a_verdict_fits_the_case(changes, says, says_not):
    """A copy without a key has no key to warn of, and groups that were not measured are not as large as asked."""
    done = replace(samples.SEGMENTS, assessment=replace(samples.SEGMENTS.assessment, **changes))
    (told,) = [one for one in blocks(report(done), Alert) if plain(one.title, "en").startswith("Verdict: ")]
    said = plain(told.text, "nl")
    assert says in said
    assert says_not not in said


@pytest.mark.parametrize("verdict", Verdict)
def test_both_views_fit_the_verdict(verdict):
    """Of the sender and of a receiver, one line each, and none calls the copy anonymous."""
    judged = replace(samples.SEGMENTS.assessment, verdict=verdict)
    sender, receiver = (plain(one, "nl") for one in (for_sender(judged), for_receiver(judged)))
    assert sender.startswith("Voor de verstrekker: ")
    assert receiver.startswith("Voor een ontvanger: ")
    assert ("gepseudonimiseerd" in sender) == (verdict is Verdict.PSEUDONYMIZED)
    assert ("vaststelt" in sender) == (verdict is Verdict.PROPOSED_ANONYMOUS)
    assert (sender.split(": ", 1)[1] == receiver.split(": ", 1)[1]) == (verdict is Verdict.NOT_ANONYMIZED)


def test_what_the_plan_leaves_of_a_quasi_identifier_is_told():
    """A band of years is no date of birth to a scan; the plan knows that it was one. What is dropped is gone."""
    left = quasi_identifiers_left(samples.SEGMENTS)
    assert list(left) == ["geboortedatum", "postcode"]
    (told,) = [alert for alert in blocks(report(samples.SEGMENTS), Alert) if "together" in plain(alert.title, "en")]
    assert [plain(item, "nl") for item in told.items] == [
        "geboortedatum: grover maken (tot op het jaar)",
        "postcode: grover maken (tot twee cijfers)",
    ]
    assert not quasi_identifiers_left(
        samples.outcome(*samples.COLUMNS, operators={"geboortedatum": "drop", "postcode": "drop"})
    )


def test_kept_text_with_names_is_no_pseudonymization():
    """Free text that is left as it was identifies people."""
    notes = samples.personal("notities", **samples.NOTES)
    assert identifiers_left(samples.outcome(notes, operators={"notities": "keep"}, after=(notes,))) == ("notities",)


@pytest.mark.parametrize(
    ("entity", "treatments", "left"),
    [
        ("PERSON", {"PERSON": {"operator": "keep"}}, True),
        ("PERSON", {"DEFAULT": {"operator": "keep"}}, True),
        ("PERSON", {"PERSON": {"operator": "replace"}, "DEFAULT": {"operator": "keep"}}, False),
        ("LOCATION", {"DEFAULT": {"operator": "keep"}}, False),
        ("DATE_OF_BIRTH", {"DEFAULT": {"operator": "keep"}}, False),
    ],
)
def test_names_that_a_plan_keeps_inside_texts_identify(entity, treatments, left):
    """The rest of the text may be treated; who is named in it is named."""
    notes = replace(samples.personal("notities", **samples.NOTES), entities={entity: 3})
    done = samples.outcome(notes, operators={"notities": "text"}, after=(notes,))
    plan = replace(done.plan, steps=(replace(done.plan.steps[0], text=inside(treatments)),))
    assert bool(identifiers_left(replace(done, plan=plan))) == left


def test_an_objection_names_column_entity_and_rows():
    """Whoever reads why an output was refused knows where to look."""
    (refused,) = [alert for alert in blocks(report(samples.REFUSED), Alert) if alert.tone == "danger" and alert.items][
        -1:
    ]
    assert [plain(item, "en") for item in refused.items] == [
        "opmerkingen: name of a person in 2 rows. Names are left in the text."
    ]


def test_every_step_of_the_plan_has_its_rule_and_reason():
    """The table shows who decided what, and why."""
    table = step_table(report(samples.SEGMENTS))
    assert len(table.rows) == len(samples.COLUMNS)
    assert all(row[3].text and row[3].note for row in table.rows)


def test_the_steps_of_thousands_of_columns_are_all_named():
    """Those that are treated come first; those that are kept follow by name."""
    columns = [samples.nothing(f"leeg{i}") for i in range(400)]
    done = samples.outcome(*columns, samples.personal("naam"), operators={c.name: "keep" for c in columns})
    document = report(done)
    assert any(row[0].text == "naam" for row in step_table(document).rows)
    lines = "\n".join(Html(to_html(document, "nl")).lines)
    assert all(f"leeg{i}" in lines for i in range(400))


def test_an_operator_goes_by_the_words_it_brings():
    """Third parties bring operators that this package has never heard of, with words of their own or none."""
    shuffle = Treatment("shuffle", Effect.PERTURBS, title=Message("shuffle"))
    done = samples.outcome(samples.personal("x"), operators={"x": shuffle})
    assert plain(step_table(report(done)).rows[0][2].text, "nl") == "Shuffle"


def test_what_happens_inside_a_text_is_told_of_each_entity():
    """Also how much of a value a mask leaves, and what becomes of everything that the policy does not name."""
    rows = {row[0].text: row[2].note for row in step_table(report(samples.SEGMENTS)).rows}
    told = plain(rows["opmerkingen"], "en")
    assert told == (
        "name of a person: replace (by [naam]); telephone number: mask (last 2 kept); anything else: redact"
    )


def in_the_copy(operator, parameters=None, before=None, after=None, objections=()):
    """What the last column of the table says of a column that was treated so."""
    column = before or samples.personal("x")
    done = samples.outcome(
        column,
        operators={"x": treatment(operator, **(parameters or {}))},
        after=(after or samples.nothing("x"),),
        objections=objections,
    )
    cell = step_table(report(done)).rows[0][-1]
    return " / ".join(plain(text, "en") for text in (cell.text, *(tag.text for tag in cell.tags)))


EMPTY = samples.nothing("x", filled=0)


@pytest.mark.parametrize(
    ("treated", "words"),
    [
        ({"operator": "generalize", "parameters": {"date": "5-year"}}, "bands of five years / ordinary"),
        ({"operator": "generalize", "parameters": {"postcode": "pc4"}}, "four digits of the postcode / ordinary"),
        ({"operator": "generalize", "parameters": {"age": 5, "top": 90}}, "bands of 5 years of age / ordinary"),
        ({"operator": "generalize", "parameters": {"amount": 1000}}, "bands of 1,000 / ordinary"),
        ({"operator": "generalize", "parameters": {"amount": [0, 10]}}, "bands of amounts / ordinary"),
        ({"operator": "generalize", "parameters": {"ip": 24}}, "networks (/24) / ordinary"),
        ({"operator": "generalize", "parameters": {"ip": 24}, "before": samples.nothing("x")}, "networks (/24)"),
        ({"operator": "generalize", "parameters": {"date": "year"}, "after": EMPTY}, "empty"),
        ({"operator": "redact", "after": EMPTY}, "emptied"),
        ({"operator": "redact", "before": EMPTY, "after": EMPTY}, "empty"),
        ({"operator": "mask", "after": samples.personal("x")}, "masked"),
        ({"operator": "replace"}, "a fixed text"),
        ({"operator": "pseudonymize", "after": samples.personal("x")}, "pseudonyms"),
        ({"operator": "keep", "after": EMPTY}, "empty"),
        ({"operator": "keep", "after": samples.personal("x")}, "Customer or reference number / ordinary"),
        ({"operator": "drop"}, "left out"),
        (
            {
                "operator": "mask",
                "after": samples.personal("x"),
                "objections": (Objection("x", "PERSON", 1, samples.msg("left")),),
            },
            "Customer or reference number / objected to",
        ),
    ],
)
def test_what_stands_in_the_copy_follows_from_the_treatment(treated, words):
    """And not from what a scan makes of a header above values that are no more what it says."""
    assert in_the_copy(**treated) == words


def test_values_that_could_not_be_read_are_counted():
    """They are empty in the copy, and a reader should know that."""
    done = samples.outcome(samples.personal("x"), operators={"x": "generalize"})
    counted = replace(done, steps=(replace(done.steps[0], changed=4800, same=12, emptied=1300),))
    cell = step_table(report(counted)).rows[0][4]
    assert (plain(cell.text, "en"), plain(cell.note, "en")) == ("4,800", "12 the same; 1,300 not readable, emptied")


def test_a_reason_is_given_once_for_each_rule():
    """Other columns of the same rule refer to the first."""
    columns = [samples.personal(name) for name in ("voornaam", "achternaam")]
    done = samples.outcome(*columns)
    steps = tuple(
        replace(step, rule=RuleReference("klantsegmentatie", 0), because=worded("Niet nodig"))
        for step in done.plan.steps
    )
    rows = step_table(report(replace(done, plan=replace(done.plan, steps=steps)))).rows
    assert [plain(row[3].text, "en") for row in rows] == ["Niet nodig", "as for voornaam"]
    assert [plain(row[3].note, "en") for row in rows] == ["rule 1", "rule 1"]


def test_the_version_of_the_policy_is_named():
    """A hash alone says nothing to a reader."""
    assert "1.2" in Html(to_html(report(samples.SEGMENTS), "nl")).lines
