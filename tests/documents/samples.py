"""A believable scan and its anonymization, made by hand: synthetic, and without a value from any data."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

from avgtool.documents.content import DocumentContext, Organization
from avgtool.documents.words import EntityWords
from avgtool.i18n import msg, worded
from avgtool.model.assessment import Assessment, Thresholds
from avgtool.model.findings import Candidate, ColumnFinding, DatasetFindings, Notice, ScanResult
from avgtool.model.kinds import Category, Evidence, Flag, Kind, Role
from avgtool.model.measures import PrivacyMeasures, Risk, RowMeasures
from avgtool.model.outcome import Objection, Outcome, StepOutcome
from avgtool.model.plan import Plan, RuleReference, Step
from avgtool.model.treatment import Effect, Treatment
from avgtool.privacy.verdict import identifiers_left, judge, nothing_found, quasi_identifiers_left
from tests.policy.building import inside, treatment

CONTEXT = DocumentContext(
    organization=Organization(
        "Voorbeeld Retail BV", "Dorpsstraat 1, 1012 AB Amsterdam", "privacy@example.nl", "mr. A. de Vries"
    ),
    created=datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=1), "CET")),
    tool_version="0.1.0",
    author="S. Bakker",
    reference="AVG-2026-014",
    version="1.0",
    classification="Vertrouwelijk",
)

ENTITIES = {
    "NL_BSN": EntityWords(msg("BSN"), Category.NATIONAL_ID),
    "PERSON": EntityWords(msg("name of a person")),
    "PHONE_NUMBER": EntityWords(msg("telephone number")),
}

ROWS = 5000

_PERSONAL = ColumnFinding(
    index=0,
    name="klantnummer",
    kind=Kind.OTHER_ID,
    entity="CUSTOMER_ID",
    confidence=0.93,
    category=Category.ORDINARY,
    role=Role.DIRECT,
    flags=frozenset(),
    articles=("AVG 4(1)",),
    filled=ROWS,
    distinct=ROWS,
    matched=ROWS,
    valid=ROWS,
    evidence=(Evidence.HEADER, Evidence.PATTERN),
    example="10••••42",
)
_NOTHING = replace(
    _PERSONAL,
    name="segment",
    kind=Kind.NONE,
    entity=None,
    category=Category.NONE,
    role=Role.NONE,
    articles=(),
    evidence=(),
    example="zi••er",
    matched=0,
    valid=0,
)


def personal(name: str = "klantnummer", **changes: object) -> ColumnFinding:
    """A column with personal data."""
    return replace(_PERSONAL, name=name, **changes)  # type: ignore[arg-type]


def nothing(name: str = "segment", **changes: object) -> ColumnFinding:
    """A column in which nothing was found."""
    return replace(_NOTHING, name=name, **changes)  # type: ignore[arg-type]


NAME = {"kind": Kind.PERSON_NAME, "entity": "PERSON"}
BSN = {
    "kind": Kind.NATIONAL_ID,
    "entity": "NL_BSN",
    "category": Category.NATIONAL_ID,
    "articles": ("AVG 87", "UAVG 46"),
    "filled": 412,
    "matched": 412,
    "valid": 409,
    "evidence": (Evidence.HEADER, Evidence.CHECKSUM),
    "example": "•••••••••",
}
DIET = {
    "kind": Kind.HEALTH,
    "category": Category.SPECIAL,
    "role": Role.SENSITIVE,
    "articles": ("AVG 9(1)", "UAVG 22"),
    "flags": frozenset({Flag.MAY_REVEAL_SPECIAL}),
    "filled": 2311,
    "matched": 2100,
    "valid": 2100,
    "confidence": 0.82,
    "example": "gl••••••ij",
}
CONVICTION = {"kind": Kind.CRIMINAL, "category": Category.CRIMINAL, "articles": ("AVG 10", "UAVG 31"), "filled": 9}
PASSWORD = {"kind": Kind.SECRET, "category": Category.SENSITIVE, "filled": 12, "matched": 12, "valid": 12}
NOTES = {
    "kind": Kind.FREE_TEXT_WITH_PII,
    "entity": None,
    "filled": 1240,
    "matched": 318,
    "valid": 318,
    "evidence": (Evidence.TEXT,),
    "example": None,
    "entities": {"PERSON": 201, "PHONE_NUMBER": 92, "NL_BSN": 3, "EMAIL_ADDRESS": 41},
    "flags": frozenset({Flag.CHILD}),
}
OVERRULED = {
    "flags": frozenset({Flag.OVERRULED}),
    "evidence": (Evidence.OVERRULE,),
    "candidates": (
        Candidate(
            Kind.NONE,
            None,
            1.0,
            (Evidence.OVERRULE,),
            msg("Overruled by {by}: {reason}", by="S. Bakker", reason="een saldo"),
        ),
    ),
}
COLUMNS = (
    personal(),
    personal("voornaam", **NAME, filled=4988, matched=4700, valid=4700, example="Fa•••ma"),
    personal("achternaam", **NAME, filled=4990, matched=4690, valid=4690, example="el •••••ni"),
    personal("geboortedatum", kind=Kind.DATE_OF_BIRTH, role=Role.QUASI, filled=4830, matched=4828, valid=4828),
    personal("postcode", kind=Kind.POSTCODE, role=Role.QUASI, filled=4999, flags=frozenset({Flag.DAMAGED}), damaged=4),
    personal("IBAN", kind=Kind.BANK_ACCOUNT, category=Category.SENSITIVE, filled=4400, matched=4400, valid=4391),
    personal("bsn", **BSN),
    personal("dieet", **DIET),
    nothing(),
    personal("opmerkingen", **NOTES),
    personal("wachtwoord", **PASSWORD),
    nothing("loyaliteitspunten", **OVERRULED),
)


def dataset(*columns: ColumnFinding, **changes: object) -> DatasetFindings:
    """A data set with these columns."""
    findings = DatasetFindings(
        source="klanten.csv",
        table=None,
        format="csv",
        rows=ROWS,
        mode="full",
        rows_read=ROWS,
        encoding="cp1252",
        delimiter=";",
        header=True,
        sha256="3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed",
        columns=tuple(replace(column, index=index) for index, column in enumerate(columns)),
    )
    return replace(findings, **changes)  # type: ignore[arg-type]


def scan(*columns: ColumnFinding, **changes: object) -> ScanResult:
    """A scan of one data set with these columns."""
    return ScanResult((dataset(*columns, **changes),), "0.1.0")


NOTICE = Notice("scientific_notation", msg("4 values lost their last digits (5.54563E+15)"), "postcode", 4)
CUSTOMERS = scan(*COLUMNS, notices=(NOTICE,))

_TREATMENTS: dict[str, tuple[str, dict[str, object], str]] = {
    "klantnummer": ("pseudonymize", {"domain": "klant"}, "Nodig om bestellingen van één klant te tellen"),
    "geboortedatum": ("generalize", {"date": "year"}, "Leeftijdsgroepen volstaan"),
    "postcode": ("generalize", {"postcode": "pc2"}, "Regio volstaat"),
    "opmerkingen": ("text", {}, "Tekst kan personen noemen"),
    "segment": ("keep", {}, "Waar het om gaat"),
    "loyaliteitspunten": ("keep", {}, "Waar het om gaat"),
}
_LEAST: dict[str, dict[str, object]] = {
    "generalize": {"date": "year"},
    "noise": {"percent": 5},
    "shift_dates": {"days": 30, "subject": "klantnummer"},
}
"""Parameters of operators that cannot do without."""
_INSIDE = inside({
    "PERSON": {"operator": "replace", "with": "[naam]"},
    "PHONE_NUMBER": {"operator": "mask", "first": 0, "last": 2},
})  # fmt: skip


def step(column: ColumnFinding, index: int = 0, operator: str | Treatment | None = None) -> Step:
    """What the sample policy does to a column."""
    chosen, parameters, because = _TREATMENTS.get(column.name, ("drop", {}, "Niet nodig voor het doel"))
    how = operator or treatment(chosen, **parameters)
    if isinstance(how, str):
        how = treatment(how, **(parameters if how == chosen else _LEAST.get(how, {})))
    text = _INSIDE if how.effect is Effect.INSIDE_TEXT else None
    return Step(
        column.name, column.kind, column.entity, how, RuleReference("klantsegmentatie", index), worded(because), text
    )


MEASURES = PrivacyMeasures(
    quasi_identifiers=(),
    rows=5000,
    classes=1200,
    k=3,
    unique=0,
    asked_k=10,
    rows_under=800,
    prosecutor=Risk(0.33, 0.24, 0.16),
    journalist=Risk(0.33, 0.24, 0.16),
    marketer_risk=0.24,
)
"""How well persons hide in the sample's copy."""
WHOLE_ROWS = RowMeasures(("geboortedatum", "postcode", "opmerkingen", "segment", "loyaliteitspunten"), 5000, 1, 4321)
"""How many rows of it are alike in everything."""


