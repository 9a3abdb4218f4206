"""Words by which the name of a company or a street is known."""

from __future__ import annotations

COMPANY_MARKS = (
    r"^(?:V\.?O\.?F\.?|[Vv]of|B\.?V\.?|N\.?V\.?|C\.V\.|[Ff]a\.|[Mm]ts\.?|Gebr(?:oeders|s)?\.?|Firma|Stg\.?)\s|"
    r"[\s,](?:[BNC]\.?V\.?|bv|nv|b\.v\.|n\.v\.|V\.?O\.?F\.?|vof|Inc\.?|Ltd\.?|Ltda\.?|LLC|LLP|PLC|plc|GmbH|AG|KG|S\.?A\.?|S\.?A\.?R\.?L\.?|S\.?L\.?|"
    r"S\.?p\.?A\.?|Oyj?|AB|AS|A/S|ApS|SE|Co\.?|Corp\.?)\)?$|"
    r"(?i:(?:^|[\s,(])(?:corporation|company|compan(?:y|ies)|limited|group|groep|holdings?|stichting|vereniging|coöperatie|"
    r"cooperatie|maatschap|firma|bank|bakkerij|slagerij|garage|installatie(?:bedrijf|techniek)|bouw(?:bedrijf)?|transport(?:en)?|"
    r"supermarkt|apotheek|praktijk|kliniek|ziekenhuis|hotel|restaurant|café|cafe|drukkerij|uitgeverij|makelaar(?:s|dij)?|"
    r"advocaten|notaris(?:sen)?|accountants?|adviseurs|consult(?:ing|ancy)|services?|solutions|systems|systemen|"
    r"industries|industrie|international|trading|handel(?:s\w*)?|import|export|store|shop|shoppe|winkel|market|markt|mart|"
    r"supply|supplies|sports?|bikes?|cycles?|bicycles?|foods?|traders?|imports|products?|books|publish(?:ers|ing)|"
    r"universit(?:y|eit)|college|school|basisschool|harmonie|fanfare|dorpshuis|buurthuis|wijkcentrum|zorggroep|"
    r"clubhuis|kinderopvang|woningstichting|vzw|asbl|gemeente|ministerie|provincie|waterschap|partners|associates|fils|frères|freres|"
    r"express|enterprises|distributors?|manufacturing|outlet|warehouse|"
    r"(?:&|en|e\.) (?:co|zn|zonen|zoons?|dochters?|sons?)|"
    r"vastgoed|beheer|logistics|logistiek|catering|events?|design|media|studio|software|ict|automatisering|techniek|"
    r"automotive|energie|recycling|thuiszorg|zorg|makelaardij|administratie|advies|reclame|interieurs?|meubelen|"
    r"keukens|schoonmaak|hoveniers?|loodgieters|dakdekkers|schilders|stukadoors|tandartsen|fysiotherapie|rijschool|kapsalon|salon|"
    r"coiffure|optiek|juwelier|bloemen|fietsen|rijwielen|banden|uitzendbureau|woningen|"
    r"\w{3,}(?:bedrijf|bedrijven|techniek|bouw|werken|handel|diensten|service|services|kantoor|centrum|installaties|"
    r"makelaardij|advies|administratie|meubelen|materialen|machines|verhuur|reizen|centrale))(?:$|[\s.,)]))"
)
"""Words that a company's name has and a person's has not."""

STREET_MARKS = (
    r"(?i)(?:straat|straße|strasse|str\.|laan|weg|plein|kade|gracht|singel|dijk|dreef|steeg|hof|pad|plantsoen|park|boulevard|"
    r"burg|oever|wal|markt|ring|baan|akker|brink|hoek|haven|gaarde|veld|erf|lei|plaats|sluis|dam|eiland|diep|rade)\b|\b(?:"
    r"street|st|avenue|ave|av|road|rd|drive|dr|lane|ln|court|ct|place|pl|way|boulevard|blvd|blv|circle|cir|crescent|terrace|square|sq|"
    r"highway|hwy|parkway|pkwy|trail|rue|avenida|avda|av|calle|c/|rua|via|viale|piazza|place|plaza|gata|gatan|vej|gade|"
    r"chemin|chaussée|steenweg|allee|platz|gasse|"
    r"postbus|p\.?\s?o\.? box|antwoordnummer|apt|suite|unit|katu|tie|ulica|ul)\b"
)
"""Words that a street's name has."""
