"""The privacy notice from the register, with what is still missing in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from avgtool import __version__, catalog
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.register.loading import all_activities
from avgtool.register.notice.document import Reader, notice_document
from avgtool.register.notice.gaps import gaps, told_of
from avgtool.register.notice.telling import answers
from avgtool.workflows.reports import document_context, rendered

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from avgtool.config import Config
    from avgtool.documents.content import Text
    from avgtool.model.activities import Activity
    from avgtool.register.notice.gaps import Gap
    from avgtool.workflows.reports import Form


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as a file's bytes."""

    content: bytes
    gaps: tuple[Gap, ...]
    """What art. 13 and 14 want told and nobody wrote down."""


def privacy_notice(
    config: Config, form: Form, *, created: datetime, language: str, codes: Collection[str] = ()
) -> Notice:
    """Write it.

    Args:
        config: Names the register, the organisation and its word for the person.
        form: HTML or PDF.
        created: The day of the notice.
        language: Of its words; what the register says is shown as it was written.
        codes: Only these activities; all by default.

    Raises:
        ConfigError: The register is not valid.
        InputError: There is nothing to tell: no activity in which the organisation decides.
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    activities = told_of(one for one in all_activities(config) if not codes or one.code in codes)
    if not activities:
        hint = msg("Begin with avgtool register new --process nieuwsbrief.")
        raise InputError(msg("There is no activity to tell of."), where=config.register_folder, hint=hint)
    context = document_context(config, created, language)
    document = notice_document(activities, context, _reader(config))
    data = json.dumps(_data(activities, language), ensure_ascii=False, indent=2)
    found = tuple(gaps(activities, context.organization))
    return Notice(rendered(document, language, form, data), found)


def _reader(config: Config) -> Reader:
    law = catalog.consent_law(config)
    return Reader(
        person=catalog.person_word(config),
        authority=law.authority,
        authority_url=law.authority_url,
        rights_url=config.consent.rights_url,
    )


def _data(activities: Sequence[Activity], language: str) -> dict[str, Any]:
    """What the notice tells, and nothing else of the register: it goes to everybody."""

    def said(text: Text) -> str:
        return text if isinstance(text, str) else text.render(language)

    return {
        "avgtool": __version__,
        "format": "privacy-notice/1",
        "activities": [
            {
                "name": one.name,
                "answers": [
                    {
                        "field": answer.field,
                        "article": answer.article,
                        "question": said(answer.question),
                        "told": [said(text) for text in answer.told],
                    }
                    for answer in answers(one)
                ],
            }
            for one in activities
        ],
    }
