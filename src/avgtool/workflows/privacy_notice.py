"""The privacy notice from the register, with what is still missing in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from avgtool import __version__, catalog
from avgtool.documents.identity import PUBLIC
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.register.loading import all_activities
from avgtool.register.notice.document import Reader, is_about_others, notice_document
from avgtool.register.notice.gaps import about, gaps, told_of
from avgtool.register.notice.telling import answers
from avgtool.register.translating import in_other_words
from avgtool.workflows.reports import document_context, rendered

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from avgtool.config import Config
    from avgtool.documents.content import Text
    from avgtool.model.activities import Activity
    from avgtool.register.notice.gaps import Gap
    from avgtool.register.notice.plain_words import PlainWords
    from avgtool.workflows.reports import Form


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as a file's bytes."""

    content: bytes
    gaps: tuple[Gap, ...]
    """What art. 13 and 14 want told and nobody wrote down."""
    groups: tuple[str, ...] = ()
    """Of persons that are spoken of, where one notice is for several groups; none where it is for one."""


def privacy_notice(
    config: Config,
    form: Form,
    *,
    created: datetime,
    language: str,
    codes: Collection[str] = (),
    groups: tuple[str, ...] = (),
) -> Notice:
    """Write it.

    Args:
        config: Names the register, the organisation and its word for the person.
        form: HTML or PDF.
        created: The day of the notice.
        language: Of its words, and of the usual texts of the register; what else that says is shown as written.
        codes: Only these activities; all by default.
        groups: Only activities about one of these groups of persons; all by default.

    Raises:
        ConfigError: The register is not valid.
        InputError: There is nothing to tell: no activity in which the organisation decides, or none of these groups.
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    chosen = about((one for one in all_activities(config) if not codes or one.code in codes), groups)
    usual = catalog.usual_texts(language, config.letters.english)
    told = tuple(in_other_words(one, usual) for one in told_of(chosen))
    if not told:
        raise _nothing_to_tell(config, groups)
    reader = _reader(config, tuple(map(usual.said, groups)))
    context = replace(document_context(config, created, language), classification=PUBLIC)
    words = reader.words(language, context.organization)
    data = json.dumps(_data(told, words, language), ensure_ascii=False, indent=2)
    document = notice_document(told, context, reader)
    mixed = not groups and any(is_about_others(one, reader.person) for one in told)
    named = tuple({subject.casefold(): subject for one in told for subject in one.subjects}.values())
    several = named if mixed and len(named) > 1 else ()
    return Notice(rendered(document, language, form, data), tuple(gaps(chosen, context.organization)), several)


def _nothing_to_tell(config: Config, groups: Collection[str]) -> InputError:
    hint = (
        msg("Name a group as it stands under subjects in the register.")
        if groups
        else msg("Say what each activity is for, and on which basis; avgtool register new --process P proposes it.")
    )
    return InputError(msg("There is no activity to tell of."), where=config.register_folder, hint=hint)


def _reader(config: Config, groups: tuple[str, ...]) -> Reader:
    law = catalog.consent_law(config)
    return Reader(
        person=catalog.person_word(config),
        authority=law.authority,
        authority_url=law.authority_url,
        rights_url=config.consent.rights_url,
        national_number=law.national_number,
        countries=catalog.country_names(),
        groups=groups,
    )


def _data(activities: Sequence[Activity], words: PlainWords, language: str) -> dict[str, Any]:
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
                    for answer in answers(one, words)
                ],
            }
            for one in activities
        ],
    }
