"""Marks of values in Dutch."""

from __future__ import annotations

from avgtool.recognizers.table_words import listed
from avgtool.recognizers.value_marks import ValueMarks

VALUE_MARKS = ValueMarks(
    company_in_front=listed(r"""
        V\.?O\.?F\.? [Vv]of B\.?V\.? N\.?V\.? C\.V\. [Ff]a\. [Mm]ts\.? Gebr(?:oeders|s)?\.? Firma Stg\.?
    """),
    company_behind=listed(r"""
        [BNC]\.?V\.? bv nv b\.v\. n\.v\. V\.?O\.?F\.? vof
    """),
    company_words=frozenset({
        r"groep", r"stichting", r"vereniging", r"coöperatie", r"cooperatie", r"maatschap", r"firma", r"bakkerij",
        r"slagerij", r"installatie(?:bedrijf|techniek)", r"bouw(?:bedrijf)?", r"supermarkt", r"apotheek", r"praktijk",
        r"kliniek", r"ziekenhuis", r"café", r"cafe", r"drukkerij", r"uitgeverij", r"makelaar(?:s|dij)?", r"advocaten",
        r"notaris(?:sen)?", r"adviseurs", r"systemen", r"industrie", r"handel(?:s\w*)?", r"winkel", r"basisschool",
        r"harmonie", r"fanfare", r"dorpshuis", r"buurthuis", r"wijkcentrum", r"zorggroep", r"clubhuis", r"kinderopvang",
        r"woningstichting", r"vzw", r"gemeente", r"ministerie", r"provincie", r"waterschap", r"vastgoed", r"beheer",
        r"logistiek", r"automatisering", r"techniek", r"energie", r"thuiszorg", r"zorg", r"makelaardij",
        r"administratie", r"advies", r"reclame", r"interieurs?", r"meubelen", r"keukens", r"schoonmaak", r"hoveniers?",
        r"loodgieters", r"dakdekkers", r"schilders", r"stukadoors", r"tandartsen", r"fysiotherapie", r"rijschool",
        r"kapsalon", r"salon", r"optiek", r"juwelier", r"bloemen", r"fietsen", r"rijwielen", r"banden",
        r"uitzendbureau", r"woningen", r"(?:&|en|e\.) (?:co|zn|zonen|zoons?|dochters?|sons?)",
        r"\w{3,}(?:bedrijf|bedrijven|techniek|bouw|werken|handel|diensten|service|services|kantoor|centrum)",
        r"\w{3,}(?:installaties|makelaardij|advies|administratie|meubelen|materialen|machines)",
        r"\w{3,}(?:verhuur|reizen|centrale)",
    }),
    street_endings=listed(r"""
        straat str\. laan weg plein kade gracht singel dijk dreef steeg hof pad plantsoen park boulevard burg oever wal
        markt ring baan akker brink hoek haven gaarde veld erf lei plaats sluis dam eiland diep rade
    """),
    street_words=listed(r"""
        steenweg postbus antwoordnummer
    """),
    articles=listed(r"""
        de
    """),
    forms_of_address=listed(r"""
        heer hr dhr mevr mevrouw mw mej fam familie
    """),
    titles=listed(r"""
        dhr mevr mevrouw mw heer drs ir ing ds pater pastoor zr br jhr fam familie erven wed juf juffrouw meester agent
        zuster broeder
    """),
    joining=listed(r"""
        en en/of e/o
    """),
    greetings=listed(r"""
        geachte beste hallo lieve
    """),
    born=listed(r"""
        geb(?:oren)?\b\.?
    """),
    on=listed(r"""
        op in
    """),
    truths=listed(r"""
        ja nee waar onwaar j n
    """),
    hours=listed(r"""
        u uur
    """),
    decades=listed(r"""
        (?:twin|der|veer|vijf|zes|zeven|tach|negen)tigers?
    """),
    ages_in_front=listed(r"""
        tweeling onder boven tot vanaf
    """),
    ages_between=frozenset({
        r"t/m", r"tot(?: en met)?",
    }),
    years=listed(r"""
        jaar jr j mnd maanden weken wkn wk
    """),
    or_older=frozenset({
        r"en ouder", r"of ouder", r"e\.o\.",
    }),
)  # fmt: skip
