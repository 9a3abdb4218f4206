"""Coordinates as Dutch texts name them: *breedtegraad 52,09, lengtegraad 5,12*, and those of the national grid (RD)."""

from __future__ import annotations

from avgtool.recognizers.base import Shape
from avgtool.recognizers.extending import Extension

_NORTH = r"(?:lat(?:itude)?|breedte(?:graad)?|noorderbreedte|nb)"
_EAST = r"(?:lon|lng|long(?:itude)?|lengte(?:graad)?|oosterlengte|ol)"
_LATITUDE = r"[+-]?[0-8]?[0-9][.,][0-9]{3,15}"
_LONGITUDE = r"[+-]?(?:1[0-7][0-9]|[0-9]?[0-9])[.,][0-9]{3,15}"
_IS = r"[ .]?(?:[:=]|is)? {0,2}"
_AND = r"[,;/& ]{1,3}(?:en )?"
_EASTING = r"[12]?[0-9]{5}(?:[.,][0-9]{1,3})?"
_NORTHING = r"[3-6][0-9]{5}(?:[.,][0-9]{1,3})?"
"""Meters from the origin of the grid (Rijksdriehoeksmeting): east to 300 km, north from 300 to 630 km."""

COORDINATES = Extension(
    "COORDINATES",
    shapes=(
        Shape(
            rf"(?i){_NORTH}{_IS}{_LATITUDE}{_AND}{_EAST}{_IS}{_LONGITUDE}|"
            rf"{_EAST}{_IS}{_LONGITUDE}{_AND}{_NORTH}{_IS}{_LATITUDE}|"
            rf"{_NORTH} ?[/,] ?{_EAST}{_IS}{_LATITUDE}{_AND}{_LONGITUDE}",
            0.85,
        ),
        Shape(
            rf"(?i)(?:rd[ :-]{{1,2}})?x{_IS}{_EASTING}{_AND}y{_IS}{_NORTHING}|"
            rf"rd(?:-?co(?:o|ö|Ö)rdina(?:ten|at))?[ :-]{{1,2}}{_EASTING}{_AND}{_NORTHING}",
            0.7,
        ),
    ),
    context=("coördinaten", "locatie", "positie"),
)
