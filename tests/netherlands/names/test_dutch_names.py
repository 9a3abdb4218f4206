"""What finds Dutch names: deduce without its side effects, truecasing, addresses."""

from __future__ import annotations

import logging
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.netherlands.names.addresses import Addresses
from avgtool.netherlands.names.deduce_lists import deduce_folder, deduce_module, logging_untouched, lookups
from avgtool.netherlands.names.deduce_names import components, dutch_truecaser


def test_loading_deduce_leaves_logging_and_warnings_as_they_were():
    """Deduce calls basicConfig and simplefilter when imported; neither shows afterwards, nor anything on stdout."""
    script = (
        "import logging, warnings\n"
        "root = logging.getLogger(); before = (list(root.handlers), root.level, list(warnings.filters))\n"
        "from avgtool.netherlands.names.deduce_names import components\n"
        "components()\n"
        "assert (list(root.handlers), root.level) == before[:2]\n"
        "assert ('default', None, Warning, None, 0) not in set(warnings.filters) - set(before[2])\n"
        "logging.getLogger('x').info('not shown')\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_loading_deduce_writes_nothing():
    """No pickle in site-packages."""
    cache = deduce_folder() / "data" / "lookup" / "cache"
    before = {path: path.stat().st_mtime_ns for path in cache.glob("*.pickle")}
    components()
    assert {path: path.stat().st_mtime_ns for path in cache.glob("*.pickle")} == before


def test_the_guard_keeps_handlers_of_others():
    """Handlers that were there before stay; what basicConfig would add does not come."""
    root = logging.getLogger()
    before = list(root.handlers)
    with logging_untouched():
        logging.basicConfig(stream=sys.stdout, level=logging.DEBUG)
    assert root.handlers == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ik ben fatima el amrani uit utrecht", "ik ben Fatima el Amrani uit Utrecht"),
        ("groetjes jan de groot", "groetjes Jan de Groot"),
        ("jeroen van de winkel belde", "Jeroen van de winkel belde"),
        ("mevrouw de vries", "mevrouw de Vries"),
        ("de roos was dood", "de roos was dood"),
        ("op 12 jan en in mei", "op 12 jan en in mei"),
        ("Ik ben fatima.", "Ik ben Fatima."),
        ("Ik sprak met Ali en fatima", "Ik sprak met Ali en fatima"),
        ("MIJN NAAM IS PIETER DE VRIES", "mijn naam is Pieter de Vries"),
    ],
)
def test_names_get_their_capitals_back_where_a_text_has_none(text: str, expected: str):
    """A text with capitals of its own is left alone."""
    assert dutch_truecaser().truecase(text) == expected


@given(text=st.text(max_size=60))
def test_truecasing_moves_no_character(text: str):
    """Offsets found in the result are true for the text."""
    assert len(dutch_truecaser().truecase(text)) == len(text)


WORDS = st.sampled_from(
    ["Jan", "van", "der", "den", "Berg", "'t", "Dr.", "mw", "\n", "in", "el", "12a", "é", "-", "  "]
)


@given(text=st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=12).map(" ".join)))
def test_our_tokens_are_those_of_deduce(text: str):
    """Making them faster changes neither what they are nor what stands beside them."""
    lists, ours = lookups_once()
    terms = [*lists["prefix"].items(), *lists["interfix"].items()]
    deduces = deduce_module("tokenizer").DeduceTokenizer(merge_terms=terms)
    made, expected = ours.tokenize(text), deduces.tokenize(text)
    for tokens in (made, expected):
        assert all(each is None or each.next() is None or each.next().previous() is each for each in tokens)
    assert [(each.text, each.start_char, each.end_char) for each in made] == [
        (each.text, each.start_char, each.end_char) for each in expected
    ]


