"""Stand-ins: like a value of their kind, never the value itself, and the same one wherever the value is the same."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from ipaddress import ip_address, ip_network

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from avgtool.catalog import operators, recognizers
from avgtool.engines.local import LocalEngine
from avgtool.errors import InputError, KeyFileError
from avgtool.keys import key_from_bytes
from avgtool.model.kinds import Kind
from avgtool.model.purpose import Purpose
from avgtool.netherlands.checks import is_bsn
from avgtool.netherlands.recognizers.vehicles import SIDECODES, is_plate
from avgtool.netherlands.surrogates.country import COUNTRY
from avgtool.operators.base import VALUE, OperatorContext, is_filled
from avgtool.operators.surrogates.words import without_accents
from avgtool.recognizers.iban import is_iban
from tests.operators.both_paths import CONTEXT, by_column, by_value

SURROGATE = operators()["surrogate"]
KINDS = (
    "first_name", "last_name", "full_name", "initials", "street", "city", "postcode", "email", "phone", "plate",
    "iban", "national_number", "date", "company", "ip", "number",
)  # fmt: skip
BY_KIND = pytest.mark.parametrize("kind", KINDS)


def check_digit(stem: int) -> str | None:
    """The BSN that begins with eight digits; none where the last would have to be ten."""
    last = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), f"{stem:08d}", strict=True)) % 11
    return None if last == 10 else f"{stem:08d}{last}"


def nl_iban(bank: str, account: int) -> str:
    """An IBAN with right check digits."""
    digits = "".join(str(int(sign, 36)) for sign in f"{bank}{account:010d}NL00")
    return f"NL{98 - int(digits) % 97:02d}{bank}{account:010d}"


BSNS = st.integers(1_000_000, 99_999_999).map(check_digit).filter(lambda one: one is not None and is_bsn(one))
IBANS = st.builds(nl_iban, st.sampled_from(COUNTRY.bank.banks), st.integers(0, 10**10 - 1))
LETTERS = "BDFGHJKLNPRSTVXZ"


@st.composite
def plates(draw):
    """Plates of every sidecode."""
    sidecode = draw(st.sampled_from(SIDECODES))
    plate = "".join(draw(st.sampled_from({"X": LETTERS, "9": "0123456789", "-": "-"}[sign])) for sign in sidecode)
    return plate if is_plate(plate.replace("-", "")) else "GH-123-J"


DATES = st.dates(date(1900, 1, 1), date(2029, 12, 31))
PHONES = st.from_regex(r"(0|\+31|0031)[ -]?[1-9][0-9]{8}", fullmatch=True)
POSTCODES = st.from_regex(r"[1-9][0-9]{3} ?[A-RT-Z][A-Z]", fullmatch=True)
NAMES = st.sampled_from(
    ["Fatima", "Jan", "de", "Vries", "van", "el", "Amrani", "J.", "P.J.", "dhr.", "Bakker", "Zoë", ","]
)
VALUES = st.lists(
    st.one_of(
        st.none(), st.text(max_size=20), BSNS, IBANS, plates(), DATES.map(str), PHONES, POSTCODES,
        st.lists(NAMES, max_size=4).map(" ".join), st.emails(), st.text("aZ09-. ", max_size=70),
    ),
    max_size=12,
)  # fmt: skip


def made(values: list[str | None], **parameters: object) -> list[str | None]:
    """The stand-ins of a column."""
    return by_column(SURROGATE(**parameters), values)


@BY_KIND
@settings(max_examples=30, deadline=None)
@given(values=VALUES)
def test_column_and_text_agree(kind, values):
    """What a column's value becomes is what the same value in a text becomes."""
    operator = SURROGATE(kind=kind)
    assert by_column(operator, values) == by_value(operator, values)


@BY_KIND
@settings(max_examples=30, deadline=None)
@given(values=VALUES)
def test_no_value_is_its_own_stand_in(kind, values):
    """Whatever stands in the column."""
    for value, stand_in in zip(values, made(values, kind=kind), strict=True):
        assert stand_in != value or value is None or not is_filled(value)


