"""What a right takes besides an answer, and what of it is still to be done.

Who objects, or wants data erased, put right or restricted, or takes a consent back, is not helped by a letter that says
so (art. 7(3), 16-18 and 21 AVG). From the day of receipt each of these has a task for every source, and one in the
ledger where something must stand there; a request is granted once they were done, or found not to be needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.requests import Right, Task, TaskState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from avgtool.model.requests import Request, RequestLaw

SUPPRESSION_LIST = "blokkeerlijst"
"""The task of the ledger's suppression list: that the person stands on it."""
CONSENTS = "toestemmingen"
"""The task of the ledger's consents: that the withdrawal is among them."""
IN_LEDGER = {Right.MARKETING_OBJECTION: SUPPRESSION_LIST, Right.CONSENT_WITHDRAWAL: CONSENTS}
"""Rights of which something must stand in the ledger itself."""

DONE = frozenset({TaskState.DONE, TaskState.KEPT})
"""States of work that was done."""


def first_tasks(rights: Iterable[Right], sources: Iterable[str], law: RequestLaw) -> Iterator[Task]:
    """The work that a request brings with it, all of it still to be done.

    Args:
        rights: That are asked for.
        sources: Names of the sources of avgtool.yaml.
        law: Says which rights take work.
    """
    known = tuple(sources)
    for right in rights:
        if not law.rights[right].takes_work:
            continue
        in_sources = () if right is Right.CONSENT_WITHDRAWAL else known
        in_ledger = (IN_LEDGER[right],) if right in IN_LEDGER else ()
        for place in (*in_sources, *in_ledger):
            yield Task(place, right, TaskState.OPEN)


def without_work(request: Request, law: RequestLaw) -> tuple[Right, ...]:
    """Rights that take work, and of which none was recorded: neither done, nor found not to be needed."""
    handled = {task.work for task in request.tasks if task.state is not TaskState.OPEN}
    return tuple(right for right in request.rights if law.rights[right].takes_work and right not in handled)


def is_nothing_done(request: Request, right: Right) -> bool:
    """Whether no work of a right was done anywhere."""
    return not any(task.work is right and task.state in DONE for task in request.tasks)


def open_tasks(request: Request, rights: Iterable[Right]) -> tuple[Task, ...]:
    """Work that is left for these rights."""
    asked = set(rights)
    return tuple(task for task in request.tasks if task.work in asked and task.state is TaskState.OPEN)
