"""For which purposes a person took consent back, as the letter names them: what the ledger recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.requests import Right, TaskState
from avgtool.subject_requests.work import CONSENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.consents import Purpose
    from avgtool.model.requests import Request


def withdrawn(request: Request, purposes: Mapping[str, Purpose]) -> tuple[str, ...]:
    """Titles in the language of the letter; none where one is not known, and a human must say it.

    Args:
        request: With its work: what a withdrawal recorded are codes of purposes.
        purposes: Of the ledger, by code.
    """
    done = (
        task.words or ""
        for task in request.work_log
        if (task.source, task.work, task.state) == (CONSENTS, Right.CONSENT_WITHDRAWAL, TaskState.DONE)
    )
    codes = dict.fromkeys(code for words in done for code in words.split(", "))
    titles = [purposes[code].titles.get(request.language, "") if code in purposes else "" for code in codes]
    return tuple(titles) if all(titles) else ()
