"""The Netherlands, for stand-ins.

Sources: the sidecodes and groups of letters of the RDW; the structure of IBAN and BSN (ISO 13616, 11-proef); the
telephone numbering plan, in which no number begins with 060 or 069; example.nl, which the registry keeps for examples.
"""

from __future__ import annotations

import string
from functools import cache

from avgtool.netherlands.names.lists import LISTS
from avgtool.netherlands.recognizers.vehicles import EXCLUDED, ISSUED, OLD_SIDECODES, SIDECODES
from avgtool.netherlands.surrogates.names import FIRST_NAMES, SURNAMES
from avgtool.netherlands.surrogates.places import PLACES, STREETS
from avgtool.operators.surrogates.country import BankForm, Country, NumberForm, PhoneForm, PlateForm, PostcodeForm
from avgtool.operators.surrogates.words import without_accents

_INFIXES = """
    van de der den het 't ’t ten ter te in op aan onder over bij voor uit tot el al ben bin von zu la le du da dos di
    del della des v.d. vd v. d'
"""
_TITLES = """
    heer hr dhr meneer mijnheer mevrouw mevr mw mej familie fam dr drs ir ing mr prof ds
"""
_TRADES = """
    Advies Assurantiën Bakkerij Bloemen Bouw Catering Consultancy Drukkerij Handelsonderneming Horeca
    Installaties Interieur Juwelier Klussen Logistiek Makelaardij Mode Optiek Schilderwerken Schoonmaak Slagerij
    Techniek Transport Tweewielers Vastgoed Verhuur
"""
_BANKS = """
    ABNA ABNC ADYB AEGO ANDL ARBN ARSN ASNB ATBA BBRU BCDM BCIT BICK BINK BITS BKCH BKMG BLGW BMEU BNDA BNGH BNPA
    BOFA BOFS BOTK BUNQ CHAS CITC CITI COBA DEUT DHBN DLBK DNIB EBPB EBUR FBHL FLOR FRNX FROM FVLB FXBB GILL HAND
    HSBC HSSB HUSH ICBC ICBK INGB INSI ISBK KABA KASA KNAB KOEX KRED LOCY LOYD LPLN MHCB MOYO NNBA NWAB PCBC PNOW
    RABO RBOS RBRB REVO SBOS SNSB SOGE SWNB TRIO UBSW UGBI VOWA VPAY ZWLB
"""
_MADE_UP = tuple(f"ZZ{first}{second}" for first in string.ascii_uppercase[:12] for second in string.ascii_uppercase)
"""Codes that begin with ZZ; no bank has one."""


def _is_first_name(word: str) -> bool:
    """With and without accents: *Ozlem* as *Özlem*."""
    return bool({word, without_accents(word)} & _first_names())


@cache
def _first_names() -> frozenset[str]:
    known = _FIRST | (LISTS["first_names"]() - LISTS["surnames"]())
    return known | frozenset(without_accents(name) for name in known if not name.isascii()) - LISTS["surnames"]()


_FIRST = frozenset(name.lower() for group in FIRST_NAMES for name in group.names)

COUNTRY = Country(
    first_names=FIRST_NAMES,
    surnames=SURNAMES,
    infixes=frozenset(_INFIXES.split()),
    titles=frozenset(_TITLES.split()),
    streets=STREETS,
    places=PLACES,
    trades=tuple(_TRADES.split()),
    postcodes=PostcodeForm(
        r"\A(?:NL-? ?)?[1-9][0-9]{3} {0,2}[A-Za-z]{2}\z", string.ascii_uppercase, frozenset({"SA", "SD", "SS"})
    ),
    plates=PlateForm(
        SIDECODES,
        tuple(string.ascii_uppercase if at < OLD_SIDECODES else ISSUED for at in range(len(SIDECODES))),
        frozenset(EXCLUDED),
    ),
    bank=BankForm("NL", tuple(_BANKS.split()), _MADE_UP, 10),
    phones=PhoneForm("31", 9, ((600_000_000, 609_999_999), (690_000_000, 699_999_999))),
    numbers=NumberForm((9, 8, 7, 6, 5, 4, 3, 2, -1), 11, 8, (999_900_000, 999_999_999)),
    is_first_name=_is_first_name,
    is_surname=lambda word: word in LISTS["surnames"](),
    mail="example.nl",
    kinds={"NL_BSN": "national_number", "NL_LICENSE_PLATE": "plate", "NL_POSTCODE": "postcode"},
)
