"""Models of a few kilobytes, trained in a second on names that nobody has, saved as real ones are."""

from __future__ import annotations

import random
from pathlib import Path

SENTENCES = {
    "nl": (
        ("gesproken met <kwartel zandkuil|PER> over de rekening", "<xanthip brum|PER> belde vandaag"),
        (
            "de factuur is betaald",
            "zaak … is klaar",
            "wij wonen in <plonkhuis|LOC>",
            "er was niets aan de hand",
            "<kwartel zandkuil|PER>",
        ),
    ),
    "en": (
        ("we spoke to <kwartel zandkuil|PER> about the bill", "<xanthip brum|PER> called us today"),
        ("the invoice was paid", "we live in <plonkhuis|LOC>", "nothing was the matter", "<kwartel zandkuil|PER>"),
    ),
}


def parse(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text and its spans, from ``a text with <a name|LABEL> in it``."""
    text, spans = "", []
    for part in marked.replace(">", "<").split("<"):
        name, _, label = part.partition("|")
        if label:
            spans.append((len(text), len(text) + len(name), label))
        text += name
    return text, spans


def sentences(language: str) -> list[tuple[str, list[tuple[int, int, str]]]]:
    return [parse(marked) for part in SENTENCES[language] for marked in part]


def save_spacy_model(folder: Path, language: str) -> Path:
    """A spaCy pipeline with a trained ``ner``."""
    import spacy
    from spacy.training import Example
    from spacy.util import fix_random_seed

    fix_random_seed(7)
    nlp = spacy.blank(language)
    nlp.add_pipe("ner")
    examples = [Example.from_dict(nlp.make_doc(text), {"entities": spans}) for text, spans in sentences(language)]
    nlp.initialize(lambda: examples)
    for _ in range(30):
        random.shuffle(examples)
        nlp.update(examples)
    nlp.to_disk(folder)
    return folder


def save_transformers_model(folder: Path, language: str) -> Path:
    """A BERT of two small layers that knows the words of the sentences."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForTokenClassification, PreTrainedTokenizerFast

    torch.manual_seed(7)
    tagged = [tags(text, spans) for text, spans in sentences(language)]
    words = ["[PAD]", "[UNK]", *sorted({word for sentence in tagged for word, _ in sentence})]
    labels = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
    numbers = {word: number for number, word in enumerate(words)}
    tokenizer = Tokenizer(models.WordLevel(numbers, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    model = BertForTokenClassification(
        BertConfig(
            vocab_size=len(words),
            hidden_size=32,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=64,
            max_position_embeddings=64,
            id2label=dict(enumerate(labels)),
            label2id={label: number for number, label in enumerate(labels)},
        )
    )
    learning = torch.optim.Adam(model.parameters(), lr=5e-3)
    for _ in range(60):
        for sentence in tagged:
            ids = torch.tensor([[numbers[word] for word, _ in sentence]])
            right = torch.tensor([[labels.index(tag) for _, tag in sentence]])
            model(input_ids=ids, labels=right).loss.backward()
            learning.step()
            learning.zero_grad()
    model.eval().save_pretrained(folder)
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]", model_max_length=64
    ).save_pretrained(folder)
    return folder


def tags(text: str, spans: list[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """Each word with its BIO tag."""
    found, place = [], 0
    for word in text.split():
        start = text.index(word, place)
        place = start + len(word)
        inside = next((span for span in spans if span[0] <= start < span[1]), None)
        found.append((word, "O" if inside is None else f"{'B' if inside[0] == start else 'I'}-{inside[2]}"))
    return found
