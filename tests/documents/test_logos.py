"""A logo is a picture, or its file is named in a clear error."""

from io import BytesIO

import pytest
from PIL import Image

from avgtool.documents.logos import read_logo
from avgtool.errors import ConfigError

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def picture(form: str, size: tuple[int, int] = (40, 20)) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, "#1d4e5f").save(buffer, form)
    return buffer.getvalue()


def nested(depth: int) -> bytes:
    """A few lines that are drawn ten times as often at every level."""
    parts = (f'<g id="g{one + 1}">{f"""<use xlink:href="#g{one}"/>""" * 10}</g>' for one in range(depth))
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><path id="g0" d="M0 0"/>'
    return f"{head}{''.join(parts)}</svg>".encode()


@pytest.mark.parametrize("data", [picture("PNG"), picture("JPEG"), SVG, b'<?xml version="1.0"?>\n' + SVG, nested(2)])
def test_pictures_are_taken_as_they_are(tmp_path, data):
    path = tmp_path / "logo"
    path.write_bytes(data)
    assert read_logo(path) == data


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "PNG"),
        (b"Dit is geen plaatje", "PNG"),
        (picture("PNG")[:45], "PNG"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "PNG"),
        (picture("GIF"), "PNG"),
        (b"<html><svg/></html>", "PNG"),
        (b"<svg", "PNG"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', "PNG"),
        (b"%PDF-1.7", "PNG"),
        (SVG + b" " * 2_000_001, "2 MB"),
        (nested(9), "PNG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><use href="#a"/></g></svg>', "PNG"),
        (picture("PNG", (4001, 1)), "4001 by 1 pixels"),
        (picture("JPEG", (1, 4001)), "1 by 4001 pixels"),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path, data, told):
    path = tmp_path / "logo.png"
    path.write_bytes(data)
    with pytest.raises(ConfigError, match=told) as raised:
        read_logo(path)
    assert raised.value.where == str(path)


def test_letters_in_a_drawing_are_refused_with_what_helps(tmp_path):
    """They would be drawn in whatever font the computer has: nowhere the same, and no font of ours."""
    path = tmp_path / "logo.svg"
    path.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g><text>De Linde</text></g></svg>')
    with pytest.raises(ConfigError, match="text in it") as raised:
        read_logo(path)
    assert "Object to Path" in str(raised.value.hint)


def test_a_logo_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ConfigError, match=r"organisation\.logo") as raised:
        read_logo(tmp_path / "weg.png")
    assert raised.value.hint is not None
