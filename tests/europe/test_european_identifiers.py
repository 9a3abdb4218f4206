"""The table of other countries' identifiers: every row has a number that passes and one that does not."""

from __future__ import annotations

import pytest

from avgtool.europe.recognizers import NATIONAL_IDS, RECOGNIZERS
from avgtool.recognizers.columns import is_valid

BY_ENTITY = {one.entity: one for one in RECOGNIZERS}
SAMPLES = {
    "AT_VNR": ("1237 010180", "2237 010180"),
    "BG_EGN": ("7523169263", "7523169264"),
    "CH_SSN": ("756.9217.0769.85", "756.9217.0769.84"),
    "CZ_RC": ("710319/2745", "590312/0123"),
    "DE_ID_NUMBER": ("36 574 261 809", "36574261890"),
    "DK_CPR": ("211062-5629", "511062-5629"),
    "EE_IK": ("36805280109", "36805280108"),
    "ES_NIF": ("54362315K", "54362315Z"),
    "ES_NIE": ("X2482300W", "X2482300A"),
    "FI_HETU": ("131052-308T", "131052-308U"),
    "FR_NIR": ("2 95 10 99 126 111 93", "295109912611199"),
    "UK_NHS": ("943-476-5870", "9434765871"),
    "UK_UTR": ("1955839661", "2955839661"),
    "GR_AMKA": ("01013099997", "01013099999"),
    "HR_OIB": ("33392005961", "33392005962"),
    "IE_PPS": ("6433435F", "6433435E"),
    "IS_KENNITALA": ("450401-3150", "320174-3399"),
    "IT_FISCAL_CODE": ("RCCMNL83S18D969H", "RCCMNL83S18D969"),
    "LT_ASMENS": ("33309240064", "33309240164"),
    "LV_PK": ("161175-19997", "161375-19997"),
    "NO_FODSELSNUMMER": ("151086 95088", "15108695077"),
    "PL_PESEL": ("44051401359", "44051401358"),
    "PT_CC": ("00000000 0 ZZ4", "00000000 0 ZZ3"),
    "PT_NIF": ("501964843", "501964842"),
    "RO_CNP": ("1630615123457", "1630615123458"),
    "SE_PERSONNUMMER": ("880320-0016", "880320-0018"),
    "SI_EMSO": ("0101006500006", "0101006500007"),
    "SK_RC": ("710319/2745", "710319/2746"),
    "TR_TCKN": ("17291716060", "17291716050"),
    "EU_VAT": ("DE136695976", "DE136695975"),
    "UK_NINO": ("AB 12 34 56 C", "DA123456A"),
}


def test_every_row_has_a_sample():
    """Or a wrong regex would never be noticed."""
    assert set(SAMPLES) == set(BY_ENTITY)


@pytest.mark.parametrize("entity", sorted(SAMPLES))
def test_a_right_number_passes_and_a_wrong_one_does_not(entity: str):
    """By python-stdnum."""
    right, wrong = SAMPLES[entity]
    assert is_valid(BY_ENTITY[entity], right)
    assert not is_valid(BY_ENTITY[entity], wrong)


@pytest.mark.parametrize("row", NATIONAL_IDS, ids=lambda row: row.entity)
def test_a_bare_number_of_another_country_needs_its_name_beside_it(row):
    """Ten digits are many things."""
    assert BY_ENTITY[row.entity].needs_context
    assert row.names