@cache
def lookups_once():
    """Lists and tokenizer, made once for all examples."""
    return lookups()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kerkstraat 12", ["Kerkstraat 12"]),
        ("in de Kerkstraat 12a te Ede", ["Kerkstraat 12a"]),
        ("Kerkstraat 12-2, 14 en 16", ["Kerkstraat 12-2"]),
        ("Kerkstraat 12 bis", ["Kerkstraat 12 bis"]),
        ("Kerkstraat nr. 12", ["Kerkstraat nr. 12"]),
        ("Kerkstraat nr.12", ["Kerkstraat nr.12"]),
        ("Kerkstraat nr12", ["Kerkstraat nr12"]),
        (
            "een twee drie vier vijf zes zeven Burgemeester van der Weidestraat nr. 3, en 4 Kerkstraat 5",
            [
                "Burgemeester van der Weidestraat nr. 3",
                "Kerkstraat 5",
            ],
        ),
        ("Burgemeester van der Weidestraat 3", ["Burgemeester van der Weidestraat 3"]),
        ("'t Zandje 4", ["'t Zandje 4"]),
        ("1e Dorpsstraat 5", ["1e Dorpsstraat 5"]),
        ("Postbus 90801", ["Postbus 90801"]),
        ("in de tuin: Hoge Esch 11 te Ootmarsum", ["Hoge Esch 11"]),
        ("ans verkuylen van vossenberg 42 5655bn", ["vossenberg 42"]),
        ("Ans Verkuylen van Vossenberg 42, 5655 BN", ["Vossenberg 42"]),
        ("Sjoukje Wiarda, It West 33\n8629PL Scharn", ["It West 33"]),
        ("Kavel 118: servies", []),
        ("pakket 12 stuks 1500 gr", []),
        ("onderweg 3 keer", []),
        ("kamer 12", []),
        ("mei 2024", []),
        ("Plein 25%", []),
        ("damrak 12", ["damrak 12"]),
        ("maandag 12", []),
        ("Oude Rijksweg 214 B", ["Oude Rijksweg 214 B"]),
        ("bus 12, tram 7, breedtegraad 52", []),
        ("it Heechhôf 12, Tsjerkewei 7a", ["it Heechhôf 12", "Tsjerkewei 7a"]),
        ("woonadres Haven 12a, adres blijft Meent 9", ["Haven 12a", "Meent 9"]),
        ("adres: meent 9, nieuw adres per 1 mei", ["meent 9"]),
        ("adres te willen noteren vanaf 1 juli", []),
        ("Plein 1944 nr 6, Dr. Kerkstraat 11, 't Damrak 8", ["Plein 1944 nr 6", "Dr. Kerkstraat 11", "'t Damrak 8"]),
        ("ik woon nu op damrak 8, bezorgd op maandag 3, wonen op kamer 4", ["damrak 8"]),
        ("Rachid van Kerkstraat 4", ["Kerkstraat 4"]),
        ("Kerkstraat 12 bus 3, Kerkstraat 1 t/m 5", ["Kerkstraat 12 bus 3", "Kerkstraat 1 t/m 5"]),
        ("Kerkstraat 19 - 8860 Lendelede", ["Kerkstraat 19"]),
        ("Achterom 2 C\nHindeloopen", ["Achterom 2 C"]),
    ],
)
def test_a_street_with_its_number_is_an_address(text: str, expected: list[str]):
    """Known streets, and words that end like one."""
    streets = frozenset({"kerkstraat", "1e dorpsstraat", "damrak", "plein", "mei", "maandag"})
    component = Addresses(lambda: streets, places=frozenset({"hindeloopen"}), words=frozenset({"maandag"}))
    found = [one for one in component.find(text) if one.entity == "ADDRESS"]
    assert [text[one.start : one.end] for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kerkstraat 12 Best en", ["Best"]),
        ("kerkstraat 12 best moe", []),
        ("kerkstraat 12, 1234 AB urk", ["urk"]),
        ("Kerkstraat 12\nAlphen aan den Rijn", ["Alphen aan den Rijn"]),
        ("kamer 12 Urk", []),
    ],
)
def test_the_place_behind_an_address_is_found(text: str, expected: list[str]):
    """With a postcode between them or without; a word in lower case is none."""
    places = frozenset({"best", "urk", "alphen", "alphen aan den rijn"})
    component = Addresses(lambda: frozenset({"kerkstraat"}), places=places, words=frozenset({"best"}))
    assert [text[one.start : one.end] for one in component.find(text) if one.entity == "LOCATION"] == expected


def test_no_list_of_deduce_is_in_the_repository():
    """Deduce is LGPL-3.0: a dependency, not a source to copy from."""
    package = Path(deduce_folder())
    assert package.name == "deduce"
    assert "site-packages" in package.parts or "dist-packages" in package.parts
