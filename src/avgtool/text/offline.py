"""Nothing is fetched while texts are searched: what a model needs is on this machine, or the search is refused.

Presidio, spaCy, stanza and the Hugging Face libraries each fetch a model that they miss, without asking.
"""

from __future__ import annotations

import logging
import os
import sys

os.environ.setdefault("TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS", "")  # read when tldextract is imported

from tldextract import tldextract

from avgtool.errors import SettingsError
from avgtool.i18n import msg

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}
_SKIPPED = ("Hugging Face inference failed", "NER prediction failed")
"""How Presidio's warnings begin that tell of a text it leaves unsearched."""


def stay_offline() -> None:
    """Keep tldextract from fetching the public suffix list, and Presidio's tracer from writing texts to stderr."""
    tldextract.TLD_EXTRACTOR.suffix_list_urls = ()
    logging.getLogger("decision_process").setLevel(logging.CRITICAL)


def refuse_downloads() -> None:
    """Keep every library that loads models from fetching one, for the rest of this process; and Presidio's log silent.

    Once `huggingface_hub` is imported it reads its environment no more, and must be told itself.
    """
    os.environ.update(_OFFLINE)
    constants = sys.modules.get("huggingface_hub.constants")
    if constants is not None:
        vars(constants)["HF_HUB_OFFLINE"] = True
    logger = logging.getLogger("presidio-analyzer")
    if not any(isinstance(each, NothingSkipped) for each in logger.filters):
        logger.addFilter(NothingSkipped())


class NothingSkipped(logging.Filter):
    """Silences a log that may quote texts; where it would tell that a text is passed over, the search ends instead.

    Presidio goes on with the next text when a model fails on one: nobody would know that it was not searched.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Nothing is logged.

        Raises:
            SettingsError: The record says that a text is skipped.
        """
        if str(record.msg).startswith(_SKIPPED):
            hint = msg(
                "Find out with a few texts which model it is, and leave it out of text.engine or text.recognizers."
            )
            raise SettingsError(msg("A model failed on a text, which it would leave unsearched."), hint=hint)
        return False
