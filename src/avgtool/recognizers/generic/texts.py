"""Free text: what stands in it is told by the text path, not by its header."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Recognizer

FREE_TEXT = Recognizer(
    "FREE_TEXT",
    Kind.FREE_TEXT,
    msg("Free text"),
    category=Category.NONE,
    role=Role.NONE,
    articles=(),
    headers=(
        "notes", "note", "comment", "comments", "remark", "remarks", "message", "text", "free text", "body", "subject",
        "feedback", "review", "review text", "complaint", "transcript", "chat", "conversation", "summary", "resume",
        "cv", "memo", "answer", "explanation", "reason", "details",
    ),
    in_text=False,
)  # fmt: skip

FREE_TEXT_WITH_PII = Recognizer(
    "FREE_TEXT_WITH_PII",
    Kind.FREE_TEXT_WITH_PII,
    msg("Free text with personal data"),
    category=Category.SENSITIVE,
    role=Role.SENSITIVE,
    in_text=False,
)

RECOGNIZERS = (FREE_TEXT, FREE_TEXT_WITH_PII)
