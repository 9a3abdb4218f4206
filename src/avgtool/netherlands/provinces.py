"""Which postcodes lie in which province: the four digits in use, since Vijfheerenlanden went to Utrecht (2019)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_WRITTEN: Mapping[str, str] = {
    "Drenthe": "7740-7766 7800-7949 7956-7999 8350-8354 8380-8387 9300-9349 9400-9478 9480-9499 9510-9539 9564 "
    "9570-9579 9654-9659 9749 9760-9769",
    "Flevoland": "1300-1379 3890-3899 8200-8259 8300-8322",
    "Fryslân": "8388-9299 9850-9859 9870-9879",
    "Gelderland": "3770-3794 3837-3888 3925 4000-4119 4147-4162 4170-4199 4210-4212 4214-4219 5300-5335 6500-6583 "
    "6600-7399 7439 8050-8054 8070-8099 8160-8195",
    "Groningen": "9350-9399 9479 9500-9509 9540-9563 9565-9569 9580-9653 9660-9748 9750-9759 9770-9849 9860-9869 "
    "9880-9999",
    "Limburg": "5766-5817 5850-6019 6030-6499 6584-6599",
    "Noord-Brabant": "4250-4299 4600-4671 4680-4681 4700-5299 5340-5765 5820-5846 6020-6029",
    "Noord-Holland": "1000-1299 1380-1384 1394 1398-1425 1430-2158 2165",
    "Overijssel": "7400-7438 7440-7739 7767-7799 7950-7955 8000-8049 8055-8069 8100-8159 8196-8199 8260-8299 "
    "8323-8349 8355-8379",
    "Utrecht": "1390-1393 1396 1426-1427 3382-3464 3467-3769 3795-3836 3900-3924 3926-3999 4120-4146 4163-4169 "
    "4230-4239 4242-4249",
    "Zeeland": "4300-4599 4672-4679 4682-4699",
    "Zuid-Holland": "1428-1429 2159-2164 2170-3381 3465-3466 4200-4209 4213 4220-4229 4240-4241",
}


def _range(written: str) -> tuple[int, int]:
    first, _, last = written.partition("-")
    return int(first), int(last or first)


RANGES: Mapping[str, tuple[tuple[int, int], ...]] = {
    province: tuple(map(_range, written.split())) for province, written in _WRITTEN.items()
}
"""First and last four digits of each range, by province."""

PROVINCES = frozenset(RANGES)
