"""YAML that means what it says: no guessing, no surprises, and every value knows the line it stands on.

Read as YAML 1.2's core schema reads it, a little stricter still. ``no``, ``on``, ``NO``, ``12:30``, ``010464554`` and
``2026-01-01`` stay the texts they are; only ``true``, ``false``, ``null``, whole numbers without leading zeros and
decimal numbers are something else. Refused, because they hide mistakes or attacks: a key that stands twice, anchors
and aliases (with which a few lines can fill a memory), merge keys, tags (with which a file can name code), several
documents in one file, an empty file, and a file above a fixed size.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

import yaml

from avgtool.errors import PolicyError, SettingsError, system_reason
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from avgtool.errors import AvgtoolError
    from avgtool.i18n import Message

KeyPath: TypeAlias = "tuple[str | int, ...]"
"""Where a value stands: ``("rules", 3, "match")``."""

MAX_BYTES = 512 * 1024
"""A file above this is refused: a policy of five thousand rules fits."""
MAX_NODES = 20_000
"""Most keys and values together."""
MAX_TEXT = 100_000
"""Most characters of one text, as the ledger has them: more would be half a book in one cell of a document."""
MAX_DEPTH = 30
"""Deepest nesting."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Located:
    """The data of a YAML file, and where in the file each value stands."""

    name: str
    """File name or what else the text is called, for messages."""
    data: object
    """Plain dicts with text keys, lists, texts, numbers, booleans and None."""
    lines: Mapping[KeyPath, int]
    """Line of every key and list item, counted from 1."""
    sha256: str
    """Of the bytes."""

    def line(self, path: Sequence[str | int]) -> int:
        """The line of ``path``, or of the nearest thing around it that stands in the file."""
        for length in range(len(path), 0, -1):
            if (found := self.lines.get(tuple(path[:length]))) is not None:
                return found
        return self.lines.get((), 1)

    def where(self, path: Sequence[str | int]) -> str:
        """``file:line`` of ``path``, for messages."""
        return f"{self.name}:{self.line(path)}"


def load(
    source: Path | str,
    name: str | None = None,
    *,
    error: type[AvgtoolError] = SettingsError,
    may_be_empty: bool = False,
) -> Located:
    """Read one YAML document.

    Args:
        source: A path to read, or the text itself.
        name: What messages call it; by default the path.
        error: What to raise: ``PolicyError``, ``ConfigError``.
        may_be_empty: Whether a file with nothing in it, or with comments alone, says an empty mapping.

    Raises:
        AvgtoolError: ``error``, with file, line and what to write instead.
    """
    called = name or (str(source) if isinstance(source, Path) else "<yaml>")
    raw = _read(source, called, error) if isinstance(source, Path) else source.encode("utf-8", "surrogatepass")
    if len(raw) > MAX_BYTES:
        raise error(
            msg("The file has {size} bytes; {most} is the most.", size=_size(source, raw), most=MAX_BYTES),
            where=called,
            hint=_SPLIT
            if issubclass(error, PolicyError)
            else msg("Say it in fewer words, or part it in several files."),
        )
    reader = _Reader(called, error, may_be_empty=may_be_empty)
    data = reader.document(_decoded(raw, called, error))
    return Located(called, data, reader.lines, hashlib.sha256(raw).hexdigest())


def _read(path: Path, name: str, error: type[AvgtoolError]) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise error(msg("This file does not exist."), where=name, hint=msg("Check the path.")) from None
    except OSError as problem:
        raise error(msg("This file cannot be read: {reason}.", reason=system_reason(problem)), where=name) from None


def _size(source: Path | str, raw: bytes) -> int:
    """Bytes of the whole file, of which no more is read than is needed to refuse it."""
    try:
        return source.stat().st_size if isinstance(source, Path) else len(raw)
    except OSError:
        return len(raw)


