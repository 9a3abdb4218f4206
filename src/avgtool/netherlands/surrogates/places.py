"""Streets that are in nearly every town, and towns where many people live: general word stock.

A change to a list changes most stand-ins that come from it: tell so in the changelog.
"""

from __future__ import annotations

_TREES = "Beuken Eiken Linden Kastanje Berken Populieren Esdoorn Iepen Meidoorn Wilgen Vlier Dennen Hazelaar Elzen"
_FLOWERS = "Anjer Rozen Tulpen Lelie Narcis Viooltjes Dahlia Klaproos Korenbloem Madelief Zonnebloem Margriet Lavendel"
_BIRDS = "Merel Lijster Zwaluw Vinken Spreeuwen Kievit Leeuwerik Mezen Nachtegaal Roodborst Ooievaar Reiger Meeuwen"
_TOWN = "Dorps Kerk Hoofd Markt Molen School Station Nieuw Achter Voor Raadhuis Haven Brug Dijk Veld Park Zand Water"
_VERBATIM = """
    Singel;Kade;Brink;Plein 40;Oude Gracht;Lange Nieuwstraat;Hoge Rijndijk;Lage Zandweg;Noorderstraat;Zuiderstraat
    Oosterstraat;Westerstraat;Noordwal;Zuidwal;Burgemeesterlaan;Pastoor Smitsstraat;Prins Hendrikstraat;Wilhelminalaan
    Julianastraat;Beatrixlaan;Emmastraat;Oranjestraat;Nassaulaan;Vondelstraat;Rembrandtlaan;Vermeerstraat;Jan Steenlaan
    Frans Halsstraat;Beethovenlaan;Mozartlaan;Industrieweg;Handelskade;Ambachtsweg;Nijverheidsstraat;Sportlaan
    Ringweg;Kruisstraat;Ooststraat;Korte Dijk;Lange Dijk;Bredeweg;Smalle Pad;Tuinstraat;Boomgaard;Akkerstraat
"""
_PLACES = """
    Alkmaar;Almelo;Almere;Alphen aan den Rijn;Amersfoort;Amstelveen;Amsterdam;Apeldoorn;Arnhem;Assen;Barneveld
    Bergen op Zoom;Best;Beverwijk;Boxtel;Breda;Bussum;Capelle aan den IJssel;Castricum;Culemborg;Delft;Delfzijl
    Den Haag;Den Helder;Deurne;Deventer;Diemen;Doetinchem;Dordrecht;Drachten;Dronten;Ede;Eindhoven;Emmeloord;Emmen
    Enkhuizen;Enschede;Epe;Ermelo;Etten-Leur;Franeker;Geldrop;Geleen;Goes;Gorinchem;Gouda;Groningen;Haarlem;Haren
    Harderwijk;Hardenberg;Harlingen;Heemstede;Heerenveen;Heerhugowaard;Heerlen;Helmond;Hengelo;Hilversum;Hoofddorp
    Hoogeveen;Hoorn;Houten;Huizen;IJsselstein;Kampen;Katwijk;Kerkrade;Krommenie;Leek;Leerdam;Leeuwarden;Leiden
    Lelystad;Maassluis;Maastricht;Meppel;Middelburg;Naaldwijk;Nieuwegein;Nijkerk;Nijmegen;Nijverdal;Oldenzaal
    Oosterhout;Oss;Papendrecht;Purmerend;Putten;Raalte;Rheden;Ridderkerk;Rijssen;Rijswijk;Roermond;Roosendaal
    Rotterdam;Schagen;Schiedam;Sittard;Sliedrecht;Sneek;Soest;Spijkenisse;Stadskanaal;Steenwijk;Terneuzen;Tiel
    Tilburg;Uden;Uithoorn;Utrecht;Veendam;Veenendaal;Veldhoven;Venlo;Venray;Vlaardingen;Vlissingen;Volendam;Voorburg
    Waalwijk;Wageningen;Weert;Weesp;Winschoten;Winterswijk;Woerden;Zaandam;Zaltbommel;Zeist;Zevenaar;Zierikzee
    Zoetermeer;Zutphen;Zwijndrecht;Zwolle
"""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(entry.strip() for line in text.split("\n") for entry in line.split(";") if entry.strip())


def _streets(stems: str, *endings: str) -> tuple[str, ...]:
    return tuple(stem + ending for ending in endings for stem in stems.split())


STREETS = tuple(
    dict.fromkeys(
        (
            *_streets(f"{_TREES} {_BIRDS}", "laan", "straat", "hof"),
            *_streets(_FLOWERS, "straat", "plein", "laan"),
            *_streets(_TOWN, "straat", "weg", "plein"),
            *_listed(_VERBATIM),
        )
    )
)
PLACES = _listed(_PLACES)
