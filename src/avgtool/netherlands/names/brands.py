"""Shops, payment services, products, medicines, feasts: what is called by a name and is no person or place."""

from __future__ import annotations

import re

from avgtool.netherlands.names.words import words_of

COMPANIES = words_of(
    """
    klarna riverty afterpay paypal adyen bancontact tikkie ideal maestro mastercard visa amex billink in3 wero revolut
    bitvavo degiro moneybird exact afas mollie buckaroo multisafepay sumup zettle bizum payconiq alipay wechat vinted
    marktplaats catawiki etsy temu shein aliexpress alibaba ebay decathlon action mediamarkt expert bcc leenbakker
    kwantum jysk trendhopper intratuin welkoop hornbach bauhaus brico rituals ici sephora lush kiko flying sostrene
    søstrene normal wibra vanharen scotch omoda dolcis bristol zalora asos nakd bershka stradivarius pull&bear uniqlo
    weekday monki cos esprit gstar g-star denham lacoste wrangler vans converse asics reebok fila skechers birkenstock
    crocs timberland ecco patagonia fjällräven columbia vaude rolex seiko casio pandora swarovski lucardi siebel sonos
    bose denon yamaha jbl marantz lenovo asus acer dell huawei xiaomi oppo oneplus motorola nokia fitbit garmin tomtom
    gopro canon nikon fujifilm epson brother logitech razer nintendo playstation xbox steam roblox fortnite minecraft
    netflix spotify videoland viaplay disney hbo ziggo tele2 simyo lebara hollandsnieuwe budgetthuis solcon freedom
    youfone simpel oxxio energiedirect budget zonneplan tibber engie eon innova fbto ohra anwb centraal unive inshared
    ditzo zilveren promovendum czdirect asr nn nationale booking airbnb expedia trivago sunweb corendon tui neckermann
    d-reizen prijsvrij vakantiediscounter transavia ryanair easyjet vueling eurostar flixbus uber lyft greenwheels
    mywheels sixt hertz europcar swapfiets picnic crisp gorillas getir thuisbezorgd deliveroo hellofresh marleyspoon
    ekomenu homerr budbee trunkrs cycloon bpost colissimo mondial whatsapp telegram instagram facebook snapchat tiktok
    pinterest linkedin youtube twitch discord slack teams outlook gmail hotmail chatgpt copilot gemini dropbox
    onedrive icloud wetransfer docusign salesforce hubspot mailchimp magister somtoday parro social schouders duolingo
    strava fitbod basicfit basic-fit digid mijnoverheid senseo nespresso tassimo delonghi jura krups tefal brabantia
    bugaboo maxi-cosi joolz stokke cybex thule gazelle batavus sparta koga cortina vanmoof babboe giant cube skoda
    škoda toyota hyundai kia nissan suzuki mazda dacia fiat seat audi bmw volkswagen lexus jaguar mounjaro ozempic
    wegovy saxenda ventolin ritalin concerta thyrax euthyrox losec nexium xanax prozac seroxat lyrica symbicort
    flixotide foster aerius zyrtec voltaren tramadol diclofenac naproxen ibuprofen advil nurofen panadol aspirine
    imodium rennie strepsils otrivin bisolvon prednison methotrexaat humira enbrel marcoumar lithium haldol temazepam
    melatonine insuline novorapid lantus viagra cialis mirena nuvaring hatha vinyasa zumba pilates aquagym spinning
    bootcamp crossfit mindfulness reiki kundalini
    """
)
"""Lower case; none of them is in the lists of names, those that are stand in :data:`NAMESAKES`."""

NAMESAKES = words_of(
    """
    douglas zara mollie prada chanel dior gucci armani hermes mercedes stella frank nelson claude jordan gabor bosch
    miele hema etos gamma xenos praxis wolford hunter lloyd floris marlies bjorn björn josh diesel mango rituals
    philips siemens dyson tesla honda ford porsche opel peugeot renault ferrari hilfiger klein lauren kors zeeman
    blokker jumbo sacha mexx tiger yasmin yves berden boels delta bolt rosa ava axa gerard ariel pampers andrélon
    nivea dove dreft robijn venz calvé
    """
)
"""Names of brands that are names of persons too: only in front of :data:`GOODS` are they no person."""

