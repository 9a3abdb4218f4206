"""IBANs with right check digits (ISO 13616, mod 97-10) at banks that do not exist."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from avgtool.operators.surrogates.drawing import draws
from avgtool.operators.surrogates.letters import laid_out, where
from avgtool.operators.surrogates.number import Shaped
from avgtool.operators.surrogates.permutation import Circle, key_for

if TYPE_CHECKING:
    from avgtool.operators.surrogates.country import BankForm
    from avgtool.operators.surrogates.permutation import Numbers

_SEPARATORS = "[ .-]+"
_ANY_IBAN = r"\A[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}\z"
_CHECKED, _COMPLEMENT = 97, 98


@dataclass(frozen=True, slots=True)
class Accounts:
    """Makes IBANs. No two of the country's own banks get the same.

    There are fewer made-up banks than codes of four letters. So of a bank that is not known, and of an account abroad,
    chance chooses: two accounts with the same number at two such banks can get the same.
    """

    form: BankForm
    key: bytes = field(repr=False)

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins; of what is no IBAN the shape is kept."""
        bare = values.str.replace_all(_SEPARATORS, "").str.to_uppercase()
        return where(values, bare.str.contains(_ANY_IBAN), self._of_ibans, Shaped(key_for(self.key, "no iban")))

    def _of_ibans(self, values: pl.Series) -> pl.Series:
        bare = values.str.replace_all(_SEPARATORS, "").str.to_uppercase()
        made = where(bare, bare.str.contains(self._own()), self._of_own, self._of_others)
        return laid_out(values, made)

    def _own(self) -> str:
        return rf"\A{self.form.country}[0-9]{{2}}[A-Z]{{4}}[0-9]{{{self.form.digits}}}\z"

    def _of_own(self, bare: pl.Series) -> pl.Series:
        """Bank and account together, one step on among all accounts of all banks that do not exist."""
        banks = self._known(bare.str.slice(4, 4))
        accounts = bare.str.slice(8).cast(pl.Int64).to_numpy().astype(np.uint64)
        return self._written(Circle(self.key).following(banks * self._accounts + accounts, self._size))

    def _of_others(self, bare: pl.Series) -> pl.Series:
        (drawn,) = draws(bare, key_for(self.key, "abroad"))
        return self._written(drawn % np.uint64(self._size))

    def _known(self, banks: pl.Series) -> Numbers:
        """A number for each bank: of those in use one of its own."""
        numbers = {bank: number for number, bank in enumerate((*self.form.banks, *self.form.made_up))}
        seen = banks.unique()
        others = [bank for bank in seen.to_list() if bank not in numbers]
        (drawn,) = draws(pl.Series(others, dtype=pl.String), key_for(self.key, "bank"))
        numbers |= {bank: int(number) for bank, number in zip(others, drawn, strict=True)}
        answers = pl.Series([numbers[bank] % len(self.form.made_up) for bank in seen], dtype=pl.UInt64)
        return banks.replace_strict(seen, answers, return_dtype=pl.UInt64).to_numpy()

    def _written(self, numbers: Numbers) -> pl.Series:
        banks, accounts = numbers // self._accounts, numbers % self._accounts
        values = np.array([_as_number(bank) for bank in self.form.made_up], np.uint64)[banks] % np.uint64(_CHECKED)
        shift = np.uint64(10**self.form.digits % _CHECKED)
        whole = (values * shift + accounts % np.uint64(_CHECKED)) * np.uint64(10**6 % _CHECKED)
        total = (whole + np.uint64(_as_number(self.form.country) * 100 % _CHECKED)) % np.uint64(_CHECKED)
        made = pl.DataFrame(
            {
                "check": pl.Series(np.uint64(_COMPLEMENT) - total).cast(pl.String).str.zfill(2),
                "bank": pl.Series(self.form.made_up).gather(pl.Series(banks)),
                "account": pl.Series(accounts).cast(pl.String).str.zfill(self.form.digits),
            }
        )
        return made.select(pl.lit(self.form.country) + pl.concat_str("check", "bank", "account")).to_series()

    @property
    def _accounts(self) -> np.uint64:
        return np.uint64(10**self.form.digits)

    @property
    def _size(self) -> int:
        return int(len(self.form.made_up) * 10**self.form.digits)


def _as_number(letters: str) -> int:
    """``NL`` as 2321: A is 10 and Z is 35."""
    return int("".join(str(int(letter, 36)) for letter in letters))
