"""In the terminal, before anything is written: what a policy's demand on the copy would come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.cli.terminal import escape, tell
from avgtool.documents.demand_words import about_no_column, found_how, in_short, left_out, measured_in_short, not_held
from avgtool.documents.facts import shown_name
from avgtool.documents.operator_words import describe
from avgtool.i18n import msg
from avgtool.wording import listed, share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from avgtool.i18n import Message
    from avgtool.model.attainment import Attainment
    from avgtool.workflows.anonymizing.previewing import Preview


def show_preview(console: Console, preview: Preview) -> None:
    """k, l and t before and as they would be reached, the levels that are raised, and the rows that are left out."""
    if preview.lacks_key:
        tell(console, f"[yellow]![/] {escape(str(_LACKS_KEY))}")
    if preview.attainment is None:
        return
    for said in (*_raised(preview), *_measured(preview.attainment)):
        tell(console, escape(str(said)))
    warned = (*left_out(preview.attainment), *not_held(preview.attainment.demand), *about_no_column(preview.attainment))
    for said in warned:
        tell(console, f"[yellow]![/] {escape(str(said))}")


_LACKS_KEY = msg(
    "What the policy asks under privacy was not searched: rows or values are drawn under a key. Give "
    "--key-file to see it."
)


def _measured(attained: Attainment) -> Iterator[Message]:
    """Before, asked and reached, and what it costs."""
    if attained.before is not None:
        yield msg("Before: {measures}.", measures=listed(", ", measured_in_short(attained.before)))
    if said := in_short(attained):
        yield said
    if attained.information is not None:
        lost = share(attained.information.granularity, 1)
        yield msg("Information lost in these columns: {part}.", part=lost)
        if attained.information.is_least is not None:
            yield msg("The choice: {how}.", how=found_how(is_least=attained.information.is_least))


def _raised(preview: Preview) -> Iterator[Message]:
    """Each column that becomes coarser than the policy says by itself."""
    for asked, chosen in zip(preview.asked.steps, preview.plan.steps, strict=True):
        if asked.treatment != chosen.treatment:
            yield msg(
                "Coarser than its rule, for what the policy asks: {column}: {chosen}, instead of {asked}.",
                column=shown_name(asked.column),
                chosen=describe(chosen.treatment),
                asked=describe(asked.treatment),
            )
