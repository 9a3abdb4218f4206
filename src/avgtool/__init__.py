"""avgtool: scan, anonymize, prove, report.

Everything a program needs stands here; importing it is cheap, for what a name stands for is loaded when it is first
asked for. Errors are those of :mod:`avgtool.errors`, and hold no
value from the data.

    >>> import avgtool
    >>> result = avgtool.scan("klanten.csv")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from avgtool.workflows.library.anonymizing import anonymize, anonymize_frame, anonymize_tables
    from avgtool.workflows.library.arguments import load_key, load_policy, new_key
    from avgtool.workflows.library.changing import abandon_request, execute_request, plan_request, resume_request
    from avgtool.workflows.library.collecting import collect, find_person, wanted
    from avgtool.workflows.library.ledger import Ledger, Person
    from avgtool.workflows.library.measuring import privacy_metrics
    from avgtool.workflows.library.requests import deadline
    from avgtool.workflows.library.scanning import plan, scan
    from avgtool.workflows.library.texts import anonymize_text, find_in_text

__version__ = "0.1.0"

__all__ = [
    "Ledger",
    "Person",
    "__version__",
    "abandon_request",
    "anonymize",
    "anonymize_frame",
    "anonymize_tables",
    "anonymize_text",
    "collect",
    "deadline",
    "execute_request",
    "find_in_text",
    "find_person",
    "load_key",
    "load_policy",
    "new_key",
    "plan",
    "plan_request",
    "privacy_metrics",
    "resume_request",
    "scan",
    "wanted",
]

_HOMES = {
    "Ledger": "ledger",
    "Person": "ledger",
    "abandon_request": "changing",
    "anonymize": "anonymizing",
    "anonymize_frame": "anonymizing",
    "anonymize_tables": "anonymizing",
    "anonymize_text": "texts",
    "collect": "collecting",
    "deadline": "requests",
    "execute_request": "changing",
    "find_in_text": "texts",
    "find_person": "collecting",
    "load_key": "arguments",
    "load_policy": "arguments",
    "new_key": "arguments",
    "plan": "scanning",
    "plan_request": "changing",
    "privacy_metrics": "measuring",
    "resume_request": "changing",
    "scan": "scanning",
    "wanted": "collecting",
}
"""Where in :mod:`avgtool.workflows.library` each function stands."""


def __dir__() -> list[str]:
    """What there is to use; not what this module needs to say so."""
    return sorted(__all__)


if not TYPE_CHECKING:  # type checkers know the names above, and no others

    def __getattr__(name: str) -> Any:
        """Load what is asked for, once (PEP 562)."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        home = import_module(f"avgtool.workflows.library.{_HOMES[name]}")
        globals()[name] = getattr(home, name)
        return globals()[name]