@BY_KIND
@settings(max_examples=20, deadline=None)
@given(values=VALUES)
def test_the_same_value_has_the_same_stand_in_wherever_it_stands(kind, values):
    """In another order, in another batch, in a file of its own, and beside itself."""
    together = made(values, kind=kind)
    assert list(reversed(made(values[::-1], kind=kind))) == together
    assert made(values[:1], kind=kind) == together[:1]
    assert made([*values, *values, *values], kind=kind) == together * 3


@settings(deadline=None)
@given(values=st.lists(BSNS, min_size=1, max_size=30, unique=True))
def test_a_bsn_fails_its_check_and_differs_from_the_others(values):
    """Nine digits that are nobody's."""
    stand_ins = made(values, kind="national_number")
    assert all(re.fullmatch("[0-9]{9}", one) and not is_bsn(one) for one in stand_ins)
    assert len(set(stand_ins)) == len(values)


@settings(deadline=None)
@given(values=st.lists(IBANS, min_size=1, max_size=30, unique=True))
def test_an_iban_is_right_but_of_no_bank_and_differs_from_the_others(values):
    """Test systems take it; no bank does."""
    stand_ins = made(values, kind="iban")
    assert all(is_iban(one) and one[4:8] in COUNTRY.bank.made_up for one in stand_ins)
    assert len(set(stand_ins)) == len(values)
    assert not set(COUNTRY.bank.made_up) & set(COUNTRY.bank.banks)


@settings(deadline=None)
@given(values=st.lists(plates(), min_size=1, max_size=30, unique=True))
def test_a_plate_keeps_its_sidecode_and_differs_from_the_others(values):
    """Letters and digits where they stood, without groups that are not issued."""
    stand_ins = made(values, kind="plate")
    assert all(is_plate(one.replace("-", "")) for one in stand_ins)
    assert [shape(one) for one in stand_ins] == [shape(one) for one in values]
    assert len(set(stand_ins)) == len(values)


@settings(deadline=None)
@given(values=st.lists(POSTCODES, min_size=1, max_size=30, unique=True), digits=st.sampled_from([2, 4]))
def test_a_postcode_keeps_its_first_digits(values, digits):
    """Two or four, as the policy says; the letters are such as are issued."""
    for value, stand_in in zip(values, made(values, kind="postcode", digits=digits), strict=True):
        assert stand_in[:digits] == value[:digits]
        assert re.fullmatch(r"[1-9][0-9]{3} ?[A-Z]{2}", stand_in)
        assert not stand_in.endswith(("SA", "SD", "SS"))


