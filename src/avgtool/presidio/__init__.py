"""avgtool's recognizers and operators, for anyone's own Presidio.

    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from avgtool.presidio import nlp_engine, recognizers

    registry = RecognizerRegistry(recognizers=recognizers("nl"), supported_languages=["nl"])
    engine = AnalyzerEngine(registry=registry, nlp_engine=nlp_engine(), supported_languages=["nl"])

They follow Presidio's conventions (entity names, ``context``, explanations, country codes), and need no model: any NLP
engine will do, :func:`nlp_engine` gives one that only tokenizes. Results that score below 0.2 are not given; those that
avgtool itself counts score 0.4 or more.

A registry file can name their classes once this module is imported, and not before: Presidio looks for classes among
those that are loaded, and says ``Invalid recognizer registry configuration`` where it finds none.
:data:`REGISTRY_FILE` is one with all of them:

    registry = RecognizerRegistryProvider(conf_file=REGISTRY_FILE).create_recognizer_registry()

Presidio's own server imports it when gunicorn is told to: ``GUNICORN_CMD_ARGS="--config python:avgtool.presidio"``.
"""

from __future__ import annotations

from pathlib import Path

from avgtool.presidio.operating import operators
from avgtool.presidio.recognizing import nlp_engine, recognizers, registry_configuration
from avgtool.presidio.revealing import deanonymizers

__all__ = ["REGISTRY_FILE", "deanonymizers", "nlp_engine", "operators", "recognizers", "registry_configuration"]

REGISTRY_FILE = Path(__file__).with_name("recognizers.yaml")
"""All recognizers for Dutch texts, as a file for Presidio's ``RecognizerRegistryProvider``; to copy and to shorten."""
