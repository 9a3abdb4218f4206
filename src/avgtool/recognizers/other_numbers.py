"""Words in front of a number that say that it is no number of a person: parcels, articles, amounts, versions."""

from __future__ import annotations

_WORDS = """
retour retourcode retourzending pagina blz kamer batch charge
factuur factuurnr order ordernr bestelling bestel bestelnr artikel art.nr artikelnr referentie ref kenmerk
betalingskenmerk ticket ticketnr zaak melding meldingsnr tracking track trace pakket zending barcode serie
serienr offerte product productcode contract mandaat invoice reference bedrag euro eur versie meterstand code
isbn issn sku model modelnr type typenr onderdeel onderdeelnr actiecode kortingscode cadeaubon voucher
boeking boekingsnr reservering reserveringsnr bon bonnr pakbon trx terminal vlucht grootboek foutcode
"""

OTHER_NUMBERS = frozenset(_WORDS.split())
"""Dutch and English, lower case; endings such as *-nummer* are understood."""
