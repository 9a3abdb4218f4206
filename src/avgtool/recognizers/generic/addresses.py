"""Where a person lives or is: addresses, places, coordinates."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Recognizer, Shape

_LATITUDE = r"[+-]?(?:[0-8]?[0-9](?:[.,][0-9]{1,15})?|90(?:[.,]0{1,15})?)"
_LONGITUDE = r"[+-]?(?:(?:[0-9]?[0-9]|1[0-7][0-9])(?:[.,][0-9]{1,15})?|180(?:[.,]0{1,15})?)"
_DEGREES = (
    r"[0-9]{1,3}(?:[.,][0-9]{1,10})? ?°(?: ?[0-9]{1,2}(?:[.,][0-9]{1,8})?['′’]?(?: ?[0-9]{1,2}(?:[.,][0-9]{1,6})?"
    r"(?:[\"″”]|''))?)?"
)
"""Degrees, with or without minutes and seconds; O is the Dutch and German E."""
_PRECISE_LATITUDE = r"[+-]?(?:[0-8]?[0-9])\.[0-9]{4,15}"
_PRECISE_LONGITUDE = r"[+-]?(?:[0-9]?[0-9]|1[0-7][0-9])\.[0-9]{4,15}"

ADDRESS = Recognizer(
    "ADDRESS",
    Kind.ADDRESS_STREET,
    msg("Address"),
    headers=(
        "address", "street address", "address line", "address line 1", "address line 2", "address 1", "address 2",
        "addr", "home address", "postal address", "mailing address", "billing address", "shipping address",
        "delivery address", "ship address", "full address", "visiting address", "anschrift", "adresse",
    ),
    context=("address", "adres", "lives at", "woont op", "wonende", "straat"),
    lists=("streets",),
)  # fmt: skip

STREET_NAME = Recognizer(
    "STREET_NAME",
    Kind.ADDRESS_STREET,
    msg("Street name"),
    role=Role.QUASI,
    headers=("street", "street name", "streetname", "road", "strasse", "rue"),
    lists=("streets",),
    in_text=False,
    part_of="ADDRESS",
)

HOUSE_NUMBER = Recognizer(
    "HOUSE_NUMBER",
    Kind.ADDRESS_HOUSENUMBER,
    msg("House number or its suffix"),
    role=Role.QUASI,
    shapes=(
        Shape(r"[1-9][0-9]{0,4}(?:[ -]?[A-Za-z]{1,4}|[ -][A-Za-z0-9]{1,4}|-[IVX]{1,4})?", 0.05),
        Shape(r"[A-Za-z]{1,4}|[A-Za-z]?[0-9]{1,4}|(?:bis|rood|boven|beneden)", 0.02),
    ),
    needs_context=True,
    headers=("house number", "housenumber", "house nr", "house no", "street number", "house number suffix",
             "house number addition", "apartment", "apartment number", "unit number", "hausnummer"),
    in_text=False,
    part_of="ADDRESS",
)  # fmt: skip

POSTCODE = Recognizer(
    "POSTCODE",
    Kind.POSTCODE,
    msg("Postal code"),
    role=Role.QUASI,
    shapes=(
        Shape(r"[0-9]{4,6}|[0-9]{5}-[0-9]{4}|[0-9]{2,5}[ -][0-9]{2,4}|(?:[A-Z]{1,2}|LT|LV)-[0-9]{3,6}", 0.05),
        Shape(r"(?i)[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]", 0.2),
        Shape(r"(?i)[A-Z]{0,3}[ -]?[0-9][A-Z0-9 -]{1,8}", 0.02),
    ),
    needs_context=True,
    headers=("zip", "zip code", "zipcode", "postal code", "postalcode", "post code", "postcode", "postal", "plz",
             "postleitzahl", "code postal", "ship postal code"),
    context=("zip", "postcode", "postal code"),
    in_text=False,
    part_of="LOCATION",
)  # fmt: skip

LOCATION = Recognizer(
    "LOCATION",
    Kind.CITY,
    msg("Place"),
    role=Role.QUASI,
    headers=(
        "city", "town", "place", "city name", "home city", "place of residence", "residence", "ship city",
        "birth place", "birthplace", "place of birth", "municipality", "village", "ort", "stadt", "ville",
    ),
    context=("in", "city", "stad", "plaats", "woonplaats", "lives in", "woont in"),
    lists=("places",),
)  # fmt: skip

COORDINATES = Recognizer(
    "COORDINATES",
    Kind.GEO,
    msg("Coordinates"),
    category=Category.SENSITIVE,
    role=Role.QUASI,
    shapes=(
        Shape(rf"{_PRECISE_LATITUDE}(?:, ?|; ?| ){_PRECISE_LONGITUDE}", 0.6),
        Shape(rf"{_DEGREES} ?[NS][ ,;/]{{1,3}}{_DEGREES} ?[EWO]|[NS] ?{_DEGREES}[ ,;/]{{1,3}}[EWO] ?{_DEGREES}", 0.85),
        Shape(r"(?:0x)?E6100000010C[0-9A-F]{32}", 0.9),
        Shape(r"(?i)POINT ?\(-?[0-9]{1,3}\.[0-9]+ -?[0-9]{1,3}\.[0-9]+\)", 0.9),
    ),
    headers=("coordinates", "coordinate", "gps", "location point", "geolocation", "geo location", "geom", "geometry",
             "spatial location", "lat lon", "lat long", "latlng", "position gps"),
    context=("coordinates", "gps"),
)  # fmt: skip

LATITUDE = Recognizer(
    "LATITUDE",
    Kind.GEO,
    msg("Latitude or northing"),
    category=Category.SENSITIVE,
    role=Role.QUASI,
    shapes=(Shape(_PRECISE_LATITUDE, 0.1), Shape(_LATITUDE, 0.02), Shape(r"[0-9]{5,6}(?:[.,][0-9]{1,4})?", 0.02)),
    needs_context=True,
    headers=("latitude", "lat", "geo lat", "northing", "y coordinate", "coord y"),
    in_text=False,
    part_of="COORDINATES",
)

LONGITUDE = Recognizer(
    "LONGITUDE",
    Kind.GEO,
    msg("Longitude or easting"),
    category=Category.SENSITIVE,
    role=Role.QUASI,
    shapes=(Shape(_PRECISE_LONGITUDE, 0.1), Shape(_LONGITUDE, 0.02), Shape(r"[0-9]{4,6}(?:[.,][0-9]{1,4})?", 0.02)),
    needs_context=True,
    headers=("longitude", "lon", "long", "lng", "geo lon", "easting", "x coordinate", "coord x"),
    in_text=False,
    part_of="COORDINATES",
)

RECOGNIZERS = (ADDRESS, STREET_NAME, HOUSE_NUMBER, POSTCODE, LOCATION, COORDINATES, LATITUDE, LONGITUDE)
