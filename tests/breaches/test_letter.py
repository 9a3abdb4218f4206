"""The letter to the persons: all that art. 34(2) asks, in plain words; what is not known is a place to fill in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from avgtool import catalog
from avgtool.breaches.letter import Sender, persons_letter
from avgtool.config import Config, ConsentSettings, Organisation
from avgtool.documents.letter_content import plain_letter
from avgtool.i18n import msg
from avgtool.model.breaches import Facts, Step
from avgtool.model.kinds import Kind
from avgtool.workflows.reports import document_context
from tests.breaches.building import AWARE, FACTS, LAW, breach, event

OFFICER = Organisation(
    name="Voorbeeld BV", contact="privacy@voorbeeld.example", fg="M. de Vries", fg_contact="fg@voorbeeld.example"
)
TOLD = breach(
    event(Step.NOTIFY, 20),
    event(Step.DECIDE_TELL, 21),
    facts=replace(FACTS, kinds=(Kind.EMAIL, Kind.NATIONAL_ID, Kind.BANK_ACCOUNT, Kind.SECRET)),
)
THIN = breach(facts=Facts("Laptop kwijt", AWARE))
SENDER = Sender(("M. de Groot", "Voorbeeld BV"), (msg("Voorbeeldgegeven"),))
NOTHING_KNOWN = Sender((), ())


def written(one, language="nl", organisation=OFFICER, sender=SENDER):
    config = Config(organisation=organisation)
    context = document_context(config, AWARE + timedelta(days=1), language, one.reference)
    return persons_letter(one, context, LAW, sender)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("one", [TOLD, THIN], ids=["known", "not known yet"])
def test_reads_like_this(one, language, snapshot):
    letter = written(one, language, sender=SENDER if one is TOLD else NOTHING_KNOWN)
    assert plain_letter(letter).split("\n") == snapshot


def test_it_says_all_that_the_law_asks():
    """Art. 34(2): the nature, whom to ask, the consequences and the measures."""
    said = plain_letter(written(TOLD))
    for part in (FACTS.what, "fg@voorbeeld.example", FACTS.consequences, FACTS.measures):
        assert part in said
    assert written(TOLD).draft is False


def test_what_is_not_known_makes_it_a_draft():
    letter = written(THIN, sender=NOTHING_KNOWN)
    assert (letter.draft, len(letter.to_fill)) == (True, 4)
    nobody = written(TOLD, organisation=Organisation(name="Voorbeeld BV"))
    assert (nobody.draft, len(nobody.to_fill)) == (True, 1), "whom to ask"


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        (Kind.PHONE, "telefoontjes"),
        (Kind.SECRET, "Wijzig uw wachtwoord"),
        (Kind.CREDIT_CARD, "bankrekening"),
        (Kind.NATIONAL_ID, "Centraal Meldpunt Identiteitsfraude"),
        (Kind.ADDRESS_STREET, "Laat niemand binnen"),
    ],
)
def test_the_advice_fits_the_data(kind, advice):
    one, none = (breach(facts=replace(FACTS, kinds=kinds)) for kinds in ((kind,), (Kind.AGE,)))
    assert advice in plain_letter(written(one))
    assert advice not in plain_letter(written(none))


def test_a_desk_of_one_country_is_not_named_in_another():
    belgian = catalog.breach_law(Config(consent=ConsentSettings(country="be")))
    letter = persons_letter(TOLD, document_context(Config(), AWARE, "nl"), belgian, SENDER)
    assert ("Meldpunt" in plain_letter(letter), belgian.authority in plain_letter(letter)) == (False, True)


def test_measures_that_were_taken_are_told():
    one = breach(event(Step.MEASURE, words="De lijst is gewist."), facts=replace(FACTS, measures=None))
    assert "De lijst is gewist." in plain_letter(written(one))
    assert written(one).to_fill == ()


def test_a_notification_is_told_as_long_as_it_stands():
    assert "gemeld bij" in plain_letter(written(TOLD))
    withdrawn = breach(event(Step.NOTIFY, 20), event(Step.WITHDRAW, 30))
    assert "gemeld bij" not in plain_letter(written(withdrawn))


def test_words_of_the_register_are_of_others_and_never_run():
    nasty = breach(facts=replace(FACTS, what="<b>{{ 7*7 }}</b>"))
    runs = [run for prose in written(nasty).all_prose() for run in prose if "7*7" in run.text]
    assert [(run.text, run.whose) for run in runs] == [("<b>{{ 7*7 }}</b>", "foreign")]