def _decoded(raw: bytes, name: str, error: type[AvgtoolError]) -> str:
    encoding = next((codec for mark, codec in _BYTE_ORDER_MARKS if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise error(
            msg("The text is not {encoding}.", encoding=encoding.removesuffix("-sig").upper()),
            where=f"{name}:{line}",
            hint=msg("Save the file as UTF-8."),
        ) from None


class _Reader:
    """Turns the node tree of one text into plain data, and remembers lines."""

    def __init__(self, name: str, error: type[AvgtoolError], *, may_be_empty: bool) -> None:
        self._may_be_empty = may_be_empty
        self.lines: dict[KeyPath, int] = {}
        self._name = name
        self._error = error

    def document(self, text: str) -> object:
        """The one document in ``text``."""
        self._refuse_hazards(text)
        try:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError as problem:
            self._explain(problem)
        if node is None or (node.tag.endswith(":null") and not node.value):
            if self._may_be_empty:
                return {}
            is_policy = issubclass(self._error, PolicyError)
            self._fail(1, msg("The file is empty."), _DECIDES_NOTHING if is_policy else _FILL_IN)
        return self._value(node, ())

    def _refuse_hazards(self, text: str) -> None:
        """Look at the stream of events first: nothing is built before this has passed."""
        depth = documents = 0
        for count, event in enumerate(self._events(text)):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            line = event.start_mark.line + 1 if event.start_mark else 1
            if count > MAX_NODES or depth > MAX_DEPTH:
                self._fail(line, msg("There is too much in this file, or too deeply nested."), _KEEP_SMALL)
            if documents > 1:
                self._fail(
                    line, msg("A second document begins here."), msg("Remove the line ---; one file, one document.")
                )
            if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
                self._fail(line, msg("Anchors (&) and aliases (*) are not used here."), _WRITE_OUT)
            tag = getattr(event, "tag", None)
            if tag is not None:
                self._fail(line, msg("Tags (!) are not used here."), _PLAIN)

    def _events(self, text: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError as problem:
            self._explain(problem)

    def _value(self, node: yaml.Node, path: KeyPath) -> object:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*path, index)) for index, item in enumerate(node.value)]
        return _scalar(node.value) if _is_plain(node) else node.value

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, object]:
        result: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            line = key_node.start_mark.line + 1
            if key in result:
                first = self.lines[(*path, key)]
                self._fail(
                    line,
                    msg("This key stands here for the second time; first on line {first}.", first=first),
                    msg("Keep one of the two."),
                )
            self.lines[(*path, key)] = line
            result[key] = self._value(value_node, (*path, key))
        return result

    def _key(self, node: yaml.Node) -> str:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.ScalarNode):
            self._fail(line, msg("A key must be a text."), msg("Put quotes around it if it holds brackets or braces."))
        if node.value == "<<" and _is_plain(node):
            self._fail(line, msg("Merge keys (<<) are not used here."), _WRITE_OUT)
        return str(node.value)

    def _explain(self, problem: yaml.YAMLError) -> NoReturn:
        mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
        if isinstance(problem, yaml.reader.ReaderError):
            self._fail(1, msg("There is a control character in the text."), msg("Save the file as plain UTF-8 text."))
        said = str(getattr(problem, "problem", None) or "")
        what, hint = next((told for sign, told in _PROBLEMS if sign in said), (_NOT_YAML, _CHECK_LINE))
        self._fail(mark.line + 1 if mark else 1, what, hint)

    def _fail(self, line: int, what: Message, hint: Message) -> NoReturn:
        raise self._error(what, where=f"{self._name}:{line}", hint=hint) from None


def _is_plain(node: yaml.Node) -> bool:
    """Whether a scalar stands without quotes."""
    return isinstance(node, yaml.ScalarNode) and node.style is None


def _scalar(text: str) -> str | int | float | bool | None:
    """A plain scalar by the core schema; what is not surely something else is a text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text


_SPLIT = msg("Split it, or use patterns such as naam_* instead of one rule for every column.")
_DECIDES_NOTHING = msg("An empty file decides nothing; write what should happen.")
_FILL_IN = msg("Fill it in, or take it away.")
_KEEP_SMALL = msg("Keep settings small and flat; use patterns such as naam_* instead of one rule for every column.")
_WRITE_OUT = msg("Write the repeated part out. A text that begins with & or * goes between quotes.")
_PLAIN = msg("Remove the tag. A text that begins with ! goes between quotes.")
_NOT_YAML = msg("This is not valid YAML.")
_CHECK_LINE = msg("Check the indentation, the colons and the quotes on this line and the one before.")
_PROBLEMS = (
    (
        r"'\t'",
        (msg("A tab stands here as indentation or between words."), msg("Use spaces; YAML does not allow tabs here.")),
    ),
    (
        "mapping values are not allowed",
        (
            msg("A colon stands where none can stand."),
            msg('Put quotes around a text with a colon in it: "let op: dit".'),
        ),
    ),
    (
        "expected <block end>",
        (
            msg("The indentation does not fit, or quotes stop too early."),
            msg("Give keys that belong together the same number of spaces in front."),
        ),
    ),
    (
        "found unexpected end of stream",
        (msg("The file ends within quotes or brackets."), msg("Close the quote or bracket that is open.")),
    ),
    ("while scanning a quoted", (msg("The file ends within quotes."), msg("Close the quote that is open."))),
    (
        "cannot start any token",
        (msg("A text begins with a character that has a meaning in YAML."), msg("Put quotes around the text.")),
    ),
)
