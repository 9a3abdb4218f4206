"""Texts of one's own: what they can do, what they cannot, and what is said when they err."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool import catalog
from avgtool.documents.letter_content import Heading, Passage, Points, Rows, plain_letter
from avgtool.errors import ConfigError, InputError
from avgtool.i18n import msg, worded
from avgtool.model.requests import Step
from avgtool.subject_requests.letters.composing import compose
from avgtool.subject_requests.letters.marks import blocks_of, empty_mark, value_mark
from avgtool.subject_requests.letters.wording import Texts
from tests.subject_requests.letters import samples

HOSTILE = [
    "## Kop",
    "- punt",
    "a :: b",
    "<b>vet</b>",
    "<img src='file:///etc/passwd'>",
    "{{ organisation }}",
    "{% include 'klacht.txt' %}",
    "Onderwerp: x",
    "\ue000x\ue001",
    "x\U000f0000",
    "&lt;b&gt;",
    "een\n\n## twee\n- drie",
    "\u202eomgekeerd",
    "شكرا 👋",
]


@pytest.fixture
def own(tmp_path):
    """Write texts of one's own; give the desk that uses them."""

    def write(texts: dict[str, str]):
        for name, text in texts.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return samples.desk(texts=Texts(catalog.letter_texts(), tmp_path))

    return write


def test_a_text_of_one_s_own_takes_the_place_of_avgtool_s(own):
    """In its language alone; other letters stay as they are, and an own part is used by all that include it."""
    desk = own({"nl/verlenging.txt": "Onderwerp: Het duurt langer\n\nTot {{ request.due }}, {{ person.our }}.",
                "nl/vragen.txt": "Bel ons gerust."})  # fmt: skip
    assert plain_letter(samples.letter("verlenging", desk=desk)) == "Het duurt langer\nTot 5 juni 2026, onze patiënt."
    assert "Bel ons gerust." in plain_letter(samples.letter("afwijzing", desk=desk))
    assert "Your request is complex." in plain_letter(samples.letter("verlenging", "en", desk))


def test_an_error_in_one_text_keeps_no_other_letter_from_being_sent(own):
    """The letter that needs it is refused, also where it is included."""
    desk = own({"nl/identificatie.txt": "{% if %}", "nl/_kapot.txt": "{% if %}",
                "nl/verlenging.txt": 'Onderwerp: x\n{% include "_kapot.txt" %}'})  # fmt: skip
    assert "Waarom wijzen wij" in plain_letter(samples.letter("afwijzing", desk=desk))
    for name, file in (("identificatie-inloggen", "identificatie.txt"), ("verlenging", "_kapot.txt")):
        with pytest.raises(ConfigError) as refused:
            samples.letter(name, desk=desk)
        assert str(refused.value.where).endswith(f"{file}:1")


def test_an_own_text_can_include_the_one_that_it_replaces(own):
    desk = own({"nl/klacht.txt": '{% include "avgtool/klacht.txt" %}\n\nOf bel de {% include "_lijn.txt" %}.',
                "nl/_lijn.txt": "klachtenlijn"})  # fmt: skip
    said = plain_letter(samples.letter("verlenging", desk=desk))
    assert "Autoriteit Persoonsgegevens" in said
    assert "Of bel de klachtenlijn." in said


@pytest.mark.parametrize(
    ("name", "text", "line", "told"),
    [
        ("verlenging", "Onderwerp: x\n\n{{ verzoek.datum }}", 3, "verzoek"),
        ("verlenging", "Onderwerp: x\n{{ request.datum }}", 2, "datum"),
        ("verlenging", "Onderwerp: x\n\n{% if %}", 3, "Jinja2"),
        ("verlenging", "Onderwerp: x\n{{ request.received | euro }}", 2, "euro"),
        ("verlenging", "Onderwerp: x\n{{ organisation.name|safe }}", 2, "safe"),
        ("verlenging", "Onderwerp: x\n{{ organisation.__class__.__mro__ }}", 2, "mag"),
        ("verlenging", "Onderwerp: x\n{{ 1 / 0 }}", 2, "ZeroDivisionError"),
        ("verlenging", "Onderwerp: x\n{{ range(9) }}", 2, "range"),
        ("verlenging", 'Onderwerp: x\n{% include "weg.txt" %}', 2, "weg.txt"),
        ("verlenging", 'Onderwerp: x\n{% include "../../avgtool.yaml" %}', 2, "avgtool.yaml"),
        ("verlenging", "Geachte heer,", 1, "onderwerp"),
        ("verlenging", "", 1, "onderwerp"),
        ("klacht", "{{ niets }}", 1, "niets"),
        ("verlenign", "Onderwerp: x", None, "verlenging.txt"),
    ],
)  # fmt: skip
def test_an_error_is_told_with_its_file_and_line(own, name, text, line, told):
    """In the reader's words, and never with a value from the data."""
    desk = own({f"nl/{name}.txt": text})
    with pytest.raises(ConfigError) as raised:
        samples.letter("verlenging", desk=desk)
    assert f"{name}.txt" in raised.value.where
    if line is not None:
        assert raised.value.where.endswith(f"{name}.txt:{line}")
    shown = raised.value.render("nl")
    assert told in shown
    assert "Elf bronnen" not in shown


