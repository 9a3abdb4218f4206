"""First names and surnames that are common in the Netherlands, in the languages that they come from.

General word stock: every one is borne by thousands, so none points to a person. Surnames stand without infixes, for a
stand-in must agree where the infix has a column of its own. A change to a list changes most stand-ins that come from
it, and copies of before and after cannot be joined by them: tell so in the changelog.
"""

from __future__ import annotations

from avgtool.operators.surrogates.country import FirstNames

_DUTCH_WOMEN = """
    Anna Anouk Annelies Anneke Astrid Bianca Brechtje Carolien Chantal Corrie Daphne Dewi Diana Dieuwertje Dorien
    Eefje Elise Ellen Els Emma Esmee Esther Eva Evelien Femke Fenna Fleur Floor Froukje Geertje Gerda Gerrie Greetje
    Hanna Hanneke Heleen Hetty Hilde Ilse Inge Ingrid Irene Iris Isa Janneke Jantine Jasmijn Jolanda Joke Josien
    Judith Julia Karin Karlijn Katja Kim Laura Leonie Liesbeth Lieke Lies Lisanne Loes Lonneke Lotte Maaike Madelon
    Margreet Marieke Marije Marijke Marjolein Marleen Marloes Mieke Mirjam Monique Nienke Nicole Noor Nynke Patricia
    Paula Petra Pleun Renske Rianne Roos Rosalie Sanne Saskia Silvia Sophie Suzanne Tessa Tineke Truus Wendy Wilma
    Willemijn Yvonne
"""
_DUTCH_MEN = """
    Aad Adriaan Albert Arend Arie Arjan Arnoud Bart Bas Ben Bert Boudewijn Bram Casper Cees Chris Coen Cor Daan
    Diederik Dirk Douwe Eelco Erik Evert Ferdinand Floris Frank Frans Freek Fred Gerard Gerben Gerrit Gijs Guus Hans
    Harm Hein Henk Herman Hidde Huub Jaap Jan Jasper Jelle Jeroen Jesse Jochem Joost Joris Kees Klaas Koen Laurens
    Leendert Lennart Lex Luuk Maarten Marcel Marnix Martijn Mathijs Maurits Menno Michiel Niek Niels Olaf Onno Paul
    Peter Pieter Quinten Rein Remco Reinier Rens Rik Rob Roel Ruben Rutger Sander Sebastiaan Siebe Sjoerd Stefan
    Sven Teun Theo Thijs Tijmen Tim Ton Twan Victor Vincent Wessel Wietse Willem Wim Wouter Ype
"""
_ARABIC_WOMEN = """
    Aicha Amal Amina Asma Aya Chaima Dounia Fadoua Fatiha Fatima Hafida Hajar Halima Hanan Hasna Houda Ikram Ilham Iman
    Jamila Karima Khadija Laila Latifa Loubna Malika Mariam Meryem Mina Naima Najat Nawal Nora Rachida Rania Safae Saida
    Salma Samira Sanae Siham Soraya Soumaya Wafae Yousra Zahra Zineb Zohra
"""
_ARABIC_MEN = """
    Abdel Abdelkader Abdellah Adil Ahmed Aissa Ali Amine Anouar Aziz Bilal Brahim Driss Fouad Hakim Hamid Hamza Hassan
    Hicham Ibrahim Idris Ismail Jamal Karim Khalid Mahmoud Mimoun Mohamed Mourad Mustafa Nabil Noureddine Omar Othman
    Rachid Redouan Said Salah Samir Soufian Tarik Walid Yassin Younes Youssef Zakaria
"""
_TURKISH_WOMEN = """
    Asli Ayse Aysel Aylin Aynur Berna Beyza Burcu Busra Cansu Derya Didem Dilara Ebru Elif Emel Emine Esra Fadime Fatma
    Filiz Gamze Gonca Gul Hacer Hatice Hulya Leyla Melek Merve Meltem Nazli Nermin Nuray Ozlem Pinar Seda Selin Sevgi
    Sibel Songul Tugba Yasemin Zehra Zeynep
"""
_TURKISH_MEN = """
    Adem Ahmet Arda Baris Burak Bulent Cem Cemal Emre Enes Engin Erdal Erdem Erkan Fatih Ferhat Furkan Gokhan Hakan
    Halil Hasan Huseyin Ilker Kaan Kadir Kemal Kerem Levent Mehmet Mert Metin Murat Mustafa Oguz Onur Orhan Osman
    Ozan Ramazan Recep Selim Serkan Sinan Tarkan Tolga Umut Volkan Yunus Yusuf
"""
_ENGLISH_WOMEN = """
    Alice Amber Amy Ashley Brenda Cheryl Cindy Claire Debbie Demi Faith Gina Grace Hailey Holly Jane Janice Jennifer
    Jessica Joy Kelly Kimberly Linda Lucy Mandy Megan Melanie Melissa Naomi Nancy Olivia Priscilla Rachel Ruth Sally
    Samantha Sharon Shirley Stacey Summer Tracy Vanessa Wanda
"""
_ENGLISH_MEN = """
    Andrew Anthony Brandon Brian Calvin Charles Clifton Danny Dave Dennis Derek Donny Dwight Dylan Edward Edwin Eric
    Frankie Gavin George Glenn Gregory Harold Howard Jason Jeffrey Jerry Jimmy Johnny Jordan Justin Keith Kenneth
    Kevin Lloyd Melvin Mike Mitchell Nigel Patrick Ralph Randy Raymond Ricky Roy Stanley Steven Terence Tyrone
    Wesley
"""
_POLISH_WOMEN = """
    Agata Agnieszka Aleksandra Alicja Aneta Barbara Beata Bozena Danuta Dominika Dorota Edyta Ewa Ewelina Grazyna Halina
    Iwona Izabela Jadwiga Joanna Jolanta Justyna Karolina Katarzyna Kinga Krystyna Magdalena Malgorzata Marta Monika
    Natalia Paulina Renata Sylwia Teresa Urszula Weronika Zofia Zuzanna
"""
_POLISH_MEN = """
    Adam Andrzej Artur Bartosz Bogdan Damian Dariusz Dawid Filip Grzegorz Henryk Jacek Jakub Janusz Jaroslaw Jerzy Kamil
    Krzysztof Leszek Lukasz Maciej Marcin Marek Mariusz Mateusz Michal Miroslaw Norbert Pawel Piotr Przemyslaw Radoslaw
    Rafal Robert Ryszard Slawomir Stanislaw Szymon Tadeusz Tomasz Waldemar Wieslaw Wojciech Zbigniew
"""
_HINDUSTANI_WOMEN = """
    Aarti Anita Anjali Asha Devika Geeta Indira Jyoti Kavita Lakshmi Lalita Madhuri Manisha Maya Nisha Priya Radha Rekha
    Rita Sarita Savitri Shanti Sharda Shirin Sita Sunita Sushma Uma Usha Vidya
"""
_HINDUSTANI_MEN = """
    Ajay Amar Amit Anand Anil Aroen Ashok Deepak Dinesh Ganesh Hari Iwan Kishan Krishna Mahesh Manoj Narain Prakash Prem
    Radj Rajesh Ramesh Ravi Rishi Sanjay Santosh Soeren Soeresh Sunil Vijay Vikash Vinod
"""
_SURNAMES = """
    Aalbers Aarts Abels Adriaanse Akkerman Alberts Alkema Ammerlaan Appelman Arends Baars Bakker Balk Barends
    Bartels Beekman Beerens Bergsma Bijl Blok Blom Boersma Bolt Boogaard Boonstra Borst Bos Bosch Bosma Bouma
    Bouwman Braam Brandsma Brink Brouwer Bruins Buis Burger Buurman Claassen Cornelissen Dekker Derks Dijkstra
    Doornbos Driessen Drost Eggink Eikelboom Elbers Engels Evers Faber Feenstra Fokkema Franken Frederiks Geerts
    Gerritsen Gielen Goossens Goudsmit Groeneveld Groothuis Haan Haverkamp Heemskerk Heijnen Hendriks Hermans
    Heuvelman Hoekstra Hofman Hogenboom Holtrop Hoogland Houtman Huisman Huizinga Jacobs Jansen Janssen Jonkers
    Kamphuis Karels Ketelaar Keizer Klaassen Kloosterman Knol Kok Kooijman Koopman Kuiper Kramer Kroon Kuipers
    Lammers Langeveld Leenders Lindeman Lodewijks Loos Maas Martens Meijer Mensink Mertens Meulenbelt Michels
    Molenaar Mulder Nagel Nieuwenhuis Nijland Noordman Offerman Olthof Oosterhuis Otten Overbeek Pauwels Peeters
    Pieters Polman Postma Prins Prinsen Reinders Reitsma Rijnders Roelofs Rooijakkers Rutten Sanders Schaap Scholten
    Schouten Schipper Schreuder Schut Siebelink Simons Slagter Smeets Smit Smits Snijders Spijker Stam Steenbergen
    Stolk Sturkenboom Swart Swinkels Terpstra Teunissen Theunissen Thijssen Timmer Timmermans Tuinstra Veenstra
    Verbeek Verhagen Verhoeven Vermeulen Visser Vink Vos Vroom Wagenaar Weijers Wessels Westra Wiersma Wijnands
    Willems Winkel Wolters Woudstra Zandstra Zijlstra Zwart Zwiers Aydin Arslan Bulut Celik Demir Dogan Kaya Kilic
    Koc Ozdemir Ozturk Polat Sahin Yildirim Yildiz Yilmaz Achahbar Amrani Azzouzi Bouzid Chaoui Haddad Hamdaoui
    Idrissi Kaddouri Mansouri Tahiri Yacoubi Zerouali Kowalski Lewandowski Nowak Wisniewski Zielinski Bhagwandin
    Ganpat Jagesar Mahabir Ramdin Sewpersad Singh Braafheid Cairo Kromokarso Martina Pinas Tjin Wijngaarde Chen Liu
    Nguyen Tran Wong Santos Silva Garcia Lopez
"""


def _group(sex: str, language: str, names: str) -> FirstNames:
    return FirstNames(sex, language, tuple(dict.fromkeys(names.split())))


FIRST_NAMES = (
    _group("f", "nl", _DUTCH_WOMEN),
    _group("m", "nl", _DUTCH_MEN),
    _group("f", "ar", _ARABIC_WOMEN),
    _group("m", "ar", _ARABIC_MEN),
    _group("f", "tr", _TURKISH_WOMEN),
    _group("m", "tr", _TURKISH_MEN),
    _group("f", "en", _ENGLISH_WOMEN),
    _group("m", "en", _ENGLISH_MEN),
    _group("f", "pl", _POLISH_WOMEN),
    _group("m", "pl", _POLISH_MEN),
    _group("f", "hi", _HINDUSTANI_WOMEN),
    _group("m", "hi", _HINDUSTANI_MEN),
)
SURNAMES = tuple(dict.fromkeys(_SURNAMES.split()))
