"""User names that begin with a first name."""

from __future__ import annotations

import pytest

from avgtool.netherlands.names.deduce_names import handles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Van: Jeroen_82 via Marktplaats", ["Jeroen_82"]),
        ("student in Mechelen, thx jonas.vdb", ["jonas.vdb"]),
        ("Geplaatst door Shanaya_xx.", ["Shanaya_xx"]),
        ("groetjes Jan.Ik bel nog", []),
        ("groetjes jan.ik bel nog", []),
        ("mail naar jonas.vdb@example.nl of www.jonas.nl", []),
        ("zie jonas.nl en jonas.pdf", []),
        ("kolom order_nummer is leeg", []),
        ("het account van Guusje Ploeg (gploeg) dichtzetten", ["gploeg"]),
        ("J. van den Heuvel (jvdheuvel2) en Piet Bakker (bakker)", ["jvdheuvel2"]),
        ("Bakkerij Jansen (voorheen Bakkerij Smit)", []),
        ("insta: sanne_b, xbox: kevin-x9", ["sanne_b", "kevin-x9"]),
        ("mijn Xbox series2 is stuk, mijn insta is gehackt", []),
        ("discord jantje#1234, bestelling#1234", ["jantje#1234"]),
    ],
)
def test_user_names_with_a_first_name_are_found(text: str, expected: list[str]):
    """Ends of sentences, addresses and names of files are none."""
    assert [text[one.start : one.end] for one in handles().find(text)] == expected
