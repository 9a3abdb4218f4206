"""A half-filled activity is named with what is missing; a full one is left in peace."""

from dataclasses import replace
from datetime import date

import pytest

from avgtool.model.activities import (
    Action,
    Activity,
    ActivityPurpose,
    AutomatedDecision,
    Capacity,
    Party,
    Processor,
    Recipient,
    StoragePeriod,
    Transfer,
)
from avgtool.model.consents import Basis
from avgtool.model.kinds import Category, Kind
from avgtool.model.retention import Term
from avgtool.register.answering import tells
from avgtool.register.checking import Known, check_activities
from avgtool.register.completeness import CATEGORY_OF_KIND, missing, not_reviewed
from avgtool.register.facts import facts
from avgtool.register.findings import Gravity

FULL = Activity(
    "nieuwsbrief",
    "Nieuwsbrief",
    purposes=(ActivityPurpose("Informeren", Basis.CONSENT, consent="nieuwsbrief"),),
    subjects=("klanten",),
    kinds=(Kind.EMAIL,),
    recipients=(Recipient("mailbedrijf"),),
    no_transfers=True,
    retention=(StoragePeriod(term=Term(years=2), ground="beleid", action=Action.DELETE),),
    measures=("tweestapsverificatie",),
    systems=("klanten.csv",),
    origin="van de betrokkene",
    owner="Marketing",
    dpia="niet nodig",
    last_review=date(2026, 5, 4),
)
PROCESSOR = Activity(
    "hosting",
    "Hosting",
    Capacity.PROCESSOR,
    controllers=(Party("Klant BV", "info@example.nl"),),
    work=("hosting",),
    no_transfers=True,
    measures=("back-ups",),
    systems=("server",),
    owner="Beheer",
)


def asked(activity, gravity=None):
    return {one.field for one in missing(activity) if gravity in {None, one.gravity}}


@pytest.mark.parametrize("activity", [FULL, PROCESSOR], ids=["controller", "processor"])
def test_of_a_full_activity_nothing_is_missing(activity):
    assert asked(activity) == set()


LEFT_OUT = {
    "purposes": ({"purposes": ()}, "purposes", "30(1)(b)"),
    "basis": ({"purposes": (ActivityPurpose("x"),)}, "purposes.basis", "6(1)"),
    "law of a duty": ({"purposes": (ActivityPurpose("x", Basis.LEGAL_OBLIGATION),)}, "purposes.law", "6(3)"),
    "law of a task": ({"purposes": (ActivityPurpose("x", Basis.PUBLIC_TASK),)}, "purposes.law", "6(3)"),
    "interest": ({"purposes": (ActivityPurpose("x", Basis.LEGITIMATE_INTEREST),)}, "purposes.interest", "13(1)(d)"),
    "consent": ({"purposes": (ActivityPurpose("x", Basis.CONSENT),)}, "purposes.consent", "7(1)"),
    "persons": ({"subjects": ()}, "subjects", "30(1)(c)"),
    "data": ({"kinds": ()}, "kinds", "30(1)(c)"),
    "recipients": ({"recipients": ()}, "recipients", "30(1)(d)"),
    "transfers": ({"no_transfers": False}, "transfers", "30(1)(e)"),
    "safeguard": ({"transfers": (Transfer("Verenigde Staten"),)}, "transfers.safeguard", "46"),
    "retention": ({"retention": ()}, "retention", "30(1)(f)"),
    "term": ({"retention": (StoragePeriod(ground="beleid"),)}, "retention.term", "5(1)(e)"),
    "measures": ({"measures": ()}, "measures", "30(1)(g)"),
    "agreement": ({"processors": (Processor("Hoster"),)}, "processors.contract", "28(3)"),
    "special": ({"kinds": (Kind.HEALTH,)}, "permits.special", "9"),
    "criminal": ({"kinds": (Kind.CRIMINAL,)}, "permits.criminal", "10"),
    "national number": ({"kinds": (Kind.NATIONAL_ID,)}, "permits.national_id", "87"),
}


