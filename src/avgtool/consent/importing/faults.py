"""What can be wrong with a row of an import, in words; never with a value of the row."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable


class Fault(StrEnum):
    """Why a row was not recorded."""

    NO_SUBJECT = "no_subject"
    NOT_AN_IDENTIFIER = "not_an_identifier"
    ADDRESS_AS_CUSTOMER = "address_as_customer"
    NO_TYPE = "no_type"
    UNKNOWN_TYPE = "unknown_type"
    UNDER_A_NO = "under_a_no"
    NO_MOMENT = "no_moment"
    NOT_A_MOMENT = "not_a_moment"
    NO_TIME_ZONE = "no_time_zone"
    SKIPPED_MOMENT = "skipped_moment"
    FUTURE = "future"
    NO_PURPOSE = "no_purpose"
    UNKNOWN_PURPOSE = "unknown_purpose"
    NO_CHANNEL = "no_channel"
    UNKNOWN_CHANNEL = "unknown_channel"
    CHANNEL_NOT_IN_PURPOSE = "channel_not_in_purpose"
    UNKNOWN_METHOD = "unknown_method"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_DATE = "not_a_date"
    TWO_BIRTHDAYS = "two_birthdays"
    TOO_LONG = "too_long"
    NOT_WRITABLE = "not_writable"
    NO_NOTICE = "no_notice"
    OTHER_NOTICE = "other_notice"
    ALTERED_NOTICE = "altered_notice"
    NO_STEP = "no_step"
    CONTRADICTS = "contradicts"


TEXTS: dict[Fault, Message] = {
    Fault.NO_SUBJECT: msg("nobody is named: no customer number, e-mail address or telephone number"),
    Fault.NOT_AN_IDENTIFIER: msg("what names the person is no customer id, e-mail address or telephone number"),
    Fault.ADDRESS_AS_CUSTOMER: msg(
        "an e-mail address stands where the customer id should, and would be kept as it is: --map COLUMN=email"
    ),
    Fault.NO_TYPE: msg("does not say what happened"),
    Fault.UNKNOWN_TYPE: msg("says what happened in a word that is not known"),
    Fault.UNDER_A_NO: msg("the header of the column says no, and below it stands neither yes nor no"),
    Fault.NO_MOMENT: msg("does not say when it happened"),
    Fault.NOT_A_MOMENT: msg("when it happened is no date and time; write 2026-11-22T10:15:00+01:00"),
    Fault.NO_TIME_ZONE: msg("the moment has no time zone: add its offset, or say --timezone"),
    Fault.SKIPPED_MOMENT: msg("the clock skipped this moment when summer time began"),
    Fault.FUTURE: msg("the moment lies in the future"),
    Fault.NO_PURPOSE: msg("names no purpose"),
    Fault.UNKNOWN_PURPOSE: msg("the ledger does not know this purpose"),
    Fault.NO_CHANNEL: msg("names no channel"),
    Fault.UNKNOWN_CHANNEL: msg("names a channel that is not known"),
    Fault.CHANNEL_NOT_IN_PURPOSE: msg("the purpose does not have this channel"),
    Fault.UNKNOWN_METHOD: msg("says how it came in a word that is not known"),
    Fault.NOT_YES_OR_NO: msg("says neither yes nor no where one of them must stand"),
    Fault.NOT_A_DATE: msg("a birthday is no date"),
    Fault.TWO_BIRTHDAYS: msg("another row gives this person another birthday"),
    Fault.TOO_LONG: msg("a text is longer than the ledger keeps"),
    Fault.NOT_WRITABLE: msg("a text holds control characters or half a character"),
    Fault.NO_NOTICE: msg("no such notice is known that persons were shown for the purpose at that moment"),
    Fault.OTHER_NOTICE: msg("the notice that was shown does not match its SHA-256 in this row"),
    Fault.ALTERED_NOTICE: msg("the text of the notice in the ledger does not match its SHA-256"),
    Fault.CONTRADICTS: msg("is recorded already, and says something else of notice, method, explicitness or parent"),
}


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that was not recorded."""

    row: int
    """Its number: as a spreadsheet numbers rows, so that the first below a header is 2."""
    fault: Fault
    reason: Message

    @classmethod
    def of(cls, row: int, fault: Fault) -> FaultyRow:
        """A row with the usual words for its fault."""
        return cls(row, fault, TEXTS[fault])


def rejected_csv(rows: Iterable[FaultyRow], language: str, delimiter: str = ",") -> bytes:
    """The faulty rows as CSV in UTF-8: number, code and reason of each, in the order of the file."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\n")
    names = (msg("row"), msg("fault"), msg("reason"))
    writer.writerow([name.render(language) for name in names])
    writer.writerows((one.row, one.fault.value, one.reason.render(language)) for one in rows)
    return written.getvalue().encode()
