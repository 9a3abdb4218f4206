"""The register on paper: everything in it, read back as a person or a program would."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from avgtool import catalog
from avgtool.documents.markup import to_html
from avgtool.documents.rendering import render_pdf
from avgtool.i18n import msg
from avgtool.model.activities import Activity, ActivityPurpose, Capacity, Party, StoragePeriod
from avgtool.model.kinds import Category, Kind
from avgtool.model.retention import Term
from avgtool.register.document import register_document
from avgtool.register.findings import Concern, Finding, Gravity
from avgtool.register.points import on_paper
from avgtool.register.words import period_said
from avgtool.register.writing import as_data
from tests.documents import samples
from tests.documents.reading import Html, pages, squeezed, structure
from tests.documents.test_markup import HOSTILE
from tests.register.test_completeness import FULL, PROCESSOR

ON = date(2026, 11, 23)
OBJECTION = Finding(
    Concern.DATA_NOT_NAMED,
    Gravity.OBJECTION,
    msg("{name} is no source of avgtool.yaml, so nothing is compared with it", name="klanten.csv"),
    "30(1)(c)",
    system="klanten.csv",
    rows=412,
)
REMARK = Finding(Concern.INCOMPLETE, Gravity.REMARK, msg("who answers for it"), "24", activity="nieuwsbrief")
HALF = Activity("bestellingen", "Bestellingen", purposes=(ActivityPurpose("Leveren"),))


def document(*activities, findings=(OBJECTION, REMARK)):
    return register_document(activities, findings, samples.CONTEXT, ON)


def lines(made, language="nl"):
    return Html(to_html(made, language)).lines


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_stands_in_it(snapshot, language):
    """A full activity, one for somebody else, a half-filled one, and what a check found."""
    assert lines(document(FULL, HALF, PROCESSOR), language) == snapshot


def test_a_copy_for_somebody_else_has_no_points_of_attention():
    said = lines(document(FULL, findings=None))
    assert "Aandachtspunten" not in said
    assert not any("bezwaar" in line for line in said)


def test_what_is_counted_as_sensitive_are_data_and_not_the_words_that_allow_them():
    """A sheet with *J* or *N* in a column of permits would count what is not there, and miss what is."""
    named = Activity("zorg", "Zorg", kinds=(Kind.HEALTH,))
    bsn = Activity("loon", "Loon", kinds=(Kind.NATIONAL_ID,))
    allowed = Activity("camera", "Camera", kinds=(Kind.EMAIL,), permits={Category.SPECIAL: "N"})
    said = lines(document(named, bsn, allowed))
    assert said[said.index("met bijzondere of strafrechtelijke gegevens of nationale nummers") - 1] == "2"


@pytest.mark.parametrize(
    ("count", "shown", "more"), [(300, 300, None), (301, 100, "en nog 201"), (1312, 100, "en nog 1.212")]
)
def test_very_many_findings_of_one_kind_are_told_in_part_and_counted(count, shown, more):
    """The others are told one by one all the same, objections before remarks."""
    one = replace(REMARK, concern=Concern.PAST_RETENTION, gravity=Gravity.OBJECTION, what=msg("te oud"))
    many = [replace(one, activity=f"a{number}") for number in range(count)]
    said = lines(document(FULL, findings=(*many, OBJECTION, REMARK)))
    points = said[said.index("Per verwerking of systeem, bezwaren eerst") :]
    assert sum("te oud" in line for line in points) == shown
    assert any("klanten.csv is geen bron" in line for line in said)
    assert [line for line in said if line.startswith("en nog")] == ([more] if more else [])
    assert any("Hoeveel het er van elk zijn" in line for line in said) == bool(more)


def test_the_objections_that_weigh_most_stand_on_the_first_page():
    """What contradicts the data before what is not written down, and not ten of one kind."""
    empty = Finding(Concern.INCOMPLETE, Gravity.OBJECTION, msg("the purposes"), "30(1)(b)", activity="a")
    many = [replace(empty, activity=f"a{number}") for number in range(12)]
    said = lines(document(FULL, findings=(*many, REMARK, OBJECTION)))
    first = said[said.index("Wat het eerst aandacht vraagt") : said.index("De organisatie")]
    assert first[1] == "10 van de 13 bezwaren; ze staan alle aan het einde."
    assert "klanten.csv" in first[2]
    assert len(first) == 12


def test_data_that_no_law_allows_come_before_what_nobody_reviewed():
    """All of them, and not two."""
    late = Finding(Concern.NOT_REVIEWED, Gravity.OBJECTION, msg("the purposes"), "24(1)", activity="z")
    what = msg("the law or exception for: {data} (permits.{key})", data="gezondheid", key="special")
    barred = Finding(Concern.PERMIT_MISSING, Gravity.OBJECTION, what, "9")
    eight = [replace(barred, activity=f"a{number}") for number in range(8)]
    said = lines(document(FULL, findings=(late, *eight)))
    first = said[said.index("Wat het eerst aandacht vraagt") : said.index("De organisatie")]
    assert [one.startswith(f"a{place}: ") for place, one in enumerate(first[2:10])] == [True] * 8
    assert first[10].startswith("z: ")


def test_a_point_about_the_register_as_a_whole_is_one_too():
    """As of a register without activities, or of an organisation without a name."""
    nobody = Finding(Concern.INCOMPLETE, Gravity.OBJECTION, msg("the name of the organisation"), "30(1)(a)")
    for count in (1, 301):
        said = lines(document(findings=[nobody] * count))
        assert "het register" in said
        assert "Het register: ontbreekt: de naam van de organisatie (AVG 30(1)(a))" in said


def test_points_stand_by_activity_objections_first():
    late = replace(REMARK, gravity=Gravity.OBJECTION, what=msg("the purposes"))
    said = lines(document(FULL, findings=(REMARK, OBJECTION, late)))
    points = said[said.index("Per verwerking of systeem, bezwaren eerst") :]
    assert points.index("klanten.csv") < points.index("Nieuwsbrief")
    assert points.index("1 opmerking") > points.index("1 bezwaar")


@pytest.mark.parametrize(
    ("concern", "field", "what", "shown"),
    [
        (Concern.INCOMPLETE, "recipients", msg("a (no_recipients: true)"), "de ontvangers, of dat die er niet zijn"),
        (Concern.INCOMPLETE, "transfers.safeguard", msg("the purposes"), "de doelen"),
        (Concern.PERMIT_MISSING, "permits.special", msg("{data}", data="x"), "de wet of de uitzondering voor: x"),
        (Concern.PERMIT_MISSING, "permits.special", msg("{seen}", seen="x"), "x"),
        (Concern.NOT_REVIEWED, "last_review", msg("{day}", day="2025-09-01"), "1 september 2025"),
        (Concern.NOT_REVIEWED, "last_review", msg("{day}", day="1 jan"), "1 jan"),
    ],
)  # fmt: skip
def test_on_paper_nobody_reads_keys_of_files(concern, field, what, shown):
    assert on_paper(Finding(concern, Gravity.OBJECTION, what, field=field)).render("nl") == shown


def test_two_activities_of_one_name_are_told_apart_in_the_register():
    said = lines(document(FULL, replace(FULL, code="tweede"), findings=None))
    assert said.count(f"{FULL.name} ({FULL.code})") == said.count(f"{FULL.name} (tweede)") == 2


def test_a_term_that_the_ground_repeats_is_said_once():
    """Imported words say term and event again."""
    period = StoragePeriod("", Term(years=20), "laatste wijziging", "20 jaar na laatste wijziging (WGBO)")
    assert period_said(period).render("nl").startswith("20 jaar na laatste wijziging (WGBO)")
    other = replace(period, ground="BW 7:454")
    assert period_said(other).render("nl").startswith("20 jaar, vanaf laatste wijziging (BW 7:454)")


def test_a_register_in_order_says_so():
    assert "Geen bezwaren" in lines(document(FULL, findings=()))


def test_an_empty_register_is_a_document_too():
    assert "Er zijn nog geen verwerkingen." in lines(document(findings=None))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_written_in_a_field_is_shown_and_never_carried_out(text):
    """Markup, templates, other directions, pictures: they are text."""
    activity = Activity(
        "a",
        text,
        Capacity.PROCESSOR,
        description=text,
        subjects=(text,),
        measures=(text,),
        controllers=(Party(text, text),),
        owner=text,
    )
    read = Html(to_html(document(activity), "nl"))
    assert sum(text in line for line in read.lines) >= 4
    assert {tag for tag, _ in read.tags} & {"script", "iframe", "object"} == set()
    assert read.urls == [] or all(url.startswith("data:") for url in read.urls)


@pytest.fixture(scope="module")
def whole():
    """Every usual process, in the words of care."""
    return [catalog.usual_activity(process, "zorg", "patiënt") for process in catalog.processes()] + [PROCESSOR]


@pytest.fixture(scope="module")
def pdf(whole):
    data = json.dumps({"activities": [as_data(one) for one in whole]}).encode()
    return render_pdf(document(*whole), "nl", data)


@pytest.mark.pdf
def test_it_is_tagged_and_carries_its_data(pdf, whole):
    reader = PdfReader(BytesIO(pdf))
    kinds = Counter(element["/S"] for element in structure(pdf))
    (name, (content,)) = next(iter(reader.attachments.items()))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value
    assert (kinds["/H1"], kinds["/H3"]) == (1, len(whole))
    assert name == "processing-register.json"
    assert len(json.loads(content)["activities"]) == len(whole)


@pytest.mark.pdf
def test_everything_of_every_activity_stands_on_its_pages(pdf, whole):
    """Nothing is cut off, and no page is empty."""
    texts = pages(pdf)
    text = squeezed("".join(texts)).replace("-\ufffe", "").replace("\ufffe", "").replace("\xad", "").replace("-", "")
    for activity in whole:
        for said in (activity.name, *activity.subjects, *(purpose.text for purpose in activity.purposes)):
            assert squeezed(said).replace("-", "") in text, said
    assert all(len(one.split()) > 20 for one in texts)


@pytest.mark.pdf
def test_the_same_register_gives_the_same_bytes(whole):
    made = [render_pdf(document(*whole[:2]), "nl", b"{}") for _ in range(2)]
    assert made[0] == made[1]
