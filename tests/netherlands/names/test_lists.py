"""Word lists of names and places: read from the installed package, without importing it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from avgtool.netherlands.names.lists import LISTS


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("first_names", "jan fatima mohammed sanne esmée esmee daan"),
        ("surnames", "jansen vries bakker yilmaz aziz"),
        ("infixes", "van de den der ter"),
        ("streets", "dorpsstraat kerkstraat"),
        ("places", "amsterdam utrecht hengelo rotterdam zwolle den_haag den_bosch s-hertogenbosch"),
        ("municipalities", "utrecht"),
        ("provinces", "utrecht friesland zuid-holland"),
    ],
)
def test_a_list_holds_what_everybody_knows(name: str, words: str):
    """Lower case, with and without accents."""
    assert {word.replace("_", " ") for word in words.split()} <= LISTS[name]()


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_is_lower_case_and_without_blanks_around(name: str):
    """As values are looked up."""
    assert all(word == word.lower().strip() and word for word in LISTS[name]())


@pytest.mark.parametrize("word", ["al", "door", "mei", "will", "sep", "de", "van", "het", "en", "mijn", "wij"])
def test_a_common_word_is_no_first_name(word: str):
    """Or every second text column would be one of names."""
    assert word not in LISTS["first_names"]()


def test_deduce_is_not_imported():
    """Importing it would reconfigure logging to write into our standard output."""
    code = (
        "import sys; from avgtool.netherlands.names.lists import LISTS; "
        "[read() for read in LISTS.values()]; print('deduce' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