def outcome(
    *columns: ColumnFinding,
    objections: tuple[Objection, ...] = (),
    operators: dict[str, str | Treatment] | None = None,
    after: tuple[ColumnFinding, ...] = (nothing("klantnummer"), nothing()),
) -> Outcome:
    """The outcome of the sample policy for these columns."""
    chosen = operators or {}
    steps = tuple(step(column, index, chosen.get(column.name)) for index, column in enumerate(columns))
    purpose = "Klanten in groepen indelen zonder te weten wie zij zijn"
    plan = Plan(
        "klanten.csv",
        None,
        "3f786850",
        "klantsegmentatie",
        "9a0364b9" * 8,
        steps,
        purpose=purpose,
        policy_version="1.2",
    )
    done = Outcome(
        plan=plan,
        output=None if objections else Path("uit") / "veilig.csv",
        output_sha256=None if objections else "b5bb9d80" * 8,
        rows_in=ROWS,
        rows_out=ROWS,
        steps=tuple(_counts(step) for step in steps),
        key_id="k-4f2a91c3",
        before=dataset(*columns),
        after=dataset(*after, source="veilig.csv"),
        objections=objections,
    )
    return assessed(done)


def assessed(done: Outcome, k: int = 3) -> Outcome:
    """The outcome with its assessment; where columns are left to measure, of groups of ``k`` rows and more."""
    left = quasi_identifiers_left(done)
    before, after = (replace(MEASURES, quasi_identifiers=left, k=one, unique=4210 if one == 1 else 0) for one in (1, k))
    verdict = partial(judge, measured=after if left else None, rows=WHOLE_ROWS, thresholds=Thresholds())
    assessment = Assessment(
        verdict=verdict(done),
        identifiers_left=identifiers_left(done),
        quasi_identifiers_left=left,
        known_by_scan=left,
        is_keyed=done.key_id is not None,
        nothing_found=nothing_found(done),
        rows=WHOLE_ROWS,
        without_key=verdict(replace(done, key_id=None)) if done.key_id else None,
        before=before if left else None,
        after=after if left else None,
    )
    return replace(done, assessment=assessment)


def _counts(step: Step) -> StepOutcome:
    kept = step.effect is Effect.KEEPS
    return StepOutcome(step.column, 0 if kept else 4800, ROWS if kept else 12, 3 if kept else 0)


SEGMENTS = outcome(*COLUMNS)
REFUSED = outcome(*COLUMNS, objections=(Objection("opmerkingen", "PERSON", 2, msg("Names are left in the text.")),))