@settings(deadline=None)
@given(
    values=st.lists(DATES, min_size=1, max_size=30, unique=True),
    form=st.sampled_from(["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y%m%d"]),
)
@pytest.mark.parametrize(("within", "years"), [("month", 1), ("year", 1), ("5-year", 5), ("10-year", 10)])
def test_a_date_stays_in_its_band_and_differs_from_the_others(values, form, within, years):
    """Written alike."""
    stand_ins = made([one.strftime(form) for one in values], kind="date", within=within)
    found = [pl.Series([one]).str.to_date(form)[0] for one in stand_ins]
    assert [one.year // years for one in found] == [one.year // years for one in values]
    if within == "month":
        assert [one.month for one in found] == [one.month for one in values]
    assert len(set(found)) == len(values)


CODES = st.one_of(
    st.from_regex(r"[A-Za-z]{0,3}[0-9]{3,9}(-[A-Z0-9]{2})?", fullmatch=True),
    st.from_regex(r"0{0,3}[0-9]{0,2}", fullmatch=True).filter(bool),
    st.from_regex(r"[A-Zé]?[0-9]{1,2}[\xa0\u2013\u200b]?", fullmatch=True),
    st.text("019 -.aZéÉßñ\xa0\u2013º٣١१Яж王伟", min_size=1, max_size=12),
    st.text("01aZé-", min_size=30, max_size=90),
)
CHANGES = re.compile(r"[^\W_ªº]")
"""A letter or a digit."""


@settings(deadline=None, max_examples=200)
@given(values=st.lists(CODES.filter(is_filled), max_size=40, unique=True))
def test_a_code_keeps_its_shape_and_differs_from_the_others(values):
    """Length, letters, digits, and what stands between them; a number has as many digits as it had."""
    stand_ins = made(values, kind="number")
    told = [one for one in stand_ins if one is not None]
    assert len(set(told)) == len(told)
    for value, one in zip(values, stand_ins, strict=True):
        if one is None:
            assert not CHANGES.search(value.lstrip("0"))
            continue
        assert [sign.isascii() for sign in one] == [sign.isascii() for sign in value]
        assert [unicodedata.category(sign) for sign in one] == [unicodedata.category(sign) for sign in value]
        assert not value.isdecimal() or not int(value) or len(str(int(value))) == len(str(int(one)))


def test_a_number_in_digits_of_another_script_begins_with_no_zero_either():
    """*١19* has three digits, and so has its stand-in."""
    for value in ("١19", "١٩٩", "٠١٩", "1٠٠"):
        (one,) = made([value], kind="number")
        assert len(str(int(one))) == len(str(int(value)))


WHOLE_SHAPES = {
    "two digits": [f"{number:02d}" for number in range(100)],
    "a space that does not break": [f"{number}\xa0" for number in range(1000, 3000)],
    "a dash that is not ASCII": [f"24\u2013{number:03d}" for number in range(1000)],
    "a letter that is not ASCII": [f"{letter}{number}" for letter in "éàß" for number in range(1000)],
    "more than fits a number of 64 bits": [f"{number:04d}{'x' * 30}" for number in range(500)],
}


@pytest.mark.parametrize("values", WHOLE_SHAPES.values(), ids=WHOLE_SHAPES)
def test_no_two_codes_of_a_shape_are_merged(values):
    """Also where all of them stand in the table."""
    stand_ins = [one for one in made(values, kind="number") if one is not None]
    assert len(set(stand_ins)) == len(stand_ins) >= len(values) - 1


@pytest.mark.parametrize("value", ["0", "00", "-", " - ", "º", "€"])
def test_a_code_without_another_of_its_shape_has_no_stand_in(value):
    """Nothing is drawn that would be of another shape."""
    assert made([value], kind="number") == [None]


def test_accounts_with_one_number_at_all_known_banks_stay_apart():
    """There are as many made-up banks as known ones; at banks that nobody knows two can meet."""
    values = [nl_iban(bank, 123_456_789) for bank in COUNTRY.bank.banks]
    assert len(set(made(values, kind="iban"))) == len(values)


@settings(deadline=None)
@given(value=PHONES)
def test_a_telephone_number_is_of_a_range_that_nobody_has(value):
    """Or of one that the policy names."""
    (national,) = made([value], kind="phone")
    (tested,) = made([value], kind="phone", ranges=["0612345000-0612345999"])
    assert re.search(r"6[09][0-9]{7}$", re.sub("[^0-9]", "", national))
    assert re.search("612345[0-9]{3}$", re.sub("[^0-9]", "", tested))
    assert shape(national) == shape(value)


@pytest.mark.parametrize(
    ("address", "first", "last"),
    [
        ("jan.de.vries12@a.nl", "Jan", "de Vries"),
        ("Jan_deVries@a.nl", "Jan", "Vries"),
        ("b.bakker@a.nl", None, "Bakker"),
        ("vandijk@a.nl", None, "van Dijk"),
        ("dekker@a.nl", None, "Dekker"),
        ("Zoë.Smit@a.nl", "Zoe", "Smit"),
    ],
)
def test_an_address_has_the_made_up_name_of_the_name_in_it(address, first, last):
    """As it stands in columns of names; a surname alone gets no first name, which would be another person's."""
    made_first = made([first], kind="first_name")[0] if first else "post"
    made_last = made([last], kind="last_name")[0]
    expected = ".".join(re.sub("[^a-z]", "", without_accents(one.lower())) for one in (made_first, made_last))
    assert re.fullmatch(rf"{expected}[0-9]{{1,8}}@example\.nl", made([address], kind="email")[0])


@settings(deadline=None)
@given(value=st.emails())
def test_mail_goes_nowhere(value):
    """The registry keeps the domain for examples."""
    assert re.fullmatch(r"[a-z]+\.[a-z]+[0-9]{1,8}@example\.nl", made([value], kind="email")[0])


def shape(text: str) -> str:
    """Letters and digits by what they are."""
    return re.sub("[0-9]", "9", re.sub("[A-Z]", "X", re.sub("[a-z]", "x", text)))


def test_a_person_is_the_same_one_in_every_column():
    """First name, surname and both together agree, however they are written."""
    first, last = made(["Fatima"], kind="first_name")[0], made(["Amrani"], kind="last_name")[0]
    names = ["Fatima el Amrani", "fatima el amrani", "Amrani, Fatima el", "mevr. El Amrani", "Fatima", "FATIMA AMRANI"]
    assert made(names, kind="full_name") == [
        f"{first} {last}",
        f"{first} {last}".lower(),
        f"{last}, {first}",
        f"mevr. {last}",
        first,
        f"{first} {last}".upper(),
    ]


@pytest.mark.parametrize("group", COUNTRY.first_names, ids=lambda one: f"{one.sex} {one.language}")
def test_sex_and_language_of_a_first_name_stay_where_they_are_asked(group):
    """And no two names of a group get the same stand-in."""
    own = {name.lower() for name in group.names}
    first = {name.lower(): one for one in COUNTRY.first_names[::-1] for name in one.names}
    names = [name for name in group.names if first[name.lower()] is group]
    stand_ins = made(names, kind="first_name", keep=["sex", "language"])
    assert {one.lower() for one in stand_ins} <= own
    assert len(set(stand_ins)) == len(names)


def test_sex_alone_stays_too():
    """Of another language then, as it comes."""
    women = {name for group in COUNTRY.first_names if group.sex == "f" for name in group.names}
    assert set(made(["Fatima", "Sanne", "Ayse"], kind="first_name", keep=["sex"])) <= women


@pytest.mark.parametrize(("one", "other"), [("Björn", "Bjorn"), ("Özlem", "Ozlem"), ("René", "Rene"), ("Zoë", "Zoe")])
@pytest.mark.parametrize("keep", [[], ["sex"]], ids=str)
def test_a_name_is_the_same_one_with_and_without_accents(one, other, keep):
    """And keeps its sex where that is asked."""
    for kind in ("first_name", "full_name", "last_name"):
        first, second = made([one, other], kind=kind, keep=keep)
        assert first == second
    sexes = {name.lower(): group.sex for group in COUNTRY.first_names for name in group.names}
    if keep:
        (stand_in,) = made([one], kind="first_name", keep=keep)
        assert sexes[stand_in.lower()] == {"Björn": "m", "Özlem": "f", "René": "m", "Zoë": "f"}[one]


@pytest.mark.parametrize("kind", ["email", "full_name", "last_name", "phone", "city", "number"])
def test_what_says_that_there_is_nothing_becomes_empty(kind):
    """No address is made of it, nor a person."""
    nothing = ["n.v.t.", "NVT", " geen ", "geen e-mailadres", "onbekend", "niet bekend", "n/a"]
    assert made([*nothing, None, "", "Janna"], kind=kind)[:-1] == [None] * len(nothing) + [None, ""]
    assert by_value(SURROGATE(kind=kind), nothing) == [None] * len(nothing)


def test_a_salutation_alone_names_nobody():
    """So no surname stands in for it."""
    assert made(["Dhr.", "mevr", "Heer/mevrouw", "dr. ir.", "Dhr. Bakker"], kind="full_name")[:4] == [None] * 4
    assert made(["Dhr. Bakker"], kind="full_name")[0].startswith("Dhr. ")


@settings(deadline=None, max_examples=50)
@given(value=st.one_of(st.ip_addresses(), st.ip_addresses(network="192.0.2.0/24"), st.ip_addresses(v=6)).map(str))
def test_an_ip_address_is_one_that_is_kept_for_examples(value):
    """RFC 5737 and RFC 3849; no machine answers there."""
    (stand_in,) = made([value], kind="ip")
    assert stand_in != value
    assert any(ip_address(stand_in) in ip_network(net) for net in EXAMPLES)
    assert ip_address(stand_in).version == ip_address(value).version
    assert SURROGATE().value(value, OperatorContext(entity="IP_ADDRESS", derive=CONTEXT.derive)) == stand_in


EXAMPLES = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")


def test_a_surname_in_front_keeps_its_infix_to_itself():
    """Whatever stands behind the comma is no first name because of it."""
    names = ["Vries, Jan de", "Vries de, Jan", "de Vries, Jan"]
    first, last = made(["Jan", "Vries"], kind="full_name")
    assert made(names, kind="full_name") == [f"{last}, {first}"] * 3
    assert re.fullmatch(rf"{last}, [A-Z]\.", made(["Vries, J. de"], kind="full_name")[0])


def test_what_the_scan_found_says_which_stand_in_fits():
    """Unless the policy says it."""
    operator = SURROGATE()
    for entity, pattern in [("IBAN_CODE", "NL[0-9]{2}ZZ"), ("EMAIL_ADDRESS", ".*@example.nl"), ("CUSTOMER_ID", "X")]:
        context = OperatorContext(entity=entity, derive=CONTEXT.derive)
        value = {"CUSTOMER_ID": "K12"}.get(entity, "NL91ABNA0417164300")
        assert re.match(pattern.replace("X", "[A-Z][0-9]{2}$"), operator.value(value, context))
    by_kind = OperatorContext(kind=Kind.EMAIL, derive=CONTEXT.derive)
    assert operator.value("jan@voorbeeld.nl", by_kind).endswith("@example.nl")


def test_another_key_or_domain_gives_other_stand_ins():
    """Two exports in two domains cannot be joined."""
    other = OperatorContext(derive=key_from_bytes(bytes(32)).derive)
    one = SURROGATE(kind="email")
    made_ = {
        one.value("a@b.nl", CONTEXT),
        one.value("a@b.nl", other),
        SURROGATE(kind="email", domain="x").value("a@b.nl", CONTEXT),
    }
    assert len(made_) == 3


def test_without_a_key_there_are_none():
    """The error says how to make one."""
    with pytest.raises(KeyFileError):
        SURROGATE(kind="email").value("a@b.nl", OperatorContext())


RANGE = "999990000-999990999"
"""A thousand numbers, of which 91 pass."""


def fitted(values: list[str], test_range: str = RANGE) -> list[str | None]:
    """Stand-ins from a test range, by an operator that has seen the values."""
    operator = SURROGATE(kind="national_number", test_range=test_range)
    frame = pl.LazyFrame({VALUE: pl.Series(values, dtype=pl.String)})
    return by_column(operator.fitted(frame, LocalEngine()), values)


@settings(deadline=None, max_examples=30)
@given(values=st.lists(BSNS, min_size=1, max_size=91, unique=True))
def test_a_test_range_gives_passing_numbers_each_once(values):
    """As long as there are any."""
    stand_ins = fitted(values)
    assert all(is_bsn(one) and 999_990_000 <= int(one) <= 999_990_999 for one in stand_ins)
    assert len(set(stand_ins)) == len(values)
    assert not set(stand_ins) & set(values) or all(a != b for a, b in zip(values, stand_ins, strict=True))
    assert fitted(values[::-1])[::-1] == stand_ins


def test_ranges_of_fewer_telephone_numbers_than_values_are_an_error():
    """It says how many there are; one number in several spellings counts once."""
    operator = SURROGATE(kind="phone", ranges=["0612345000-0612345003"])

    def stand_ins(values):
        frame = pl.LazyFrame({VALUE: pl.Series(values, dtype=pl.String)})
        return by_column(operator.fitted(frame, LocalEngine()), values)

    assert all(stand_ins([f"{front}{digit}" for front in ("06 1111 111", "+31 6 1111111") for digit in range(4)]))
    with pytest.raises(InputError, match="4; 40 ") as caught:
        stand_ins([f"06111111{digits}" for digits in range(10, 50)])
    assert "06111111" not in str(caught.value)


def test_a_test_range_that_runs_out_is_an_error():
    """It says how many there are; it never says a value."""
    values = [one for one in map(check_digit, range(10_000_000, 10_000_200)) if one]
    with pytest.raises(InputError, match="91") as caught:
        fitted(values)
    assert not any(value in str(caught.value) for value in values)


@pytest.mark.parametrize(
    "parameters",
    [
        {"kind": "unknown"},
        {"keep": ["origin"]},
        {"digits": 3},
        {"within": "day"},
        {"ranges": ["0612345999-0612345000"]},
        {"ranges": ["12-34"]},
        {"test_range": "111222333-111222444"},
        {"test_range": "999990000-999990001"},
        {"domain": ""},
    ],
)
def test_parameters_that_cannot_be_are_refused(parameters):
    """Also a test range of numbers that are somebody's."""
    with pytest.raises(ValidationError):
        SURROGATE(**parameters)


def test_parameters_come_back_as_the_same_operator():
    """Plans hold parameters as plain data."""
    operator = SURROGATE(kind="first_name", keep=["sex"], test_range=RANGE, ranges=["0612345000-0612345999"])
    assert SURROGATE(**operator.parameters()) == operator


def test_the_key_does_not_show():
    """Not in a query plan, an operator or a context."""
    expression = SURROGATE(kind="iban").column(pl.col("a"), CONTEXT)
    query = pl.LazyFrame({"a": ["x"]}).select(expression)
    secret = CONTEXT.domain_key(Purpose.SURROGATE, "avgtool").hex()
    assert all(secret not in text for text in (query.explain(), str(expression), repr(SURROGATE(kind="iban"))))


@pytest.mark.parametrize(
    ("entity", "values"),
    [
        ("CREDIT_CARD", ["4111 1111 1111 1111", "5555555555554444", "4012888888881881"]),
        ("BE_NN", ["85.07.30-033.28", "17073003384"]),
        ("NL_BIG", ["49123456701"]),
        ("PL_PESEL", ["44051401359", "02070803628"]),
        ("DE_ID_NUMBER", ["36574261809"]),
    ],
)
def test_a_number_with_a_check_fails_it(entity, values):
    """So that it is nobody's, whatever the country; its shape stays."""
    (declared,) = [one for one in recognizers() if one.entity == entity]
    context = OperatorContext(kind=declared.kind, entity=entity, derive=CONTEXT.derive)
    stand_ins = by_column(SURROGATE(), values, context)
    bare = [re.sub("[^0-9A-Z]", "", one) for one in stand_ins]
    assert declared.check is not None
    assert not any(map(declared.check.is_valid, bare))
    assert [shape(one) for one in stand_ins] == [shape(one) for one in values]
    assert len(set(stand_ins)) == len(values)
    assert by_value(SURROGATE(), values, context) == stand_ins


NEVER_CHANGE = [
    ("number", "K-1001", "D-4816"),
    ("number", "é12-A9", "ñ39-B7"),
    ("iban", "NL91ABNA0417164300", "NL71ZZGS8146694382"),
    ("iban", "DE89370400440532013000", "NL39ZZHQ5832969138"),
    ("national_number", "111222333", "372437224"),
    ("plate", "GH-123-J", "FH-480-K"),
    ("postcode", "1012 AB", "1078 NW"),
    ("date", "12-03-1980", "05-02-1980"),
    ("phone", "06-12345678", "06-94893029"),
    ("initials", "J.P.", "Y.B."),
]


@pytest.mark.parametrize(("kind", "value", "stand_in"), NEVER_CHANGE)
def test_stand_ins_never_change(kind, value, stand_in):
    """Who got a copy last year can join it with one of today: these are promised for good.

    What comes from a table of words (names, streets, places) changes with the table.
    """
    assert SURROGATE(kind=kind, domain="klanten").value(value, CONTEXT) == stand_in
