"""A register that was begun with usual texts reads in the language of the document; one's own words stay."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest

from avgtool import catalog
from avgtool.model.activities import Activity, ActivityPurpose, Capacity, StoragePeriod
from avgtool.model.consents import Basis
from avgtool.netherlands.process_texts import SAME
from avgtool.register.translating import in_other_words

ENGLISH, DUTCH = catalog.usual_texts("en"), catalog.usual_texts("nl")
PROCESSES = catalog.processes()
NO_WORDS = {"code", "consent", "policy", "law", "permits"}


def words(value, name=""):
    """Every text of an activity that readers see."""
    if isinstance(value, tuple):
        return [text for one in value for text in words(one, name)]
    if is_dataclass(value):
        return [text for one in fields(value) for text in words(getattr(value, one.name), one.name)]
    return [value] if isinstance(value, str) and not isinstance(value, Enum) and value and name not in NO_WORDS else []


@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.parametrize("sector", [None, *catalog.sectors()])
def test_every_text_of_every_template_is_known_in_english(process, sector):
    """A text that is changed in a template is changed in its translation too."""
    dutch = catalog.usual_activity(process, sector, "klant")
    english = catalog.usual_activity(process, sector, "klant", "en")
    same = [one for one, other in zip(words(dutch), words(english), strict=True) if one == other]
    assert set(same) <= SAME | {"reviews", "Reviews", "cookies", "scores"}


@pytest.mark.parametrize("process", PROCESSES)
def test_there_and_back_is_the_same(process):
    dutch = catalog.usual_activity(process, None, "klant")
    english = in_other_words(dutch, ENGLISH)
    assert in_other_words(english, ENGLISH) == english
    assert in_other_words(english, DUTCH) == dutch


@pytest.mark.parametrize("process", PROCESSES)
def test_only_words_differ(process):
    dutch = catalog.usual_activity(process, "zorg", "klant")
    english = in_other_words(dutch, ENGLISH)
    assert (english.code, english.kinds, english.permits, english.policy) == (
        dutch.code,
        dutch.kinds,
        dutch.permits,
        dutch.policy,
    )
    assert [(one.basis, one.law, one.consent) for one in english.purposes] == [
        (one.basis, one.law, one.consent) for one in dutch.purposes
    ]
    assert [(one.term, one.action) for one in english.retention] == [(one.term, one.action) for one in dutch.retention]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Gasten informeren over nieuws en aanbiedingen", "Inform guests about news and offers"),
        ("leden met een klantkaart", "members with a loyalty card"),
        ("dag van de opname", "day of the recording"),
        ("Dag van de opname", "Day of the recording"),
        ("dag van de opname, of eerder", "dag van de opname, of eerder"),
        ("klanten", "customers"),
        ("Ons eigen doel", "Ons eigen doel"),
        ("", ""),
    ],
)
def test_a_usual_text_is_known_whatever_the_persons_are_called(text, said):
    assert ENGLISH.said(text) == said


def test_what_is_one_s_own_is_left_as_it_was_written():
    own = Activity(
        "nieuwsbrief",
        "Nieuwsbrief",
        purposes=(ActivityPurpose("Ons nieuws", Basis.CONSENT, consent="nieuwsbrief"),),
        capacity=Capacity.CONTROLLER,
        retention=(StoragePeriod("adres", start="uitschrijving", columns=("adres",)),),
        systems=("facturen",),
        owner="bewijs",
    )
    said = in_other_words(own, ENGLISH)
    assert said == replace(
        own, name="Newsletter", retention=(StoragePeriod("address", start="cancellation", columns=("adres",)),)
    )


def test_one_s_own_texts_have_the_english_that_avgtool_yaml_gives_them():
    own = catalog.usual_texts("en", {"Tandartsbezoek": "Visits to the dentist"})
    assert own.said("Tandartsbezoek") == "Visits to the dentist"
    assert own.said("Nieuwsbrief") == "Newsletter"
