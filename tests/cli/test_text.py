"""``avgtool text``: findings in characters, replacements that leave the rest alone."""

from __future__ import annotations

import json

import pytest

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
