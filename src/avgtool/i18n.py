"""Messages that know two languages.

Code writes a message once, in English, with named placeholders. Which language a reader sees is decided when
the message is shown, not when it is made: an error raised in a library call can be printed in Dutch by the
command line and logged in English by a web application.

Catalogues live in ``locale/<language>/LC_MESSAGES/<domain>.mo``, one domain a package, and are compiled from the
``.po`` files beside them by ``make messages``.
"""

from __future__ import annotations

import gettext as _gettext
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LANGUAGES = ("nl", "en")
"""What avgtool speaks: Dutch first, English second."""

_LOCALE_DIR = Path(__file__).parent / "locale"
_UNCHOSEN = "en"
"""What is spoken where nobody chose: in programs, whose logs are English."""
_language: ContextVar[str | None] = ContextVar("avgtool_language", default=None)
_by_options: ContextVar[bool] = ContextVar("avgtool_by_options", default=False)


@dataclass(frozen=True, slots=True)
class Argument:
    """What a message asks for, as its reader gives it: an option on the command line, an argument in a program."""

    option: str
    argument: str

    def __str__(self) -> str:
        return self.option if _by_options.get() else self.argument


def ask_for_options() -> None:
    """From now on name what a reader can give by the options of the command line."""
    _by_options.set(True)


@dataclass(frozen=True, slots=True)
class Message:
    """A translatable text with its parameters, translated when shown.

    ``str(message)`` speaks the language in force (:func:`use_language`); :meth:`render` speaks a given one.
    """

    msgid: str
    """English text with ``{named}`` placeholders."""
    params: Mapping[str, object] = field(default_factory=dict)
    """Values of the placeholders; never a value from a data set."""
    plural: str | None = None
    """English plural text; the number that chooses is ``params["n"]``."""

    def render(self, language: str) -> str:
        """The text in ``language``; English where there is no translation. What is counted has its thousands parted."""
        catalogue = translations(language)
        if self.plural is None:
            text = catalogue.gettext(self.msgid)
            return text.format_map(_rendered(self.params, language)) if self.params else text
        count = int(str(self.params["n"]))
        text = catalogue.ngettext(self.msgid, self.plural, count)
        return text.format_map({**_rendered(self.params, language), "n": _counted(count, language)})

    def __str__(self) -> str:
        return self.render(language())


@dataclass(frozen=True, slots=True)
class Worded(Message):
    """A text that its writer, and no catalog, gave in the languages of its readers: a policy's title, a reason.

    ``msgid`` is the English text, or the Dutch one where there is no other; it has no placeholders.
    """

    dutch: str = ""
    """The Dutch text."""

    def render(self, language: str) -> str:
        """The text in ``language``."""
        return self.dutch if language == "nl" else self.msgid

    __str__ = Message.__str__


def worded(dutch: str, english: str | None = None) -> Worded:
    """A text in Dutch and, where there is one, in English."""
    return Worded(english or dutch, dutch=dutch)


def msg(msgid: str, /, **params: object) -> Message:
    """A message: ``msg("{source} has no column {column}", source=…, column=…)``."""
    return Message(msgid, params)


def nmsg(singular: str, plural: str, /, n: int, **params: object) -> Message:
    """A message that counts; ``n`` is a placeholder too."""
    return Message(singular, {"n": n, **params}, plural)


def language() -> str:
    """The language in force."""
    return _language.get() or _UNCHOSEN


def language_of_copies() -> str:
    """The language of what avgtool writes into copies: the one in force, and Dutch where nobody chose any.

    So a program gets the copy that the command makes.
    """
    return _language.get() or LANGUAGES[0]


def speak(name: str) -> None:
    """Speak ``name`` from now on; raises ValueError for a language that avgtool does not know."""
    if name not in LANGUAGES:
        raise ValueError(name)
    _language.set(name)


@contextmanager
def use_language(name: str) -> Iterator[None]:
    """Speak ``name`` within this block (and this thread or task only)."""
    token = _language.set(name)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def translations(name: str) -> _gettext.NullTranslations:
    """All catalogues of one language as one; English needs none."""
    merged = _gettext.NullTranslations()
    for path in sorted((_LOCALE_DIR / name / "LC_MESSAGES").glob("*.mo")):
        with path.open("rb") as file:
            catalogue = _gettext.GNUTranslations(file)
        catalogue.add_fallback(merged)
        merged = catalogue
    return merged


def _counted(count: int, name: str) -> str:
    return f"{count:,}".replace(",", "." if name == "nl" else ",")


def _rendered(params: Mapping[str, object], name: str) -> dict[str, object]:
    return {key: value.render(name) if isinstance(value, Message) else value for key, value in params.items()}
