"""``avgtool consent erase``: what says who a person is goes, the proof stays (art. 17 AVG)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool import wording
from avgtool.cli.commands import command
from avgtool.cli.confirming import confirm
from avgtool.cli.consent.options import also_options, named, person_argument
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.errors import InputError, RefusedError
from avgtool.i18n import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.i18n import Message
    from avgtool.ledger.erasing import Erasure
    from avgtool.workflows.consents import Erased


@command(
    "erase",
    text=msg(
        "Remove from the ledger who a person is. What was recorded stays, of nobody, and the chain stays whole. What "
        "the person objected to, withdrew or refused stays on the suppression list, under each identifier that you "
        "give, so that nobody approaches the person again. Who erased, when and why is recorded, without the person. "
        "Your other systems and backups are not touched. This cannot be undone."
    ),
    examples=("avgtool consent erase K-1001 --proof 2026-0012", "avgtool consent erase K-1001 --email jan@example.nl"),
)
@person_argument
@also_options
@option(
    "--proof", metavar="NUMBER", text=msg("Of the request or file that says why. It stays, so it must name nobody.")
)
@option("--yes", is_flag=True, text=msg("Do not ask; for scripts."))
@option("--by", metavar="NAME", text=msg("Who erases; otherwise AVGTOOL_BY, or by in avgtool.yaml."))
def erase(
    *, subject: str, kind: str, email: str | None, phone: str | None, proof: str | None, yes: bool, by: str | None
) -> int:
    """Erase a person; 1 where bytes are left in the files."""
    from avgtool.workflows.consents import erase_person

    session = current_session()
    if not yes:
        confirm(msg("Erase this person from the ledger, for good?"))
    done = erase_person(session.config, named(subject, kind, email, phone), by=by, proof=proof)
    if not done.erasure.erased:
        raise InputError(msg("The ledger does not know this person."), hint=_of_earlier(done.erasure))
    for said in _what_became(done):
        session.note(said)
    if not done.erasure.gone:
        session.warn(_left(done.erasure))
    return 0 if done.erasure.gone else RefusedError.exit_code


def _what_became(done: Erased) -> Iterator[Message]:
    """What is gone, what stays, and where the person still is."""
    yield msg(
        "Erased from the ledger: what the person is known by (customer id or digest), the day of turning 16, the "
        "guardian, and the key to what was written in words (evidence, notes)."
    )
    yield msg(
        "What stays: what was recorded, of nobody; what the person did not want, as a digest on the suppression list; "
        "and that somebody was erased, when and by whom."
    )
    if done.entries:
        yield nmsg(
            "{shown} entry was added to the suppression list, for what this person did not want.",
            "{shown} entries were added to the suppression list, for what this person did not want.",
            done.entries,
            shown=wording.number(done.entries),
        )
    yield msg(
        "Backups made before hold the person still: throw them away in time, and erase again in one that you put back."
    )
    if done.erasure.elsewhere:
        yield msg(
            "So do the log of the database server (WAL), its archives and its replicas, until they are written over "
            "or thrown away."
        )


def _left(done: Erasure) -> Message:
    if done.elsewhere:
        return msg(
            "The bytes are not gone from the files of the server yet: somebody was reading, or the user of the ledger "
            "does not own the table. Run this command again, or let the owner run: VACUUM FULL subject"
        )
    return msg(
        "The bytes are not gone from the file yet: somebody was reading. Run this command again when nobody does; it "
        "will not know the person any more, and clean the file."
    )


def _of_earlier(done: Erasure) -> Message:
    if done.gone:
        return msg("Check the id and --kind. Who was erased earlier is gone from the files, too.")
    return _left(done)
