"""A policy proposed from a scan: a rule for everything that was found, each with its reason, for a person to judge."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Flag, Kind, Role
from avgtool.policy.advice import (
    AMOUNT,
    AMOUNT_WORDS,
    BANDS,
    CUSTOMER,
    FIRST,
    GENERAL,
    MAIL_AS_CUSTOMER,
    NOTHING,
    REVEALING,
    STRAY,
)
from avgtool.policy.planning import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from avgtool.i18n import Message
    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.policy.advice import Advice

_WIDTH = 110
_STAY = frozenset({"keep", "generalize"})
_USUAL_K, _SMALL_K, _MANY_ROWS, _LEAST_ROWS = 10, 5, 200, 50
_HINTING = frozenset({Kind.FREE_TEXT, Kind.FREE_TEXT_WITH_PII, Kind.NONE})
"""Kinds in which words that hint at something special stay where they are, unless the column goes."""


@dataclass(frozen=True, slots=True)
class ProposedRule:
    """A rule with the columns of the scan that it decides about."""

    match: Mapping[str, tuple[str, ...]]
    operator: str
    because: Message
    parameters: Mapping[str, object] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    optional: bool = False


def propose(datasets: Sequence[DatasetFindings], is_direct: Callable[[str], bool]) -> tuple[ProposedRule, ...]:
    """The rules for what a scan found; for no data sets, those for all kinds.

    Args:
        datasets: What was found.
        is_direct: Whether an entity points to one person by itself.
    """
    columns = [column for dataset in datasets for column in dataset.columns]
    advices = _advices(columns)
    named = _Named([], [], [], [])
    decided: dict[int, list[str]] = {place: [] for place in range(len(advices))}
    for column in columns:
        place = next((place for place, one in enumerate(advices) if one.fits(column)), None)
        if (
            column.kind in _HINTING
            and Flag.MAY_REVEAL_SPECIAL in column.flags
            and (place is None or place >= len(FIRST))
        ):
            named.revealing.append(column.name)
        elif place is not None:
            decided[place].append(column.name)
        else:
            named.add(column, is_direct)
    general = [
        ProposedRule(one.match, one.operator, one.because, one.parameters, tuple(dict.fromkeys(decided[place])))
        for place, one in enumerate(advices)
        if one.always or decided[place] or not columns
    ]
    first, rest = general[: len(FIRST)], general[len(FIRST) :]
    optional = len(datasets) > 1
    return (*first, *named.before(optional=optional), *rest, *named.after(optional=optional))


def proposed_k(datasets: Sequence[DatasetFindings], rules: Sequence[ProposedRule]) -> int | None:
    """How many rows must be alike: 10, or 5 in a table of fewer than 200 rows.

    None where no column stays that can point to a person together with others, or where a table is too small for it.
    """
    stay = {name for rule in rules if rule.operator in _STAY for name in rule.columns}
    tables = [one for one in datasets if any(c.role is Role.QUASI and c.name in stay for c in one.columns)]
    rows = min((one.rows for one in tables), default=0)
    return None if rows < _LEAST_ROWS else _SMALL_K if rows < _MANY_ROWS else _USUAL_K


def policy_text(name: str, rules: Sequence[ProposedRule], source: str | None = None, k: int | None = None) -> str:
    """The rules as a policy file: YAML with comments in the language in force, reasons in Dutch and English.

    Args:
        name: Name of the policy.
        rules: What was proposed.
        source: What the scan was of, for the comment at the top.
        k: How many rows must be alike; none to leave that as a comment.
    """
    return "\n".join(chain(_head(name, source), *map(_rule, rules), _demand(k), _tail())) + "\n"


@dataclass(slots=True)
class _Named:
    """Columns about which no general rule is: they are named."""

    revealing: list[str]
    stray: list[str]
    amounts: list[str]
    clean: list[str]

    def add(self, column: ColumnFinding, is_direct: Callable[[str], bool]) -> None:
        if any(map(is_direct, column.entities)):
            self.stray.append(column.name)
        elif any(word in column.name.casefold() for word in AMOUNT_WORDS):
            self.amounts.append(column.name)
        else:
            self.clean.append(column.name)

    def before(self, *, optional: bool) -> Iterator[ProposedRule]:
        yield from _of_names(self.revealing, "drop", REVEALING, optional=optional)

    def after(self, *, optional: bool) -> Iterator[ProposedRule]:
        yield from _of_names(self.stray, "drop", STRAY, optional=optional)
        yield from _of_names(self.amounts, "generalize", AMOUNT, {"amount": BANDS}, optional=optional)
        yield from _of_names(self.clean, "keep", NOTHING, optional=optional)


def _advices(columns: Sequence[ColumnFinding]) -> tuple[Advice, ...]:
    """All advice in order; an e-mail address stands for the customer where there is no number that does."""
    has_mail = any(column.kind is Kind.EMAIL for column in columns)
    has_number = any(CUSTOMER.fits(column) for column in columns)
    return (*FIRST, CUSTOMER, *((MAIL_AS_CUSTOMER,) if has_mail and not has_number else ()), *GENERAL)


def _of_names(
    names: Sequence[str],
    operator: str,
    because: Message,
    parameters: Mapping[str, object] | None = None,
    *,
    optional: bool,
) -> Iterator[ProposedRule]:
    if names:
        once = tuple(dict.fromkeys(names))
        yield ProposedRule({"column": once}, operator, because, parameters or {}, once, optional)


def _head(name: str, source: str | None) -> Iterator[str]:
    if source is not None:
        yield from _comment(msg("Proposed from the scan of {source}.", source=source))
    yield from _comment(msg("A proposal: judge every rule, and fill in title and purpose."))
    yield from _comment(msg("Check it with: avgtool policy check FILE"))
    yield ""
    yield f"name: {name}"
    yield "version: 1"
    yield from _both("title", msg("Proposal {name}", name=name), "")
    yield from _both("purpose", msg("Fill in what the copy is for (AVG 5(1)(b))."), "")
    joined = msg("pseudonyms of one domain can be joined; give each purpose its own")
    refused = msg("a column that nobody thought of does not leave by accident")
    yield f"domain: {name}  # {joined}"
    yield f"unmatched: refuse  # {refused}"
    yield ""
    yield "rules:"


def _rule(rule: ProposedRule) -> Iterator[str]:
    if rule.columns and set(rule.columns) != set(rule.match.get("column", ())):
        yield from _comment(msg("Here: {columns}", columns=", ".join(rule.columns)), "  ")
    yield from _match(rule.match)
    if rule.optional:
        yield "    optional: true"
    yield f"    operator: {rule.operator}"
    if rule.parameters:
        yield f"    parameters: {{{', '.join(f'{key}: {_plain(value)}' for key, value in rule.parameters.items())}}}"
    yield from _both("because", rule.because, "    ")
    yield ""


def _match(match: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    in_line = ", ".join(f"{key}: {_in_line(key, values)}" for key, values in match.items())
    if len(in_line) <= _WIDTH:
        yield f"  - match: {{{in_line}}}"
        return
    yield "  - match:"
    for key, values in match.items():
        yield f"      {key}:"
        yield from (f"        - {_name(key, value)}" for value in values)


def _in_line(key: str, values: Sequence[str]) -> str:
    named = [_name(key, value) for value in values]
    return named[0] if len(named) == 1 else f"[{', '.join(named)}]"


def _name(key: str, value: str) -> str:
    return quoted(value) if key == "column" else value


def _plain(value: object) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)


def _both(key: str, said: Message, indent: str) -> Iterator[str]:
    yield f"{indent}{key}:"
    for language in ("nl", "en"):
        yield f"{indent}  {language}: {quoted(said.render(language))}"


def _comment(said: Message, indent: str = "") -> Iterator[str]:
    """A comment of one line: names of columns may hold line ends, and a comment must not."""
    yield f"{indent}# {' '.join(str(said).split())}"


def _demand(k: int | None) -> Iterator[str]:
    yield from _comment(msg("How many people must share what is left of each person; without it nobody counts:"))
    if k is None:
        yield "# privacy: {k: 10}"
    else:
        usual = msg("5 is usual within an organization, 10 for what is published or shared")
        left_out = msg("the share of rows that may be left out for it")
        emptied = msg("where nothing else reaches it, the column that costs least becomes empty")
        yield "privacy:"
        yield f"  k: {k}  # {usual}"
        yield f"  suppression: 0.05  # {left_out}"
        yield f"  may_empty: true  # {emptied}"
    yield ""


def _tail() -> Iterator[str]:
    yield from _comment(msg("What becomes of what is found inside texts."))
    yield "text:"
    yield "  default: {operator: replace}"
