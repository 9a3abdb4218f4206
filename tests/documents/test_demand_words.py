"""What a policy asks of a copy, what was reached, and what nobody measured: said so that nobody is lulled."""

from dataclasses import replace

import pytest

from avgtool.documents.anonymization_report import anonymization_report
from avgtool.documents.content import Document, Section
from avgtool.documents.demand_words import about_no_column, asked_and_reached, in_short, left_out, not_held
from avgtool.documents.markup import to_html
from avgtool.i18n import use_language
from avgtool.model.attainment import Attainment
from avgtool.model.demand import PrivacyDemand
from avgtool.model.measures import Diversity, InformationLoss, PrivacyModels, SensitiveMeasures
from tests.documents import samples
from tests.documents.reading import Html

MODELS = PrivacyModels(k=10, l=3, t=0.4, sensitive=("diagnose",), suppression=0.2)
DEMAND = PrivacyDemand(("geboortedatum", "postcode"), MODELS)
REACHED = replace(
    samples.MEASURES, k=10, sensitive=(SensitiveMeasures("diagnose", 4, 3.5, 3, 1.5, 0.39, ordered=False),)
)
LOSS = InformationLoss(0.252, 0.5, 0.4, 1000.0, 12, 14.0)
DONE = Attainment(DEMAND, REACHED, 5000, suppressed=221, suppressed_for_values=25, information=LOSS)


def lines(blocks, language):
    """What stands in these blocks."""
    document = anonymization_report(samples.SEGMENTS, samples.CONTEXT, samples.ENTITIES)
    alone = replace(document, sections=(Section("x", tuple(blocks)),))
    assert isinstance(alone, Document)
    return Html(to_html(alone, language)).lines


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("diversity", Diversity)
def test_the_table_says_what_was_asked_beside_what_was_reached(language, diversity, snapshot):
    """k, l of each kind and t, the rows left out of those that may be, and the information that is lost."""
    models = replace(MODELS, diversity=diversity)
    done = replace(DONE, demand=replace(DEMAND, models=models))
    text = lines(asked_and_reached(done), language)
    start = next(index for index, line in enumerate(text) if "geboortedatum, postcode" in line)
    assert "\n".join(text[start : start + 21]) == snapshot


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_that_a_terminal_says_of_it(language, snapshot):
    """In one line what was asked and reached; then what is not in the copy and why, and what was not measured."""
    nothing = replace(DONE, demand=replace(DEMAND, quasi_identifiers=()), reached=None)
    unheld = replace(DEMAND, models=replace(MODELS, sensitive=()), left_out=("bsn",))
    with use_language(language):
        said = (in_short(DONE), *left_out(DONE), *not_held(unheld), *about_no_column(nothing))
        assert "\n".join(map(str, said)) == snapshot


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("is_least", [True, False])
def test_the_table_says_whether_less_could_have_been_lost(language, is_least, snapshot):
    """Proven, or the best that was found."""
    text = lines(asked_and_reached(replace(DONE, information=replace(LOSS, is_least=is_least))), language)
    assert (
        text[-1:] + [line for line in text if "niet" in line or "proven" in line or "aantoonbaar" in line] == snapshot
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_was_emptied_is_told(language, snapshot):
    """Also where nothing else is left to measure by: the demand was about it."""
    alone = replace(DEMAND, quasi_identifiers=(), emptied=("postcode",))
    with use_language(language):
        said = not_held(replace(DEMAND, emptied=("postcode", "geslacht")))
        assert "\n".join(map(str, (*said, *not_held(alone)))) == snapshot
    assert about_no_column(replace(DONE, demand=alone, reached=None)) == ()


def test_too_few_alike_is_not_said_where_l_or_t_is_the_cause():
    """Nor the other way round."""
    for_l = replace(DONE, suppressed=25, suppressed_for_values=25)
    assert "too few" not in " ".join(map(str, left_out(for_l)))
    for_k = replace(DONE, suppressed=25, suppressed_for_values=0)
    assert "sensitive" not in " ".join(map(str, left_out(for_k)))
    assert left_out(replace(DONE, suppressed=0, suppressed_for_values=0)) == ()


def test_where_everything_holds_nothing_is_warned_of():
    """No line too many."""
    assert (not_held(DEMAND), about_no_column(DONE)) == ((), ())
    assert in_short(replace(DONE, reached=None)) is None


@pytest.mark.parametrize(
    ("demand", "said"),
    [
        (None, "the policy names no sensitive column"),
        (replace(DEMAND, models=replace(MODELS, sensitive=())), "no sensitive column is in the copy"),
        (DEMAND, "Not measured for diagnose"),
    ],
)
def test_why_nothing_is_known_of_inference_is_true(demand, said):
    """A policy that asks for l and finds no column does name one, or lets the scan do so."""
    done = replace(samples.SEGMENTS, assessment=replace(samples.SEGMENTS.assessment, demand=demand))
    assert said in "\n".join(Html(to_html(anonymization_report(done, samples.CONTEXT), "en")).lines)
