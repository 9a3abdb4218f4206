"""Presidio's own NLP engines, kept from fetching what they miss."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from presidio_analyzer.nlp_engine import (
    NoOpNlpEngine,
    SlimSpacyNlpEngine,
    SpacyNlpEngine,
    StanzaNlpEngine,
    TransformersNlpEngine,
)
from spacy.util import is_package

from avgtool.errors import MissingDependencyError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from presidio_analyzer.nlp_engine import NlpEngine

    from avgtool.i18n import Message


def require_spacy_model(name: str) -> None:
    """See that a spaCy model is there.

    Raises:
        MissingDependencyError: with the command that installs it.
    """
    if is_package(name) or Path(name).is_dir():
        return
    if Path(name).is_absolute():
        hint = msg("Save a spaCy model there, or name another folder or an installed model.")
        raise MissingDependencyError(msg("There is no spaCy model in the folder {folder}.", folder=name), hint=hint)
    raise MissingDependencyError(
        msg("The spaCy model {model} is not installed; avgtool fetches nothing itself.", model=name),
        hint=msg("Install it with: python -m spacy download {model}", model=name),
    )


class _Local:
    """Instead of fetching a model, its absence is told."""

    @staticmethod
    def _download_spacy_model_if_needed(model_name: str) -> None:
        require_spacy_model(model_name)


class LocalSpacy(_Local, SpacyNlpEngine):
    """Presidio's engine ``spacy`` with a model that is on this machine."""


class LocalSlim(_Local, SlimSpacyNlpEngine):
    """Presidio's engine ``slim``, which makes words and finds nothing."""


class LocalTransformers(_Local, TransformersNlpEngine):
    """Presidio's engine ``transformers`` with models that are on this machine."""


class LocalStanza(StanzaNlpEngine):
    """Presidio's engine ``stanza`` with a model that is on this machine."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As Presidio makes it, told not to download."""
        super().__init__(*args, **{**kwargs, "download_if_missing": False})


LOCAL_ENGINES: dict[str, type[NlpEngine]] = {
    "spacy": LocalSpacy,
    "transformers": LocalTransformers,
    "stanza": LocalStanza,
    "slim": LocalSlim,
    "no_op": NoOpNlpEngine,
}
"""By the name that Presidio's configuration knows each by."""


def how_to_get(engine: str, model: str, language: str) -> Message:
    """The command that fetches a model, to be given by a person; avgtool never does."""
    if Path(model).is_absolute():
        return msg("Check that a model for {engine} is saved in this folder.", engine=engine)
    commands = {
        "transformers": f"hf download {model}",
        "stanza": f"python -c \"import stanza; stanza.download('{language}')\"",
    }
    if engine not in commands:
        return msg("Check that it is a model for {engine}, made for the version that is installed.", engine=engine)
    return msg("avgtool fetches nothing itself. Fetch it with: {command}", command=commands[engine])
