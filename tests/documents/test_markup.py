"""HTML that holds what it should, nothing that it should not, and asks nothing from anywhere."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.documents.content import Colors, Organization
from avgtool.documents.markup import marked, plain, to_html, visible
from avgtool.documents.scan_report import scan_report
from avgtool.errors import SettingsError
from avgtool.i18n import msg
from tests.documents import samples
from tests.documents.reading import Html

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=http://evil.example/x onerror=alert(1)>',
    "</style><style>*{display:none}",
    "*/ } body { display: none } /*",
    "/*fonts*/",
    "{{ 7*7 }}{% raw %}",
    "{0.__class__} {item0}",
    "%(n)s %s %",
    '=HYPERLINK("http://evil.example")',
    "javascript:alert(1)",
    "a" * 200,
    "שם פרטי",
    "الاسم الكامل",
    "😀 全名",
    "$\\frac{1}{2}$",
)


def hostile_report():
    """A report in which every name that comes from outside is hostile."""
    columns = [samples.personal(name, **samples.BSN | {"example": name}) for name in HOSTILE]
    organization = Organization(*HOSTILE[:4])
    context = replace(samples.CONTEXT, organization=organization, reference=HOSTILE[1], classification=HOSTILE[4])
    result = samples.scan(*columns, source=HOSTILE[0], table=HOSTILE[1])
    return scan_report(result, context, samples.ENTITIES)


@pytest.fixture(scope="module")
def hostile():
    """That report, read back."""
    return Html(to_html(hostile_report(), "nl"))


@pytest.fixture(scope="module")
def ordinary():
    """An ordinary report, read back."""
    return Html(to_html(scan_report(samples.CUSTOMERS, samples.CONTEXT, samples.ENTITIES), "nl"))


def test_names_from_the_data_add_no_markup(hostile, ordinary):
    """Whatever a column is called, the file has the same kinds of tags and no attribute of its making."""
    assert {tag for tag, _ in hostile.tags} <= {tag for tag, _ in ordinary.tags}
    assert {name for _, values in hostile.tags for name in values} <= {
        name for _, values in ordinary.tags for name in values
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_names_from_the_data_are_shown_whole(hostile, name):
    """Nothing is executed, swallowed or cut off."""
    assert any(name in line for line in hostile.lines)


def test_the_style_ends_where_it_should(hostile, ordinary):
    """No name gets into the style sheet."""
    styles = [re.search(r"<style>(.*?)</style>", html.source, re.DOTALL).group(1) for html in (hostile, ordinary)]
    assert styles[0].partition("\n:root")[2] == styles[1].partition("\n:root")[2]


def test_nothing_is_fetched_from_anywhere(hostile, ordinary):
    """One self-contained file: every resource is inside."""
    for html in (hostile, ordinary):
        assert html.urls
        assert all(url.startswith("data:") for url in html.urls)
        assert set(re.findall(r"url\(\"?([a-z]+):", html.source)) == {"data"}
        assert "@import" not in html.source
        assert not {"script", "link", "iframe", "object", "embed", "base"} & {tag for tag, _ in html.tags}


@given(st.text())
def test_any_text_is_escaped(text):
    """Foreign text comes out as text, whatever stands in it."""
    html = str(marked(text, "nl")).removeprefix("<bdi>").removesuffix("</bdi>")
    assert not set("<>\"'") & set(html)
    html.encode("utf-8")


@given(st.text())
def test_a_parameter_cannot_become_a_placeholder(text):
    """Braces in a name are just braces."""
    shown = msg("{column} in {source}", column=text, source="{column}")
    assert plain(shown, "en").split() == f"{visible(text)} in {{column}}".split()


def test_a_name_cannot_turn_the_line_around():
    """Direction overrides are shown by number, and every name is isolated (CVE-2021-42574)."""
    assert visible("a\u202ecod.exe") == "a[U+202E]cod.exe"
    assert marked("שם", "nl") == "<bdi>שם</bdi>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x00b", "a␀b"), ("a\x1b[31m", "a␛[31m"), ("a\r\n\tb", "a   b"), ("a\ud83d", "a?"), ("\x7f", "␡")],
)
def test_control_characters_are_visible(text, shown):
    """A name with a NUL is shown as one."""
    assert visible(text) == shown


def test_headings_are_in_order(ordinary):
    """One title, and no level skipped: how a screen reader finds its way."""
    levels = [int(tag[1]) for tag, _ in ordinary.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_header_cells_and_pictures_have_words(ordinary):
    """Each column and row is headed, and each chart says what a reader would see."""
    scopes = {values.get("scope") for tag, values in ordinary.tags if tag == "th"}
    assert scopes == {"col", "row"}
    pictures = [values["alt"] for tag, values in ordinary.tags if tag == "img"]
    assert pictures[0].startswith("Staafdiagram van het aantal kolommen per juridische categorie")
    assert "Nationaal identificatienummer: 1" in pictures[0]


def test_the_language_is_stated(ordinary):
    """A screen reader pronounces Dutch as Dutch."""
    assert ("html", "nl") in [(tag, values.get("lang")) for tag, values in ordinary.tags]


def test_is_the_same_each_time():
    """The same document gives the same bytes."""
    document = scan_report(samples.CUSTOMERS, samples.CONTEXT, samples.ENTITIES)
    assert to_html(document, "nl") == to_html(document, "nl")


@pytest.mark.parametrize(
    ("logo", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0...", "image/jpeg"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
    ],
)
def test_a_logo_is_inlined(logo, media_type):
    """By its own kind, whatever its file was called."""
    document = scan_report(samples.CUSTOMERS, replace(samples.CONTEXT, logo=logo), {})
    assert any(url.startswith(f"data:{media_type};base64,") for url in Html(to_html(document, "nl")).urls)


def test_a_logo_that_is_no_image_is_refused():
    """With a message instead of an empty square."""
    document = scan_report(samples.CUSTOMERS, replace(samples.CONTEXT, logo=b"%PDF-1.7"), {})
    with pytest.raises(SettingsError, match="not a PNG, JPEG or SVG"):
        to_html(document, "nl")


@pytest.mark.parametrize("color", ["red", "#fff", "#1d4e5f;background:url(http://evil.example)", "#1d4e5f\n"])
def test_a_color_cannot_carry_style(color):
    """It goes into the style sheet, so it is nothing but a color."""
    with pytest.raises(SettingsError, match="#rrggbb"):
        Colors(color)


@pytest.mark.parametrize(("name", "header"), [("", "Scanrapport"), ("Voorbeeld BV", "Voorbeeld BV · Scanrapport")])
def test_the_running_header_names_the_organization_where_there_is_one(name, header):
    """And begins with no dot where there is none."""
    context = replace(samples.CONTEXT, organization=Organization(name))
    html = to_html(scan_report(samples.CUSTOMERS, context, samples.ENTITIES), "nl", paged=True)
    (start,) = re.findall(r'id="running-start">(.*?)</div>', html)
    assert re.sub(r"<[^>]+>", "", start) == header
