"""The verdict on an output in words, with what was measured for each question of WP216, and who must sign."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.documents.content import Block, Bullets, Cell, Column, Table, Text
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.assessment import Standing, Verdict
from avgtool.wording import day, decimal, listed, number, share

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from avgtool.model.assessment import Assessment
    from avgtool.model.demand import PrivacyDemand
    from avgtool.model.measures import ColumnUse, PrivacyMeasures

MEANINGS: Mapping[Verdict, Message] = {
    Verdict.NOT_ANONYMIZED: msg("contains direct identifiers"),
    Verdict.PSEUDONYMIZED: msg("still personal data for the sender; the AVG applies"),
    Verdict.REDUCED_RISK: msg(
        "no direct identifiers found (not found is not the same as not present); a remaining risk is not excluded"
    ),
    Verdict.PROPOSED_ANONYMOUS: msg("meets the thresholds that were set; the controller must establish it"),
}


def meaning(assessment: Assessment) -> Message:
    """What a verdict means; of a reduced risk with k, and with the share of rows that can be told from all others."""
    said = MEANINGS[assessment.verdict]
    if assessment.verdict is not Verdict.REDUCED_RISK or assessment.rows is None:
        return said
    rows = assessment.rows
    unique = share(rows.unique, rows.rows)
    if assessment.after is None:
        return msg(
            "no column is known that can point to a person, and over all columns k={k} and {unique} of the rows are "
            "unique; {meaning}",
            k=number(rows.k),
            unique=unique,
            meaning=said,
        )
    return msg(
        "k={k}, and over all columns {unique} of the rows are unique; {meaning}",
        k=number(assessment.after.k),
        unique=unique,
        meaning=said,
    )


def views(assessment: Assessment) -> tuple[Message, Message]:
    """What the output is in law for who hands it over, and for who receives it (Court of Justice, C-413/23 P)."""
    if assessment.verdict is Verdict.PSEUDONYMIZED and not assessment.is_keyed:
        return (_COMBINED, _VIEWS[Verdict.PSEUDONYMIZED][1])
    return _VIEWS[assessment.verdict]


_LIKE_THE_ORIGINAL = msg("personal data like the original; all duties remain")
_COMBINED = msg(
    "personal data: no name is left, and what is left can point to a person in combination (AVG 4(1)); all duties "
    "remain"
)
_VIEWS: Mapping[Verdict, tuple[Message, Message]] = {
    Verdict.NOT_ANONYMIZED: (_LIKE_THE_ORIGINAL, _LIKE_THE_ORIGINAL),
    Verdict.PSEUDONYMIZED: (
        msg("personal data: pseudonymized data remain so (AVG 4(5), recital 26); all duties remain"),
        msg(
            "whether it is personal data depends on what that receiver can reasonably do to identify persons (Court of "
            "Justice, C-413/23 P); agree in writing that nobody will try"
        ),
    ),
    Verdict.REDUCED_RISK: (
        msg(
            "treat as personal data until the controller has established otherwise (recital 26); you hold the original"
        ),
        msg(
            "possibly personal data: it depends on what that receiver can hold against it (C-413/23 P); agree in "
            "writing that nobody will try to identify persons"
        ),
    ),
    Verdict.PROPOSED_ANONYMOUS: (
        msg("personal data until the controller establishes, with reasons and a signature, that it is anonymous"),
        msg(
            "outside the AVG once that is established, and for as long as nobody can reasonably identify persons "
            "(recital 26)"
        ),
    ),
}


def for_sender(assessment: Assessment) -> Message:
    """One line on the sender's view."""
    return msg("For the sender: {view}.", view=views(assessment)[0])


def for_receiver(assessment: Assessment) -> Message:
    """One line on the receiver's view."""
    return msg("For a receiver: {view}.", view=views(assessment)[1])


def without_key(assessment: Assessment) -> Message | None:
    """The verdict that would follow if the key were destroyed; none where there is no key."""
    if assessment.without_key is None:
        return None
    return msg(
        "Without the key (avgtool key destroy) the verdict would be: {verdict} – {meaning}.",
        verdict=assessment.without_key.value,
        meaning=meaning(replace(assessment, verdict=assessment.without_key, is_keyed=False)),
    )


def whole_rows(assessment: Assessment) -> Message | None:
    """How many rows are alike in all that is left of them; none where that was not measured."""
    rows = assessment.rows
    if rows is None:
        return None
    return nmsg(
        "Over the {n} column whose values are left: k={k}, and {unique} of the rows are unique.",
        "Over all {n} columns whose values are left: k={k}, and {unique} of the rows are unique.",
        len(rows.columns),
        k=number(rows.k),
        unique=share(rows.unique, rows.rows),
    )


