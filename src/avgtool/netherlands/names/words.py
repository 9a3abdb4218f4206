"""Small Dutch words that decide whether a capital is a name: titles, articles, words that are names too."""

from __future__ import annotations

import re


def words_of(text: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(text.split())


HONORIFICS = re.compile(
    r"(?i:(?:de\s+)?(?:heer|hr|dhr|meneer|mijnheer|mevrouw|mevr|mw|mej|juffrouw|familie|fam|dokter|dr|drs|ds|prof|"
    r"ing|ir|mr|collega|weduwe|wed)\b\.?\s*(?:/\s*)?)"
)
"""A title in front of a name, with the space behind it."""

MONTHS = words_of(
    """
    januari februari maart april mei juni juli augustus september oktober november december jan feb mrt apr jun
    jul aug sep sept okt nov dec maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    """
)
"""Months and days; some are first names too."""

INFIXES = words_of(
    """
    van de der den het 't ’t ten ter te toe op in uit aan bij v d v. d. v.d. vd v.d / t el al ben bin von zu la le du da
    dos di
    """
)
"""Words, lower case, between first name and surname."""

ARTICLES = words_of("de het een die dat deze dit onze ons jullie uw hun mijn jouw geen elke iedere")
"""Words after which a capital is a thing rather than a surname: *de Bank*."""

AMBIGUOUS_NAMES = words_of(
    """
    roos bos bank berg wil will joy bloem kok bakker visser smit slager boer koning prins graaf vos haas wolf beer
    leeuw duif zwaan haan hoek kamp beek heuvel veld dal brug poort huis kerk molen post pol wit witte zwart bruin
    groen rood blank lang kort dik jong oud goed best sterk vrij vroeg wijs bont eigen mooi jas hoed ring spiegel
    steen zand water winter zomer herfst lente dag nacht per rein max prince dean art iris lelie lotus jasmijn
    linde olijf hope faith viool heide storm sky river angel joker pan pool sam pien star mei april june august
    christen bon bel els daar dan de en er even graag heb hoe ik in is ja nee nu of om op te toen u van voor waar
    wie zo pas pak kant hand arend bot knap kind meester mens munt nagel page parel plat prijs punt schip schaap
    schaar snel stam stoel ster tas timmer toren tuin vogel vonk wagen wees werk wever wind ijzer zijde zeeman
    zorg dekker draaier fabriek metselaar kapper kuiper schipper schilder smid snijder timmerman verver wachter
    zanger
    """
)
"""Dutch words that are first names or surnames too: at the start of a sentence, or in a text without capitals, they
are names only when something else says so."""

CASELESS_NAMES = AMBIGUOUS_NAMES | words_of("mark jan rob bas hans kees jet piet tim tom bob don dan ben eva ad")
"""The same for texts without capitals, where *12 jan* and *ben* are no names either."""

AMBIGUOUS_PLACES = words_of(
    """
    moment heel haar loo elst eind wijk made broek eerde ee oss rust halle halle beers velden lage lent well baan
    echt grave helden horst lisse nes ons peel rijk schoten sloten son zetten zoom best bergen buren post vries
    wolf beek berg dorp hout kamp laren leek loon mill noord oost west zuid oever putten rijn oosten westen
    noorden zuiden wehe wel oud oude nieuw nieuwe hoek zand heide heuvel brug dam dijk haven hoogte kerk kern kant
    land nederland plaats polder straat streek veen veld ven voort waard water weerd zijl aalst de het den god
    zorg bree as peer essen
    """
)
"""Places whose names are Dutch words or surnames too, or that are too large to point at anybody."""


FOREIGN_PLACES = words_of(
    """
    Antwerpen Brussel Gent Brugge Leuven Mechelen Hasselt Kortrijk Oostende Genk Luik Namen Aalst Sint-Niklaas Turnhout
    Roeselare Charleroi Berlijn Hamburg München Keulen Düsseldorf Aken Kleef Parijs Lyon Marseille Rijsel Londen
    Manchester Dublin Madrid Barcelona Lissabon Milaan Wenen Praag Warschau Krakau Boedapest Boekarest Athene Istanbul
    Ankara Casablanca Rabat Tanger Paramaribo Willemstad Oranjestad Philipsburg Kralendijk Luxemburg Kopenhagen
    Stockholm Oslo Helsinki Zürich Genève Kyiv Moskou Damascus Aleppo Bagdad Teheran Kaboel Jakarta Mumbai Delhi
    """
)
"""Places abroad that customers of Dutch companies write about most; the Dutch lists know none of them."""

COUNTRIES = words_of(
    """
    Turkije Marokko Suriname Polen Duitsland België Frankrijk Spanje Italië Portugal Oekraïne Syrië Ghana Nigeria
    Eritrea Somalië Irak Iran Afghanistan China Indonesië Curaçao Aruba Engeland Schotland Ierland Griekenland Roemenië
    Bulgarije Hongarije Oostenrijk Zwitserland Denemarken Zweden Noorwegen Finland Amerika Canada Australië India
    Pakistan Thailand
    Egypte Tunesië Algerije Kroatië Servië Bosnië Rusland Japan Vietnam Israël Libanon Brazilië Mexico Colombia Ethiopië
    Kenia Zuid-Afrika Bonaire Vlaanderen Wallonië Brabant Twente Achterhoek Veluwe Betuwe Zuid-Limburg Kaapverdië
    """
)
"""Countries and regions as people write them."""

BRANDS = words_of(
    """
    bosch rode philips miele siemens braun dyson honda ford opel peugeot renault citroën mercedes tesla ferrari porsche
    volvo jumbo blokker hema etos kruidvat gamma praxis karwei ikea coolblue ziggo vodafone kpn odido zeeman xenos
    wehkamp bol zalando amazon google apple samsung nike adidas puma rabobank ing abn amro asn knab bunq postnl dhl
    dpd ups gls heijn aldi lidl plus makro sligro vattenfall eneco essent greenchoice achmea
    interpolis aegon allianz menzis vgz univé hunkemöller scapino manfield primark zara mango esprit levi's
    """
)
"""Brands and companies that everybody knows; some are surnames too."""

_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\r\t•*>|\"(\[“]|\.\.\.|- )\s*[\"'“‘(]?$")


def starts_sentence(text: str, position: int) -> bool:
    """Whether the word at ``position`` begins a sentence, so that its capital says nothing."""
    return _SENTENCE_START.search(text[max(0, position - 6) : position]) is not None
