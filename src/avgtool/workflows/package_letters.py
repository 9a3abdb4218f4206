"""The letter that goes with the data of a person: what was found, where, for what, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.i18n import msg
from avgtool.model.requests import Event, Step
from avgtool.subject_data.packaging import DATA, PORTABLE, SUMS, folder_name
from avgtool.subject_requests.letters.composing import Matter
from avgtool.subject_requests.letters.facts import DataFile, LeftOut
from avgtool.subject_requests.letters.from_found import answer_of_found
from avgtool.subject_requests.letters.kinds import LetterKind
from avgtool.workflows.request_letters import as_if_taken, made_letter, rendered_letter
from avgtool.workflows.who_acts import who_is_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from avgtool.config import Config
    from avgtool.model.activities import Activity
    from avgtool.model.kinds import Kind
    from avgtool.model.requests import Request
    from avgtool.model.subject_data import Found, SourceMap
    from avgtool.subject_data.giving import GivenTable
    from avgtool.subject_data.packaging import Contents
    from avgtool.subject_requests.letters.facts import Answer

_MASKED = msg("what it says of others is made unreadable (GDPR 15(4))")
_SUMS = msg("checksums (SHA-256) of all files")


@dataclass(frozen=True, slots=True)
class Held:
    """What was found of the person, and where was searched."""

    found: Found
    sources: Sequence[SourceMap]
    kinds: Mapping[str, Sequence[Kind]]
    """What each source holds of the person."""


@dataclass(frozen=True, slots=True)
class PackageLetter:
    """The letter of a package."""

    name: str
    content: bytes
    to_fill: tuple[str, ...]
    """What is still to be filled in; with anything, it is a draft to be finished by hand."""


def package_letter(
    config: Config, request: Request, answer: Answer, contents: Contents, by: str | None = None
) -> PackageLetter:
    """The answer to a request for access or portability; as DOCX where somebody must finish it, else as PDF.

    Args:
        config: Of the organization.
        request: That is answered.
        answer: What the letter tells (:func:`answer_of_package`).
        contents: Of the package, without its documents.
        by: Who answers; by default whom AVGTOOL_BY or avgtool.yaml names.

    Raises:
        ConfigError: A text of the organization has an error.
        MissingDependencyError: Pango is not installed.
    """
    event = Event(Step.GRANT, contents.created, who_is_named(by, config))
    after = as_if_taken(request, event, catalog.calendar(config.calendar))
    matter = Matter(LetterKind.ANSWER, after, event, catalog.addressee(request.contact), answer)
    letter = made_letter(matter, config, contents.created)
    dutch = contents.language == "nl"
    if letter.to_fill:
        letter = replace(letter, draft=True)
        return PackageLetter(
            "brief-concept.docx" if dutch else "letter-draft.docx", rendered_letter(letter, "docx"), letter.to_fill
        )
    return PackageLetter("brief.pdf" if dutch else "letter.pdf", rendered_letter(letter, "pdf"), ())


def answer_of_package(held: Held, activities: Sequence[Activity], contents: Contents, annex: str) -> Answer:
    """What the letter of a package tells.

    Args:
        held: What was found.
        activities: Of the register.
        contents: Of the package, without its documents.
        annex: Name of the annex.
    """
    language, data = contents.language, contents.data
    answer = answer_of_found(held.found, held.sources, activities, language, held.kinds)
    carried = data.get(PORTABLE, ())
    given = [one for one, tables in data.items() if tables]
    return replace(
        answer,
        left_out=tuple(dict.fromkeys(_left_out(data.get(DATA, ()), language))),
        files=(DataFile(annex, "PDF"), *(DataFile(_folder(one, language), "CSV, JSON") for one in given)),
        portable=(*_portable(carried, language), DataFile(SUMS, _SUMS.render(language))) if carried else (),
        not_portable=(*_sources_left_out(contents), *dict.fromkeys(_left_out(carried, language))),
        origin_known=bool(carried) and not any(one.undeclared for one in carried),
    )


def _sources_left_out(contents: Contents) -> Iterator[LeftOut]:
    for name, reason in contents.sources_left_out.items():
        yield LeftOut(name, reason.render(contents.language))


def _folder(name: str, language: str) -> str:
    return msg("the folder {name}", name=folder_name(name, language)).render(language)


def _left_out(tables: Sequence[GivenTable], language: str) -> Iterator[LeftOut]:
    for table in tables:
        for column, reason in table.left_out.items():
            said = reason if isinstance(reason, str) else reason.render(language)
            yield LeftOut(table.title if column == "*" else f"{table.title}, {table.label(column)}", said)
        for column in table.masked:
            yield LeftOut(f"{table.title}, {table.label(column)}", _MASKED.render(language))


def _portable(tables: Sequence[GivenTable], language: str) -> Iterator[DataFile]:
    folder = folder_name(PORTABLE, language)
    for table in tables:
        yield DataFile(
            "/".join(part for part in (folder, table.source, table.table) if part), "CSV, JSON", table.columns
        )
