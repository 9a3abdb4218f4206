"""Which notice each row of an import rests on."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from avgtool.consent.importing.faults import Fault
from avgtool.consent.validity import is_genuine
from avgtool.ledger.appending import timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.consents import Notice


class ShownNotices:
    """Finds notices by purpose, version, language and moment; each combination is prepared once."""

    def __init__(self, notices: Mapping[int, Notice]) -> None:
        self._notices = notices
        self._altered = {number for number, notice in notices.items() if not is_genuine(notice)}
        self._prepared: dict[tuple[str | None, ...], tuple[list[str], list[int]]] = {}

    def find(self, purpose: str, version: str | None, language: str | None, sha256: str | None, at: str) -> int | Fault:
        """The number of the notice, or why there is none.

        Args:
            purpose: That it must cover.
            version: Of the notice; the one shown last by default.
            language: Of the notice; any by default.
            sha256: That the text must have, where the row says so.
            at: When it was shown, as moments are stored.
        """
        begun, numbers = self._fitting(purpose, version, language, None if version else sha256)
        position = bisect_right(begun, at)
        if not position:
            return Fault.NO_NOTICE
        number = numbers[position - 1]
        if number in self._altered:
            return Fault.ALTERED_NOTICE
        return Fault.OTHER_NOTICE if sha256 and self._notices[number].sha256.lower() != sha256 else number

    def _fitting(
        self, purpose: str, version: str | None, language: str | None, sha256: str | None
    ) -> tuple[list[str], list[int]]:
        """Since when the notices that fit were shown, in the order of time; and their numbers."""
        wanted = (purpose, version, language, sha256)
        if wanted not in self._prepared:
            fitting = sorted(
                (timestamp(notice.since), number)
                for number, notice in self._notices.items()
                if purpose in notice.purposes
                and version in (None, notice.version)
                and language in (None, notice.language.lower())
                and sha256 in (None, notice.sha256.lower())
            )
            self._prepared[wanted] = [since for since, _ in fitting], [number for _, number in fitting]
        return self._prepared[wanted]
