"""Places in Flanders and Brussels that customers write about: municipalities, and villages that have a postcode."""

from __future__ import annotations

from avgtool.netherlands.names.words import words_of

FLEMISH_PLACES = words_of(
    """
    Aalst Aalter Aarlen Aarschot Aarsele Aartselaar Achel Adegem Affligem Alken Alsemberg Alveringem Anderlecht
    Antwerpen Anzegem Appels Appelterre Ardooie Arendonk As Asse Assebroek Assenede Avelgem Baal Baardegem
    Baarle-Hertog Baasrode Balegem Balen Bastenaken Bavikhove Beernem Beerse Beersel Beervelde Begijnendijk
    Bekkevoort Belsele Berchem Bergen Beringen Berlaar Berlare Bertem Bever Beveren Bierbeek Bilzen Bissegem Blanden
    Blankenberge Bocholt Boechout Bonheiden Boom Boortmeerbeek Borgerhout Borgloon Bornem Borsbeek Boutersem Brakel
    Brasschaat Brecht Bredene Bree Brugge Brussegem Brussel Buggenhout Buizingen Burcht Charleroi Dadizele Damme
    Deerlijk Deinze Denderhoutem Denderleeuw Dendermonde Dentergem Dessel Desselgem Destelbergen Deurne Diegem
    Diepenbeek Diest Diksmuide Dilbeek Dilsen-Stokkem Dinant Doornik Drogenbos Drongen Dudzele Duffel Edegem Edingen
    Eeklo Eernegem Eisden Ekeren Elewijt Elsene Elverdinge Emblem Eppegem Erembodegem Erpe-Mere Erps-Kwerps Ertvelde
    Essen Etterbeek Eupen Everberg Evergem Galmaarden Gavere Geel Geetbets Genk Gent Gentbrugge Geraardsbergen
    Gierle Gijzegem Gingelom Gistel Gits Glabbeek Gooik Grimbergen Grobbendonk Groot-Bijgaarden Gullegem Haacht
    Haaltert Haasdonk Halen Halle-Zoersel Ham Hamme Hamont-Achel Harelbeke Hasselt Hechtel-Eksel Heers Heestert
    Heist-op-den-Berg Helchteren Heldergem Hemiksem Herent Herentals Herenthout Herk-de-Stad Herne Herselt Herstappe
    Herzele Heule Heultje Heusden-Zolder Heverlee Hoboken Hoegaarden Hoei Hoeilaart Hoeselt Hofstade Holsbeek
    Hooglede Hoogstraten Horebeke Houthalen-Helchteren Houthulst Hove Huizingen Huldenberg Hulshout Ichtegem Ieper
    Ingelmunster Itegem Izegem Jabbeke Kachtem Kalken Kalmthout Kampenhout Kapelle-op-den-Bos Kapellen Kaprijke
    Kasterlee Keerbergen Kessel-Lo Kinrooi Kluisbergen Knesselare Knokke Knokke-Heist Koekelare Koekelberg Koksijde
    Komen Kontich Kortemark Kortenaken Kortenberg Kortessem Kortrijk Kraainem Kruibeke Kruishoutem Kuurne Laakdal
    Laarne Lanaken Landegem Landen Langemark-Poelkapelle Lauwe Lebbeke Lede Ledeberg Ledegem Leest Leisele Lembeke
    Lendelede Lennik Leopoldsburg Leuven Lichtaart Lichtervelde Liedekerke Lier Lierde Lievegem Lille Linkebeek Lint
    Linter Lo-Reninge Lochristi Lokeren Lommel Londerzeel Louvain-la-Neuve Lovendegem Lubbeek Luik Lummen Maarkedal
    Maaseik Maasmechelen Machelen Maldegem Malmedy Mariakerke Mechelen Meerbeke Meerhout Meeuwen Meise Melle Melsele
    Menen Merchtem Merelbeke Merksem Merksplas Mesen Meulebeke Middelkerke Moerbeke Moerkerke Moerzeke Moeskroen Mol
    Moorsel Moorsele Moorslede Mortsel Muizen Namen Nazareth Neder-Over-Heembeek Neerpelt Nevele Niel Nieuwerkerken
    Nieuwpoort Nijlen Nijvel Ninove Oelegem Oevel Okegem Olen Olsene Oostakker Oosteeklo Oostende Oosterzele
    Oostkamp Oostmalle Oostrozebeke Opglabbeek Opwijk Ottignies Oud-Heverlee Oud-Turnhout Oudegem Oudenaarde
    Oudenburg Oudsbergen Outer Overijse Overpelt Peer Pelt Pepingen Pittem Poperinge Poppel Putte Puurs
    Puurs-Sint-Amands Ramskapelle Ranst Ravels Reet Rekkem Retie Riemst Rijkevorsel Rijkhoven Roeselare Ronse
    Roosdaal Rotselaar Ruisbroek Ruiselede Rumbeke Rumst Schaarbeek Schelle Schellebelle Schepdaal Scherpenheuvel
    Schilde Schoonaarde Schorisse Schoten Serskamp Sijsele Sint-Amandsberg Sint-Andries Sint-Denijs-Westrem
    Sint-Genesius-Rode Sint-Gillis Sint-Gillis-Waas Sint-Jans-Molenbeek Sint-Job-in-'t-Goor Sint-Joost-ten-Node
    Sint-Katelijne-Waver Sint-Kruis Sint-Lambrechts-Woluwe Sint-Laureins Sint-Lievens-Houtem Sint-Martens-Latem
    Sint-Michiels Sint-Niklaas Sint-Pieters-Leeuw Sint-Pieters-Woluwe Sint-Truiden Sleidinge Spa Spiere-Helkijn
    Stabroek Staden Steenokkerzeel Stekene Sterrebeek Stevoort Stokrooie Strombeek-Bever Temse Teralfene Terhagen
    Ternat Tervuren Tessenderlo Tielrode Tielt Tielt-Winge Tienen Tildonk Tisselt Tongeren Torhout Tremelo Turnhout
    Ukkel Veerle Velm Verviers Vilvoorde Vinderhoute Vleteren Vlezenbeek Voeren Vorselaar Vorst Vosselaar Waarschoot
    Waasmunster Wachtebeke Waregem Waterloo Watermaal-Bosvoorde Waver Wechelderzande Weelde Wellen Wemmel Wenduine
    Werchter Wervik Westende Westerlo Westmalle Westrozebeke Wetteren Wevelgem Wezembeek-Oppem Wichelen Wielsbeke
    Wijgmaal Wijnegem Willebroek Wilrijk Wingene Wolvertem Wommelgem Wondelgem Wortegem-Petegem Wuustwezel Zandhoven
    Zandvliet Zaventem Zedelgem Zele Zellik Zelzate Zemst Zichem Zingem Zoersel Zomergem Zonhoven Zonnebeke Zottegem
    Zoutleeuw Zuienkerke Zulte Zutendaal Zwalm Zwevegem Zwevezele Zwijnaarde Zwijndrecht
    """
)
"""As they are written; those that are Dutch words too are in :data:`words.AMBIGUOUS_PLACES` where they matter."""
