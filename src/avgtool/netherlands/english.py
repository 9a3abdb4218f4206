"""English for the texts of the usual processing activities, which letters in English tell (``processing/*.yaml``).

``{persons}`` stands for the organization's word for its customers; a letter speaks to one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    # names
    "Abonnement": "Subscription",
    "Cameratoezicht": "Camera surveillance",
    "Chatgesprekken": "Chats",
    "Focusgroep": "Focus group",
    "Gepersonaliseerde marketing": "Personalized marketing",
    "Klantenservice en klachten": "Customer service and complaints",
    "Klantsegmentatie": "Segmentation of customers",
    "Klanttevredenheid": "Satisfaction of customers",
    "Kredietcheck": "Credit check",
    "Loyaliteit": "Loyalty program",
    "Nieuwsbrief": "Newsletter",
    "Reviews": "Reviews",
    "Webanalyse": "Web analysis",
    "Webshop: bestellingen": "Webshop: orders",
    # purposes
    "Aanbiedingen afstemmen op aankopen": "Fit offers to purchases",
    "Aanbiedingen op maat doen": "Make personal offers",
    "Beoordelen of betaling achteraf verantwoord is": "Judge whether payment afterwards is sound",
    "Bestellingen leveren, betaling ontvangen en retouren afhandelen": (
        "Deliver orders, receive payment and handle returns"
    ),
    "De administratie bewaren die de Belastingdienst vraagt": "Keep the books that the tax authority asks for",
    "De kwaliteit meten en verbeteren": "Measure and improve quality",
    "De website verbeteren": "Improve the website",
    "Het abonnement leveren en de betaling innen": "Deliver the subscription and collect payment",
    "Laten lezen wat {persons} vinden": "Show what you and others think",
    "Leren van gesprekken": "Learn from chats",
    "Misbruik en valse reviews tegengaan": "Prevent abuse and false reviews",
    "Onderzoeken wat deelnemers vinden": "Study what participants think",
    "Personen en eigendommen beveiligen": "Protect persons and property",
    "Punten bijhouden en belonen": "Keep count of points and reward them",
    "Vragen beantwoorden": "Answer questions",
    "Vragen en klachten afhandelen": "Handle questions and complaints",
    "Zich kunnen verweren tegen een vordering": "Be able to defend against a claim",
    "{persons} in groepen indelen om het aanbod te verbeteren": (
        "Divide you and others into groups to improve our offer"
    ),
    "{persons} informeren over nieuws en aanbiedingen": "Inform you of news and offers",
    # interests
    "betere antwoorden; gesprekken worden daarvoor eerst geanonimiseerd": (
        "better answers; chats are anonymized for that first"
    ),
    "bewijs hebben zolang een vordering niet is verjaard": "have proof as long as a claim is not time-barred",
    "diefstal en vernieling tegengaan waar niets lichters helpt; borden zeggen dat er camera's hangen": (
        "prevent theft and destruction where nothing milder helps; signs say that there are cameras"
    ),
    "geen levering die niet wordt betaald; alleen bij wie achteraf wil betalen": (
        "no delivery that is not paid; only for those who want to pay afterwards"
    ),
    "het aanbod laten passen; met gegevens onder een pseudoniem, uitkomsten alleen over groepen": (
        "a fitting offer; with data under a pseudonym, and results about groups alone"
    ),
    "lezers moeten op reviews kunnen vertrouwen; er wordt niet meer nagekeken dan daarvoor nodig is": (
        "readers must be able to trust reviews; no more is looked into than that needs"
    ),
    "weten waar het beter kan; de vraag is kort, eenmalig en te weigeren": (
        "know what can be better; the question is short, asked once, and may be refused"
    ),
    "weten welke pagina's werken; met ingekorte IP-adressen en zonder bezoekers te volgen (Tw 11.7a)": (
        "know which pages work; with shortened IP addresses and without following visitors (Tw 11.7a)"
    ),
    # data
    "aankopen per productgroep": "purchases by group of products",
    "aankopen, bedragen en bezoeken": "purchases, amounts and visits",
    "accounts zonder bestelling": "accounts without an order",
    "adres": "address",
    "afwijzingen": "refusals",
    "antwoorden": "answers",
    "beeld en geluid van het gesprek": "image and sound of the conversation",
    "beeld, geluid en gegevens van deelnemers": "image, sound and data of participants",
    "beelden": "images",
    "beelden van een incident": "images of an incident",
    "bestellingen en facturen": "orders and invoices",
    "bewijs": "proof",
    "bewijs van toestemming en blokkeerlijst": "proof of consent and suppression list",
    "bezochte pagina's": "visited pages",
    "bezoeken": "visits",
    "camerabeelden": "camera images",
    "cijfers": "marks",
    "cookies": "cookies",
    "facturen": "invoices",
    "gebruik": "use",
    "gedrag": "behavior",
    "gesprekken": "chats",
    "kaart en punten": "card and points",
    "klachten en vorderingen": "complaints and claims",
    "kredietscore": "credit score",
    "meningen": "opinions",
    "of achteraf betalen kan": "whether payment afterwards is possible",
    "overige gegevens": "other data",
    "profiel": "profile",
    "profiel van aankopen en bezoeken": "profile of purchases and visits",
    "reviews": "reviews",
    "scores": "scores",
    "uitkomst van de beoordeling": "outcome of the assessment",
    "vragen": "questions",
    "wat is geopend en aangeklikt": "what was opened and clicked",
    # recipients
    "Belastingdienst": "the Dutch tax authority (Belastingdienst)",
    "betaaldienst": "payment service",
    "bezorgdienst": "delivery service",
    "kredietinformatiebureau": "credit reference agency",
    "politie": "police",
    "verzender van de nieuwsbrief": "sender of the newsletter",
    # events and grounds
    "afhandeling": "it was handled",
    "afhandeling van het incident": "the incident was handled",
    "dag van de aankoop of het bezoek": "day of the purchase or visit",
    "dag van de beoordeling": "day of the assessment",
    "dag van de opname": "day of the recording",
    "dag van het antwoord": "day of the answer",
    "dag van het bezoek": "day of the visit",
    "dag van het gesprek": "day of the chat",
    "einde van het abonnement": "end of the subscription",
    "einde van het gesprek": "end of the chat",
    "eigen beleid": "our own policy",
    "eigen beleid; eerder als de toestemming is ingetrokken": "our own policy; earlier when consent is withdrawn",
    "factuurdatum": "date of the invoice",
    "laatste aankoop of bezoek": "last purchase or visit",
    "laatste gebruik van de kaart": "last use of the card",
    "laatste keer ingelogd": "last login",
    "richtlijn AP: ten hoogste vier weken": "guideline of the Dutch authority (AP): four weeks at most",
    "toestemming is ingetrokken, AVG 7(3)": "consent is withdrawn, GDPR 7(3)",
    "AVG 7(1), BW 3:310": "GDPR 7(1), BW 3:310",
    "uitschrijving": "you unsubscribe",
    "verwijdering door de schrijver of het product vervalt": "the writer removes it or the product lapses",
    "zolang zij worden getoond": "as long as they are shown",
    # origins
    "uit de camera's": "from the cameras",
    "uit eigen administratie": "from our own records",
    "uit het bezoek aan de website": "from visits to the website",
    "van de betrokkene zelf": "from you",
    "van de betrokkene zelf, bij de bestelling": "from you, with the order",
    "van de betrokkene zelf, bij de inschrijving": "from you, when you subscribed",
    "van de betrokkene zelf, bij het afsluiten": "from you, when you took the subscription",
    "van de betrokkene zelf, en uit aankopen en bezoeken": "from you, and from purchases and visits",
    "van de betrokkene zelf, en uit aankopen met de kaart": "from you, and from purchases with the card",
    "van de betrokkene zelf, en van een kredietinformatiebureau": "from you, and from a credit reference agency",
    "van de deelnemer zelf": "from you as a participant",
    # decisions
    "een score uit betaalgedrag tegen een grens": "a score from paying behavior against a limit",
    "bij een lage score alleen vooraf betalen; iemand kan de beslissing laten nakijken (AVG 22(3))": (
        "with a low score payment in advance alone; you can have somebody look at the decision (GDPR 22(3))"
    ),
    # backups
    "ten hoogste 30 dagen": "for at most 30 days",
}
