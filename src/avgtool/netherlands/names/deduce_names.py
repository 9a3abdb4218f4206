"""Dutch names, places and addresses in prose: slimmed deduce and what stands beside it.

A component gives spans and knows nothing of the others; the arbiter (:mod:`avgtool.text.arbiter`) settles what they
disagree about. A component more, such as a trained model, is one line in :func:`components`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from avgtool.netherlands.names.addresses import Addresses
from avgtool.netherlands.names.crf_names import crf_names
from avgtool.netherlands.names.deduce_component import DeduceNames
from avgtool.netherlands.names.deduce_lists import raw_lists, street_names
from avgtool.netherlands.names.flemish_places import FLEMISH_PLACES
from avgtool.netherlands.names.gazetteer import dutch_words
from avgtool.netherlands.names.handles import Handles
from avgtool.netherlands.names.labelled_places import LabelledPlaces
from avgtool.netherlands.names.organizations import Organizations
from avgtool.netherlands.names.salutations import SalutationNames
from avgtool.netherlands.names.second_look import looked_at_again
from avgtool.netherlands.names.spelled_emails import SpelledEmails
from avgtool.netherlands.names.things import is_thing
from avgtool.netherlands.names.truecasing import Truecaser
from avgtool.netherlands.names.weighing import NO_LEAST, Least, weighed
from avgtool.netherlands.names.written_names import WrittenNames

if TYPE_CHECKING:
    from avgtool.model.findings import TextFinding
    from avgtool.netherlands.names.weighing import Opinion
    from avgtool.text.reading import NameFinder


_LEAST = {
    "Addresses": Least(0.6, 0.6),
    "SalutationNames": Least(0.55),
    "WrittenNames": Least(0.6, 0.6),
    "LabelledPlaces": Least(0.7, 0.5),
}
"""What the model leaves of scores, by component: words around, endings and numbers say what the model does not know."""


class InAnyCase:
    """A component that needs capitals, in texts without them too, and as sure as the trained model lets it be."""

    def __init__(self, component: NameFinder, truecaser: Truecaser, opinion: Opinion, *, least: Least) -> None:
        """Wrap ``component``.

        Args:
            component: Finds names by their capitals.
            truecaser: Gives capitals back to texts without.
            opinion: A model that the finds are weighed by.
            least: What the model leaves of a score at least.
        """
        self._component = component
        self._truecaser = truecaser
        self._opinion = opinion
        self._least = least
        self.name = component.name
        self.entities = component.entities

    def find(self, text: str) -> list[TextFinding]:
        """What the component finds, with the scores that the model leaves it."""
        found = self._component.find(_truecased(self._truecaser, text))
        return weighed(text, found, self._opinion, least=self._least)


class WithoutThings:
    """What a name finder finds, looked at once more, but for names of things."""

    def __init__(self, finder: NameFinder) -> None:
        """Wrap ``finder``."""
        self._finder = finder
        self.name = finder.name
        self.entities = finder.entities

    def find(self, text: str) -> list[TextFinding]:
        """Names that may be somebody's, with their edges and kinds set right."""
        found = (looked_at_again(text, one) for one in self._finder.find(text))
        return [one for one in found if not is_thing(text, one)]


@lru_cache(maxsize=8)
def _truecased(truecaser: Truecaser, text: str) -> str:
    """Truecased once for all components that read the same text in turn."""
    return truecaser.truecase(text)


@cache
def components() -> tuple[NameFinder, ...]:
    """Every component that needs capitals, made once a process."""
    return (
        DeduceNames(),
        SalutationNames(),
        addresses(),
        Organizations(),
        labelled_places(),
        WrittenNames(dutch_words()),
    )


def addresses() -> Addresses:
    """What finds addresses, with the Dutch lists."""
    places = frozenset(place.lower() for place in raw_lists()["placename"])
    return Addresses(street_names, places=places, words=dutch_words())


def labelled_places() -> LabelledPlaces:
    """What finds announced places, with the Dutch and Flemish lists."""
    flemish = frozenset(place.lower() for place in FLEMISH_PLACES)
    dutch = frozenset(place.lower() for place in raw_lists()["placename"])
    return LabelledPlaces(dutch | flemish, flemish, dutch_words())


def handles() -> Handles:
    """What finds user names, with the Dutch lists."""
    return Handles(frozenset(name.lower() for name in raw_lists()["first_name"]), dutch_words())


@cache
def dutch_truecaser() -> Truecaser:
    """A truecaser with the Dutch lists."""
    lists = {name: frozenset(each.lower() for each in items) for name, items in raw_lists().items()}
    surnames = lists["surname"] | lists["interfix_surname"]
    return Truecaser(
        first_names=lists["first_name"],
        surnames=surnames,
        places=lists["placename"],
        words=lists["stop_word"] | lists["common_word"] | lists["medical_term"],
    )


def dutch_name_finders() -> list[NameFinder]:
    """The trained model, the components that it weighs, user names, and e-mail addresses as they are said."""
    model, truecaser = crf_names(), dutch_truecaser()
    weighed_ones = [InAnyCase(each, truecaser, model, least=_LEAST.get(each.name, NO_LEAST)) for each in components()]
    found: list[NameFinder] = [model, *weighed_ones]
    return [*map(WithoutThings, found), handles(), SpelledEmails()]
