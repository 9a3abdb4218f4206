"""Word lists of Dutch names and places, read when first asked for from the data files of the installed deduce.

deduce (LGPL-3.0) is a dependency; nothing of it is copied, and it is not imported: its import reconfigures logging.
Words that are common Dutch words besides being names are left out, so that *Roos* or *Bos* alone makes no column of
names.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.errors import MissingDependencyError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SPOKEN_PLACES = frozenset({"den bosch", "den haag", "the hague"})
"""What people say for places that have another name in the register."""
_SHORTEST_NAME = 2
"""Letters; single letters are initials."""


def first_names() -> frozenset[str]:
    """First names in use in the Netherlands, of all origins."""
    return _names("names/lst_first_name")


def surnames() -> frozenset[str]:
    """Surnames, the main word of those with an infix (``vries`` of *de Vries*) among them."""
    return _names("names/lst_surname") | _names("names/lst_interfix_surname")


def infixes() -> frozenset[str]:
    """Tussenvoegsels such as ``van der``."""
    return _read("names/lst_interfix")


def streets() -> frozenset[str]:
    """Street names of the national register of addresses (BAG)."""
    return _read("locations/lst_street")


def places() -> frozenset[str]:
    """Towns and villages, and what they are also called."""
    official = _read("locations/lst_placename/lst_residence") | municipalities()
    bare = {_without_bracket(place) for place in official}
    return official | bare | {place.removeprefix("'") for place in bare} | _SPOKEN_PLACES


def municipalities() -> frozenset[str]:
    """Municipalities (gemeenten)."""
    return _read("locations/lst_placename/lst_municipality")


def provinces() -> frozenset[str]:
    """Provinces."""
    return _read("locations/lst_placename/lst_province")


def common_words() -> frozenset[str]:
    """Words that say nothing about a person even where they are somebody's name."""
    return _read("whitelist/lst_common_word") | _read("whitelist/lst_stop_word")


LISTS: Mapping[str, Callable[[], frozenset[str]]] = {
    "first_names": cache(first_names),
    "surnames": cache(surnames),
    "infixes": cache(infixes),
    "streets": cache(streets),
    "places": cache(places),
    "municipalities": cache(municipalities),
    "provinces": cache(provinces),
    "common_words": cache(common_words),
}
"""Each list by its name: lower case, read at the first call."""


def without_accents(word: str) -> str:
    """``Zoë`` as ``Zoe``: how names stand in systems that knew ASCII only."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def _names(name: str) -> frozenset[str]:
    words = {word for word in _read(name) if len(word) >= _SHORTEST_NAME} - common_words()
    return frozenset(words | {without_accents(word) for word in words})


def _without_bracket(place: str) -> str:
    """``Hengelo (Gld)`` as ``hengelo``."""
    return place.split(" (", maxsplit=1)[0]


def _read(name: str) -> frozenset[str]:
    """One list of deduce, without its exceptions, lower case."""
    folder = _source_folder() / name
    exceptions = folder / "exceptions.txt"
    left_out = _lines(exceptions) if exceptions.exists() else frozenset()
    return _lines(folder / "items.txt") - left_out


def _lines(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip())


@cache
def _source_folder() -> Path:
    """Where the lists of the installed deduce lie; raises MissingDependencyError."""
    spec = find_spec("deduce")
    if spec is None or not spec.submodule_search_locations:
        raise MissingDependencyError(
            msg("The word lists of names and places come from the package deduce, which is not installed."),
            hint=msg("Install it: pip install deduce"),
        )
    return Path(spec.submodule_search_locations[0]) / "data" / "lookup" / "src"
