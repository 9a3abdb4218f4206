"""What was measured of one set of texts: what the tables and the bars of the page are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quality.gold import ENGLISH

if TYPE_CHECKING:
    from quality.calibration import Band
    from quality.gold import GoldText
    from quality.spans import Measured


@dataclass(frozen=True, slots=True)
class SetResults:
    """One set of texts, measured."""

    name: str
    usual: dict[str, Measured]
    """By form, at the default threshold."""
    eager: dict[str, Measured]
    """By form, at the threshold for high recall."""
    bands: list[Band]
    """Of PERSON, as written, at the threshold for high recall."""
    texts: list[GoldText]

    @property
    def title(self) -> str:
        """As headings have it."""
        return "English" if self.name == ENGLISH else f"{self.name} half"

    @property
    def is_shown(self) -> bool:
        """Whether single texts may be named; nobody is to look at those of the test half."""
        return self.name != "test"
