"""Promises of the finder that hold for any text."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from avgtool.catalog import column_text_finder, text_finder, text_readers
from avgtool.config import TextSettings
from avgtool.text import finding
from avgtool.text.cutting import LONGEST, pieces
from avgtool.text.finding import HIGH_RECALL_THRESHOLD, Finder

CASES = Path(__file__).parents[1] / "cases" / "text"
PIECES = st.sampled_from(
    [
        "Jan de Vries",
        "06-12345678",
        "NL91 ABNA 0417 1643 00",
        "BSN 1112.22.333",
        "Kerkstraat 12a",
        "1012 AB Amsterdam",
        "jan@example.nl",
        "geboren op 3 mei 1980",
        "klantnummer 12345678",
        "\n",
        ", ",
        ".",
        "İstanbul",
        "👨‍👩‍👧",
        "ﬁets",
        "\x00",
        "e\u0301",
        "12-34-56-78-90",
        "mevrouw",
        "Straße 5",
        "GROETEN",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=12).map(" ".join)
LAWS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@LAWS
@given(text=TEXTS)
def test_findings_lie_inside_the_text_in_order_and_apart(finder: Finder, text: str):
    """Offsets are characters of the text itself, whatever it is written in."""
    found = finder.find([text])[0]
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 < one.score <= 1 for one in found)
    assert not any(text[one.start].isspace() or text[one.end - 1].isspace() for one in found)


@LAWS
@given(texts=st.lists(TEXTS, max_size=4))
def test_findings_of_a_text_do_not_depend_on_the_texts_around_it(finder: Finder, texts: list[str]):
    """The same text gives the same findings, alone or among others, now or later."""
    together = finder.find([*texts, *texts])
    assert together == [finder.find([text])[0] for text in texts] * 2


def test_a_lower_threshold_finds_no_less(finder: Finder):
    """The setting for higher recall adds findings: doubtful names, organizations."""
    texts = ["Roos belde over de rekening. Bakker ook.", "Besteld bij Coolblue, geleverd door PostNL.", "Wit en Groen"]
    careful = Finder(partial(text_readers, "nl"), threshold=HIGH_RECALL_THRESHOLD)
    usual, more = ({(text, one.start) for text in texts for one in each.find([text])[0]} for each in (finder, careful))
    assert usual < more


def test_columns_and_single_texts_are_read_alike():
    """What a column of texts goes without, an engine around the recognizers, changes speed alone."""
    direct, through_presidio = (each(TextSettings()) for each in (column_text_finder, text_finder))
    cases = [case["text"] for path in CASES.glob("*.yml") for case in yaml.safe_load(path.read_text("utf-8"))]
    texts = [text for case in cases for text in (case, case.lower())]
    assert len(texts) > 100
    assert direct.find(texts) == through_presidio.find(texts)


def test_texts_of_columns_are_searched_without_importing_presidio_or_spacy():
    """They take longer to import than everything else together."""
    script = (
        "import sys\n"
        "from functools import partial\n"
        "from avgtool.catalog import text_readers\n"
        "from avgtool.text.finding import Finder\n"
        "finder = Finder(partial(text_readers, 'nl'))\n"
        "print(len(finder.find(['Bel Jan de Vries'])[0]), len(finder.explain('Bel Jan de Vries')) > 0)\n"
        "print([name for name in ('presidio_analyzer', 'spacy') if name in sys.modules])\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120)
    assert run.stdout == "1 True\n[]\n", run.stderr


def test_workers_find_what_one_process_finds(finder: Finder, monkeypatch: pytest.MonkeyPatch):
    """Large inputs go to spawned workers; the answers are the same, in the same order."""
    monkeypatch.setattr(finding, "_POOL_FROM", 2)
    texts = [f"Bel {name} op 06-1234567{digit}" for digit, name in enumerate(["Fatima el Amrani", "Jan Bos", "Henk"])]
    with Finder(partial(text_readers, "nl"), processes=2) as pooled:
        assert pooled.find([*texts, texts[0]]) == finder.find([*texts, texts[0]])


def test_a_script_without_a_main_guard_may_use_workers(tmp_path: Path):
    """A user's script is not run a second time in every worker."""
    script = tmp_path / "script.py"
    script.write_text(
        "print('started')\n"
        "from functools import partial\n"
        "from avgtool.catalog import text_readers\n"
        "from avgtool.text import finding\n"
        "finding._POOL_FROM = 2\n"
        "finder = finding.Finder(partial(text_readers, 'nl'), processes=2)\n"
        "print([len(found) for found in finder.find(['Bel Jan de Vries', 'niets', 'mail a@example.nl'])])\n"
    )
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, timeout=120)
    assert (run.stdout, run.returncode) == ("started\n[1, 0, 1]\n", 0), run.stderr


