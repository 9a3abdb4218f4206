"""Training: the same seed gives the same texts, labels lie where the names stand, and no text is learned by heart."""

from __future__ import annotations

import lzma
import random
from itertools import pairwise
from pathlib import Path

import pytest

from avgtool.netherlands.names.crf_names import NameModel
from avgtool.netherlands.names.features import FeatureExtractor, tokens
from avgtool.netherlands.names.gazetteer import dutch_gazetteer
from quality.gold import TEXTS, read_file, read_half
from training.__main__ import MISSING_CORPORA, main
from training.calibrating import isotonic
from training.corpora import Substitute, plain_words
from training.drawing import Drawer
from training.filling import Filler, Labelled, joined, templates
from training.fitting import Settings, fit, labels
from training.own_texts import NOT_LEARNED, own_texts, pieces, rewritten
from training.word_list import packed
from training.writing import Writer

NAMING, PLAIN = templates("templates.yml"), templates("templates_plain.yml")
SLOTS_OF_NAMES = tuple(
    f"{{{slot}"
    for slot in (
        "person",
        "first",
        "last",
        "full",
        "initials_last",
        "mr_",
        "place",
        "country",
        "district",
        "address",
        "pobox",
        "org",
        "shop",
        "body",
        "partners",
        "brand",
        "flemish",
        "wordplace",
    )
)


def written(seed: int, count: int) -> list[Labelled]:
    """Texts of one seed."""
    writer = Writer(random.Random(seed), NAMING, PLAIN, ["fiets", "gauw", "lopen"])
    return [writer.write() for _ in range(count)]


def test_there_are_enough_templates_and_none_twice():
    """At least 120 that name somebody or some place, and 75 that do not."""
    assert len(set(NAMING)) == len(NAMING) >= 120
    assert len(set(PLAIN)) == len(PLAIN) >= 75


def test_templates_name_somebody_or_nobody_as_their_file_says():
    """A name in a text without label would teach the model to overlook it."""
    assert all(any(slot in template for slot in SLOTS_OF_NAMES) for template in NAMING)
    assert not any(slot in template for slot in SLOTS_OF_NAMES for template in PLAIN)


def test_every_template_can_be_filled():
    """No slot is unknown, no bracket left."""
    filler = Filler(random.Random(1), ["fiets"])
    assert [each for each in (*NAMING, *PLAIN) if set("{}[]⏎") & set(joined(filler.pieces(each)).text)] == []


def test_one_seed_gives_the_same_texts():
    """Training is reproducible."""
    assert written(7, 50) == written(7, 50)
    assert written(7, 50) != written(8, 50)


def test_spans_hold_whole_tokens_in_order():
    """Names neither overlap nor end in the middle of a word."""
    for text in written(3, 300):
        assert all(one[1] <= other[0] for one, other in pairwise(text.spans))
        tags = labels(tokens(text.text), text.spans)
        assert sum(tag.startswith("B-") for tag in tags) == len(text.spans)


def test_a_third_of_the_texts_is_in_lower_case():
    """As people write in chats."""
    texts = [each for each in written(5, 600) if each.spans]
    share = sum(each.text == each.text.lower() for each in texts) / len(texts)
    assert 0.28 <= share <= 0.5


def test_drawn_names_are_recombined():
    """First names and surnames of one origin are drawn apart."""
    draw = Drawer(random.Random(2))
    names = {draw.full() for _ in range(500)}
    assert len(names) > 480


def test_other_names_take_the_places_of_real_ones():
    """The sentence around them stays."""
    pieces = [("De heer ", ""), ("Thorbecke", "PER"), (" sprak in ", ""), ("Leiden", "LOC"), (".", "")]
    other = Substitute(random.Random(4)).written(pieces, lower=False, renamed=True)
    assert other.text.startswith("De heer ")
    assert " sprak in " in other.text
    assert "Thorbecke" not in other.text
    assert [label for _, _, label in other.spans] == ["PER", "LOC"]


def test_first_names_take_the_places_of_first_names():
    """A chat is not signed with surnames because they were drawn."""
    substitute = Substitute(random.Random(8))
    names = {substitute.named([("groetjes ", ""), ("Fatima", "PER")])[1][0] for _ in range(60)}
    single = [name for name in names if " " not in name]
    assert len(single) > len(names) / 2


