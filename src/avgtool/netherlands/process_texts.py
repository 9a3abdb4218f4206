"""The texts of usual processing activities in English, by what the Dutch templates say.

``{persons}`` stands for the word of the organisation. Names of Dutch laws stay what they are.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHARED = {
    "{persons}": "{persons}",
    "eigen beleid": "own policy",
    "bewijs": "evidence",
    "afhandeling": "the matter was closed",
    "van de betrokkene zelf": "from the persons themselves",
    "bezoekers van de website": "visitors of the website",
    "bezoekers": "visitors",
    "medewerkers": "employees",
    "deelnemers": "participants",
    "De administratie bewaren die de Belastingdienst vraagt": "Keep the records that the tax authority asks for",
    "Belastingdienst": "tax authority",
    "betaaldienst": "payment service",
    "Niet verplicht.": "Not obligatory.",
    "Niet van toepassing.": "Does not apply.",
}
_CONTRACTS = {
    "Abonnement": "Subscription",
    "Abonnementen uitvoeren, van aanmelding tot opzegging.": "Run subscriptions, from the first day to the last.",
    "Het abonnement leveren en de betaling innen": "Deliver the subscription and collect the payment",
    "gebruik": "use",
    "de incasso verwerken": "process direct debits",
    "facturen": "invoices",
    "factuurdatum": "date of the invoice",
    "overige gegevens": "other data",
    "einde van het abonnement": "end of the subscription",
    "van de betrokkene zelf, bij het afsluiten": "from the persons themselves, when they subscribe",
    "Nodig om het abonnement te kunnen leveren.": "Needed to deliver the subscription.",
    "Webshop: bestellingen": "Web shop: orders",
    "Bestellingen aannemen, betalen, leveren en terugnemen.": "Take, charge, deliver and take back orders.",
    "Bestellingen leveren, betaling ontvangen en retouren afhandelen": (
        "Deliver orders, receive payment and handle returns"
    ),
    "bezorgdienst": "delivery service",
    "de bestelling bezorgen": "deliver the order",
    "de betaling verwerken": "process the payment",
    "controle van de administratie": "check of the records",
    "bestellingen en facturen": "orders and invoices",
    "accounts zonder bestelling": "accounts without orders",
    "laatste keer ingelogd": "last log-in",
    "van de betrokkene zelf, bij de bestelling": "from the persons themselves, when they order",
    "Nodig om te kunnen leveren: zonder deze gegevens komt er geen overeenkomst.": (
        "Needed to deliver: without these data there is no contract."
    ),
    "Kredietcheck": "Credit check",
    "Nagaan of iemand op rekening kan kopen.": "Find out whether somebody can buy on account.",
    "Beoordelen of betaling achteraf verantwoord is": "Judge whether payment afterwards is responsible",
    "geen levering die niet wordt betaald; alleen bij wie achteraf wil betalen": (
        "no delivery that is not paid for; only of who wants to pay afterwards"
    ),
    "{persons} die achteraf willen betalen": "{persons} who want to pay afterwards",
    "kredietscore": "credit score",
    "uitkomst van de beoordeling": "outcome of the check",
    "kredietinformatiebureau": "credit reference agency",
    "de score opvragen": "ask for the score",
    "afwijzingen": "refusals",
    "scores": "scores",
    "dag van de beoordeling": "day of the check",
    "van de betrokkene zelf, en van een kredietinformatiebureau": (
        "from the persons themselves, and from a credit reference agency"
    ),
    "Nodig om achteraf te betalen; vooraf betalen kan zonder.": (
        "Needed to pay afterwards; payment in advance needs none."
    ),
    "Beslissen of achteraf betalen kan": "Decide whether payment afterwards is possible",
    "of achteraf betalen kan": "whether payment afterwards is possible",
    "een score uit betaalgedrag tegen een grens": "a score from payment behavior against a limit",
    "bij een lage score alleen vooraf betalen; iemand kan de beslissing laten nakijken (AVG 22(3))": (
        "with a low score payment in advance only; one can have the decision looked at (GDPR 22(3))"
    ),
}
_SERVICE = {
    "Cameratoezicht": "Camera surveillance",
    "Camera's in en bij het pand.": "Cameras in and around the building.",
    "Personen en eigendommen beveiligen": "Protect persons and property",
    "diefstal en vernieling tegengaan waar niets lichters helpt; borden zeggen dat er camera's hangen": (
        "prevent theft and damage where nothing lighter helps; signs say that there are cameras"
    ),
    "camerabeelden": "camera images",
    "politie": "police",
    "aangifte van een incident": "report of an incident",
    "beelden": "images",
    "dag van de opname": "day of the recording",
    "richtlijn AP: ten hoogste vier weken": "guideline of the AP: four weeks at most",
    "beelden van een incident": "images of an incident",
    "afhandeling van het incident": "the incident was closed",
    "uit de camera's": "from the cameras",
    "Chatgesprekken": "Chats",
    "Vragen beantwoorden in een chat, en gesprekken nalezen.": "Answer questions in a chat, and read chats afterwards.",
    "Vragen beantwoorden": "Answer questions",
    "Leren van gesprekken": "Learn from chats",
    "betere antwoorden; gesprekken worden daarvoor eerst geanonimiseerd": "better answers; chats are anonymized first",
    "gesprekken": "chats",
    "einde van het gesprek": "end of the chat",
    "Niet verplicht: bellen of schrijven kan ook.": "Not obligatory: one can call or write too.",
    "Klantenservice en klachten": "Customer service and complaints",
    "Vragen en klachten aannemen en afhandelen.": "Take and handle questions and complaints.",
    "Vragen en klachten afhandelen": "Handle questions and complaints",
    "Zich kunnen verweren tegen een vordering": "Be able to defend against a claim",
    "bewijs hebben zolang een vordering niet is verjaard": "have evidence as long as a claim is possible",
    "wie in een klacht wordt genoemd": "who is named in a complaint",
    "vragen": "questions",
    "klachten en vorderingen": "complaints and claims",
    "Nodig om de klacht te kunnen behandelen.": "Needed to handle the complaint.",
    "Reviews": "Reviews",
    "Beoordelingen ontvangen en tonen.": "Receive and show reviews.",
    "Laten lezen wat {persons} vinden": "Let people read what {persons} think",
    "Misbruik en valse reviews tegengaan": "Prevent abuse and false reviews",
    "lezers moeten op reviews kunnen vertrouwen; er wordt niet meer nagekeken dan daarvoor nodig is": (
        "readers must be able to rely on reviews; no more is looked at than that needs"
    ),
    "{persons} die een review schreven": "{persons} who wrote a review",
    "wie erin wordt genoemd": "who is named in it",
    "reviews": "reviews",
    "reviews lezen": "read reviews",
    "verwijdering door de schrijver of het product vervalt": "the writer removes it or the product is withdrawn",
    "zolang zij worden getoond": "as long as they are shown",
}
_RESEARCH = {
    "Focusgroep": "Focus group",
    "Met een groep mensen over een onderwerp praten, en dat vastleggen.": (
        "Talk with a group about a subject, and record it."
    ),
    "Onderzoeken wat deelnemers vinden": "Find out what participants think",
    "beeld en geluid van het gesprek": "picture and sound of the talk",
    "meningen": "opinions",
    "beeld, geluid en gegevens van deelnemers": "picture, sound and data of participants",
    "dag van het gesprek": "day of the talk",
    "van de deelnemer zelf": "from the participants themselves",
    "Niet verplicht: meedoen is vrijwillig.": "Not obligatory: taking part is voluntary.",
    "Klanttevredenheid": "Customer satisfaction",
    "Vragen hoe tevreden mensen zijn, en daarvan leren.": "Ask how satisfied people are, and learn from it.",
    "De kwaliteit meten en verbeteren": "Measure and improve quality",
    "weten waar het beter kan; de vraag is kort, eenmalig en te weigeren": (
        "know what can be better; the question is short, asked once, and can be refused"
    ),
    "cijfers": "marks",
    "antwoorden": "answers",
    "dag van het antwoord": "day of the answer",
    "Webanalyse": "Web analytics",
    "Tellen hoe de website wordt gebruikt.": "Count how the website is used.",
    "De website verbeteren": "Improve the website",
    "weten welke pagina's werken; met ingekorte IP-adressen en zonder bezoekers te volgen (Tw 11.7a)": (
        "know which pages work; with shortened IP addresses and without following visitors (Tw 11.7a)"
    ),
    "cookies": "cookies",
    "bezochte pagina's": "pages visited",
    "bezoeken": "visits",
    "dag van het bezoek": "day of the visit",
    "uit het bezoek aan de website": "from the visit to the website",
    "Klantsegmentatie": "Customer segmentation",
    "Groepen onderscheiden naar wat mensen kopen en willen.": "Tell groups apart by what people buy and want.",
    "{persons} in groepen indelen om het aanbod te verbeteren": "Group {persons} to improve what is offered",
    "het aanbod laten passen; met gegevens onder een pseudoniem, uitkomsten alleen over groepen": (
        "make offers fit; with data under a pseudonym, results about groups alone"
    ),
    "aankopen, bedragen en bezoeken": "purchases, amounts and visits",
    "gedrag": "behavior",
    "dag van de aankoop of het bezoek": "day of the purchase or visit",
    "uit eigen administratie": "from own records",
    "Niet van toepassing: er wordt niets extra gevraagd.": "Does not apply: nothing further is asked.",
}
_MARKETING = {
    "Gepersonaliseerde marketing": "Personalized marketing",
    "Aanbiedingen die passen bij wat iemand deed.": "Offers that fit what somebody did.",
    "Aanbiedingen op maat doen": "Make personal offers",
    "profiel van aankopen en bezoeken": "profile of purchases and visits",
    "profiel": "profile",
    "laatste aankoop of bezoek": "last purchase or visit",
    "eigen beleid; eerder als de toestemming is ingetrokken": "own policy; earlier where consent was withdrawn",
    "van de betrokkene zelf, en uit aankopen en bezoeken": "from the persons themselves, and from purchases and visits",
    "Niet verplicht. Wie bezwaar maakt, wordt niet meer benaderd (AVG 21(3)).": (
        "Not obligatory. Who objects is approached no more (GDPR 21(3))."
    ),
    "Loyaliteit": "Loyalty",
    "Punten, kortingen en aanbiedingen op een klantkaart.": "Points, discounts and offers on a loyalty card.",
    "Punten bijhouden en belonen": "Keep points and reward them",
    "Aanbiedingen afstemmen op aankopen": "Fit offers to purchases",
    "{persons} met een klantkaart": "{persons} with a loyalty card",
    "aankopen per productgroep": "purchases by group of products",
    "kaart en punten": "card and points",
    "laatste gebruik van de kaart": "last use of the card",
    "van de betrokkene zelf, en uit aankopen met de kaart": (
        "from the persons themselves, and from purchases with the card"
    ),
    "Niet verplicht: zonder kaart zijn er geen punten.": "Not obligatory: without a card there are no points.",
    "Nieuwsbrief": "Newsletter",
    "Nieuws en aanbiedingen sturen aan wie dat wil.": "Send news and offers to who wants them.",
    "{persons} informeren over nieuws en aanbiedingen": "Inform {persons} about news and offers",
    "{persons} die zich inschreven": "{persons} who subscribed",
    "wat is geopend en aangeklikt": "what was opened and clicked",
    "verzender van de nieuwsbrief": "sender of the newsletter",
    "de nieuwsbrief versturen": "send the newsletter",
    "adres": "address",
    "uitschrijving": "cancellation",
    "toestemming is ingetrokken, AVG 7(3)": "consent was withdrawn, GDPR 7(3)",
    "bewijs van toestemming en blokkeerlijst": "proof of consent and suppression list",
    "AVG 7(1), BW 3:310": "GDPR 7(1), BW 3:310",
    "van de betrokkene zelf, bij de inschrijving": "from the persons themselves, when they sign up",
    "Niet verplicht: wie zich niet inschrijft, krijgt geen nieuwsbrief.": (
        "Not obligatory: who does not subscribe gets no newsletter."
    ),
}
ENGLISH: Mapping[str, str] = MappingProxyType({**_SHARED, **_CONTRACTS, **_SERVICE, **_RESEARCH, **_MARKETING})
"""Dutch text to English text."""
SAME = frozenset({"AWR 52(4)", "BW 3:307-310"})
"""What has no language."""
