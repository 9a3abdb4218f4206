"""What is usually done with each kind of personal data before it leaves, and why: what proposals are made of.

After WP216 (generalization, pseudonymization), EDPB 01/2025 (domains), Koot 2010 (date of birth with postcode) and the
AVG: a proposal for a person to judge, not a judgment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.policy.schema import Match

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.i18n import Message
    from avgtool.model.findings import ColumnFinding


@dataclass(frozen=True, slots=True)
class Advice:
    """One rule, as it can be proposed for any data."""

    match: Mapping[str, tuple[str, ...]]
    """As it is written in a policy."""
    operator: str
    because: Message
    parameters: Mapping[str, object] = field(default_factory=dict)
    always: bool = False
    """Proposed also where nothing of the kind was found: a next delivery may have it."""

    def fits(self, column: ColumnFinding) -> bool:
        """Whether it is about this column."""
        return Match.model_validate({key: list(values) for key, values in self.match.items()}).fits(column)


FIRST: tuple[Advice, ...] = (
    Advice(
        {"category": ("national_id",)},
        "drop",
        msg("A BSN or another national number may be used only where a law says so (AVG 87, UAVG 46)."),
        always=True,
    ),
    Advice(
        {"category": ("special", "criminal")},
        "drop",
        msg("Special categories and criminal data need a ground of their own (AVG 9(2) and 10); without it they go."),
        always=True,
    ),
    Advice({"kind": ("secret",)}, "drop", msg("Passwords and keys belong in no export."), always=True),
)
"""What goes, whatever the purpose."""

CUSTOMER = Advice(
    {"entity": ("CUSTOMER_ID",)},
    "pseudonymize",
    msg("The same customer stays recognizable as the same one; who it is does not show without the key (AVG 4(5))."),
)
MAIL_AS_CUSTOMER = Advice(
    {"kind": ("email",)},
    "pseudonymize",
    msg("There is no customer number: the address, as a pseudonym, keeps the rows of one person together (AVG 4(5))."),
)
"""Proposed where no other column says which rows are of one person."""

GENERAL: tuple[Advice, ...] = (
    Advice(
        {
            "kind": (
                *("person_name", "email", "phone", "username", "bank_account", "credit_card", "licence_plate"),
                "other_id",
            )
        },
        "drop",
        msg("Points straight to a person, and most purposes do without (AVG 5(1)(c))."),
    ),
    Advice(
        {"kind": ("company_name", "company_id")},
        "drop",
        msg("The name or the number of a sole trader is personal data (AVG 4(1))."),
    ),
    Advice(
        {"kind": ("ip",)},
        "generalize",
        msg("The network says from where; the address says who. It is personal data still where few share it."),
        {"ip": 24},
    ),
    Advice(
        {"kind": ("date_of_birth",)},
        "generalize",
        msg("A group of five years is enough; date of birth and postcode together point to most people."),
        {"date": "5-year"},
    ),
    Advice(
        {"kind": ("age",)},
        "generalize",
        msg("A group of five years is enough; the oldest are few and stand out otherwise."),
        {"age": 5, "top": 90},
    ),
    Advice(
        {"entity": ("NL_POSTCODE",)},
        "generalize",
        msg("The district is enough; a full postcode is a handful of addresses."),
        {"postcode": "pc4"},
    ),
    Advice(
        {"kind": ("postcode", "address_street", "address_housenumber", "city", "geo")},
        "drop",
        msg("Where somebody lives is not needed this precisely; together with other data it points to one person."),
    ),
    Advice(
        {"kind": ("gender", "nationality")},
        "drop",
        msg("Makes people in small groups recognizable; keep it only where the purpose needs it."),
    ),
    Advice(
        {"kind": ("income",)},
        "generalize",
        msg("A class is enough; high incomes are rare, and recognizable for that."),
        {"amount": 10_000, "top": 100_000},
    ),
    Advice(
        {"kind": ("free_text_with_pii", "free_text")},
        "text",
        msg("The text stays readable without who is named in it. What is not found stays in: drop it where in doubt."),
    ),
    Advice(
        {"entity": ("DATE_TIME",)},
        "generalize",
        msg("The year is enough; an exact day is a trace to one event."),
        {"date": "year"},
    ),
    Advice({"role": ("direct",)}, "drop", msg("Points straight to a person, of whatever kind it is."), always=True),
)

REVEALING = msg("Words in it can reveal something special, such as health or religion (AVG 9).")
STRAY = msg("Something that points to a person stands among the values.")
AMOUNT = msg("A class is enough; an amount to the cent points to one customer.")
NOTHING = msg("Nothing personal was found in it. What is not found may be there: look at it before you sign.")
BANDS = (0, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)
AMOUNT_WORDS = ("bedrag", "omzet", "waarde", "prijs", "saldo", "besteding", "amount", "revenue", "price", "balance")
"""What columns of amounts are called: a scan tells no amounts from other numbers."""