@pytest.mark.parametrize(("change", "field", "article"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_left_out_is_told_with_its_article(change, field, article):
    [found] = missing(replace(FULL, **change))
    assert (found.field, found.article, found.gravity, found.activity) == (
        field,
        article,
        Gravity.OBJECTION,
        "nieuwsbrief",
    )


@pytest.mark.parametrize("field", ["systems", "origin", "owner", "dpia"])
def test_what_is_wise_and_not_asked_is_a_remark(field):
    assert asked(replace(FULL, **{field: type(getattr(FULL, field))()}), Gravity.REMARK) == {field}


def test_an_empty_processor_is_asked_what_a_processor_must_say():
    assert asked(Activity("a", "A", Capacity.PROCESSOR), Gravity.OBJECTION) == {
        *("transfers", "measures", "controllers", "work"),
    }


def test_a_processor_is_judged_by_the_article_of_processors():
    """Art. 30(2), and not 30(1), which is of controllers."""
    found = {one.field: one.article for one in missing(Activity("a", "A", Capacity.PROCESSOR))}
    assert (found["transfers"], found["measures"]) == ("30(2)(c)", "30(2)(d)")
    assert not [article for article in found.values() if article.startswith("30(1)")]


def test_having_no_recipients_is_an_answer():
    assert asked(replace(FULL, recipients=(), no_recipients=True)) == set()


def test_a_permit_answers_for_its_category():
    assert asked(replace(FULL, kinds=(Kind.HEALTH,), permits={Category.SPECIAL: "AVG 9(2)(a)"})) == set()


def test_every_kind_of_a_special_category_needs_a_permit():
    """All of art. 9, and what else a law must allow."""
    assert {kind for kind, category in CATEGORY_OF_KIND.items() if category is Category.SPECIAL} == {
        *(Kind.HEALTH, Kind.RELIGION, Kind.UNION, Kind.POLITICAL, Kind.ORIENTATION, Kind.ETHNICITY),
        *(Kind.BIOMETRIC, Kind.GENETIC),
    }


@pytest.mark.parametrize(("today", "is_told"), [("2027-05-04", False), ("2027-05-05", True), ("2026-05-04", False)])
def test_an_activity_is_looked_at_every_year(today, is_told):
    assert bool(list(not_reviewed(FULL, date.fromisoformat(today)))) is is_told


def test_an_activity_that_was_never_looked_at_is_told():
    [found] = not_reviewed(replace(FULL, last_review=None), date(2026, 1, 1))
    assert found.gravity is Gravity.OBJECTION


@pytest.mark.parametrize(
    "text",
    [
        *("J", "Ja", "ja.", "N", "nee", "Yes", "no", "?", "??", "-", "–", "", " ", "x", "n.v.t.", "NVT", "N/A"),
        *("niet van toepassing", "onbekend", "ja, aanwezig", "nog niet", "n.n.b.", "Idem", "geen", "ok"),
    ],
)
def test_a_bare_yes_no_or_question_mark_is_no_proof(text):
    """Whatever asks for a law, an agreement or a name: *J* is none of them."""
    assert not tells(text)
    lawful = replace(FULL, kinds=(Kind.HEALTH,), permits={Category.SPECIAL: text})
    hired = replace(FULL, processors=(Processor("Hoster", contract=text),))
    abroad = replace(FULL, transfers=(Transfer("Canada", safeguard=text),), no_transfers=False)
    obliged = replace(FULL, purposes=(ActivityPurpose("x", Basis.LEGAL_OBLIGATION, law=text),))
    weighed = replace(FULL, purposes=(ActivityPurpose("x", Basis.LEGITIMATE_INTEREST, interest=text),))
    assert [asked(one, Gravity.OBJECTION) for one in (lawful, hired, abroad, obliged, weighed)] == [
        *({"permits.special"}, {"processors.contract"}, {"transfers.safeguard"}),
        *({"purposes.law"}, {"purposes.interest"}),
    ]


@pytest.mark.parametrize("text", ["Ja, 12-03-2024", "VO-2025-3", "AVG 9(2)(a)", "SCC", "UAVG 30", "法律"])
def test_what_says_more_than_yes_is_taken_as_said(text):
    assert tells(text)


@pytest.mark.parametrize("field", ["controllers", "work"])
def test_a_controller_that_works_for_others_is_asked_whether_it_is_a_processor(field):
    """What it does for them would be on no paper, and what they decide in the privacy notice."""
    [found] = missing(replace(FULL, **{field: getattr(PROCESSOR, field)}))
    assert (found.field, found.article, found.gravity) == ("capacity", "30(2)", Gravity.OBJECTION)
    assert {field} <= {fact.field for fact in facts(replace(FULL, **{field: getattr(PROCESSOR, field)}))}


def test_two_activities_of_one_name_are_told_apart_by_nobody():
    same = (FULL, replace(FULL, code="nieuwsbrief-2", name="NIEUWSBRIEF"), replace(FULL, code="ander", name="Ander"))
    found = [one for one in check_activities(same, Known(policies=()), date(2026, 5, 5)) if one.field == "name"]
    assert [(one.activity, one.gravity) for one in found] == [
        ("nieuwsbrief", Gravity.REMARK),
        ("nieuwsbrief-2", Gravity.REMARK),
    ]


LAWFUL = [
    "AVG 9(2)(a)",
    "UAVG 30(3)(a)",
    "Wabvpz",
    "Wet BIG",
    "uitdrukkelijke toestemming",
    "explicit consent",
    "BW 7:454",
]
LAWFUL += ["Jeugdwet", "UAVG", "op grond van de Zvw"]
VAGUE = ["omdat het nodig is", "mag van de baas", "altijd al zo gedaan", "Omdat het altijd mag"]


@pytest.mark.parametrize(("text", "is_lawful"), [*((one, True) for one in LAWFUL), *((one, False) for one in VAGUE)])
def test_what_allows_special_data_names_a_law_or_an_article(text, is_lawful):
    found = asked(replace(FULL, kinds=(Kind.HEALTH,), permits={Category.SPECIAL: text}), Gravity.OBJECTION)
    assert found == (set() if is_lawful else {"permits.special"})


@pytest.mark.parametrize("text", ["ja", "x", "mag"])
def test_a_permit_for_data_that_are_not_named_is_looked_at_too(text):
    """A scan may find them there."""
    assert asked(replace(FULL, permits={Category.CRIMINAL: text})) == {"permits.criminal"}


@pytest.mark.parametrize("law", ["AVG 9(2)(d)", "art. 9 lid 2 sub d AVG", "AVG 9.2.d"])
def test_the_exception_of_members_is_for_what_membership_tells(law):
    members = replace(FULL, kinds=(Kind.RELIGION, Kind.UNION), permits={Category.SPECIAL: law})
    assert asked(members) == set()
    assert asked(replace(members, kinds=(Kind.HEALTH, Kind.RELIGION))) == {"permits.special"}
    both = {Category.SPECIAL: f"{law}; gezondheid: AVG 9(2)(a)"}
    assert asked(replace(members, kinds=(Kind.HEALTH, Kind.RELIGION), permits=both)) == set()


def test_who_is_worked_for_and_with_is_named_with_how_they_are_reached():
    """Name and contact details: art. 30(1)(a) and 30(2)(a)."""
    assert asked(replace(PROCESSOR, controllers=(Party("Klant BV"),))) == {"controllers.contact"}
    assert asked(replace(FULL, joint_controllers=(Party("Zus BV"),))) == {"joint_controllers.contact"}
    assert asked(replace(FULL, joint_controllers=(Party("Zus BV", "info@example.nl"),))) == set()


@pytest.mark.parametrize("basis", list(Basis))
def test_a_decision_without_a_human_rests_on_consent_a_contract_or_a_law(basis):
    purpose = ActivityPurpose("x", basis, law="AWR 52", interest="minder fraude", consent="x")
    deciding = replace(FULL, purposes=(purpose,), decisions=(AutomatedDecision("of het mag"),))
    allowed = {Basis.CONSENT, Basis.CONTRACT, Basis.LEGAL_OBLIGATION}
    assert asked(deciding) == (set() if basis in allowed else {"decisions"})


def test_a_look_that_is_still_to_come_is_no_look():
    [found] = not_reviewed(FULL, date(2026, 5, 3))
    assert (found.gravity, "4 mei 2026" in found.what.render("nl")) == (Gravity.OBJECTION, True)


def test_days_are_written_as_people_write_them():
    [found] = not_reviewed(FULL, date(2028, 5, 3))
    assert "4 mei 2026" in found.what.render("nl")
