"""Whose rows may be in a copy, where a policy requires consent: the ledger answers, and counts the others by reason."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.consent.approaching import PersonColumns
from avgtool.consent.reasons import approach_words
from avgtool.consent.store.approaching import about_purpose, answer_rows
from avgtool.keys.log import utc_now
from avgtool.ledger.keyed import Identifier
from avgtool.model.consents import Channel
from avgtool.model.outcome import Selection, WithoutConsent
from avgtool.sources.failures import translated_errors
from avgtool.workflows.ledger import open_configured

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from avgtool.config import Config
    from avgtool.model.plan import ConsentDemand
    from avgtool.sources.base import Dataset


@dataclass(frozen=True, slots=True)
class LedgerAnswers:
    """Asks the ledger of avgtool.yaml, which is opened when there is something to ask."""

    config: Config
    now: Callable[[], datetime] = utc_now

    def __call__(self, dataset: Dataset, demand: ConsentDemand) -> Selection:
        """The rows whose persons may be approached; the others are counted by reason.

        Raises:
            StoreError: There is no ledger, or it cannot be used.
            InputError: It does not know the purpose, or the purpose does not use the channel.
            KeyFileError: The key of the ledger is needed to recognize somebody, and missing.
        """
        law = catalog.consent_law(self.config)
        columns = PersonColumns(demand.subject, Identifier(demand.subject_kind), demand.email, demand.phone)
        nobody = catalog.consent_words().nobody
        channel = Channel(demand.channel) if demand.channel else None
        with closing(open_configured(self.config)) as ledger, ledger.database.reading() as connection:
            question = about_purpose(connection, demand.purpose, channel, self.now(), law)
            columns = columns.in_(dataset)
            with translated_errors(dataset.source):
                answered = answer_rows(connection, dataset.frame, columns, question, lambda: ledger.key.derive, nobody)
        kept, without = 0, []
        for code, rows, allowed in answered.counts().iter_rows():
            words = approach_words(code, law)
            kept += rows if allowed else 0
            without += [] if allowed else [WithoutConsent(code, rows, words.text, words.article)]
        return Selection(answered.allowed, kept, without_consent=tuple(without), not_looked_up=answered.not_looked_up)
