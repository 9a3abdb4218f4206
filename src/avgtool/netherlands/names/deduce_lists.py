"""Word lists and rules out of the installed deduce package, without what importing it does to a program.

``import deduce`` calls ``logging.basicConfig(stdout, DEBUG)``, which would write into our standard output, changes the
warnings filter, and its default loader writes a pickle into site-packages and takes a minute. Its parts are imported
here behind a guard, and only the lists that names and places need are built, in memory (0.6 s, 20 MB).

deduce is LGPL-3.0, a dependency; nothing of it is copied.
"""

from __future__ import annotations

import importlib
import json
import logging
import threading
import warnings
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from avgtool.netherlands.names.name_rules import length_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAME_LISTS = (
    "names/lst_prefix",
    "names/lst_interfix",
    "names/lst_first_name",
    "names/lst_surname",
    "names/lst_interfix_surname",
    "names/lst_initial",
    "locations/lst_placename",
    "whitelist/lst_common_word",
    "whitelist/lst_medical_term",
    "whitelist/lst_stop_word",
)
_PLAIN_SETS = ("initial", "interfix_surname")
_IMPORTING = threading.Lock()


@contextmanager
def logging_untouched() -> Iterator[None]:
    """Let an import call ``logging.basicConfig`` and ``warnings.simplefilter`` without effect.

    ``basicConfig`` does nothing when the root logger has a handler, so it gets one that does nothing: level and
    handlers are never changed, not even for a moment that another thread could log in.
    """
    root, guard = logging.getLogger(), logging.NullHandler()
    root.addHandler(guard)
    try:
        with warnings.catch_warnings():
            yield
    finally:
        root.removeHandler(guard)


def deduce_module(name: str) -> Any:
    """A module of deduce, such as ``annotator``, imported without its side effects; safe in threads."""
    with _IMPORTING, logging_untouched():
        return importlib.import_module(f"deduce.{name}")


def deduce_folder() -> Path:
    """Where deduce is installed; found without importing it."""
    spec = find_spec("deduce")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


@cache
def raw_lists() -> dict[str, set[str]]:
    """The word lists that names and places need, by name, as deduce's own loader reads them."""
    structs = deduce_module("lookup_structs")
    lists: dict[str, set[str]] = structs.load_raw_itemsets(deduce_folder() / "data" / "lookup", list(_NAME_LISTS))
    return lists


@cache
def street_names() -> frozenset[str]:
    """Every street name of the Netherlands, lower case, as written in the national register (BAG)."""
    path = deduce_folder() / "data" / "lookup" / "src" / "locations" / "lst_street" / "items.txt"
    return frozenset(path.read_text(encoding="utf-8").lower().splitlines())


def name_annotator_settings() -> dict[str, dict[str, Any]]:
    """The settings of deduce's own name annotators, by their names, in their order."""
    text = (deduce_folder() / "base_config.json").read_text(encoding="utf-8")
    annotators = json.loads(text)["annotators"]
    return {name: each for name, each in annotators.items() if each.get("group") == "names"}


def lookups() -> tuple[Any, Any]:
    """What deduce's annotators look words up in, and the tokenizer that goes with it."""
    docdeid = importlib.import_module("docdeid")
    loaders, lists = deduce_module("lookup_struct_loader"), raw_lists()
    found = docdeid.ds.DsCollection()
    for name in ("prefix", "interfix", "whitelist"):
        found[name] = getattr(loaders, f"load_{name}_lookup")(lists)
    for name in _PLAIN_SETS:
        found[name] = docdeid.ds.LookupSet()
        found[name].add_items_from_iterable(lists[name])
    merged = chain(found["prefix"].items(), found["interfix"].items())
    tokenizer = _quick(deduce_module("tokenizer").DeduceTokenizer)(merge_terms=merged)
    for name in ("first_name", "surname", "placename"):
        found[name] = getattr(loaders, f"load_{name}_lookup")(lists, tokenizer)
    return found, tokenizer


def _quick(tokenizer: type[Any]) -> type[Any]:
    """A tokenizer of deduce's that tells words apart faster; the same in all else."""

    class QuickTokenizer(tokenizer):  # type: ignore[misc]
        """Makes the tokens that its base makes."""

        def words(self, text: str) -> tuple[list[str], list[int]]:
            """The tokens of ``text`` as what they say and where they start."""
            words = self._pattern.findall(text)
            starts = _starts(text, words)
            if self._trie is None or self._start_words.isdisjoint(words):
                return words, starts
            return self._together(text, words, starts)

        def _together(self, text: str, words: list[str], starts: list[int]) -> tuple[list[str], list[int]]:
            """Words that are one term, such as *van der*, as one."""
            joined: list[str] = []
            kept: list[int] = []
            place = 0
            while place < len(words):
                last = place
                if words[place] in self._start_words:
                    last += max(0, length_in(self._trie, words, place) - 1)
                joined.append(words[place] if last == place else text[starts[place] : starts[last] + len(words[last])])
                kept.append(starts[place])
                place = last + 1
            return joined, kept

        def _split_text(self, text: str) -> list[QuickToken]:
            return [QuickToken(word, start, start + len(word)) for word, start in zip(*self.words(text), strict=True)]

    return QuickTokenizer


def _starts(text: str, words: Iterable[str]) -> list[int]:
    """Where ``words`` stand, between which there is nothing but spaces."""
    starts: list[int] = []
    end = 0
    for word in words:
        starts.append(start := text.index(word, end))
        end = start + len(word)
    return starts


class QuickToken:
    """Looks like a token of docdeid's, but is equal to itself alone.

    Those are frozen dataclasses, which takes a third of the time that loading the lists needs.
    """

    __slots__ = ("_next", "_previous", "end_char", "start_char", "text")

    def __init__(self, text: str, start_char: int, end_char: int) -> None:
        """A token of characters from ``start_char`` up to, and without, ``end_char``."""
        self.text = text
        self.start_char = start_char
        self.end_char = end_char
        self._previous: QuickToken | None = None
        self._next: QuickToken | None = None

    def __len__(self) -> int:
        """In characters."""
        return len(self.text)

    def set_previous_token(self, token: QuickToken | None) -> None:
        """Link the token before."""
        self._previous = token

    def set_next_token(self, token: QuickToken | None) -> None:
        """Link the token behind."""
        self._next = token

    def previous(self) -> QuickToken | None:
        """The token before, if any."""
        return self._previous

    def next(self) -> QuickToken | None:
        """The token behind, if any."""
        return self._next