def about_demand(assessment: Assessment) -> Message | None:
    """Where the policy's demand is about fewer columns than can point to a person: what was measured over those."""
    named, asked = assessment.named_by_policy, assessment.asked_k
    if asked is not None and not named:
        return msg(
            "The policy demands k={asked}, and it was held against no column: of those that are left, the policy names "
            "none and the scan knows none that can point to a person. Name them under quasi_identifiers.",
            asked=number(asked),
        )
    only_known = [name for name in assessment.known_by_scan if name not in named]
    if assessment.demanded is None or not only_known:
        return None
    return msg(
        "The policy's demand is about {named}: there k={k}. The scan knows of more that can point to a person, and the "
        "verdict counts them: {more}.",
        named=listed(", ", named),
        k=number(assessment.demanded.k),
        more=listed(", ", only_known),
    )


def about_answers(assessment: Assessment) -> Message | None:
    """Why the answers that the policy holds do not count; none where they do, or there are none."""
    answers, until = assessment.answers, assessment.answered_until
    if answers is None or until is None or assessment.standing in {None, Standing.COUNT}:
        return None
    why = {
        Standing.NOT_YET: msg("their day is still to come"),
        Standing.EXPIRED: msg("they held until {day}", day=day(until)),
        Standing.OTHER_SOURCE: msg("they were given for other data ({names})", names=listed(", ", answers.sources)),
    }
    return msg(
        "The answers of {by} of {day} do not count for this copy: {why}.",
        by=answers.by,
        day=day(answers.on),
        why=why[assessment.standing],
    )


def known_from(assessment: Assessment, column: str) -> Message | None:
    """Whence it is known that a column can point to a person; none where the policy has no say in it."""
    if not assessment.named_by_policy:
        return None
    by_policy, by_scan = column in assessment.named_by_policy, column in assessment.known_by_scan
    if by_policy and by_scan:
        return msg("by policy and scan")
    return msg("by the policy") if by_policy else msg("by the scan")


def measured(assessment: Assessment) -> tuple[Block, ...]:
    """How well persons hide among each other, before and after; nothing where no column can point to them together."""
    before, after = assessment.before, assessment.after
    if before is None or after is None:
        return ()
    return (
        Table(
            caption=msg(
                "How rare the combinations are of: {columns}", columns=listed(", ", assessment.quasi_identifiers_left)
            ),
            columns=(Column(msg("Measure"), 52), Column(msg("Before"), 24, "end"), Column(msg("After"), 24, "end")),
            rows=tuple(
                (Cell(title, note=note), *(write(one) for one in (before, after)))
                for title, note, write in _measures(assessment.thresholds.reduced)
            ),
        ),
    )


def kept_use(assessment: Assessment) -> tuple[Block, ...]:
    """What an analyst keeps of each column: measured where the policy demands privacy of the copy as a whole."""
    before = {one.column: one for one in assessment.uses_before}
    has_target = any(one.association is not None for one in (*assessment.uses_before, *assessment.uses_after))
    rows = tuple(
        (
            Cell(after.column),
            *(number(one.distinct) for one in (before[after.column], after)),
            *(decimal(one.entropy) for one in (before[after.column], after)),
            *(_association(one) for one in (before[after.column], after) if has_target),
        )
        for after in assessment.uses_after
    )
    if not rows:
        return ()
    pairs = (
        msg("distinct values"),
        msg("information (bits)"),
        *([msg("relation to the target")] if has_target else []),
    )
    columns = (Column(msg("{what}, {when}", what=what, when=when), 13, "end") for what in pairs for when in _WHEN)
    return (Table(msg("What an analyst keeps of each column"), (Column(msg("Column"), 22), *columns), rows),)


_WHEN = (msg("before"), msg("after"))


def _association(use: ColumnUse) -> Text:
    return "–" if use.association is None else decimal(use.association)


def _k(one: PrivacyMeasures) -> Text:
    return number(one.k)


def _unique(one: PrivacyMeasures) -> Text:
    return share(one.unique, one.rows)


def _under(one: PrivacyMeasures) -> Text:
    return share(one.rows_under, one.rows)


def _highest(one: PrivacyMeasures) -> Text:
    return share(one.highest_risk, 1)


def _average(one: PrivacyMeasures) -> Text:
    return share(one.average_risk, 1)


def _seen(one: PrivacyMeasures) -> Text:
    return share(one.journalist.highest, 1)


def _linked(one: PrivacyMeasures) -> Text:
    return share(one.marketer_risk, 1)


def _l(one: PrivacyMeasures) -> Text:
    return number(one.l) if one.l is not None else msg("not measured")


def _t(one: PrivacyMeasures) -> Text:
    return decimal(one.t) if one.t is not None else msg("not measured")


