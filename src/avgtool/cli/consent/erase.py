"""``avgtool consent erase``: what says who a person is goes, the proof stays (art. 17 AVG)."""

from __future__ import annotations

from avgtool import wording
from avgtool.cli.commands import command
from avgtool.cli.confirming import confirm
from avgtool.cli.consent.options import also_options, by_option, named, person_argument
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.errors import InputError
from avgtool.i18n import msg, nmsg


@command(
    "erase",
    text=msg(
        "Remove from the ledger who a person is. What was recorded stays, of nobody, and the chain stays whole. What "
        "the person objected to, withdrew or refused stays on the suppression list, under each identifier that you "
        "give, so that nobody approaches the person again. This cannot be undone."
    ),
    examples=("avgtool consent erase K-1001", "avgtool consent erase K-1001 --email jan@example.nl"),
)
@person_argument
@also_options
@option("--yes", is_flag=True, text=msg("Do not ask; for scripts."))
@by_option
def erase(*, subject: str, kind: str, email: str | None, phone: str | None, yes: bool, by: str | None) -> None:
    """Erase a person."""
    from avgtool.workflows.consents import erase_person

    session = current_session()
    if not yes:
        confirm(msg("Erase this person from the ledger, for good?"))
    done = erase_person(session.config, named(subject, kind, email, phone), by=by)
    if not done.erasure.erased:
        raise InputError(msg("The ledger does not know this person."))
    session.note(msg("Erased. Backups hold the person still, until they are thrown away."))
    if done.entries:
        session.note(
            nmsg(
                "{shown} entry was added to the suppression list, for what this person did not want.",
                "{shown} entries were added to the suppression list, for what this person did not want.",
                done.entries,
                shown=wording.number(done.entries),
            )
        )
    if done.erasure.elsewhere:
        session.warn(msg("The server keeps logs of what was written (WAL); they end by themselves."))
    if not done.erasure.gone:
        session.warn(msg("Somebody was reading: the bytes are not gone from the file yet. Run this command again."))
