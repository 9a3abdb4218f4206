"""What a policy asks of a copy as a whole, what was reached of it and at what price, and what nobody measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.documents.content import Block, Bullets, Cell, Column, Table, Text
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.measures import Diversity
from avgtool.wording import decimal, listed, number, share

if TYPE_CHECKING:
    from avgtool.model.attainment import Attainment
    from avgtool.model.demand import PrivacyDemand
    from avgtool.model.measures import PrivacyMeasures, SensitiveMeasures


def not_held(demand: PrivacyDemand) -> tuple[Message, ...]:
    """What was emptied for it; what nobody held against the copy, or held against fewer columns than it names."""
    said = []
    if demand.emptied:
        said.append(
            nmsg(
                "{names} was emptied: nothing else reaches what the policy asks, and it allows that (may_empty).",
                "{names} were emptied: nothing else reaches what the policy asks, and it allows that (may_empty).",
                len(demand.emptied),
                names=listed(", ", demand.emptied),
            )
        )
    if demand.lacks_sensitive:
        said.append(
            msg(
                "The policy asks for {asked}, and the copy has no sensitive column as far as the scan knows: that was "
                "not held against anything. Name the column under sensitive.",
                asked=listed(", ", _about_values(demand)),
            )
        )
    if demand.left_out:
        said.append(
            nmsg(
                "The policy names {names} under privacy, and its rules leave nothing of it in the copy: it was not "
                "measured.",
                "The policy names {names} under privacy, and its rules leave nothing of them in the copy: they were "
                "not measured.",
                len(demand.left_out),
                names=listed(", ", demand.left_out),
            )
        )
    return tuple(said)


def about_no_column(attained: Attainment) -> tuple[Message, ...]:
    """That nothing can be held against the demand, where no column is known that it could be about."""
    if attained.demand.quasi_identifiers or attained.demand.emptied:
        return ()
    return (
        msg(
            "What the policy asks ({asked}) is held against no column: of those that stay, it names none and the scan "
            "knows none that can point to a person. Name them under quasi_identifiers.",
            asked=listed(", ", _asked(attained.demand)),
        ),
    )


def left_out(attained: Attainment) -> tuple[Message, ...]:
    """How many rows are not in the copy, why, and how many the policy lets go."""
    if not attained.suppressed:
        return ()
    few, values = attained.suppressed - attained.suppressed_for_values, attained.suppressed_for_values
    causes = (
        *((_too_few(few),) if few else ()),
        *((_too_alike(values),) if values else ()),
    )
    limit = msg(
        "That is {part} of the rows; the policy lets at most {limit} go.",
        part=share(attained.suppressed, attained.rows),
        limit=share(attained.demand.models.suppression, 1),
    )
    return (*causes, limit)


def _too_few(rows: int) -> Message:
    return nmsg(
        "{shown} row is not in the copy: too few are like it.",
        "{shown} rows are not in the copy: too few are like them.",
        rows,
        shown=number(rows),
    )


def _too_alike(rows: int) -> Message:
    return nmsg(
        "{shown} row is not in the copy: the sensitive values in its group differ too little, or too much from those "
        "of all rows.",
        "{shown} rows are not in the copy: the sensitive values in their groups differ too little, or too much from "
        "those of all rows.",
        rows,
        shown=number(rows),
    )


def in_short(attained: Attainment) -> Message | None:
    """What was asked and what was reached, in one line; none where it is about no column."""
    if attained.reached is None:
        return None
    return msg(
        "Asked by the policy: {asked}. Reached: {reached}.",
        asked=listed(", ", _asked(attained.demand)),
        reached=listed(", ", measured_in_short(attained.reached)),
    )


def measured_in_short(measures: PrivacyMeasures) -> tuple[Text, ...]:
    """k, and l and t of each sensitive column."""
    k = msg("k {k}", k=number(measures.k))
    if measures.k_rows is not None:
        k = msg("k {k} by persons (by rows {rows})", k=number(measures.k), rows=number(measures.k_rows))
    about = (
        msg("l {l} and t {t} of {column}", l=number(one.l), t=decimal(one.t), column=one.column)
        for one in measures.sensitive
    )
    return (k, *about)


def asked_and_reached(attained: Attainment) -> tuple[Block, ...]:
    """A table of what the policy asks, with what was reached and at what price; and what was held against nothing."""
    table = Table(
        caption=msg(
            "What the policy asks of the copy as a whole, by: {columns}",
            columns=listed(", ", attained.demand.quasi_identifiers),
        ),
        columns=(Column(msg("Measure"), 52), Column(msg("Asked"), 24, "end"), Column(msg("Reached"), 24, "end")),
        rows=(*_rows_of_models(attained), *_rows_of_price(attained)),
    )
    unheld = not_held(attained.demand)
    return (*((table,) if attained.demand.quasi_identifiers else ()), *((Bullets(unheld),) if unheld else ()))


def _rows_of_models(attained: Attainment) -> tuple[tuple[Cell | Text, ...], ...]:
    models, reached = attained.demand.models, attained.reached
    by_person = reached is not None and reached.k_rows is not None
    what = msg("k: persons in the smallest group") if by_person else msg("k: rows in the smallest group")
    k = (what, _at_least(number(models.k)) if models.k > 1 else _NOT_ASKED)
    rows: list[tuple[Cell | Text, ...]] = [(*k, number(reached.k) if reached else _NOT_HELD)]
    if models.l > 1:
        kind = Cell(msg("l: different sensitive values in a group"), note=_KINDS[models.diversity])
        rows.append((kind, _asked_l(attained.demand), _worst(reached, attained.demand, of_l=True)))
    if models.t is not None:
        most = msg("at most {n}", n=decimal(models.t))
        rows.append((msg("t: distance of a group to all rows"), most, _worst(reached, attained.demand, of_l=False)))
    return tuple(rows)


def _rows_of_price(attained: Attainment) -> tuple[tuple[Cell | Text, ...], ...]:
    gone = msg(
        "{part} ({n} of {rows})",
        part=share(attained.suppressed, attained.rows),
        n=number(attained.suppressed),
        rows=number(attained.rows),
    )
    limit = msg("at most {n}", n=share(attained.demand.models.suppression, 1))
    rows: list[tuple[Cell | Text, ...]] = [(msg("Rows left out for it"), limit, gone)]
    if attained.information is not None:
        rows.append((Cell(msg("Information lost"), note=_LOSS), "–", share(attained.information.granularity, 1)))
        least = attained.information.is_least
        rows += [(msg("Choice of levels and rows"), "–", found_how(is_least=least))] if least is not None else []
    return tuple(rows)


def found_how(*, is_least: bool) -> Message:
    """Whether less could have been lost."""
    return msg("proven: nothing else loses less") if is_least else msg("the best that was found; not proven")


_NOT_ASKED = msg("not asked")
_NOT_HELD = msg("not measured")
_LOSS = msg("in these columns, from none to all; a row that is left out lost all")
_KINDS = {
    Diversity.DISTINCT: msg("distinct values"),
    Diversity.ENTROPY: msg("by entropy"),
    Diversity.RECURSIVE: msg("recursive (c, l)"),
}


def _at_least(n: Text) -> Message:
    return msg("at least {n}", n=n)


def _worst(reached: PrivacyMeasures | None, demand: PrivacyDemand, *, of_l: bool) -> Text:
    """The worst of all sensitive columns."""
    if reached is None or not reached.sensitive:
        return _NOT_HELD
    if of_l:
        return min((_l(one, demand) for one in reached.sensitive), key=lambda one: one[0])[1]
    return decimal(max(one.t for one in reached.sensitive))


def _l(one: SensitiveMeasures, demand: PrivacyDemand) -> tuple[float, Text]:
    """How diverse a column is, by what is asked: a number to order by, and as it is said."""
    if demand.models.diversity is Diversity.ENTROPY:
        return one.entropy_l, decimal(one.entropy_l)
    if demand.models.diversity is Diversity.RECURSIVE:
        return -one.recursive_c, msg("l {l} with c above {c}", l=number(one.recursive_l), c=decimal(one.recursive_c))
    return one.l, number(one.l)


def _asked_l(demand: PrivacyDemand) -> Message:
    models = demand.models
    if models.diversity is Diversity.RECURSIVE:
        return msg("l {l} with c {c}", l=number(int(models.l)), c=decimal(models.c))
    return _at_least(_l_asked(demand))


def _l_asked(demand: PrivacyDemand) -> Text:
    """Of entropy l may be any number; of the others it is a whole one."""
    models = demand.models
    return decimal(models.l) if models.diversity is Diversity.ENTROPY else number(int(models.l))


def _asked(demand: PrivacyDemand) -> tuple[Text, ...]:
    k = (msg("k {k}", k=number(demand.models.k)),) if demand.models.k > 1 else ()
    limit = msg("at most {limit} of the rows left out", limit=share(demand.models.suppression, 1))
    return (*k, *_about_values(demand), limit)


def _about_values(demand: PrivacyDemand) -> tuple[Text, ...]:
    models = demand.models
    asked_l = msg("l {l} ({kind})", l=_l_asked(demand), kind=_KINDS[models.diversity])
    return (
        *((asked_l,) if models.l > 1 else ()),
        *((msg("t {t}", t=decimal(models.t)),) if models.t is not None else ()),
    )