def _measures(asked_k: int) -> tuple[tuple[Message, Message, Callable[[PrivacyMeasures], Text]], ...]:
    """Each measure with what it means, and how it is written."""
    return (
        (msg("k: rows in the smallest group"), msg("rows that are alike in these columns"), _k),
        (msg("Unique rows"), msg("share that is alone in its group"), _unique),
        (msg("Rows in groups that are too small"), msg("below k={k}, which the verdict asks for", k=asked_k), _under),
        (msg("Highest risk"), msg("of one person, to who knows that the person is among the rows"), _highest),
        (msg("Average risk"), msg("expected share that is pointed out"), _average),
        (msg("Journalist risk"), msg("the highest, to who does not know that; no larger population was given"), _seen),
        (msg("Marketer risk"), msg("expected share when all rows are linked to other data"), _linked),
        (msg("l: different sensitive values in a group"), msg("the least of all groups"), _l),
        (msg("t: distance of a group to all rows"), msg("of sensitive values, between 0 and 1"), _t),
    )


def questions(assessment: Assessment) -> Table:
    """The three questions of WP216, what was measured for each, and room for the answer of a person."""
    answers = assessment.answers if assessment.standing is Standing.COUNT else None
    by = msg("{by}, {on}", by=answers.by, on=day(answers.on)) if answers else None
    said = ("", answers.linkability if answers else "", answers.inference if answers else "")
    facts = (_singling_out(assessment), _linking(assessment), _inferring(assessment))
    return Table(
        caption=msg("Three questions to answer before anybody calls this anonymous (WP216)"),
        columns=(
            Column(msg("Question"), 34),
            Column(msg("What was measured"), 36),
            Column(msg("Answer, by whom, when"), 30),
        ),
        rows=tuple(
            (Cell(test, note=question), fact, Cell(answer, note=by) if answer else "")
            for (test, question), fact, answer in zip(_QUESTIONS, facts, said, strict=True)
        ),
    )


_QUESTIONS: tuple[tuple[Message, Message], ...] = (
    (msg("Singling out"), msg("Can one person's row be told apart from the others?")),
    (msg("Linkability"), msg("Can rows about one person be linked, here or with other data?")),
    (msg("Inference"), msg("Can something about a person be concluded with great probability?")),
)


def _singling_out(assessment: Assessment) -> Text:
    if assessment.identifiers_left:
        return _by_itself(assessment)
    whole = whole_rows(assessment)
    return listed(" ", [_together(assessment), *([whole] if whole else [])])


def _together(assessment: Assessment) -> Message:
    after = assessment.after
    if after is None:
        return msg("No column is left that can point to a person together with others, as far as the scan can see.")
    return msg(
        "k={k}; {unique} of the rows are unique; the highest risk is {risk}.",
        k=number(after.k),
        unique=share(after.unique, after.rows),
        risk=share(after.highest_risk, 1),
    )


def _by_itself(assessment: Assessment) -> Text:
    """Where a direct identifier is left, nothing else matters."""
    names = assessment.identifiers_left
    return nmsg(
        "Yes: {n} column points to persons by itself: {names}.",
        "Yes: {n} columns point to persons by themselves: {names}.",
        len(names),
        names=listed(", ", names),
    )


def _linking(assessment: Assessment) -> Text:
    if assessment.identifiers_left:
        return _by_itself(assessment)
    if assessment.is_keyed:
        return msg("Whoever has the key can link rows to persons, and rows with the same token to each other.")
    left = assessment.quasi_identifiers_left
    if not left:
        return msg("No token and no such column is left.")
    return nmsg(
        "No token is left; {n} column can be held against other data: {names}.",
        "No token is left; {n} columns can be held against other data: {names}.",
        len(left),
        names=listed(", ", left),
    )


def _inferring(assessment: Assessment) -> Text:
    after = assessment.after
    if after is None or after.l is None or after.t is None:
        return _not_inferred(assessment.demand)
    return msg("l={l}, t={t} for: {names}.", l=after.l, t=decimal(after.t), names=listed(", ", _sensitive(after)))


def _not_inferred(demand: PrivacyDemand | None) -> Message:
    """Why nothing is known of what a group tells."""
    if demand is None:
        return msg("Not measured: the policy names no sensitive column.")
    if demand.models.sensitive:
        names = listed(", ", demand.models.sensitive)
        return msg("Not measured for {names}: no column tells groups apart.", names=names)
    return msg("Not measured: of what the policy names or the scan knows, no sensitive column is in the copy.")


def _sensitive(after: PrivacyMeasures) -> tuple[str, ...]:
    return tuple(one.column for one in after.sensitive)


def signers(assessment: Assessment) -> Bullets:
    """Who must sign, and what destroying the key would change."""
    key = (
        msg("Destroying the key (avgtool key destroy) ends the linking by you; what is left must then be judged anew.")
        if assessment.is_keyed
        else msg("No key links this output to persons; there is none to destroy.")
    )
    then = without_key(assessment)
    both = msg("The controller establishes whether it is anonymous; the data protection officer advises. Both sign.")
    return Bullets((key, *([then] if then else []), both))
