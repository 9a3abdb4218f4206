"""Anonymizing a million rows with one hashed and five masked or generalized columns, against a plain copy by Polars.

Measured twice: transforming and writing, and the whole job, in which the copy is compared with its original row by row
and scanned in full before it is published. The scan of the original, which comes before any plan, is not in it. Beside
the large policy stand its six hashes alone, by Polars without avgtool: they take most of the time.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import polars as pl
import polars_hash  # noqa: F401 - registers the expressions under ``chash``

from avgtool import catalog
from avgtool.engines.local import LocalEngine
from avgtool.keys import key_from_bytes
from avgtool.model.kinds import Role
from avgtool.policy.applying import apply_plan
from avgtool.policy.loading import read_policy
from avgtool.policy.planning import make_plan
from avgtool.scanning.scanner import scan
from avgtool.sources.opening import open_source
from avgtool.sources.writing import write
from avgtool.strict_yaml import load
from avgtool.workflows.anonymizing.carrying_out import anonymize_together
from avgtool.workflows.anonymizing.job import Job, Means
from benchmarks.measuring import Measurement, compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import DatasetFindings
    from avgtool.model.plan import Plan
    from avgtool.sources.base import Dataset

BAR = 0.3
YARDSTICK = "Polars scan_csv → sink_csv"
POLICY = """
name: benchmark
version: 1
title: Meting
purpose: Meten hoe snel het gaat.
rules:
  - {match: {column: klantnr}, operator: pseudonymize, because: gehasht}
  - {match: {column: iban}, operator: mask, parameters: {first: 4, last: 2}, because: gemaskeerd}
  - {match: {column: telefoon}, operator: mask, parameters: {last: 2}, because: gemaskeerd}
  - {match: {column: geboortedatum}, operator: generalize, parameters: {date: 5-year}, because: gegeneraliseerd}
  - {match: {column: postcode}, operator: generalize, parameters: {postcode: pc4}, because: gegeneraliseerd}
  - {match: {column: klantwaarde}, operator: generalize, parameters: {amount: 100}, because: gegeneraliseerd}
  - {match: {column: "*"}, operator: keep, because: even breed als de kopie waarmee wordt vergeleken}
"""
WIDE_BAR = 0.5
WIDE = """
name: benchmark
version: 1
title: Meting
purpose: Meten hoe snel het gaat.
rules:
  - match: {column: [klantnr, achternaam, email, telefoon, iban, bsn]}
    operator: pseudonymize
    because: gehasht
  - match: {column: [voornaam, straat, huisnr, woonplaats, optin]}
    operator: mask
    parameters: {first: 1}
    because: gemaskeerd
  - {match: {column: [geboortedatum, orderdatum]}, operator: generalize, parameters: {date: quarter}, because: grover}
  - {match: {column: postcode}, operator: generalize, parameters: {postcode: pc4}, because: grover}
  - {match: {column: klantwaarde}, operator: generalize, parameters: {amount: 100}, because: grover}
  - {match: {column: "*"}, operator: keep, because: even breed als de kopie waarmee wordt vergeleken}
"""
"""Six pseudonymized, five masked and four generalized columns."""
HASHED = ("klantnr", "achternaam", "email", "telefoon", "iban", "bsn")
"""Those that are pseudonymized."""


def run(customers: Path) -> Iterator[Measurement]:
    """Transforming and writing; then the whole job."""
    dataset = open_source(str(customers))[0]
    before = scan_in_full(dataset)
    plan = make_plan(before, read_policy(load(POLICY, "benchmark"), operators=catalog.operators()))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "copy.csv"
        plain = partial(copy_plainly, customers, Path(folder) / "plain.csv")
        seconds, yardstick = compare(partial(transform_and_write, dataset, plan, target), plain)
        yield Measurement("anonymize: transform and write", YARDSTICK, seconds, yardstick, BAR)
        wide = make_plan(before, read_policy(load(WIDE, "benchmark"), operators=catalog.operators()))
        seconds, yardstick = compare(partial(transform_and_write, dataset, wide, target), plain)
        yield Measurement("anonymize: 6 hashed, 5 masked, 4 generalized", YARDSTICK, seconds, yardstick, WIDE_BAR)
        bare = partial(hash_barely, customers, target)
        seconds, yardstick = compare(bare, plain)
        yield Measurement("no avgtool: HMAC-SHA256 of the same 6 columns", YARDSTICK, seconds, yardstick, 0.0)
        seconds, yardstick = compare(partial(whole_job, dataset, plan, before, target), plain, rounds=3)
        yield Measurement("anonymize: with comparison and scan of the copy", YARDSTICK, seconds, yardstick, 0.0)


def copy_plainly(source: Path, target: Path) -> None:
    """What there is to beat: the same bytes, read and written."""
    pl.scan_csv(source, infer_schema=False).sink_csv(target)


def hash_barely(source: Path, target: Path) -> None:
    """The copy with the first half of a hash for each value in six columns, and nothing else."""
    hashed = (pl.col(name).chash.hmac_sha256(key="0" * 64).str.head(16) for name in HASHED)  # type: ignore[attr-defined]
    pl.scan_csv(source, infer_schema=False).with_columns(hashed).sink_csv(target)


def transform_and_write(dataset: Dataset, plan: Plan, target: Path) -> None:
    """The rows through the plan into a file."""
    write(
        apply_plan(dataset.frame, plan, catalog.operators(), derive=key_from_bytes(bytes(32)).derive), target, dataset
    )


def whole_job(dataset: Dataset, plan: Plan, before: DatasetFindings, target: Path) -> None:
    """As the command does it, with a scan that came before."""
    direct = {one.entity for one in catalog.recognizers() if one.role is Role.DIRECT}
    means = Means(scan_in_full, direct.__contains__, catalog.operators(), LocalEngine())
    anonymize_together([Job(dataset, plan, before)], target, means, key=key_from_bytes(bytes(32)), force=True)


def scan_in_full(dataset: Dataset) -> DatasetFindings:
    """Every value; no column of this file is prose."""
    return scan([dataset], catalog.knowledge(), text_finder=no_finder).datasets[0]


def no_finder() -> NoReturn:
    """Nothing here needs one."""
    raise AssertionError("no column is prose")
