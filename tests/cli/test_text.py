"""``avgtool text``: findings in characters, replacements that leave the rest alone."""

from __future__ import annotations

import json

import pytest

from avgtool.cli.explain_view import folded
from avgtool.i18n import msg
from avgtool.text.explaining import Considered

TEXT = "Bel Fatima el Amrani op 06-12345678\n"


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "brief.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_gives_spans_in_characters(avgtool, letter):
    data = json.loads(avgtool("text", "scan", letter.name, "--format", "json").out)
    found = {TEXT[one["start"] : one["end"]]: one["entity"] for one in data["findings"]}
    assert found == {"Fatima el Amrani": "PERSON", "06-12345678": "PHONE_NUMBER"}


def test_anonymizing_leaves_everything_else_as_it_is(avgtool, letter):
    assert avgtool("text", "anonymize", letter.name).out == "Bel [naam] op [telefoonnummer]\n"


def test_lines_in_are_lines_out_in_order(avgtool, tmp_path):
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate([TEXT, "niets", TEXT])]
    (tmp_path / "berichten.ndjson").write_text("\n".join(lines), encoding="utf-8")
    out = [json.loads(line) for line in avgtool("text", "scan", "berichten.ndjson", "--ndjson").out.splitlines()]
    assert [one["id"] for one in out] == [0, 1, 2]
    assert [len(one["findings"]) for one in out] == [2, 0, 2]


def test_a_damaged_line_is_named_by_its_number_and_not_by_its_content(avgtool, tmp_path):
    (tmp_path / "berichten.ndjson").write_text(
        '{"id": 1, "text": "goed"}\n{"id": 2, "tekst": "geheim"}\n', encoding="utf-8"
    )
    ran = avgtool("text", "scan", "berichten.ndjson", "--ndjson")
    assert ran.code == 3
    assert "2" in ran.err
    assert "geheim" not in ran.err


@pytest.mark.parametrize("command", ["scan", "anonymize"])
def test_a_damaged_line_costs_no_other_line(avgtool, tmp_path, command):
    lines = ['{"id": 1, "text": "goed"}', "kapot", '{"id": 3, "text": "ook goed"}', '{"id": 4, "text": null}', "[]"]
    (tmp_path / "berichten.ndjson").write_text("\n".join(lines), encoding="utf-8")
    ran = avgtool("text", command, "berichten.ndjson", "--ndjson")
    assert ran.code == 3
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [1, 3]
    assert "2, 4, 5" in ran.err


def test_a_text_goes_into_no_file_or_pipe(avgtool, letter):
    """Findings are kept; the text that they are about need not be."""
    ran = avgtool("text", "scan", letter.name)
    assert "[PERSON]" in ran.out
    assert "Fatima" not in ran.out + ran.err


def test_a_text_in_another_encoding_is_refused_with_the_way_out(avgtool, tmp_path):
    (tmp_path / "brief.txt").write_bytes("Café".encode("cp1252"))
    ran = avgtool("text", "scan", "brief.txt")
    assert ran.code == 3
    assert "UTF-8" in ran.err


def test_explain_masks_the_values(avgtool, letter):
    ran = avgtool("text", "scan", letter.name, "--explain", "--format", "json")
    assert "PERSON" in ran.err
    assert "Fatima" not in ran.err
    assert "06-12345678" not in ran.err


@pytest.mark.parametrize("name", ["weg.txt", "."])
def test_a_text_that_cannot_be_opened_is_an_input_error_in_dutch(avgtool, name):
    for command in ("scan", "anonymize"):
        ran = avgtool("text", command, name)
        assert ran.code == 3
        assert ran.err.startswith(f"Fout: {name}: De tekst kan niet worden gelezen")
        assert "directory" not in ran.err


def test_what_was_found_is_told_in_words_with_its_code(avgtool, letter):
    out = avgtool("text", "scan", letter.name).out
    assert "Naam van een persoon [PERSON]" in out
    assert "Telefoonnummer [PHONE_NUMBER]" in out


def test_standard_input_is_a_text_too(avgtool, monkeypatch):
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert avgtool("text", "anonymize", "-").out == "Bel [naam] op [telefoonnummer]\n"


def test_names_are_found_in_english_texts_too(avgtool, tmp_path):
    (tmp_path / "avgtool.yaml").write_text("text:\n  language: en\n", encoding="utf-8")
    text = "My complaint was answered by John Smith in Rotterdam."
    (tmp_path / "letter.txt").write_text(text, encoding="utf-8")
    data = json.loads(avgtool("text", "scan", "letter.txt", "--format", "json").out)
    found = {text[one["start"] : one["end"]]: one["entity"] for one in data["findings"]}
    assert found["John Smith"] == "PERSON"
    assert found["Rotterdam"] == "LOCATION"


TAKES_HEALTH = """\
name: proef
version: 1
title: {nl: Proef, en: Trial}
purpose: {nl: Proef, en: Trial}
rules: [{match: {kind: free_text_with_pii}, operator: text, because: Proef}]
text:
  default: {operator: keep}
  entities:
    HEALTH: {operator: replace, parameters: {with: "[medisch]"}}
"""
HINTING = "Mevrouw Bakker is zwanger, lid van de FNV en wil dinsdag bellen over haar medicatie.\n"


@pytest.fixture
def hinting(tmp_path):
    path = tmp_path / "melding.txt"
    path.write_text(HINTING, encoding="utf-8")
    return path