GOODS = words_of(
    """
    parfum parfums geur geurtje crème creme shampoo lipstick mascara jurk jurkje broek trui shirt shirts jas jasje tas
    tasje tassen schoen schoenen laarzen sneakers rok blouse riem horloge bril zonnebril kast kastje stoel stoelen
    tafel bank bed lamp kussen dekbed matras boekenkast puzzel spel lego auto fiets laptop tablet tv televisie
    koptelefoon speaker printer wasmachine vaatwasser droger stofzuiger boormachine boor koffiezetapparaat oven
    magnetron koelkast cadeaubon cadeaukaart giftcard app winkel filiaal webshop outlet bezorger verpakking deal deals
    sale collectie model garage dealer jeans sokken pyjama sieraad armband oorbellen vulling navulling zeep thee
    koffie
    """
)
"""What stands behind the name of a brand."""

COLORS = words_of(
    """
    rood blauw geel groen oranje paars roze bruin zwart wit witte grijs beige antraciet taupe turkoois bordeaux goud
    zilver crème creme ivoor naturel donker licht lichte donkere mat glanzend cognac camel mint koper brons oker
    kobalt navy black white red blue green grey gray brown pink purple yellow orange gold silver dark light rose eiken
    walnoot beuken
    """
)

RIVERS = words_of(
    """
    rijn maas waal ijssel lek schelde amstel vecht eem zaan rotte merwede linge dommel donge mark aa roer regge dinkel
    geul berkel dender leie nete demer durme seine thames donau elbe moezel ems eems nederrijn dom euromast
    afsluitdijk oosterschelde westerschelde grevelingen waddenzee noordzee noordzeekust zuiderzee ijsselmeer veluwe
    efteling posbank markthal kuip arena jaarbeurs eiffeltoren domtoren martinitoren zaanse alpen ardennen eifel
    vogezen
    """
)
"""With an article in front they are no persons: *de Rijn*, *de Dom*."""

_MEDICINE = re.compile(
    r"(?i)[a-z]{2,}(?:statine|sartan|olol|prazole?|cilline|mycine|azepam|zolam|oxetine|triptyline|formine|glutide|"
    r"gliptine|xaban|parine|codon|amol|fenac|oxacine|cycline|thiazide|semide|dipine|depressiva?|depressivum|psychotica|"
    r"psychoticum|biotica|biotic[ua]m?|coagulantia|histaminica|remmers?|blokkers?|therapie|grafie|scopie|ectomie|itis|"
    r"artrose|trombose|sclerose|fibrose|psychose|neurose|pathie|algie|plegie|tensie)"
)
"""Names of medicines by the stems that the WHO gives them, and of diseases and examinations by their Greek ends."""

_FEAST = re.compile(
    r"(?i)(?:black|cyber|prime|single['’]?s|blue|boxing|valentine['’]?s|mother['’]?s|father['’]?s|pride|green|white|"
    r"super|happy|dwaze|gay|independence|st\.? patrick['’]?s)[ ]"
    r"(?:friday|monday|day|days|sunday|saturday|hour|week|dagen)"
)


def is_company(name: str) -> bool:
    """Whether ``name`` is nothing but a company, a product or a medicine."""
    low = name.lower().removesuffix("'s").removesuffix("’s")
    return low in COMPANIES or _MEDICINE.fullmatch(low) is not None


def is_feast(name: str) -> bool:
    """Whether ``name`` is a day of shopping or feasting: *Black Friday*."""
    return _FEAST.fullmatch(name) is not None


def is_color(name: str) -> bool:
    """Whether ``name`` is a color of several words: *Rood Bruin*, *Donker Blauw*."""
    words = name.lower().replace("/", " ").replace("-", " ").split()
    return len(words) > 1 and COLORS.issuperset(words)
