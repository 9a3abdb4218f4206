"""A new avgtool.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.sources.staging import not_writable, write_whole
from avgtool.workflows.subject_data.places import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from avgtool.i18n import Message

TEMPLATE = """\
# {head_comment}
# {reference_comment}

organisation:
  name: {name}
  address: {address}
  contact: {contact}
  # phone: 030 123 45 67
  # {fg_comment}
  fg: {fg}
  # fg_contact: fg@example.nl
  # {look_comment}
  # logo: logo.svg
  # color: "#1d4e5f"

# {by_comment}
# by: J. Voorbeeld, privacy officer

# {language_comment}
language: {language}

# {person_comment}
person: {person}

# {ledger_comment}
ledger: {ledger}

# {sources_comment}
{sources}

# {columns_comment}
# columns:
#   - column: K01
#     kind: other_id
#     reason: Intern artikelnummer, verwijst niet naar een persoon
#     by: J. Voorbeeld, privacy officer
"""

_COMMENTS: Mapping[str, Message] = {
    "head_comment": msg("avgtool.yaml: settings of avgtool for this folder and the folders below it."),
    "reference_comment": msg("Reference: docs/configuration.md"),
    "fg_comment": msg("Data protection officer (functionaris voor gegevensbescherming, FG), if there is one."),
    "look_comment": msg("Logo (PNG, JPEG or SVG) and color of documents and letters."),
    "by_comment": msg("Whose name stands under what is recorded; --by and AVGTOOL_BY go first."),
    "language_comment": msg("Language of reports and terminal: nl or en."),
    "person_comment": msg("Your word for the person: klant, cliënt, patiënt, gast, opdrachtgever, lid, ..."),
    "ledger_comment": msg("Database in which avgtool keeps consents, requests and the register of processing."),
    "sources_comment": msg("Files, folders and databases with customer data."),
    "columns_comment": msg("Verdicts that a person overrules; shown in every scan and report."),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What ``avgtool init`` asks."""

    name: str
    address: str = ""
    contact: str = ""
    fg: str = ""
    language: str = "nl"
    person: str = "klant"
    ledger: str = "sqlite:///avgtool.db"
    sources: tuple[str, ...] = ()
    proposal: str = ""
    """The whole of ``sources:``, where it was proposed (:mod:`avgtool.workflows.subject_data.proposing`)."""


def write_config(folder: Path, answers: Answers) -> Path:
    """Write ``folder/avgtool.yaml``; raises OutputError where one exists already."""
    path = folder / "avgtool.yaml"
    if path.exists():
        raise OutputError(
            msg("There is an avgtool.yaml already."), where=str(path), hint=msg("Edit it, or choose another folder.")
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(folder, error) from None
    write_whole(path, render_config(answers).encode())
    return path


def render_config(answers: Answers) -> str:
    """The text of avgtool.yaml in the language it sets; every answer quoted, so that any text is safe."""
    fields = ("name", "address", "contact", "fg", "language", "person", "ledger")
    quoted = {field: _quoted(str(getattr(answers, field))) for field in fields}
    places = (place for source in answers.sources for place in place_of(source).items())
    listed = "".join(f"\n  - {key}: {_quoted(value)}" for key, value in places) or " []"
    sources = answers.proposal.rstrip() or f"sources:{listed}"
    comments = {place: comment.render(answers.language) for place, comment in _COMMENTS.items()}
    return TEMPLATE.format(**quoted, **comments, sources=sources)


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar, which JSON strings are a subset of."""
    import json

    return json.dumps(text, ensure_ascii=False)
