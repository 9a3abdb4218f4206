"""From the kind of a stand-in to what makes it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from avgtool.operators.surrogates.accounts import Accounts
from avgtool.operators.surrogates.dates import Dates
from avgtool.operators.surrogates.ips import Addresses
from avgtool.operators.surrogates.mail import Mail
from avgtool.operators.surrogates.names import Names
from avgtool.operators.surrogates.national import FailingNumbers, PassingNumbers
from avgtool.operators.surrogates.number import Shaped
from avgtool.operators.surrogates.permutation import key_for
from avgtool.operators.surrogates.phones import Phones
from avgtool.operators.surrogates.plates import Plates
from avgtool.operators.surrogates.postcodes import Postcodes
from avgtool.operators.surrogates.streets import Streets
from avgtool.operators.surrogates.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from avgtool.operators.surrogates.country import Check, Country, SurrogateKind
    from avgtool.operators.surrogates.dates import Within
    from avgtool.operators.surrogates.letters import Maker


@dataclass(frozen=True, slots=True)
class Choices:
    """What a policy chose."""

    kept: frozenset[str] = frozenset()
    digits: int = 2
    within: Within = "year"
    ranges: tuple[tuple[int, int], ...] = ()
    test_range: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Workshop:
    """Makes makers; each kind has a key of its own."""

    country: Country
    choices: Choices
    key: bytes = field(repr=False)
    check: Check | None = None
    """Of codes whose shape is kept."""

    def maker(self, kind: SurrogateKind) -> Maker:
        """What makes stand-ins of ``kind``."""
        return _MAKERS[kind](self)

    @property
    def names(self) -> Names:
        """Makes the parts of names."""
        return Names(self.country, self.choices.kept, self.key)

    def for_use(self, what: str) -> bytes:
        """The key of one kind."""
        return key_for(self.key, what)

    def streets(self) -> Maker:
        """Streets with their numbers."""
        words = Words((self.country.streets,), self.for_use("street"))
        return Streets(words, Shaped(self.for_use("house number")))

    def companies(self) -> Maker:
        """Names of companies, each of a surname and a trade."""
        names = tuple(f"{surname} {trade}" for surname in self.country.surnames for trade in self.country.trades)
        return Words((names,), self.for_use("company"))

    def mail(self) -> Maker:
        """E-mail addresses."""
        names = self.names
        return Mail(self.country, names.first.words, names.last.words, self.country.mail, self.for_use("mail"))

    def phones(self) -> Maker:
        """Telephone numbers."""
        form = self.country.phones
        chosen = replace(form, ranges=self.choices.ranges) if self.choices.ranges else form
        return Phones(chosen, self.for_use("phone"))

    def national(self) -> Maker:
        """National numbers."""
        key, test_range = self.for_use("national number"), self.choices.test_range
        if test_range is None:
            return FailingNumbers(self.country.numbers, key)
        return PassingNumbers(self.country.numbers, key, test_range)


_MAKERS: Mapping[SurrogateKind, Callable[[Workshop], Maker]] = {
    "first_name": lambda shop: shop.names.first,
    "last_name": lambda shop: shop.names.last,
    "full_name": lambda shop: shop.names.full,
    "initials": lambda shop: shop.names.initials,
    "street": Workshop.streets,
    "city": lambda shop: Words((shop.country.places,), shop.for_use("place")),
    "postcode": lambda shop: Postcodes(shop.country.postcodes, shop.choices.digits, shop.for_use("postcode")),
    "email": Workshop.mail,
    "phone": Workshop.phones,
    "plate": lambda shop: Plates(shop.country.plates, shop.for_use("plate")),
    "iban": lambda shop: Accounts(shop.country.bank, shop.for_use("iban")),
    "national_number": Workshop.national,
    "date": lambda shop: Dates(shop.choices.within, shop.for_use("date")),
    "company": Workshop.companies,
    "ip": lambda shop: Addresses(shop.for_use("ip")),
    "number": lambda shop: Shaped(shop.for_use("number"), shop.check),
}
