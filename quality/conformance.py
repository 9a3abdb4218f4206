"""The cases of others: those on which avgtool agrees, and those on which it does not, each with its reason."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import yaml

from avgtool.catalog import analyzer_engine
from avgtool.text.finding import Finder, TextSearch
from quality.blocks import Bar, Paragraph, Section, Table, percent
from quality.table_sets import CORPORA, ROOT

if TYPE_CHECKING:
    from pathlib import Path

PRESIDIO_CASES = CORPORA / "text" / "presidio_generic_cases.json"
EUREDACT_CASES = CORPORA / "text" / "euredact_cases.json"
REASONS = ROOT / "tests" / "conformance"
PRESIDIO_BAR = 0.97

EUREDACT_ENTITIES = {
    "NATIONAL_ID": {"NL_BSN", "BE_NN", "DK_CPR", "SE_PERSONNUMMER"},
    "IBAN": {"IBAN_CODE"},
    "BANK_ACCOUNT": {"IBAN_CODE", "NL_BANK_ACCOUNT"},
    "VAT": {"NL_VAT", "BE_ENTERPRISE", "EU_VAT"},
    "PHONE": {"PHONE_NUMBER"},
    "LICENSE_PLATE": {"NL_LICENSE_PLATE", "BE_LICENSE_PLATE"},
    "EMAIL": {"EMAIL_ADDRESS"},
    "DOB": {"DATE_OF_BIRTH"},
    "CREDIT_CARD": {"CREDIT_CARD"},
    "POSTAL_CODE": {"NL_POSTCODE"},
    "HEALTH_INSURANCE": {"UK_NHS"},
    "BIC": {"BIC_CODE"},
    "CHAMBER_OF_COMMERCE": {"NL_KVK", "BE_ENTERPRISE", "FR_SIREN"},
}
"""euredact's types as our entities."""


def cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a file; none where the corpora are not here."""
    if not path.is_file():
        return []
    read: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return read


def reasons(path: Path) -> dict[str, str]:
    """Case id to the reason why we answer otherwise."""
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {str(case): group["because"] for group in groups for case in group["cases"]}


def presidio_search() -> TextSearch:
    """English text, as Presidio's cases are."""
    return TextSearch.of(analyzer_engine("en"))


def agrees_with_presidio(search: TextSearch, case: dict[str, Any]) -> bool:
    """Whether we find as many entities as expected and, where it is said, at the same places."""
    entity = (case["entities"] or ["PHONE_NUMBER"])[0]
    found = [(one.start, one.end) for one in search.find(case["text"], 0.3) if one.entity == entity]
    spans = case["expected_spans"]
    return len(found) == case["expected_len"] and (not spans or sorted(found) == sorted(map(tuple, spans)))


def euredact_finder() -> Finder:
    """Dutch text."""
    return Finder(partial(analyzer_engine, "nl"))


def agrees_with_euredact(finder: Finder, case: dict[str, Any]) -> bool:
    """Whether everything that must be found is, and nothing that must not."""
    found = {one.entity for one in finder.find([case["text"]])[0]}
    must = all(found & EUREDACT_ENTITIES[kind] for kind in case["must_detect_types"])
    return must and not any(found & EUREDACT_ENTITIES[kind] for kind in case["must_not_detect_types"])


def section() -> Section:
    """Agreement with both, and every difference."""
    if not PRESIDIO_CASES.is_file():
        missing = Paragraph("The cases are not here (AVGTOOL_CORPORA): not measured.")
        return Section("Cases of others", (), (missing,))
    search, finder = presidio_search(), euredact_finder()
    presidio = {case["id"]: agrees_with_presidio(search, case) for case in cases(PRESIDIO_CASES)}
    euredact = {case["id"]: agrees_with_euredact(finder, case) for case in cases(EUREDACT_CASES)}
    share = sum(presidio.values()) / len(presidio)
    bar = Bar("Presidio's generic cases", "agreement", share, PRESIDIO_BAR, seen=True, of=len(presidio))
    blocks = (
        *_differences("Presidio's own recognizer tests", presidio, REASONS / "presidio_differences.yml"),
        *_differences("euredact's own tests", euredact, REASONS / "euredact_differences.yml"),
    )
    return Section("Cases of others", (bar,), blocks)


def _differences(title: str, agreed: dict[str, bool], path: Path) -> tuple[Paragraph, Table]:
    known = reasons(path)
    wrong = [case for case, agrees in agreed.items() if not agrees]
    share = percent(1 - len(wrong) / len(agreed))
    rows = tuple((case, known.get(case, "no reason is given yet")) for case in wrong)
    summary = Paragraph(f"*{title}*: avgtool agrees on {len(agreed) - len(wrong)} of {len(agreed)} cases ({share}).")
    return summary, Table(f"{title}: every difference", ("case", "reason"), rows, folded=True)
