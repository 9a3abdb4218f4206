"""What fills the slots that name nobody: numbers, dates, amounts, products."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from training.drawing import Drawer

_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
_PRODUCTS = [
    "wasmachine",
    "stofzuiger",
    "lamp",
    "bank",
    "stoel",
    "kast",
    "droger",
    "televisie",
    "laptop",
    "telefoon",
    "broek",
    "jas",
    "jurk",
    "trui",
    "fiets",
    "kachel",
    "router",
    "koffiemachine",
    "oven",
    "tafel",
    "matras",
    "bril",
    "pan",
    "hoed",
    "ring",
    "klok",
    "deur",
    "spiegel",
    "kamer",
    "mand",
    "bal",
    "koelkast",
    "schoenen",
    "zetel",
]
_ROLES = (
    "Privacy Officer", "Account Manager", "Senior Account Manager", "Junior Consultant", "Office Manager", "Teamleider",
    "teamleider", "Directeur", "Medewerker Klantenservice", "medewerker servicedesk", "Servicedesk", "Kascommissie",
    "Penningmeester", "Secretaris", "Voorzitter", "Verkoopadviseur", "Inkoper", "Controller", "HR Adviseur",
    "HR Business Partner", "Recruiter", "Projectleider", "Projectmanager", "Product Owner", "Scrum Master",
    "Data Analist", "Software Engineer", "Functioneel Beheerder", "Applicatiebeheerder", "Praktijkmanager",
    "Doktersassistente", "Wijkverpleegkundige", "Verpleegkundig Specialist", "Casemanager", "Gedragswetenschapper",
    "Intern Begeleider", "Groepsleerkracht", "Mentor", "Decaan", "Bewindvoerder", "Notarisklerk", "Makelaar",
    "Taxateur", "Schadebehandelaar", "Hypotheekadviseur", "Adviseur Particulieren", "Regiomanager", "Filiaalmanager",
    "Bedrijfsleider", "Planner", "planning", "Magazijnmedewerker", "Chauffeur", "Monteur", "Opzichter", "Huismeester",
    "Consulent Wmo", "Klantmanager", "Beleidsmedewerker", "Communicatieadviseur", "Marketing Manager", "Sales Manager",
    "Customer Success Manager", "Chief Technology Officer", "Administratie", "Receptie", "Secretariaat", "Vrijwilliger",
    "Trainer", "Coördinator", "Stagiair", "Eigenaar", "eigenaar", "Zaakvoerder", "Kinesist", "Logopedist", "Curator",
)  # fmt: skip
_PHONES = (
    "06-########", "06########", "06 #### ####", "06 ## ## ## ##", "06-## ## ## ##", "+31 6 ########",
    "+31 (0)6 ########", "0031 6 #### ####", "020-#######", "0## ### ## ##", "0### - ######",
    "(0###) ## ## ##", "088 - ### ## ##",
)  # fmt: skip
_POSTCODE_LETTERS = "ABCDEGHJKLNPRTVXZ"


class PlainSlots:
    """Draws what is no name; the same for one source of chance in one state."""

    def __init__(self, chance: random.Random, names: Drawer, vocabulary: Sequence[str]) -> None:
        """Take the source of chance, who draws the names in addresses of mail, and words that are no names."""
        self._chance = chance
        self._names = names
        self.by_name: dict[str, Callable[[], str]] = {
            "number": self._number,
            "ordernr": lambda: chance.choice(("", "BE-", "W", "NL")) + str(chance.randint(100000, 99999999)),
            "age": lambda: str(chance.randint(3, 95)),
            "year": lambda: str(chance.randint(1990, 2026)),
            "amount": self._amount,
            "date": self._date,
            "dob": self._date,
            "phone": lambda: self._digits(chance.choice(_PHONES)),
            "iban": self._iban,
            "email": self._email,
            "postcode": self._postcode,
            "time": self._time,
            "month": lambda: chance.choice(_MONTHS),
            "weekday": lambda: chance.choice(_DAYS),
            "role": lambda: chance.choice(_ROLES),
            "belgian": lambda: str(chance.randint(1000, 9999)),
            "product": lambda: chance.choice(_PRODUCTS),
            "word": lambda: chance.choice(vocabulary),
            "Word": lambda: chance.choice(vocabulary).capitalize(),
            "url": lambda: chance.choice(("https://www.example.nl/klant", "www.example.com", "example.nl/info")),
        }
        """What draws, by the name of the slot."""

    def _number(self) -> str:
        return str(self._chance.randint(*self._chance.choice(((1, 30), (1, 999), (1000, 9999999)))))

    def _digits(self, pattern: str) -> str:
        return "".join(str(self._chance.randint(0, 9)) if each == "#" else each for each in pattern)

    def _amount(self) -> str:
        euros, cents = self._chance.randint(1, 999), self._chance.choice((",00", ",50", ",95", ""))
        return self._chance.choice((f"€ {euros}{cents}", f"{euros}{cents} euro", f"€{euros}{cents}", f"{euros},-"))

    def _date(self) -> str:
        day, month, year = (self._chance.randint(*limits) for limits in ((1, 28), (1, len(_MONTHS)), (1940, 2026)))
        spelled = _MONTHS[month - 1]
        return self._chance.choice(
            (
                f"{day}-{month}-{year}",
                f"{day} {spelled}",
                f"{day} {spelled} {year}",
                f"{day}/{month}",
                f"{day} {spelled[:3]}",
            )
        )

    def _time(self) -> str:
        hour, minutes = self._chance.randint(8, 20), self._chance.choice(("00", "15", "30", "45"))
        return self._chance.choice((f"{hour}:{minutes}", f"{hour}.{minutes} uur", f"{hour % 12 + 1} uur"))

    def _postcode(self) -> str:
        letters = "".join(self._chance.choices(_POSTCODE_LETTERS, k=2))
        return f"{self._chance.randint(1000, 9999)}{self._chance.choice((' ', ''))}{letters}"

    def _iban(self) -> str:
        bank = self._chance.choice(("ABNA", "INGB", "RABO"))
        return self._digits(self._chance.choice((f"NL## {bank} #### #### ##", f"NL##{bank}##########")))

    def _email(self) -> str:
        first, last = self._names.first(), self._names.last()
        local = self._chance.choice((f"{first}.{last}", f"{first[0]}{last}", "info", f"{first}{self._number()}"))
        plain = re.sub(r"[^a-z0-9.]", "", local.lower())
        return f"{plain}@example.{self._chance.choice(('nl', 'com', 'org'))}"