def test_an_error_repeats_no_value_from_the_data(own):
    """Some errors of Python do; only their kind is told."""
    desk = own({"nl/verlenging.txt": "Onderwerp: x\n{{ organisation[step.reason] }}{{ step.reason|round }}"})
    with pytest.raises(ConfigError) as raised:
        samples.letter("verlenging", desk=desk)
    assert "Elf" not in raised.value.render("nl")


@pytest.mark.parametrize("text", ["{% for a in 'x' * 999 %}{{ 'x' * 999 }}{% endfor %}", "{{ step.reason }}"])
def test_a_letter_without_end_is_refused(own, text):
    """A note of two megabytes is an enclosure, and no letter."""
    desk = own({"nl/verlenging.txt": f"Onderwerp: x\n\n{text}"})
    made = samples.matter(Step.EXTEND, before=samples.VERIFIED, words="woord " * 400_000)
    with pytest.raises(InputError) as raised:
        compose(made, desk, samples.CONTEXT)
    assert "100.000" in raised.value.render("nl")


def test_a_folder_or_text_that_cannot_be_read_is_told(own, tmp_path):
    desk = own({"nl/verlenging.txt": "Onderwerp: x"})
    (tmp_path / "nl" / "verlenging.txt").write_bytes(b"Onderwerp: \xe9\xe9n")
    with pytest.raises(ConfigError, match="UTF-8"):
        samples.letter("verlenging", desk=desk)
    missing = samples.desk(texts=Texts(catalog.letter_texts(), tmp_path / "weg"))
    with pytest.raises(ConfigError, match=r"letters\.folder"):
        samples.letter("verlenging", desk=missing)


@pytest.mark.parametrize("value", HOSTILE)
def test_what_is_filled_in_stays_one_value(value):
    """It becomes no heading, list, row, template or mark-up, in the letter as in the ledger."""
    plain = samples.matter(Step.EXTEND, before=samples.VERIFIED, words="gewoon")
    hostile = samples.matter(Step.EXTEND, before=samples.VERIFIED, words=value)
    expected, made = (compose(one, samples.DESK, samples.CONTEXT) for one in (plain, hostile))
    assert [type(block) for block in made.blocks] == [type(block) for block in expected.blocks]
    words = [run.text for prose in made.all_prose() for run in prose if run.whose == "foreign"]
    cleaned = value.translate(dict.fromkeys((0xE000, 0xE001, 0xF0000)))
    assert cleaned == "" or cleaned in words


@given(st.text(), st.text())
def test_a_value_is_found_again_whole_whatever_stands_around_it(value, other):
    """And a place to fill in is told from it."""
    marked = f"Onderwerp: x\n\n- een {value_mark(value)} twee\n\n{empty_mark(other)}"
    subject, blocks = blocks_of(marked.replace("&", "&amp;"))
    assert subject is not None
    assert isinstance(blocks[0], Points)
    assert len(blocks) <= 2
    assert all(run.whose != "foreign" or "\ue000" not in run.text for run in blocks[0].items[0])


def test_a_text_is_read_as_it_looks():
    text = """Subject: About you

First line
goes on.

## Heading
- one
  goes on

- two
Name :: Jan
Place :: Utrecht
### Under it
Last."""
    subject, blocks = blocks_of(text)
    assert subject[0].text == "About you"
    assert [type(block) for block in blocks] == [Passage, Heading, Points, Rows, Heading, Passage]
    assert [run.text for item in blocks[2].items for run in item] == ["one goes on", "two"]
    assert len(blocks[3].items) == 2
    assert [block.level for block in blocks if isinstance(block, Heading)] == [2, 3]


def test_words_of_others_are_told_from_ours(own):
    """Also those that avgtool.yaml gives in two languages: they are isolated from the direction of the text."""
    text = (
        "Onderwerp: x\n\n{{ request.due }} {{ organisation.name }} {{ request.rights[0].title }} {{ answer.outcome }}"
    )
    desk = own({"nl/antwoord.txt": text})
    made = samples.matter(Step.GRANT, before=samples.VERIFIED)
    made = replace(made, answer=replace(made.answer, outcome=worded("Ja", "Yes")))
    runs = compose(made, desk, samples.CONTEXT).blocks[0].prose
    assert [run.text for run in runs if run.whose == "foreign"] == ["Tandartspraktijk De Linde", "Ja"]
    assert msg("access").render("nl") in "".join(run.text for run in runs if run.whose == "ours")
