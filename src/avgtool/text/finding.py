"""Finding personal data in free text: many texts, each distinct one once, in one process or several."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import ModuleType
from typing import TYPE_CHECKING, Self, TypeAlias

from avgtool.errors import AvgtoolError
from avgtool.i18n import msg
from avgtool.recognizers.folding import seen
from avgtool.text.arbiter import settle
from avgtool.text.cutting import FOUND, joined, pieces
from avgtool.text.explaining import considered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from presidio_analyzer import AnalyzerEngine

    from avgtool.model.findings import TextFinding
    from avgtool.recognizers.folding import Seen
    from avgtool.text.arbiter import Candidate
    from avgtool.text.explaining import Considered, Evidence
    from avgtool.text.reading import Reader

THRESHOLD = 0.4
"""Least score of a finding by default: a passed check without a word of context counts, a bare shape does not."""
HIGH_RECALL_THRESHOLD = 0.2
"""For who would rather read too much than miss something: bare shapes and doubtful names count too."""

_CHUNK = 64
"""Texts that a worker gets at a time: few, so that no worker is long busy when the others are done."""
_POOL_FROM = 4_000
"""Distinct texts from which starting workers is worth their loading time."""
Source: TypeAlias = "tuple[Reader, ...] | AnalyzerEngine"
"""What a search can be made of: readers, or a Presidio engine."""


@dataclass(frozen=True, slots=True)
class TextSearch:
    """Everything that reads a text, and the settling of what it found: lives in this process, or in a worker."""

    readers: tuple[Reader, ...]

    @classmethod
    def of(cls, source: Source) -> TextSearch:
        """A search by readers, or by a Presidio engine that speaks one language."""
        if isinstance(source, tuple):
            return cls(source)
        from avgtool.text.asking import EngineReader  # imports Presidio, which takes its time

        return cls((EngineReader.of(source),))

    def find(self, text: str, threshold: float) -> list[TextFinding]:
        """The findings in ``text``, in order, without overlap."""
        return [one.finding for one in self._settled(text, threshold, self._candidates) if one.verdict in FOUND]

    def consider(self, text: str, threshold: float) -> list[Candidate]:
        """Everything that was considered in ``text``, with its verdict."""
        return self._settled(text, threshold, lambda piece: [*self._candidates(piece), *self._rejected(piece)])

    def _settled(self, text: str, threshold: float, read: Callable[[str], list[Candidate]]) -> list[Candidate]:
        """What is read in ``text`` as it looks: characters that nobody sees are passed over."""
        whole = seen(text)
        done: list[Candidate] = []
        last: list[Candidate] = []
        for piece in pieces(whole.text):
            settled = (_moved(one, piece.offset) for one in settle(piece.text, read(piece.text), threshold))
            last = joined(last, settled, piece.start)
            done += (one for one in last if one.end <= piece.start)
            last = [one for one in last if one.end > piece.start]
        return [_placed(one, whole) for one in sorted((*done, *last), key=_place)]

    def _candidates(self, text: str) -> list[Candidate]:
        if not text or text.isspace():
            return []
        return [one for reader in self.readers for one in reader.candidates(text)]

    def _rejected(self, text: str) -> list[Candidate]:
        return [one for reader in self.readers for one in reader.rejected(text)]


def _place(one: Candidate) -> tuple[int, int, str]:
    return one.start, one.end, one.entity


def _moved(one: Candidate, offset: int) -> Candidate:
    """A candidate of a piece, where it stands in the whole."""
    return replace(one, start=one.start + offset, end=one.end + offset) if offset else one


def _placed(one: Candidate, whole: Seen) -> Candidate:
    """A candidate where it stands in the text as it was written."""
    if whole.places is None:
        return one
    start, end = whole.original(one.start, one.end)
    return replace(one, start=start, end=end)


class Finder:
    """Finds personal data in free text (:class:`avgtool.model.ports.TextFinder`).

    What it searches with is built when it is first needed, and once in each worker; so ``build`` must be importable
    there: a function of a module, or a partial of one.
    """

    def __init__(
        self,
        build: Callable[[], Source],
        *,
        threshold: float = THRESHOLD,
        processes: int = 1,
        evidence: Evidence | None = None,
    ) -> None:
        """Make a finder.

        Args:
            build: Makes what is searched with.
            threshold: Least score, 0..1, of a finding.
            processes: Workers for large inputs; 1 keeps everything in this process.
            evidence: Says in words why a candidate was taken for what it is, where its recognizer does not.
        """
        self._build = build
        self._threshold = threshold
        self._processes = processes
        self._evidence = evidence
        self._search: TextSearch | None = None
        self._pool: ProcessPoolExecutor | None = None

    def find(self, texts: Sequence[str]) -> list[list[TextFinding]]:
        """The findings of each text, in the order of the texts; spans are true offsets and do not overlap.

        Raises:
            AvgtoolError: A worker process died.
        """
        distinct = list(dict.fromkeys(texts))
        in_pool = self._processes > 1 and len(distinct) >= _POOL_FROM
        found = self._find_in_pool(distinct) if in_pool else self._find_here(distinct)
        by_text = dict(zip(distinct, found, strict=True))
        return [list(by_text[text]) for text in texts]

    def explain(self, text: str) -> list[Considered]:
        """Everything that was considered in ``text``, accepted or not, with why; values masked."""
        every = self._searching().consider(text, self._threshold)
        return [considered(text, one, self._evidence) for one in every]

    def close(self) -> None:
        """End the workers, if any were started."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _searching(self) -> TextSearch:
        if self._search is None:
            self._search = _made(self._build)
        return self._search

    def _find_here(self, texts: list[str]) -> list[list[TextFinding]]:
        search = self._searching()
        return [search.find(text, self._threshold) for text in texts]

    def _find_in_pool(self, texts: list[str]) -> list[list[TextFinding]]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._processes,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_start_worker,
                initargs=(self._build, self._threshold),
            )
        chunks = [texts[start : start + _CHUNK] for start in range(0, len(texts), _CHUNK)]
        try:
            with _main_set_aside():
                answers = self._pool.map(_find_in_worker, chunks)
            return [found for chunk in answers for found in chunk]
        except BrokenProcessPool as error:
            self._pool = None
            raise AvgtoolError(
                msg("A worker process that searched texts stopped unexpectedly."),
                hint=msg("Often the machine was out of memory. Try again with fewer processes."),
            ) from error


@contextmanager
def _main_set_aside() -> Iterator[None]:
    """Start workers without the main module, which they do not need.

    A spawned worker imports the main module again; a script of the user's without ``if __name__ == "__main__"``
    would be run a second time.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _made(build: Callable[[], Source]) -> TextSearch:
    """A search; while it is made nobody looks for garbage, which there is none of and takes a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return TextSearch.of(build())
    finally:
        if was_enabled:
            gc.enable()


_worker: tuple[TextSearch, float] | AvgtoolError | None = None


def _start_worker(build: Callable[[], Source], threshold: float) -> None:
    global _worker  # noqa: PLW0603 - a worker process has one engine, made when it starts
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # a model that counts in threads of its own would crowd the others
    try:
        _worker = (_made(build), threshold)
    except AvgtoolError as error:  # raised here, it would be told as a worker that stopped
        _worker = error
    gc.freeze()  # what was made lives as long as the worker: looking for garbage in it takes time


def _find_in_worker(texts: list[str]) -> list[list[TextFinding]]:
    assert _worker is not None
    if isinstance(_worker, AvgtoolError):
        raise _worker
    search, threshold = _worker
    return [search.find(text, threshold) for text in texts]
