"""The letter to the persons of a breach, of the organisation of avgtool.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.breaches.letter import Sender, persons_letter
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.activities import Capacity
from avgtool.register.notice.plain_words import PlainWords, kinds_told
from avgtool.workflows.breach_session import configured_breaches
from avgtool.workflows.reports import document_context
from avgtool.workflows.request_letters import rendered_letter
from avgtool.workflows.who_acts import who_is_named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from avgtool.config import Config
    from avgtool.documents.content import Text
    from avgtool.model.kinds import Kind
    from avgtool.workflows.request_letters import Form


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter as a file's bytes."""

    content: bytes
    to_fill: tuple[str, ...]
    """What is still to be filled in."""


def breach_letter(
    config: Config, reference: str, form: Form, *, created: datetime, language: str, by: str | None = None
) -> WrittenLetter:
    """The letter to the persons concerned (art. 34 AVG).

    Args:
        config: Says who the organisation is, and where the ledger.
        reference: Of the breach.
        form: Of the file.
        created: Dates the letter.
        language: Of the letter.
        by: Who signs, where ``letters.signer`` names nobody.

    Raises:
        InputError: The ledger does not know the breach, or it is one of a processor, who tells its controller.
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    with configured_breaches(config, readonly=True) as session:
        breach, law, zone = session.get(reference), session.law, session.zone
    if breach.capacity is Capacity.PROCESSOR:
        raise InputError(
            msg("A processor tells its controller of a breach, and the controller tells the persons (GDPR 33(2), 34)."),
            hint=msg("The notice to the controller: avgtool breach pdf REFERENCE"),
        )
    context = document_context(config, created.astimezone(zone), language, breach.reference)
    signer = (config.letters.signer or who_is_named(by, config), config.letters.role, config.organisation.name)
    sender = Sender(tuple(line for line in signer if line), _in_plain_words(breach.facts.kinds, config, language))
    letter = persons_letter(breach, context, law, sender)
    return WrittenLetter(rendered_letter(letter, form), letter.to_fill)


def _in_plain_words(kinds: Sequence[Kind], config: Config, language: str) -> tuple[Text, ...]:
    number = catalog.consent_law(config).national_number or msg("national number")
    words = PlainWords(catalog.person_word(config).forms(language).number, number)
    return tuple(kinds_told(kinds, words))
