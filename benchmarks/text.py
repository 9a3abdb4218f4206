"""How fast free text is searched: by avgtool, against the same recognizers one by one in a plain Presidio."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

from avgtool.catalog import text_readers
from avgtool.presidio import nlp_engine, recognizers
from avgtool.text.finding import Finder
from benchmarks.measuring import Measurement, compare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BAR = 1.5
"""The gate must earn its keep."""
TEXTS = 500
WORDS = 30
_SENTENCES = (
    "Ik heb vorige week een wasmachine besteld maar die is nog steeds niet geleverd.",
    "Kunt u mij bellen op 06-12345678, het liefst na vijf uur?",
    "De bezorger heeft het pakket bij de buren op Kerkstraat 12 afgegeven.",
    "Met vriendelijke groet, Fatima el Amrani uit Utrecht.",
    "Mijn collega Jan-Willem van den Berg heeft hierover al gemaild met jullie afdeling.",
    "Het is echt belachelijk dat ik hier drie keer voor moet bellen.",
    "Super service, snel geleverd en goed verpakt, zeker een aanrader voor iedereen.",
    "Graag het bedrag terugstorten op NL91 ABNA 0417 1643 00.",
    "Sinds de nieuwe versie werkt de app niet meer op mijn telefoon.",
    "Vorige maand was de rekening ook al te hoog, toen is er niets mee gedaan.",
)


def run(_customers: Path) -> Iterator[Measurement]:
    """The same texts through both, in one process; loading is not counted."""
    texts = made_up_texts()
    finder = Finder(partial(text_readers, "nl"))
    registry = RecognizerRegistry(recognizers=recognizers("nl"), supported_languages=["nl"])
    plain = AnalyzerEngine(registry=registry, nlp_engine=nlp_engine("nl"), supported_languages=["nl"])
    ours, yardstick = compare(
        lambda: finder.find(texts), lambda: [plain.analyze(text, "nl") for text in texts], rounds=3
    )
    yield Measurement(f"{TEXTS} texts of {WORDS} words", "plain Presidio, same recognizers", ours, yardstick, BAR)


def made_up_texts(count: int = TEXTS, seed: int = 1) -> list[str]:
    """Distinct texts of thirty words, the same for one seed."""
    chance = random.Random(seed)
    made: list[str] = []
    for number in range(count):
        words = " ".join(chance.choices(_SENTENCES, k=8)).split()[: WORDS - 1]
        made.append(f"{' '.join(words)} {number}")
    return made
