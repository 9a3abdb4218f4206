"""First names and surnames that are common in the Netherlands, in the languages that they come from.

General word stock: every one is borne by thousands, so none points to a person. Surnames stand without infixes, for a
stand-in must agree where the infix has a column of its own. A change to a list changes most stand-ins that come from
it, and copies of before and after cannot be joined by them: tell so in the changelog.
"""

from __future__ import annotations

from avgtool.operators.surrogates.country import FirstNames

_DUTCH_WOMEN = """
    Adriana Agnes Aletta Alida Angela Anita Anja Anke Anna Anneke Annelies Annemarie Annemiek Anouk Antje Antonia
    Astrid Aukje Babette Bente Betty Bianca Brechtje Carla Carmen Carolien Caroline Catharina Chantal Charlotte
    Christina Claudia Cornelia Corrie Danielle Daphne Debora Dewi Diana Dieuwertje Dina Dominique Dora Dorien
    Doutzen Eefje Elena Elin Elisabeth Elise Ellen Elly Els Elsa Emily Emma Erica Erna Esmee Esther Eva Evelien Evi
    Fabienne Feline Femke Fenna Fien Fleur Floor Francien Francisca Frederika Froukje Gabrielle Geertje Geesje Gemma
    Gerda Gerrie Gertrude Greetje Hanna Hannah Hanneke Heleen Helena Hendrika Henny Hetty Hilde Ida Ilse Ineke Inge
    Ingrid Irene Iris Irma Isa Isabel Isabella Jacoba Jacqueline Jana Janneke Jannie Jantine Jasmijn Jeanette Jet
    Jikke Johanna Joke Jolanda Josephine Josien Josje Judith Julia Juliette Karen Karin Karlijn Katja Kim Kirsten
    Klaartje Lana Lara Laura Laurien Lena Leonie Lianne Lieke Lies Liesbeth Linde Lisa Lisanne Liv Liza Lizzy Loes
    Lonneke Lotte Louise Luna Lynn Maaike Maartje Madelon Maja Manon Margaretha Margreet Maria Marianne Marieke
    Marije Marijke Marina Marit Marjan Marjolein Marleen Marlies Marloes Martine Maud Mia Michelle Mieke Mila Milou
    Mirjam Mirthe Monique Myrthe Nadia Nathalie Neeltje Nicole Nienke Nina Noa Noor Nova Nynke Olga Patricia Paula
    Paulien Petra Pien Pleun Puck Quirine Renske Renée Ria Rianne Roos Rosa Rosalie Roxanne Saar Sabine Sabrina
    Sandra Sanne Sara Saskia Selma Sien Sientje Silvia Simone Sophie Stephanie Suzanne Sylvia Tamara Tanja Tess
    Tessa Thea Theresia Tilly Tineke Tirza Tjitske Trudy Truus Veerle Vera Veronica Wendy Wilhelmina Willemijn Wilma
    Yara Yfke Yvette Yvonne Zoë
"""
_DUTCH_MEN = """
    Aad Aart Abel Adriaan Adrian Albert Albertus Alex Alexander Alwin André Anton Antonius Arend Arie Arjan Arjen
    Arno Arnold Arnoud Arthur Barend Bart Bas Bastiaan Bauke Ben Benjamin Bernard Bert Bertus Bjorn Boaz Bob Boris
    Boudewijn Bram Carel Carlo Casper Cees Chris Christiaan Christian Clemens Coen Cor Cornelis Daan Daniel David
    Dick Diederik Dion Dirk Douwe Eddy Edo Eelco Elias Emiel Erik Erwin Evert Ewout Fabian Felix Ferdinand Finn
    Floris Fokke Folkert Franciscus Frank Franklin Frans Fred Frederik Freek Frits Gabriel Geert Geert-Jan Gerard
    Gerardus Gerben Gerhard Gerrit Gert Gert-Jan Giel Gijs Govert Guido Gustaaf Guus Hans Harm Hein Hendrik
    Hendrikus Henk Henri Henry Herbert Herman Hidde Hilbert Hubert Hugo Huub Igor Ivo Jaap Jacco Jacob Jacobus Jan
    Jan-Willem Jasper Jayden Jelle Jelmer Jens Jeroen Jesse Jim Job Jochem Jochum Joep Johan Johannes Jonas Jonathan
    Joost Joris Jos Jozef Jules Julian Jurgen Jurre Jurriaan Kai Karel Kees Klaas Koen Lars Laurens Leendert Lennart
    Leo Leon Leonard Levi Lex Lieven Louis Luc Luca Lucas Lucien Luuk Maarten Maikel Marc Marcel Marco Marinus
    Marius Mark Marnix Mart Martijn Martin Mathijs Matthias Matthijs Maurice Maurits Max Mees Melle Menno Michael
    Michiel Mick Milan Nathan Nico Nicolaas Niek Niels Noah Noud Olaf Olivier Onno Oscar Otto Pascal Paul Paulus
    Pepijn Peter Petrus Philip Piet Pieter Pim Quinn Quinten Ralf Raoul Rein Reinier Reinout Remco Rens Renzo René
    Richard Rik Rob Robbert Robin Roderick Roel Roger Roland Rolf Romeo Ron Ronald Ruben Rutger Ruud Sam Samuel
    Sander Sebastiaan Sem Siebe Siem Siert Sietse Silvan Simon Sjoerd Stef Stefan Stephan Stijn Storm Sven Sybren
    Teun Theo Theodorus Thijs Thomas Tijmen Tim Timo Tjeerd Tjerk Tobias Tom Ton Toon Tristan Twan Valentijn Victor
    Vincent Waling Walter Werner Wessel Wietse Wilbert Wilco Wilfred Wilhelmus Willem Wim Wolf Wout Wouter Xander
    Yannick Yorick Ype
"""
_ARABIC_WOMEN = """
    Aicha Amal Amina Asma Aya Chaima Dounia Fadoua Fatiha Fatima Hafida Hajar Halima Hanan Hasna Houda Ikram Ilham
    Iman Jamila Karima Khadija Laila Latifa Loubna Malika Mariam Meryem Mina Mouna Naima Najat Nawal Nora Rachida
    Rania Safae Saida Salma Samira Sanae Siham Soraya Soumaya Wafae Yasmina Yousra Zahra Zineb Zohra
"""
_ARABIC_MEN = """
    Abdel Abdelkader Abdellah Adil Ahmed Aissa Ali Amine Anass Anouar Ayoub Aziz Bilal Brahim Driss Fouad Hakim
    Hamid Hamza Hassan Hicham Ibrahim Idris Ismail Jamal Karim Khalid Mahmoud Mimoun Mohamed Mohammad Mohammed
    Mourad Mustafa Nabil Noureddine Omar Othman Rachid Redouan Said Salah Samir Soufian Tarik Walid Yassin Younes
    Youssef Yusuf Zakaria
"""
_TURKISH_WOMEN = """
    Asli Aylin Aynur Ayse Aysel Berna Beyza Burcu Busra Cansu Derya Didem Dilara Ebru Elif Emel Emine Esra Fadime
    Fatma Filiz Gamze Gonca Gul Gulsen Hacer Hanife Hatice Hulya Leyla Melek Meltem Merve Nazli Nermin Nuray Nurcan
    Ozlem Pinar Rabia Rukiye Seda Selin Sevgi Sibel Songul Tugba Yasemin Zehra Zeynep
"""
_TURKISH_MEN = """
    Adem Ahmet Arda Baris Bulent Burak Cem Cemal Emre Enes Engin Erdal Erdem Erkan Fatih Ferhat Furkan Gokhan Hakan
    Halil Hasan Huseyin Ilker Kaan Kadir Kemal Kerem Levent Mehmet Mert Metin Murat Mustafa Oguz Onur Orhan Osman
    Ozan Ramazan Recep Selim Serkan Sinan Tarkan Tolga Umut Volkan Yunus Yusuf
"""
_ENGLISH_WOMEN = """
    Alice Amber Amy Ashley Brenda Cheryl Cindy Claire Debbie Demi Faith Gina Grace Hailey Holly Jane Janice Jennifer
    Jessica Joy Kelly Kimberly Linda Lucy Mandy Megan Melanie Melissa Nancy Naomi Olivia Priscilla Rachel Ruth Sally
    Samantha Sharon Shirley Stacey Summer Tracy Vanessa Wanda
"""
_ENGLISH_MEN = """
    Andrew Anthony Brandon Brian Calvin Charles Clifton Danny Dave Dennis Derek Donny Dwight Dylan Edward Edwin Eric
    Frankie Gavin George Glenn Gregory Harold Howard Jason Jeffrey Jerry Jimmy Johnny Jordan Justin Keith Kenneth
    Kevin Lloyd Melvin Mike Mitchell Nigel Patrick Ralph Randy Raymond Ricky Roy Stanley Steven Terence Tyrone
    Wesley
"""
_POLISH_WOMEN = """
    Agata Agnieszka Aleksandra Alicja Aneta Barbara Beata Bozena Danuta Dominika Dorota Edyta Ewa Ewelina Grazyna
    Halina Iwona Izabela Jadwiga Joanna Jolanta Justyna Karolina Katarzyna Kinga Krystyna Magdalena Malgorzata Marta
    Monika Natalia Paulina Renata Sylwia Teresa Urszula Weronika Zofia Zuzanna
"""
_POLISH_MEN = """
    Adam Andrzej Artur Bartosz Bogdan Damian Dariusz Dawid Filip Grzegorz Henryk Jacek Jakub Janusz Jaroslaw Jerzy
    Kamil Krzysztof Leszek Lukasz Maciej Marcin Marek Mariusz Mateusz Michal Miroslaw Norbert Pawel Piotr Przemyslaw
    Radoslaw Rafal Robert Ryszard Slawomir Stanislaw Szymon Tadeusz Tomasz Waldemar Wieslaw Wojciech Zbigniew
"""
_HINDUSTANI_WOMEN = """
    Aarti Anita Anjali Asha Devika Geeta Indira Jyoti Kavita Lakshmi Lalita Madhuri Manisha Maya Nisha Priya Radha
    Rekha Rita Sarita Savitri Shanti Sharda Shirin Sita Sunita Sushma Uma Usha Vidya
"""
_HINDUSTANI_MEN = """
    Ajay Amar Amit Anand Anil Aroen Ashok Deepak Dinesh Ganesh Hari Iwan Kishan Krishna Mahesh Manoj Narain Prakash
    Prem Radj Rajesh Ramesh Ravi Rishi Sanjay Santosh Soeren Soeresh Sunil Vijay Vikash Vinod
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
