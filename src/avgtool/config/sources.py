"""Where customer data lies, how a person is found there, and what a request may do with it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationInfo, field_validator, model_validator

from avgtool.config.base import Section
from avgtool.i18n import msg
from avgtool.model.retention import Retention, Term
from avgtool.model.subject_data import Fate, Handle, Origin, SourceMap, TableMap
from avgtool.strict_yaml import invalid

Columns = str | tuple[str, ...]
"""The name of a column, or of several that are read as one: a name in parts."""


class TermSettings(Section):
    """A length of time; ``after_year``: it begins after the calendar year."""

    years: int = Field(default=0, ge=0)
    months: int = Field(default=0, ge=0)
    days: int = Field(default=0, ge=0)
    after_year: bool = False

    @model_validator(mode="after")
    def _some_time(self) -> TermSettings:
        if not (self.years or self.months or self.days):
            raise invalid(msg("a term has years, months or days"))
        return self


class KeepSettings(Section):
    """Why rows are kept when their person asks to be erased, and until when."""

    ground: str = Field(min_length=1)
    """Such as ``AWR 52(4)``: the letter names it."""
    term: TermSettings
    start: str = Field(min_length=1, alias="from")
    """Column with the date from which the term counts."""


class TableEntry(Section):
    """One table of a source: how a person is found in it, and what a request may do with it."""

    table: str | None = None
    """Name of the table, or of the sheet of a workbook; none for a file with one table."""
    title: str = ""
    """What a person reads in the place of its name: *Uw bestellingen*."""
    labels: dict[str, str] = Field(default_factory=dict)
    """What a person reads in the place of the names of columns: ``klant_id: uw nummer bij ons``."""
    key: tuple[str, ...] = ()
    """Columns that tell a row from all others; by default the primary key of a database."""
    find: dict[Handle, Columns | tuple[Columns, ...]] = Field(default_factory=dict)
    """By what a person is found: ``email: e-mail``, ``name: [[voornaam, achternaam]]``, ``phone: [vast, mobiel]``."""
    belongs_to: dict[str, str] = Field(default_factory=dict)
    """``klant_id: klant.id``: rows belong to the person when that row does. Several steps are followed."""
    text: tuple[str, ...] = ()
    """Columns of free text in which a person may be mentioned."""
    third_parties: tuple[str, ...] = ()
    """Columns about other persons; masked in what a person gets (art. 15(4))."""
    left_out: dict[str, str] = Field(default_factory=dict)
    """Columns that are not given to a person, each with the reason."""
    origin: dict[str, Origin] = Field(default_factory=dict)
    """Where values come from: ``verstrekt`` and ``waargenomen`` are portable, ``afgeleid`` is not (art. 20); ``*`` is
    all columns that are not named, but free text."""
    erase: Fate = Fate.DELETE
    anonymize: dict[str, str | None] = Field(default_factory=dict)
    """Where rows stay: what identifying columns become; empty where nothing is written."""
    keep: KeepSettings | None = None
    """What keeps rows for a time; rows past it are erased as all others."""
    restricted: dict[str, Any] = Field(default_factory=dict, max_length=1)
    """Column that marks a restriction (art. 18), and the value that marks it: ``geblokkeerd: true``."""
    objected: dict[str, Any] = Field(default_factory=dict, max_length=1)
    """Column that says that a person may not be approached, and the value that says so: ``mailing: nee``."""

    @field_validator("belongs_to")
    @classmethod
    def _table_and_column(cls, given: dict[str, str]) -> dict[str, str]:
        if any("." not in target for target in given.values()):
            raise invalid(msg("a reference is written table.column"))
        return given

    @model_validator(mode="after")
    def _kept_for_a_reason(self) -> TableEntry:
        if self.erase is Fate.KEEP and self.keep is None:
            raise invalid(msg("rows that are kept need a ground and a term, under keep"))
        if self.erase is Fate.ANONYMIZE and not self.anonymize:
            raise invalid(msg("rows that are anonymized need the columns to change, under anonymize"))
        return self

    def as_map(self) -> TableMap:
        """The same as a noun."""
        return TableMap(
            table=self.table,
            key=self.key,
            handles={handle: _places(handle, given) for handle, given in self.find.items()},
            belongs_to={column: _target(target) for column, target in self.belongs_to.items()},
            texts=self.text,
            third_parties=self.third_parties,
            left_out=self.left_out,
            origins=self.origin,
            fate=self.erase,
            anonymize=self.anonymize,
            retention=None if self.keep is None else _retention(self.keep),
            restricted=next(iter(self.restricted.items()), None),
            objected=next(iter(self.objected.items()), None),
            title=self.title,
            labels=self.labels,
        )


class SourceEntry(Section):
    """A file, folder or database with customer data."""

    path: str | None = None
    """A file or folder; a relative one starts where avgtool.yaml lies."""
    url: str | None = None
    """Of a database."""
    url_from: str | None = None
    """Environment variable that holds the URL, so that no password stands in avgtool.yaml."""
    name: str | None = None
    """What letters and plans call it; by default the name of the file, or of the database."""
    activities: tuple[str, ...] = ()
    """Codes of the processing activities that use it."""
    backups: str = ""
    """For how long erased data remains in backups, as the letter tells it: ``ten hoogste 30 dagen``."""
    tables: tuple[TableEntry, ...] = ()

    @field_validator("path")
    @classmethod
    def _beside_the_file(cls, path: str | None, info: ValidationInfo) -> str | None:
        folder: Path | None = (info.context or {}).get("folder")
        return path if path is None or folder is None else os.path.normpath(folder / Path(path).expanduser())

    @field_validator("url")
    @classmethod
    def _database_beside_the_file(cls, url: str | None, info: ValidationInfo) -> str | None:
        """A relative file of SQLite lies beside avgtool.yaml."""
        beginning, three_slashes, path = (url or "").partition("sqlite:///")
        folder: Path | None = (info.context or {}).get("folder")
        if folder is None or beginning or not three_slashes or not path:
            return url
        return f"{three_slashes}{os.path.normpath(folder / Path(path).expanduser())}"

    @model_validator(mode="after")
    def _one_place(self) -> SourceEntry:
        if sum(place is not None for place in (self.path, self.url, self.url_from)) != 1:
            raise invalid(msg("a source has one of path, url and url_from"))
        return self

    @property
    def terms(self) -> dict[str, Retention]:
        """What is kept for a term, by the column that it counts from: ``column``, or ``table.column``."""
        kept = ((table.table, _retention(table.keep)) for table in self.tables if table.keep is not None)
        return {f"{table}.{term.start}" if table else term.start: term for table, term in kept}

    @property
    def shown(self) -> str:
        """Its name, or what stands in for one; never a password."""
        if self.name:
            return self.name
        place = self.path or self.url_from or (self.url or "").rpartition("@")[2]
        return place.rstrip("/").rpartition("/")[2].partition("?")[0]

    def as_map(self, location: str) -> SourceMap:
        """The same as a noun.

        Args:
            location: Its path or URL, once ``url_from`` is looked up.
        """
        tables = tuple(table.as_map() for table in self.tables)
        return SourceMap(self.shown, location, tables, self.activities, self.backups)


class LimitSettings(Section):
    """Sizes above which a file that cannot be streamed is refused."""

    workbook_megabytes: int = Field(default=200, gt=0)
    json_megabytes: int = Field(default=200, gt=0)
    checked_megabytes: int = Field(default=64, gt=0)
    """Delimited text up to this size is looked through before it is read; of larger files parts are."""


def _places(handle: Handle, given: Columns | tuple[Columns, ...]) -> tuple[tuple[str, ...], ...]:
    """Each place as a tuple of columns: ``[voornaam, achternaam]`` is one name, ``[vast, mobiel]`` two numbers."""
    if isinstance(given, str):
        return ((given,),)
    if handle is Handle.NAME and all(isinstance(one, str) for one in given):
        return (tuple(one for one in given if isinstance(one, str)),)
    return tuple((one,) if isinstance(one, str) else one for one in given)


def _target(written: str) -> tuple[str, str]:
    table, _, column = written.rpartition(".")
    return table, column


def _retention(keep: KeepSettings) -> Retention:
    return Retention(Term(**keep.term.model_dump()), keep.ground, keep.start)