def test_own_texts_are_learned_from_with_other_names_too():
    """As they are, in lower case and rewritten; what the model does not learn has no label."""
    own = next(text for text in own_texts() if any(span.entity == "PHONE_NUMBER" for span in text.spans))
    assert "".join(words for words, _ in pieces(own)) == own.text
    assert {label for _, label in pieces(own)} <= {"", "PER", "LOC", "ADDRESS", "ORG"}
    chance = random.Random(3)
    texts = list(rewritten(own, Writer(chance, NAMING, PLAIN, ["fiets"]), chance))
    assert texts[0].text == own.text
    assert texts[1].text == own.text.lower()
    assert len({each.text for each in texts}) > 3


def test_own_texts_of_a_file_can_be_left_out():
    """To measure a model on texts that it has not seen."""
    every, others = own_texts(), own_texts(without={"chats"})
    assert 0 < len(others) < len(every)
    assert not any(text.id.startswith("chat-") for text in others)


def test_the_test_half_is_never_learned_from():
    """What is read lies in the tuning half; a few of its files only tell what rules are worth."""
    tuned = {text.id for text in read_half(TEXTS / "tune")}
    checks = {text.id for name in NOT_LEARNED for text in read_file(TEXTS / "tune" / f"{name}.yml")}
    assert checks
    assert {text.id for text in own_texts()} == tuned - checks


def test_the_word_list_holds_short_words_in_lower_case():
    """Words with a capital are names; long ones are compounds."""
    assert (
        lzma.decompress(packed(["Jan", "fiets", "aan", "verzekeringsmaatschappij", "b", "op-en-top"]))
        == b"aan\nfiets\n"
    )


def test_plain_words_are_nobodys_name():
    """They are scattered in training texts without a label."""
    assert {"fiets", "jan", "roos"} & set(plain_words()) == {"fiets"}


def test_labels_say_where_names_begin():
    """B for the first token, I for the others, O for the rest."""
    text = joined([("Bel ", ""), ("Jan de Vries", "PER"), (" in ", ""), ("Ede", "LOC")])
    assert labels(tokens(text.text), text.spans) == ["O", "B-PER", "I-PER", "I-PER", "O", "B-LOC"]


def test_a_model_can_be_trained_twice_with_one_result(tmp_path: Path):
    """The same texts and seed give the same file, which can be used."""
    settings = Settings(iterations=15)
    paths = [tmp_path / name for name in ("one.crfsuite", "other.crfsuite")]
    for path in paths:
        fit(written(11, 150), path, settings, seed=1)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    reading = NameModel(paths[0], FeatureExtractor(dutch_gazetteer())).read("Mijn naam is Jan de Vries uit Utrecht.")
    assert {span.label for span in reading.spans()} >= {"PER"}


def test_isotonic_scores_rise():
    """Adjacent shares that fall are pooled."""
    chance = random.Random(6)
    pairs = [(certainty, chance.random() < certainty) for certainty in (chance.random() for _ in range(800))]
    points = isotonic(pairs)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(points))
    assert abs(points[len(points) // 2][0] - points[len(points) // 2][1]) < 0.15


def test_without_the_corpora_it_says_which_they_are_where_they_come_from_and_where_to_put_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """By name and licence, file by file, and before anything is worked out."""
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "alpino-dev.conllu").write_text("", encoding="utf-8")
    monkeypatch.setenv("AVGTOOL_CORPORA", str(tmp_path))
    assert main(["--output", str(tmp_path)]) == MISSING_CORPORA
    told = capsys.readouterr().err
    assert f"Not found in {tmp_path / 'ner'}:\n  europeana_nl.bio\n  alpino-test.conllu\n\n" in told
    sources = ("EuropeanaNewspapers/ner-corpora", "CC0 1.0", "UD_Dutch-Alpino", "CC BY-SA 4.0", "AVGTOOL_CORPORA=")
    assert [source for source in sources if source not in told] == []
    assert [path.name for path in tmp_path.iterdir()] == ["ner"]
