"""Words in front of a number that say that it is no number of a person: parcels, articles, amounts, versions."""

from __future__ import annotations

from avgtool.recognizers.generic.other_numbers import OTHER_NUMBERS as ENGLISH
from avgtool.recognizers.surroundings import Label

_WORDS = """
retour retourcode retourzending pagina blz kamer charge factuur factuurnr ordernr bestelling bestel bestelnr
artikel art.nr artikelnr referentie kenmerk betalingskenmerk ticketnr zaak melding meldingsnr pakket zending
serie serienr offerte productcode mandaat bedrag versie meterstand modelnr typenr onderdeel onderdeelnr
actiecode kortingscode cadeaubon boeking boekingsnr reservering reserveringsnr bon bonnr pakbon vlucht grootboek
foutcode
"""

OTHER_NUMBERS = frozenset(_WORDS.split())
"""Dutch, lower case; endings such as *-nummer* are understood."""
OTHER_NUMBER = Label(OTHER_NUMBERS | ENGLISH)
"""Labels of numbers that are no person's."""
THING = Label(
    regex=r"(?:art(?:ikel)?|product|type|model|serie|onderdeel|code|versie|sku|kamer|lokaal|isbn|zaal|hal|vak|batch|"
    r"charge|lot|kleur|maat|formulier|bijlage|tabel|pagina|bladzijde|hoofdstuk|bestelling|retour|order|factuur|ticket|"
    r"zending|offerte|voucher|cadeaubon|kassabon|pakbon|kluis|locker|hok|rek|stelling|magazijn|onderdelen|vlucht)"
    r"(?:s?[ .-]?(?:nummer|nr|code))?|ref|blz|p(?:ag)?\.|"
    r"(?:bestel|bon|referentie|contract|reserverings?|boekings?|meldings?|zaak|dossier|polis|klant|lid)"
    r"s?[ .-]?(?:nummer|nr|code)"
)
"""Labels of things and papers, close enough to doubt even what looks like a postcode or a plate."""
