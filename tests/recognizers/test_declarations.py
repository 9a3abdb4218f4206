"""Every declaration is complete, and holds to what the two paths can read."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from avgtool.catalog import knowledge, recognizers
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Recognizer

RECOGNIZERS = recognizers()
ENTITIES = {recognizer.entity for recognizer in RECOGNIZERS}
SAME_IN_DUTCH = {"Postcode"}
NOT_IN_BOTH = re.compile(r"\\[dwsbDWSBAZzpP]|\(\?(?!:|i\))|(?<!\\)[\^$](?![^\[]*\])")
"""Classes and assertions that Python and Rust read differently, look-around, anchors."""

PROMISED = """
PERSON LOCATION ORGANIZATION EMAIL_ADDRESS PHONE_NUMBER IBAN_CODE CREDIT_CARD IP_ADDRESS MAC_ADDRESS URL DATE_TIME
DATE_OF_BIRTH ADDRESS CUSTOMER_ID ORDER_ID USERNAME SOCIAL_HANDLE PROFILE_URL COORDINATES COOKIE_ID API_KEY PASSWORD
PASSWORD_HASH VIN IMEI IMSI LEI BIC_CODE US_SSN EU_VAT UK_NINO DE_ID_NUMBER FR_NIR ES_NIF IT_FISCAL_CODE PL_PESEL
NL_EDUCATION_NUMBER NL_OB_NUMBER NL_EORI NL_ESTABLISHMENT NL_BANK_ACCOUNT NL_GIRO_ACCOUNT NL_CREDITOR_ID
NL_PAYMENT_REFERENCE NL_RESIDENCE_DOCUMENT NL_UZOVI NL_INSURED_NUMBER NL_PATIENT_NUMBER NL_BAG_ID NL_LOYALTY_CARD
NL_BRIN NL_DIGID BE_BIS BE_EID BE_PAYMENT_REFERENCE BE_DRIVERS_LICENSE BE_LICENSE_PLATE BE_POSTCODE
NL_BSN NL_POSTCODE NL_KVK NL_RSIN NL_VAT NL_LICENSE_PLATE NL_PASSPORT
NL_DRIVERS_LICENSE NL_BIG NL_AGB NL_V_NUMBER NL_A_NUMBER NL_OV_CHIPKAART NL_EAN_ENERGY BE_NN BE_ENTERPRISE
"""

each = pytest.mark.parametrize("recognizer", RECOGNIZERS, ids=[one.entity for one in RECOGNIZERS])


def test_no_entity_is_declared_twice():
    """An entity is one declaration."""
    assert len(ENTITIES) == len(RECOGNIZERS)


def test_every_kind_is_declared_by_some_entity():
    """What a column can be, some declaration says."""
    assert {recognizer.kind for recognizer in RECOGNIZERS} == set(Kind)


@pytest.mark.parametrize(
    "entity",
    PROMISED.split(),
)
def test_the_entities_that_scripts_rely_on_exist(entity: str):
    """Their names are a promise: every identifier of the Netherlands, of Belgium, and those of no country."""
    assert entity in ENTITIES


@each
def test_a_title_is_translated(recognizer: Recognizer):
    """A Dutch reader reads Dutch."""
    english, dutch = recognizer.title.render("en"), recognizer.title.render("nl")
    assert english != dutch or english in SAME_IN_DUTCH


@each
def test_the_law_is_named_where_data_are_personal(recognizer: Recognizer):
    """And only there."""
    assert bool(recognizer.articles) == (recognizer.category is not Category.NONE)
    assert all(re.fullmatch(r"(AVG|UAVG|BE WRR) [0-9]+(\([0-9]+\))?", article) for article in recognizer.articles)


@each
def test_the_category_fits_the_article(recognizer: Recognizer):
    """Article 9 for special categories, 10 for criminal data, 87 for national numbers."""
    article = {Category.SPECIAL: "AVG 9(1)", Category.CRIMINAL: "AVG 10", Category.NATIONAL_ID: "AVG 87"}
    assert article.get(recognizer.category, "") in (*recognizer.articles, "")


@each
def test_a_national_number_is_never_shown_in_part(recognizer: Recognizer):
    """An example of one is masked as a whole."""
    assert recognizer.category is not Category.NATIONAL_ID or recognizer.mask == "all"


@each
def test_shapes_mean_the_same_in_python_and_rust(recognizer: Recognizer):
    """Explicit classes only, no look-around, no anchors; a flag at the start only."""
    for shape in recognizer.shapes:
        bare = re.sub(r"\[(?:\\.|[^\]\\])*\]", "[]", shape.regex)
        assert not NOT_IN_BOTH.search(re.sub(r"\\[$^.*+?(){}|\[\]/-]", "", bare)), shape.regex
        assert "(?i)" not in shape.regex[1:]
        assert 0 < shape.score < 1


@each
def test_what_it_refers_to_exists(recognizer: Recognizer):
    """Entities that lose to it, the entity it is a part of, word lists."""
    assert set(recognizer.beats) <= ENTITIES - {recognizer.entity}
    assert recognizer.part_of is None or recognizer.part_of in ENTITIES
    assert set(recognizer.lists) <= set(knowledge().lists)


@each
def test_it_can_be_told_by_something(recognizer: Recognizer):
    """By its shape, a header, or what is inside the text."""
    headers = (*recognizer.headers, *knowledge().headers.get(recognizer.entity, ()))
    assert recognizer.shapes or headers or recognizer.kind is Kind.FREE_TEXT_WITH_PII


@each
def test_a_weak_shape_alone_is_no_strong_check(recognizer: Recognizer):
    """Where every eleventh or tenth bare number passes, passing is no proof."""
    by_chance = recognizer.check is not None and recognizer.check.name in {"11-proef", "mod 11", "GS1 mod 10"}
    bare = any(re.fullmatch(shape.regex, "123456782") for shape in recognizer.shapes)
    assert not (by_chance and bare) or recognizer.check.score <= 0.5


@each
def test_data_that_is_not_personal_has_no_role(recognizer: Recognizer):
    """Roles are for re-identification."""
    assert recognizer.category is not Category.NONE or recognizer.role is Role.NONE


def test_two_declarations_never_beat_each_other():
    """Or no one would win."""
    beats = {(recognizer.entity, other) for recognizer in RECOGNIZERS for other in recognizer.beats}
    assert not {(winner, loser) for winner, loser in beats if (loser, winner) in beats}


MODULES = ["netherlands.recognizers", "belgium.recognizers", "europe.recognizers", "recognizers.generic"]


@pytest.mark.parametrize("module", MODULES)
def test_declarations_are_plain_data(module: str):
    """Importing them loads neither Polars nor Presidio."""
    code = (
        f"import avgtool.{module}, sys; "
        "print([one for one in ('polars', 'presidio_analyzer', 'spacy') if one in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
