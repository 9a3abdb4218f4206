"""A new avgtool.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.errors import OutputError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = """\
# avgtool.yaml: settings of avgtool for this folder and the folders below it.
# Reference: docs/configuration.md

organisation:
  name: {name}
  address: {address}
  contact: {contact}
  # Functionaris voor gegevensbescherming (FG), if there is one.
  fg: {fg}

# Language of reports and terminal: nl or en.
language: {language}

# Your word for the person: klant, cliënt, patiënt, gast, opdrachtgever, lid, ...
person: {person}

# Where consents, requests and the register are kept.
ledger: {ledger}

# Files, folders and databases with customer data.
sources:{sources}

# Verdicts that a person overrules; shown in every scan and report.
# columns:
#   - column: K01
#     kind: other_id
#     reason: Intern artikelnummer, verwijst niet naar een persoon
#     by: J. Voorbeeld, privacy officer
"""


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


def write_config(folder: Path, answers: Answers) -> Path:
    """Write ``folder/avgtool.yaml``; raises OutputError where one exists already."""
    path = folder / "avgtool.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(render_config(answers))
    except FileExistsError as error:
        raise OutputError(
            msg("There is an avgtool.yaml already."), where=str(path), hint=msg("Edit it, or choose another folder.")
        ) from error
    return path


def render_config(answers: Answers) -> str:
    """The text of avgtool.yaml; every answer quoted, so that any text is safe."""
    fields = ("name", "address", "contact", "fg", "language", "person", "ledger")
    quoted = {field: _quoted(str(getattr(answers, field))) for field in fields}
    sources = "".join(f"\n  - path: {_quoted(source)}" for source in answers.sources) or " []"
    return TEMPLATE.format(**quoted, sources=sources)


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar, which JSON strings are a subset of."""
    import json

    return json.dumps(text, ensure_ascii=False)
