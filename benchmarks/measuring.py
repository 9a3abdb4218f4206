"""What a benchmark gives back, and how two things are timed fairly against each other.

A benchmark is a module in this folder with ``run(customers: Path) -> Iterator[Measurement]``; ``customers`` is a CSV
file of a million rows (:func:`write_customers`). Only ratios within one run count: machines differ, and are noisy.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

ROWS = 1_000_000
_TEN = 10
"""What no digit is: of one stem in eleven the sum cannot be made right."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One thing timed against a yardstick."""

    what: str
    """What avgtool did."""
    yardstick: str
    """What it is compared with."""
    seconds: float
    """Median seconds of avgtool."""
    yardstick_seconds: float
    """Median seconds of the yardstick."""
    bar: float
    """The least share of the yardstick's speed that will do; 0.3 is 30 %, and "at most twice as long" is 0.5."""

    @property
    def speed(self) -> float:
        """Share of the yardstick's speed; 1 is as fast."""
        return self.yardstick_seconds / self.seconds

    @property
    def passes(self) -> bool:
        """Whether the bar is reached."""
        return self.speed >= self.bar


def compare(ours: Callable[[], object], yardstick: Callable[[], object], *, rounds: int = 5) -> tuple[float, float]:
    """Median seconds of both, taken in turn after one round that does not count."""
    timed = [(_seconds(ours), _seconds(yardstick)) for _ in range(rounds + 1)][1:]
    return statistics.median(pair[0] for pair in timed), statistics.median(pair[1] for pair in timed)


def write_customers(path: Path, rows: int = ROWS, seed: int = 1) -> None:
    """A made-up CSV of 19 structured columns, the same for one seed."""
    random = np.random.default_rng(seed)

    def choice(words: Sequence[str]) -> pl.Series:
        return pl.Series(random.choice(np.array(words), rows))

    def number(low: int, high: int) -> pl.Series:
        return pl.Series(random.integers(low, high, rows)).cast(pl.String)

    first = choice(["Fatima", "Jan", "Piet", "Sanne", "Mohammed", "Kees", "Lotte", "Daan", "Emma", "Noor"])
    serial = pl.Series(range(rows)).cast(pl.String)
    days = pl.Series(random.integers(-14_600, 13_800, rows)).cast(pl.Int32).cast(pl.Date)
    columns = {
        "klantnr": "K" + serial,
        "voornaam": first,
        "achternaam": choice(["de Jong", "Jansen", "Bakker", "El Amrani", "Visser", "Smit", "Yilmaz", "van Dijk"]),
        "straat": choice(["Dorpsstraat", "Kerkweg", "Hoofdstraat"]),
        "huisnr": number(1, 300),
        "postcode": number(1000, 9999) + " " + choice(["AB", "CD", "EG", "GH"]),
        "woonplaats": choice(["Amsterdam", "Utrecht", "Groningen"]),
        "email": first.str.to_lowercase() + "." + serial + "@example.nl",
        "telefoon": "06" + number(10_000_000, 60_000_000),
        "iban": _ibans(number(100_000_000, 1_000_000_000)),
        "geboortedatum": days.dt.strftime("%d-%m-%Y"),
        "bsn": _service_numbers(random.integers(10_000_000, 100_000_000, rows)),
        "segment": choice(["A", "B", "C"]),
        "klantwaarde": pl.Series(random.integers(0, 100_000, rows) / 100).cast(pl.String),
        "kanaal": choice(["web", "winkel", "telefoon"]),
        "punten": number(0, 5000),
        "tevreden": number(1, 11),
        "optin": choice(["ja", "nee"]),
        "orderdatum": days.dt.strftime("%Y-%m-%d"),
    }
    pl.DataFrame(columns).write_csv(path)


def _ibans(accounts: pl.Series) -> pl.Series:
    """Accounts of nine digits at a bank that does not exist, with right check digits (ISO 13616)."""
    test0, netherlands = 291428290, 2321
    numbers = (test0 * 10**9 % 97 + accounts.cast(pl.Int64) % 97) * 10**6 + netherlands * 100
    return "NL" + (98 - numbers % 97).cast(pl.String).str.zfill(2) + "TEST0" + accounts


def _service_numbers(stems: NDArray[np.int64]) -> pl.Series:
    """Numbers of nine digits that pass the 11-proef: eight digits, and the one that makes the sum right."""
    stems = np.where(_weighted(stems) < _TEN, stems, stems ^ 1)
    return pl.Series(stems * 10 + _weighted(stems)).cast(pl.String)


def _weighted(stems: NDArray[np.int64]) -> NDArray[np.int64]:
    """What the last digit must be; ten where there is none, and then there is one for the neighbor."""
    digits = (stems[:, None] // 10 ** np.arange(8)) % 10
    remainders: NDArray[np.int64] = digits @ np.arange(2, 10) % 11
    return remainders


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
