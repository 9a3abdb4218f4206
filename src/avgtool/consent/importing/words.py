"""Words that exports use whatever the language: the codes of this program, and English ones."""

from __future__ import annotations

import re
from types import MappingProxyType

from avgtool.model.consent_words import ConsentWords, ImportField, RowType, named_months
from avgtool.model.consents import Channel, Method

_SIGNS = re.compile(r"[\W_]+")

_HEADERS = {
    ImportField.CUSTOMER: (
        "subject", "customer id", "customerid", "customer number", "customer no", "client id", "member id", "person",
    ),
    ImportField.EMAIL: ("e mail", "email address", "e mail address", "mail"),
    ImportField.PHONE: ("telephone", "phone number", "telephone number", "mobile", "msisdn"),
    ImportField.PURPOSE: ("purpose code",),
    ImportField.TYPE: ("event", "event type", "consent", "status", "choice", "action"),
    ImportField.AT: ("timestamp", "time", "date", "datetime", "date time", "when", "moment", "occurred at"),
    ImportField.NOTICE_VERSION: ("notice", "version", "text version"),
    ImportField.NOTICE_LANGUAGE: ("language", "lang"),
    ImportField.NOTICE_SHA256: ("notice hash", "text hash"),
    ImportField.METHOD: ("source", "collection method"),
    ImportField.BY_GUARDIAN: ("by parent", "by parent or guardian"),
    ImportField.BORN: ("date of birth", "birth date", "birthdate", "dob", "birthday"),
    ImportField.GUARDIAN: ("parent", "parent or guardian"),
    ImportField.EVIDENCE: ("proof", "evidence reference"),
    ImportField.NOTE: ("notes", "remark", "remarks", "comment"),
}  # fmt: skip

_MONTHS = "january february march april may june july august september october november december"
_TYPES = {
    RowType.GIVEN: ("yes", "opt in", "optin", "subscribed", "agreed", "granted", "active", "true", "y", "1", "x"),
    RowType.REFUSED: ("no", "declined", "denied", "inactive", "false", "n", "0"),
    RowType.WITHDRAWN: ("opt out", "optout", "unsubscribed", "revoked"),
    RowType.INVALIDATED: ("invalid",),
    RowType.OBJECTION: ("objected", "blocked", "suppressed"),
    RowType.CHANNEL_WANTED: ("wanted",),
    RowType.CHANNEL_UNWANTED: ("unwanted", "not wanted"),
}

_NO_STEMS = {
    "opt out": RowType.WITHDRAWN,
    "optout": RowType.WITHDRAWN,
    "opted out": RowType.WITHDRAWN,
    "optedout": RowType.WITHDRAWN,
    "unsubscri": RowType.WITHDRAWN,
    "withdrawn": RowType.WITHDRAWN,
    "revoked": RowType.WITHDRAWN,
    "refused": RowType.REFUSED,
    "declined": RowType.REFUSED,
    "objection": RowType.OBJECTION,
    "objected": RowType.OBJECTION,
    "suppress": RowType.OBJECTION,
    "blocked": RowType.OBJECTION,
    "blocklist": RowType.OBJECTION,
    "blacklist": RowType.OBJECTION,
}

WORDS = ConsentWords(
    headers=MappingProxyType(_HEADERS),
    types=MappingProxyType({word: one for one, said in _TYPES.items() for word in said}),
    channels=MappingProxyType(
        {
            "e mail": Channel.EMAIL,
            "mail": Channel.EMAIL,
            "telephone": Channel.PHONE,
            "call": Channel.PHONE,
            "text": Channel.SMS,
            "push": Channel.APP,
        }
    ),
    methods=MappingProxyType(
        {
            "web": Method.WEBFORM,
            "web form": Method.WEBFORM,
            "form": Method.WEBFORM,
            "telephone": Method.PHONE,
            "e mail": Method.EMAIL,
            "mail": Method.EMAIL,
            "letter": Method.PAPER,
            "shop": Method.IN_PERSON,
        }
    ),
    truths=MappingProxyType(
        {"true": True, "yes": True, "y": True, "1": True, "x": True, "false": False, "no": False, "0": False}
    ),
    nobody=frozenset({"none", "null", "unknown", "n a", "na", "nan", "0", "test", "example", "noreply", "no reply"}),
    no_stems=MappingProxyType(_NO_STEMS),
    negations=frozenset({"no", "not", "non", "dont", "never", "without"}),
    no_aside=frozenset(
        {"at", "on", "date", "time", "timestamp", "reason", "via", "by", "source", "note", "id", "count"}
    ),
    months=MappingProxyType(named_months(_MONTHS, sept=9)),
)


def plain(text: str) -> str:
    """A word as it is looked up: in small letters, one space for whatever is no letter and no digit."""
    return _SIGNS.sub(" ", text).strip().casefold()


def joined(*languages: ConsentWords) -> ConsentWords:
    """The words of several languages together with the codes of this program; of two meanings the first counts."""
    spoken = (_codes(), WORDS, *languages)
    return ConsentWords(
        headers={one: tuple(w for words in spoken for w in words.headers.get(one, ())) for one in ImportField},
        types={word: one for words in reversed(spoken) for word, one in words.types.items()},
        channels={word: one for words in reversed(spoken) for word, one in words.channels.items()},
        methods={word: one for words in reversed(spoken) for word, one in words.methods.items()},
        truths={word: one for words in reversed(spoken) for word, one in words.truths.items()},
        nobody=frozenset().union(*(words.nobody for words in spoken)),
        no_stems={stem: one for words in reversed(spoken) for stem, one in words.no_stems.items()},
        negations=frozenset().union(*(words.negations for words in spoken)),
        no_aside=frozenset().union(*(words.no_aside for words in spoken)),
        months={name: month for words in reversed(spoken) for name, month in words.months.items()},
        day_first=any(words.day_first for words in spoken),
    )


def _codes() -> ConsentWords:
    return ConsentWords(
        headers={one: (plain(one.value),) for one in ImportField},
        types={plain(one.value): one for one in RowType},
        channels={plain(one.value): one for one in Channel},
        methods={plain(one.value): one for one in Method},
    )
