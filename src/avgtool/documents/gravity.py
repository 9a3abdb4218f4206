"""How grave each legal category is: their order, their tone, their label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import Tag, Tone
from avgtool.documents.words import CATEGORY_TAGS, KINDS
from avgtool.i18n import Message, msg
from avgtool.model.kinds import GRAVITY, Category, Flag, Kind
from avgtool.wording import sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from avgtool.documents.words import EntityWords
    from avgtool.model.findings import ColumnFinding

TONES: Mapping[Category, Tone] = {
    Category.NONE: "neutral",
    Category.ORDINARY: "accent",
    Category.SENSITIVE: "warning",
    Category.SPECIAL: "danger",
    Category.CRIMINAL: "danger",
    Category.NATIONAL_ID: "danger",
}


def gravest(categories: Iterable[Category]) -> Category:
    """The category with the strictest rules."""
    present = set(categories)
    return next((category for category in GRAVITY if category in present), Category.NONE)


def strictest(column: ColumnFinding, entities: Mapping[str, EntityWords]) -> Category:
    """The category with the strictest rules of a column or of anything found inside it, unless a person decided."""
    if Flag.OVERRULED in column.flags:
        return column.category
    inside = {entities[name].category for name in column.entities if name in entities}
    return gravest({column.category, *inside})


def short_kind(kind: Kind) -> Message:
    """A kind in a cell of a table, where the column's heading says what it is about."""
    return msg("nothing found") if kind is Kind.NONE else KINDS[kind]


def kind_words(kind: Kind) -> Message:
    """The same at the beginning of a cell."""
    return sentence_case(short_kind(kind))


def column_words(column: ColumnFinding, entities: Mapping[str, EntityWords]) -> Message:
    """What a column holds, at the beginning of a cell: what its entity is called, else its kind.

    Of a column that is nothing as a whole while something stands in its values, it is not said that nothing was found.
    """
    if column.entities and column.kind is Kind.NONE:
        return sentence_case(msg("in some values only"))
    if column.entities and column.kind is Kind.FREE_TEXT:
        return sentence_case(msg("free text with some finds"))
    words = entities.get(column.entity or "") if column.is_personal else None
    return sentence_case(words.title) if words else kind_words(column.kind)


def category_tag(category: Category) -> Tag:
    """The label of a category."""
    return Tag(CATEGORY_TAGS[category], TONES[category])
