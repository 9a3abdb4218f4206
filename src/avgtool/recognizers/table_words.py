"""Words that the structure of tables is made of: what a header is about, not what kind of data stands below it.

Which words speak for a kind of personal data stands with the kind itself (``Recognizer.headers``,
``Knowledge.headers``). These are the words around them: what a table or a key is about, and what makes *e-mail address
id* no e-mail address. Each language adds its own (:mod:`avgtool.recognizers.generic.table_words` for English); the
catalog joins them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property


@dataclass(frozen=True)
class TableWords:
    """All lower case, without accents."""

    persons: frozenset[str] = frozenset()
    """Whom a table or a key can be about."""
    children: frozenset[str] = frozenset()
    """Those of them that are children."""
    staff: frozenset[str] = frozenset()
    """Those who serve others, and are often written as a few letters: *vdW*, *MKA*."""
    organizations: frozenset[str] = frozenset()
    """Which organizations a table or a key can be about."""
    never_persons: frozenset[str] = frozenset()
    """Those of them under which no person stands."""
    things: frozenset[str] = frozenset()
    """What else a table or a key can be about."""
    lists_of_things: frozenset[str] = frozenset()
    """Ends of the names of tables that list no persons."""
    brands: frozenset[str] = frozenset()
    """Words for brands, which are called as persons are."""
    groups: frozenset[str] = frozenset()
    """Words for the group or class that something is in."""
    vehicles: frozenset[str] = frozenset()
    """Words for a vehicle."""
    animals: frozenset[str] = frozenset()
    """Words for an animal and for what only animals have."""
    ambiguous_animals: frozenset[str] = frozenset()
    """Those of them that mean something else elsewhere: the chip of a card, the *ras* of a person."""
    areas: frozenset[str] = frozenset()
    """Words for a part of a town."""
    transactions: frozenset[str] = frozenset()
    """What happens between an organization and a person: its number points to that person."""
    contacts: frozenset[str] = frozenset()
    """Belongings of a person: their key points to the person only in a table about persons."""
    keys: frozenset[str] = frozenset()
    """Heads of a header that names a key."""
    counting: frozenset[str] = frozenset()
    """Those of them that say a number of anything; of a house only where they stand alone or behind a word for one."""
    sequences: frozenset[str] = frozenset()
    """Words for the place of a row in a file."""
    person_references: frozenset[str] = frozenset()
    """Headers, as one word, whose values point to another person."""
    houses: frozenset[str] = frozenset()
    """Words behind which *nr* is the number of a house."""
    additions: frozenset[str] = frozenset()
    """Parts of an address that mean something else elsewhere."""
    addresses: frozenset[str] = frozenset()
    """Words for an address as a whole."""
    names_with_address: frozenset[str] = frozenset()
    """Words for a name and an address in one."""
    neutral: frozenset[str] = frozenset()
    """Words behind a meaning that leave it as it is."""
    other_heads: frozenset[str] = frozenset()
    """Heads that make a header speak of something else than the words in front of them."""
    particles: frozenset[str] = frozenset()
    """Words that only tie others together."""
    hashes: frozenset[str] = frozenset()
    """Words that say that something was hashed: whom it points to, the words around it tell."""
    secrets: frozenset[str] = frozenset()
    """Words for what gives access."""
    dates: frozenset[str] = frozenset()
    """Words for moments."""
    measures: frozenset[str] = frozenset()
    """Words for what is counted or measured."""
    counts: frozenset[str] = frozenset()
    """Words for how many persons there are."""
    versions: frozenset[str] = frozenset()
    """Words for what is written as an IP address is, and is none."""
    names: frozenset[str] = frozenset()
    """A name: of whom or what, the words around it or the table must tell."""
    roles: frozenset[str] = frozenset()
    """In which role a name or an address is used, not whose it is: *factuurnaam*."""
    titles: frozenset[str] = frozenset()
    """An honorific or a job or a book: the values must tell."""
    births: frozenset[str] = frozenset()
    """Words for a birth, of which the values say the day, the place or both."""
    texts: frozenset[str] = frozenset()
    """Headers of prose."""
    remarks: frozenset[str] = frozenset()
    """Those of them under which somebody writes what comes to mind, and does so about persons."""
    descriptions: frozenset[str] = frozenset()
    """Those of them under which things are described."""
    vague: frozenset[str] = frozenset()
    """Headers under which anything may stand."""
    questions: frozenset[str] = frozenset()
    """Words that begin a question, also one without a mark behind it."""

    def __add__(self, others: TableWords) -> TableWords:
        """The words of both."""
        return TableWords(**{one.name: getattr(self, one.name) | getattr(others, one.name) for one in fields(self)})

    @cached_property
    def structure(self) -> frozenset[str]:
        """All words of which a header may be put together, beside those that speak for a kind."""
        about = self.persons | self.organizations | self.things | self.transactions | self.contacts
        return about | self.keys | self.neutral | self.other_heads | self.names | self.titles | self.texts

    @cached_property
    def counted_alone(self) -> frozenset[str]:
        """Words behind *no* that do not say a number of what: *numero de rue*."""
        return self.neutral | self.houses | self.additions | self.keys

    @cached_property
    def harmless(self) -> frozenset[str]:
        """Words for what says nothing of a person by itself: moments, measures, versions."""
        return self.dates | self.measures | self.versions


def listed(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
