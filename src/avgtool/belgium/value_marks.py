"""Marks of values in French and German, and in a few other languages of Europe."""

from __future__ import annotations

from avgtool.recognizers.table_words import listed
from avgtool.recognizers.value_marks import ValueMarks

VALUE_MARKS = ValueMarks(
    company_behind=listed(r"""
        Ltda\.? GmbH AG KG S\.?A\.? S\.?A\.?R\.?L\.? S\.?L\.? S\.?p\.?A\.? Oyj? AB AS A/S ApS SE
    """),
    company_words=listed(r"""
        asbl fils frères freres coiffure
    """),
    street_endings=listed(r"""
        straße strasse
    """),
    street_words=listed(r"""
        rue avenida avda calle c/ rua via viale piazza plaza gata gatan vej gade chemin chaussée allee platz gasse katu
        tie ulica ul
    """),
    forms_of_address=listed(r"""
        mme mlle herr frau famille
    """),
    titles=listed(r"""
        herr frau mme mlle
    """),
    joining=listed(r"""
        und et
    """),
    greetings=frozenset({
        r"sehr geehrte[rs]?", r"liebe[rs]?", r"guten tag", r"cher", r"chère", r"madame", r"monsieur", r"bonjour",
    }),
    born=listed(r"""
        né\(?e?\)?
    """),
    on=listed(r"""
        le am
    """),
    hours=listed(r"""
        uhr
    """),
    ages_in_front=listed(r"""
        unter über
    """),
    ages_between=listed(r"""
        bis à
    """),
    years=listed(r"""
        jahre ans
    """),
)  # fmt: skip
