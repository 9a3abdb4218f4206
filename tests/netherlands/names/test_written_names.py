"""Names that are found by how they are written, whatever lists know."""

from __future__ import annotations

import pytest

from avgtool.netherlands.names.written_names import WrittenNames


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mr and mrs O'Brien komen laat", ["O'Brien"]),
        ("mevr o'connor belt terug, auto's niet", ["o'connor"]),
        ("Fiona McDonald heeft betaald", ["Fiona McDonald"]),
        ("/ PAT: Achterberg, H.M. / GEB", ["Achterberg, H.M."]),
        ("Van der Velde-Smit, J.P.M. van", ["Velde-Smit, J.P.M. van"]),
        ("Utrecht, B.V. en N.V.", []),
        ("ex-partner R.K. mag niets weten, zoon T. wel", ["R.K.", "T."]),
        ("Zus van cliënt (M.V.) belt dagelijks", ["M.V."]),
        ("klant B.V. heeft betaald", []),
        ("Kim Soo-jin en Park Ji-hoon", ["Kim Soo-jin", "Park Ji-hoon"]),
        ("de Volvo Truck-dealer", []),
        ("gesproken met çağlar en Żaneta", ["çağlar", "Żaneta"]),
        ("de köşk en het şehir", []),
        ("we zijn bij Ben in Wijchen", ["Ben"]),
        ("Ben ik te laat? Ik ben bij Bos.", []),
    ],
)
def test_names_are_found_by_their_shape(text: str, expected: list[str]):
    """Irish, Korean and Turkish names, initials behind a relation, a surname in front of its initials."""
    component = WrittenNames(frozenset({"dealer"}))
    assert [text[one.start : one.end] for one in component.find(text)] == expected