def test_words_that_can_reveal_something_special_are_counted_with_their_article(avgtool, hinting, snapshot):
    """Below the findings, never the words themselves."""
    out = avgtool("text", "scan", hinting.name).out
    assert out == snapshot
    assert not {"zwanger", "FNV", "medicatie", "Bakker"} & set(out.replace(",", "").split())


def test_hints_are_in_the_json_beside_the_findings(avgtool, hinting):
    """By default they are no findings."""
    data = json.loads(avgtool("text", "scan", hinting.name, "--format", "json").out)
    assert [one["entity"] for one in data["findings"]] == ["PERSON"]
    assert [(one["entity"], HINTING[one["start"] : one["end"]]) for one in data["hints"]] == [
        ("HEALTH", "zwanger"),
        ("UNION", "FNV"),
        ("HEALTH", "medicatie"),
    ]


def test_hints_are_in_json_lines_too(avgtool, tmp_path):
    (tmp_path / "b.ndjson").write_text(json.dumps({"id": 7, "text": HINTING}), encoding="utf-8")
    (line,) = avgtool("text", "scan", "b.ndjson", "--ndjson").out.splitlines()
    assert [one["entity"] for one in json.loads(line)["hints"]] == ["HEALTH", "UNION", "HEALTH"]


def test_hints_stand_in_a_text_that_holds_nothing_else(avgtool, tmp_path):
    (tmp_path / "kort.txt").write_text("Hij is ziek.\n", encoding="utf-8")
    out = avgtool("text", "scan", "kort.txt").out
    assert "Niets gevonden" in out
    assert "Gezondheid [HEALTH]" in out


def test_the_threshold_decides_what_counts(avgtool, hinting):
    """In scanning and in anonymizing; by default words that hint stay."""
    data = json.loads(avgtool("text", "scan", hinting.name, "--format", "json", "--threshold", "0.2").out)
    assert [one["entity"] for one in data["findings"]] == ["PERSON", "HEALTH", "UNION", "HEALTH"]
    none = json.loads(avgtool("text", "scan", hinting.name, "--format", "json", "--threshold", "1").out)
    assert none["findings"] == []
    assert avgtool("text", "anonymize", hinting.name).out == HINTING.replace("Bakker", "[naam]")
    treated = avgtool("text", "anonymize", hinting.name, "--threshold", "0.2").out
    assert treated.startswith("Mevrouw [naam] is [gezondheid], lid van de [")


@pytest.mark.parametrize("threshold", ["-0.1", "1.1", "laag"])
def test_a_threshold_is_a_number_from_0_to_1(avgtool, hinting, threshold):
    ran = avgtool("text", "scan", hinting.name, "--threshold", threshold)
    assert ran.code == 2
    assert "--threshold" in ran.err


def test_a_policy_that_names_a_hint_treats_it(avgtool, hinting, tmp_path):
    """And leaves the others."""
    (tmp_path / "proef.yaml").write_text(TAKES_HEALTH, encoding="utf-8")
    out = avgtool("text", "anonymize", hinting.name, "--policy", "proef.yaml").out
    assert "is [medisch], lid van de FNV" in out
    assert "medicatie" not in out


def test_explain_says_so_when_nothing_was_considered(avgtool, tmp_path):
    """No heading of a table without rows."""
    (tmp_path / "leeg.txt").write_text("hallo daar\n", encoding="utf-8")
    ran = avgtool("text", "scan", "leeg.txt", "--explain")
    assert ran.err == "Er is niets overwogen: niets in de tekst lijkt op een persoonsgegeven.\n"
    assert ran.out.startswith("Niets gevonden.")


def test_explain_puts_what_was_found_above_and_folds_rejections_of_a_number(avgtool, tmp_path):
    """Names are explained by evidence in words; characters that several kinds rejected stand there once."""
    text = "Order 2026118834 van mevrouw Fatima el Amrani, Kerkstraat 12 in Utrecht, denk ik.\n"
    (tmp_path / "order.txt").write_text(text, encoding="utf-8")
    told = " ".join(avgtool("text", "scan", "order.txt", "--explain").err.split())
    assert told.index("F••••• •• ••••••") < told.index("U••••••") < told.index("afgewezen")
    assert "naammodel: in de lijst van" in told
    assert "‘mevrouw’" in told
    assert "d••• 0,00 afgewezen het woord kan iets bijzonders" in told
    assert "Avgtool" not in told


def test_rejections_of_the_same_characters_are_one_unless_their_scores_differ():
    """What was found stands by itself, above."""
    every = [
        one(0, 9, "ORDER_ID", 0.0),
        one(0, 9, "NL_LOYALTY_CARD", 0.0),
        one(0, 9, "NL_BSN", 0.3),
        one(0, 8, "CUSTOMER_ID", 0.0),
        one(20, 25, "PERSON", 0.9, accepted=True),
        one(12, 15, "LOCATION", 0.9, accepted=True),
    ]
    groups = [[each.entity for each in group] for group in folded(every)]
    assert groups == [["LOCATION"], ["PERSON"], ["CUSTOMER_ID"], ["NL_BSN"], ["ORDER_ID", "NL_LOYALTY_CARD"]]


def one(start: int, end: int, entity: str, score: float, *, accepted: bool = False) -> Considered:
    """Something that was considered."""
    verdict = msg("found") if accepted else msg("rejected")
    return Considered(start, end, entity, score, accepted, verdict, msg("it has the shape"), "••••", "Avgtool")
