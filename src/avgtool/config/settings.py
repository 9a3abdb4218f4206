"""Who the organisation is, and by which law and calendar it works."""

from __future__ import annotations

import os
import re
from datetime import date  # noqa: TC003 - pydantic needs it at run time
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from avgtool.config.base import Section
from avgtool.i18n import msg
from avgtool.model.consent_law import Sector  # noqa: TC001 - the same
from avgtool.model.kinds import Kind  # noqa: TC001 - pydantic needs it at run time
from avgtool.strict_yaml import invalid

HolidayName = Literal[
    "new_year",
    "good_friday",
    "easter",
    "easter_monday",
    "kings_day",
    "liberation_day",
    "ascension",
    "whit_sunday",
    "whit_monday",
    "christmas",
    "boxing_day",
]
"""The public holidays of the Netherlands."""


_COLOR = re.compile("#[0-9a-fA-F]{6}")
_CONTRAST = 4.5
"""With white, for text (WCAG 2.2, 1.4.3)."""
_DARK = 0.04045
"""Up to here a part of a color is as light as its number says."""


class Organisation(Section):
    """Who answers for the processing: the controller (art. 4(7) AVG)."""

    name: str = ""
    address: str = ""
    contact: str = ""
    fg: str = ""
    """Data protection officer (functionaris voor gegevensbescherming, art. 37 AVG)."""
    fg_contact: str = ""
    """How the officer is reached (art. 13(1)(b), 30(1)(a), 33(3)(b) AVG): an address for mail, a telephone number."""
    phone: str = ""
    privacy_url: str = ""
    """Where the privacy notice stands (art. 13 AVG)."""
    sector: Sector | None = None
    """One for which the law keeps an exception; none for all others."""
    logo: str | None = None
    """File with the logo on documents and letters: PNG, JPEG or SVG; a relative one lies beside avgtool.yaml."""
    color: str = "#1d4e5f"
    """Of headings and rules in documents, as ``#rrggbb``; needs a contrast of 4.5 with white."""

    @field_validator("color")
    @classmethod
    def _readable_on_white(cls, color: str) -> str:
        if not _COLOR.fullmatch(color):
            raise invalid(msg("a color is written as {example}", example="#1d4e5f"))
        if 1.05 / (_luminance(color) + 0.05) < _CONTRAST:
            raise invalid(msg("this color is too light to be read on white: choose a darker one"))
        return color

    @field_validator("logo")
    @classmethod
    def _logo_beside_the_file(cls, path: str | None, info: ValidationInfo) -> str | None:
        return path and beside_the_file(path, info)


class PersonSettings(Section):
    """A word for the person that avgtool does not know, with what a letter needs to use it."""

    word: str = Field(min_length=1)
    plural: str = ""
    article: Literal["de", "het"] | None = None
    english: str = ""
    english_plural: str = ""


class LetterSettings(Section):
    """How letters of requests are written."""

    folder: str | None = None
    """Folder with texts in the place of avgtool's, in ``nl`` and ``en``; a relative one lies beside avgtool.yaml."""
    signer: str = ""
    """Whose name stands under a letter; by default that of who takes the step."""
    role: str = ""
    """What stands under that name: ``privacy officer``."""
    english: dict[str, str] = Field(default_factory=dict)
    """Texts of the register and of sources, each with its English, for letters in English."""
    public_body: bool = False
    """Whether the organisation is an administrative authority: its answers are decisions (art. 34 UAVG)."""

    @field_validator("folder")
    @classmethod
    def _folder_beside_the_file(cls, path: str | None, info: ValidationInfo) -> str | None:
        return path and beside_the_file(path, info)


class DocumentSettings(Section):
    """How documents are written."""

    archive: bool = False
    """Whether every PDF is one for the archive (PDF/A-3a), as with ``--archive``."""
    classification: str = ""
    """How confidential documents are, on every page; ``Vertrouwelijk`` by default. Privacy notices are public."""
    version: str = ""
    """Of documents; by default their date."""
    folder: str | None = None
    """Folder with templates and style sheets that go before avgtool's; a relative one lies beside avgtool.yaml."""

    @field_validator("folder")
    @classmethod
    def _folder_beside_the_file(cls, path: str | None, info: ValidationInfo) -> str | None:
        return path and beside_the_file(path, info)


class ColumnOverride(Section):
    """A verdict that a person overrules, with reason and name."""

    column: str = Field(min_length=1)
    """Name of the column, or a glob such as ``K*``."""
    source: str = "*"
    """Glob for the name of the file or table."""
    kind: Kind
    reason: str = Field(min_length=1)
    by: str = Field(min_length=1)


class ConsentSettings(Section):
    """By which law consents are judged, and what receipts say of them."""

    country: Literal["nl", "be"] = "nl"
    confirm_when_of_age: bool = True
    """Whether who reaches the age of consent must confirm what a parent consented to."""
    withdrawal: str = ""
    """How a consent is withdrawn (art. 7(3) AVG); by default through ``organisation.contact``."""
    rights_url: str = ""
    """Where it stands how persons exercise their rights."""
    jurisdiction: str = ""
    """Whose law applies; by default the code of the country."""
    storage: str = ""
    """Where the data is kept: a country, or the EEA."""
    timezone: str | None = None
    """IANA name of the place by whose clock imports write moments without an offset; none: such rows are refused."""


class VerdictSettings(Section):
    """What a copy must satisfy before it is proposed as anonymous; a policy may ask for more, never for less."""

    k: int = Field(default=10, ge=10)
    """Fewest rows alike: 10 is common for publication, 11 in health care (a risk of 0.09)."""
    answers_months: int = Field(default=12, gt=0, le=60)
    """How many months the answers of a person in a policy hold."""


class RequestSettings(Section):
    """How files of requests of data subjects are kept."""

    keep_years: int = Field(default=5, ge=1, le=20)
    """Years after closing for which what is said in a file is kept, as proof; customary terms are two to five."""


class BreachSettings(Section):
    """How personal data breaches are handled."""

    hours: int = Field(default=72, ge=1, le=96)
    """Within how many hours the authority is notified (art. 33(1) AVG); a bill (Digital Omnibus) says 96."""


class CalendarSettings(Section):
    """Which days move the end of a term. The defaults are those of the Algemene termijnenwet."""

    by_decree: bool = False
    """Whether days that a decree puts on a par with holidays move it too; without them it ends earlier, never late."""
    without: frozenset[HolidayName] = frozenset()
    """Holidays that do not move it: Good Friday and 5 May may be unknown to the European rule."""
    also: tuple[date, ...] = ()
    """Further days that do: a local holiday."""


def _luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb``, 0..1 (WCAG 2.2)."""
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def beside_the_file(path: str, info: ValidationInfo) -> str:
    """A path in full; a relative one starts where avgtool.yaml lies."""
    folder: Path | None = (info.context or {}).get("folder")
    return path if folder is None else os.path.normpath(folder / Path(path).expanduser())
