"""From a contact as it was written down to the address on a letter and its salutation, by Dutch manners.

*Mevrouw F. el Amrani, Dorpsstraat 1, 1012 AB Amsterdam* is greeted *Geachte mevrouw El Amrani*: without initials, and
with a capital where the first name is gone. Who wrote no *mevrouw* or *de heer* is greeted by the name as it stands:
nobody's sex is guessed.
"""

from __future__ import annotations

import re

from avgtool.model.addressing import Addressee

_HONORIFICS = {
    "mevrouw": ("mevrouw", "Ms"),
    "mevr": ("mevrouw", "Ms"),
    "mw": ("mevrouw", "Ms"),
    "mej": ("mevrouw", "Ms"),
    "ms": ("mevrouw", "Ms"),
    "mrs": ("mevrouw", "Mrs"),
    "de heer": ("heer", "Mr"),
    "dhr": ("heer", "Mr"),
    "heer": ("heer", "Mr"),
    "meneer": ("heer", "Mr"),
}
"""What stands before a name, to how it is said in a Dutch and in an English salutation."""
_TITLES = re.compile(r"(?i)^(?:prof|dr|drs|ir|ing|mr)\.\s*")
_HONORIFIC = re.compile(r"(?i)^(mevrouw|mevr|mw|mej|mrs|ms|de heer|dhr|heer|meneer)(?:\.\s*|\s+|$)")
_INITIALS = re.compile(r"^(?:[A-ZÀ-Þ][a-z]{0,2}\.[\s-]*)+")
_INFIXES = frozenset(
    re.findall(r"\S+", "van de der den het 't ter ten te in op aan d' el al la le du von da dos bin ben")
)
_NAME = re.compile(r"^[^\W\d_][^\d@/]*$")
"""No number, no address of mail or web."""


def addressee(contact: str | None) -> Addressee:
    """To whom a letter goes.

    Args:
        contact: A name and an address, parted by line ends, semicolons or commas; an e-mail address alone will do.
    """
    lines = tuple(line for part in re.split(r"[\n;,]", contact or "") if (line := " ".join(part.split())))
    if not lines or not _NAME.match(lines[0]):
        return Addressee(lines)
    dutch, english = _greeting(lines[0])
    return Addressee(lines, dutch, english)


def _greeting(name: str) -> tuple[str, str]:
    """The salutation of a name, in Dutch and in English."""
    honorific = _HONORIFIC.match(name)
    if honorific is None:
        said = name[0].lower() + name[1:] if name.lower().startswith("familie ") else name
        return f"Geachte {said}", f"Dear {name}"
    dutch, english = _HONORIFICS[honorific[1].lower()]
    surname = _surname(name[honorific.end() :])
    if not surname:
        return f"Geachte {dutch}", "Dear Madam" if dutch == "mevrouw" else "Dear Sir"
    return f"Geachte {dutch} {surname}", f"Dear {english} {surname}"


def _surname(name: str) -> str:
    """The last name, with a capital; the whole name where it cannot be told from first names."""
    while _TITLES.match(name):
        name = _TITLES.sub("", name)
    after_initials = _INITIALS.sub("", name)
    words = after_initials.split()
    if after_initials == name:
        first = next((index for index, word in enumerate(words) if index and word.lower() in _INFIXES), None)
        words = words[first:] if first is not None else words[1:] if len(words) == 2 else words  # noqa: PLR2004
    surname = " ".join(words)
    return surname[:1].upper() + surname[1:]