def test_nothing_is_fetched_and_nothing_is_printed():
    """Loading and finding open no connection, and write to neither stdout nor stderr."""
    script = (
        "import socket, json, logging\n"
        "def refuse(*args, **kwargs): raise RuntimeError('a connection was opened')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse; socket.create_connection = refuse\n"
        "root = logging.getLogger(); before = (list(root.handlers), root.level)\n"
        "from avgtool.catalog import text_readers\n"
        "from avgtool.text.finding import Finder\n"
        "from functools import partial\n"
        "found = Finder(partial(text_readers, 'nl')).find(['Mail jan@example.nl of kijk op https://example.nl/x'])\n"
        "assert (list(root.handlers), root.level) == before\n"
        "print(json.dumps([one.entity for one in found[0]]))\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == ["EMAIL_ADDRESS", "URL"]
    assert run.stderr == ""


def test_english_text_can_be_searched():
    """Identifiers are found in English text too."""
    text = "My IBAN is NL91 ABNA 0417 1643 00, born on 3 May 1980."
    found = Finder(partial(text_readers, "en")).find([text])[0]
    assert [one.entity for one in found] == ["IBAN_CODE", "DATE_OF_BIRTH"]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\x00"])
def test_empty_texts_hold_nothing(finder: Finder, text: str):
    """No text, no findings, no error."""
    assert finder.find([text]) == [[]]


def test_long_texts_are_searched_to_the_end(finder: Finder):
    """A text is cut in pieces between words; offsets stay those of the whole."""
    filler = "Er is weer niets gebeurd in deze zaak. " * 400
    text = filler + "Bel Fatima el Amrani op 06-12345678." + filler
    assert [text[one.start : one.end] for one in finder.find([text])[0]] == ["Fatima el Amrani", "06-12345678"]


@given(text=st.text(alphabet="ab .\n", max_size=20).map(lambda text: text * 900))
@settings(max_examples=20, deadline=None)
def test_pieces_make_up_the_text(text: str):
    """Each has a part of its own, and these follow each other; what it sees besides is a tenth more at most."""
    parts = list(pieces(text))
    starts = [part.start for part in parts]
    ends = [*starts[1:], len(text)]
    assert starts == sorted({0, *starts})
    assert all(text.startswith(part.text, part.offset) for part in parts)
    assert all(
        part.offset <= part.start and part.offset + len(part.text) >= end for part, end in zip(parts, ends, strict=True)
    )
    assert sum(len(part.text) for part in parts) <= len(text) * 1.2


@pytest.mark.parametrize("shift", range(-64, 16, 8))
def test_what_stands_at_a_cut_is_found_whole(finder: Finder, shift: int):
    """Whether the label, the value or a name is cut through, and where."""
    lead = ("de fiets is stuk en " * 300)[: LONGEST + shift - 1] + " "
    said = "en dat zei Fatima el Amrani, NL91 ABNA 0417 1643 00, bsn 111 222 333 "
    text = lead + said + "de fiets is stuk en " * 20
    found = [text[one.start : one.end] for one in finder.find([text])[0]]
    assert found == ["Fatima el Amrani", "NL91 ABNA 0417 1643 00", "111 222 333"]


def test_a_list_of_names_without_commas_is_found_to_its_end(finder: Finder):
    """It is longer than a piece, and no word of it stays behind."""
    text = "Aanwezig: " + "Sanne Postma Yusuf Jacobs Lotte Visser " * 150
    covered = {place for one in finder.find([text])[0] for place in range(one.start, one.end)}
    assert [text[place] for place in range(10, len(text.rstrip())) if place not in covered and text[place] != " "] == []


def test_explaining_shows_what_was_rejected_and_masks_values(finder: Finder):
    """Every candidate with its verdict; no digit of a value, and of a name one letter."""
    explained = finder.explain("Nummer 123456789 van Jan Bakker")
    verdicts = {(one.entity, one.accepted, one.masked) for one in explained}
    assert ("NL_BSN", False, "•••••••••") in verdicts
    assert ("PERSON", True, "J•• ••••••") in verdicts
    assert not any(digit in one.masked for one in explained for digit in "123456789")
