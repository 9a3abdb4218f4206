"""Marks of values in English."""

from __future__ import annotations

from avgtool.recognizers.table_words import listed
from avgtool.recognizers.value_marks import ValueMarks

VALUE_MARKS = ValueMarks(
    company_behind=listed(r"""
        Inc\.? Ltd\.? LLC LLP PLC plc Co\.? Corp\.?
    """),
    company_words=listed(r"""
        corporation company compan(?:y|ies) limited group holdings? bank garage transport(?:en)? hotel restaurant
        accountants? consult(?:ing|ancy) services? solutions systems industries international trading import export
        store shop shoppe market markt mart supply supplies sports? bikes? cycles? bicycles? foods? traders? imports
        products? books publish(?:ers|ing) universit(?:y|eit) college school partners associates express enterprises
        distributors? manufacturing outlet warehouse logistics catering events? design media studio software ict
        automotive recycling
    """),
    street_words=listed(r"""
        street st avenue ave av road rd drive dr lane ln court ct place pl way boulevard blvd blv circle cir crescent
        terrace square sq highway hwy parkway pkwy trail apt suite unit p\.?\s?o\.?\sbox
    """),
    forms_of_address=listed(r"""
        m mr mrs ms
    """),
    titles=listed(r"""
        mr mrs ms miss dr prof
    """),
    joining=listed(r"""
        and
    """),
    greetings=listed(r"""
        dear hello
    """),
    born=listed(r"""
        born
    """),
    on=listed(r"""
        on
    """),
    truths=listed(r"""
        true false yes no y
    """),
    ages_in_front=listed(r"""
        baby over under
    """),
    ages_between=listed(r"""
        to
    """),
    years=listed(r"""
        years? y yrs?
    """),
    or_older=frozenset({
        r"and over", r"or older",
    }),
)  # fmt: skip
