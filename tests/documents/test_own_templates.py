"""Templates of one's own: what they can do, what they cannot, and what is said when they err."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from avgtool.documents.own_templates import DOCUMENTS
from avgtool.documents.rendering import check_templates, render_html, render_letter_pdf, render_pdf
from avgtool.documents.scan_report import scan_report
from avgtool.errors import ConfigError
from tests.documents import samples
from tests.documents.reading import Html, pages
from tests.documents.test_markup import hostile_report
from tests.subject_requests.letters import samples as letters

SECRET = "zeer-geheim-wachtwoord"
DATA = b'{"format": "scan/1", "datasets": [{"source": "klanten.csv"}]}'


@pytest.fixture
def own(tmp_path):
    """Write templates of one's own; give the folder. A secret lies beside it."""
    folder = tmp_path / "sjablonen"
    (tmp_path / "geheim.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "geheim.html").write_text(f"<p>{SECRET}</p>", encoding="utf-8")
    (tmp_path / "geheim.css").write_text(f'body::after {{ content: "{SECRET}" }}', encoding="utf-8")
    (tmp_path / "geheim.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="9"><text y="9">{SECRET}</text></svg>',
        encoding="utf-8",
    )
    folder.mkdir()

    def write(templates):
        for name, text in templates.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text.replace("FOLDER", str(tmp_path)), encoding="utf-8")
        return folder

    return write


def report(folder, **context):
    return scan_report(samples.CUSTOMERS, replace(samples.CONTEXT, templates=folder, **context), samples.ENTITIES)


def html(folder, language="nl"):
    return Html(render_html(report(folder), language, DATA))


def refused(folder):
    with pytest.raises(ConfigError) as raised:
        html(folder)
    assert raised.value.exit_code == 4
    return raised.value


@pytest.mark.parametrize(
    ("templates", "said"),
    [
        ({"document.html": "<main><h1>{{ document.title|say }}</h1><p>Eigen kader</p></main>"}, "Eigen kader"),
        ({"scan-report.html": "<p>{{ data.datasets[0].source }}</p>"}, "klanten.csv"),
        ({"scan-report.html": '{% extends "avgtool/document.html" %}{% block end %}<p>Slot</p>{% endblock %}'}, "Slot"),
        (
            {
                "scan-report.html": '{% extends "document.html" %}{% block end %}<p>Van een</p>{% endblock %}',
                "document.html": '{% extends "avgtool/document.html" %}{% block title_block %}{% endblock %}',
            },
            "Van een",
        ),
        ({"blocks/table.html": "<p>Tabel {{ block.caption|say }}</p>"}, "Tabel Wat er in elke kolom staat, en hoe"),
        ({"scan-report.html": '{% include "_voet.html" %}', "_voet.html": "<p>Voettekst</p>"}, "Voettekst"),
        ({"document.html": "<p>Voor beide</p>", "nl/document.html": "<p>Alleen Nederlands</p>"}, "Alleen Nederlands"),
        ({"en/document.html": "<p>English only</p>"}, "Scanrapport"),
        ({"annual-report.html": "<p>Ander document</p>"}, "Scanrapport"),
    ],
)
def test_a_template_of_one_s_own_goes_before_avgtool_s(own, templates, said):
    """For all documents, for one of them, for one part; for both languages or for one."""
    assert any(said in line for line in html(own(templates)).lines)


def test_a_style_sheet_of_one_s_own_comes_after_avgtool_s(own):
    """So that it goes before it, and says only what is different."""
    source = html(own({"document.css": "h1 { color: red }", "nl/document.css": "h2 { color: blue }"})).source
    ours, both, dutch = (source.index(one) for one in (":root {", "h1 { color: red }", "h2 { color: blue }"))
    assert ours < both < dutch < source.index("</style>")


@pytest.mark.pdf
def test_a_letter_has_its_own_template_and_style_sheet(own):
    """The words of a letter stand elsewhere (letters.folder); this is what it looks like."""
    folder = own({"letter.html": '{% extends "avgtool/letter.html" %}{% block end %}<p>Met groet.</p>{% endblock %}',
                  "letter.css": "h1 { font-size: 30pt }"})  # fmt: skip
    letter = letters.letter("verlenging")
    made = replace(letter, context=replace(letter.context, templates=folder))
    assert "Met groet." in "".join(pages(render_letter_pdf(made, "nl")))
    assert render_letter_pdf(made, "nl") != render_letter_pdf(letter, "nl")


@pytest.mark.parametrize(
    ("name", "text", "line", "told"),
    [
        ("document.html", "<p>\n{{ document.titel }}", 2, "titel"),
        ("document.html", "<p>\n\n{{ verzoek }}", 3, "verzoek"),
        ("scan-report.html", "<p>\n{% if %}", 2, "Jinja2"),
        ("scan-report.html", "{{ document.title|euro }}", 1, "euro"),
        ("scan-report.html", "\n{{ document.title|safe }}", 2, "safe"),
        ("scan-report.html", "\n{{ document.__class__.__mro__ }}", 2, "mag"),
        ("scan-report.html", "\n{{ 1 / 0 }}", 2, "ZeroDivisionError"),
        ("scan-report.html", '\n{% include "weg.html" %}', 2, "weg.html"),
        ("scan-report.html", '\n{% include "../geheim.html" %}', 2, "geheim.html"),
        ("scan-report.html", "{% include context.reference %}", 1, "er niet is"),
        ("scan-report.html", "\n{{ data.datasets[0].bron }}", 2, "bron"),
        ("scan-report.html", '\n{% include "scan-report.html" %}', 2, "RecursionError"),
        ("blocks/table.html", "{{ block.kop|say }}", 1, "kop"),
        ("blocks/tabel.html", "x", None, "table.html"),
        ("scanreport.html", "x", None, "scan-report.html"),
        ("page.html", "x", None, "naam"),
        ("document.css", "h1 {}\n</style>", 2, "opmaak"),
        ("document.html", '<p>\n<img src="logo.png">', 2, "opgehaald"),
        ("document.html", "<p style='background: url(https://example.nl/x)'>", 1, "opgehaald"),
        ("document.css", "\n\n@import 'x.css';", 3, "opgehaald"),
        ("document.css", "p {}\nh1 { color: ; @page { margin", 2, "gesloten"),
        ("document.css", "h1 {}\n\n}", 3, "gesloten"),
        ("letter.css", "h1 {}\n/* later", 2, "gesloten"),
        ("document.css", 'h1 {}\nh2::before { content: "a }', 2, "gesloten"),
        ("letter.html", "{{ document }}", 1, "document"),
    ],
)
def test_an_error_is_told_with_its_file_and_line(own, name, text, line, told):
    """In the reader's words, before anything is written."""
    error = refused(own({name: text}))
    assert error.where.endswith(name if line is None else f"{name}:{line}")
    assert told in error.render("nl")


def test_an_error_repeats_no_value_from_the_data(own):
    """Some errors of Python do; only their kind is told."""
    for text in (
        "{% include document.subtitle %}",
        "{{ data[document.subtitle|string] }}",
        "{{ document.subtitle + 1 }}",
    ):
        assert "klanten" not in refused(own({"scan-report.html": text})).render("nl")


def test_a_folder_or_file_that_cannot_be_read_is_told(own, tmp_path):
    folder = own({})
    (folder / "document.html").write_bytes(b"\xe9\xe9n")
    assert "UTF-8" in refused(folder).render("nl")
    with pytest.raises(ConfigError, match=r"documents\.folder"):
        check_templates(tmp_path / "weg")


def test_what_the_data_says_stays_text_whatever_a_template_does(own):
    """Escaping cannot be turned off: names from outside become no markup."""
    cell = "{% if cell.tags is defined %}{{ cell.text }}{% else %}{{ cell }}{% endif %}"
    off, on = "{% autoescape false %}", "{% endautoescape %}"
    folder = own(
        {
            "scan-report.html": '{% extends "avgtool/document.html" %}{% block end %}'
            f"{off}{{{{ context.reference }}}}{on}{{% endblock %}}",
            "blocks/cell.html": f"{{% macro show(cell) %}}{off}{cell}{on}{{% endmacro %}}",
        }
    )
    hostile = hostile_report()
    made = Html(render_html(replace(hostile, context=replace(hostile.context, templates=folder)), "nl", DATA))
    assert "script" not in {tag for tag, _ in made.tags}
    assert not any("onerror" in values for _, values in made.tags)
    assert "alert(1)" in made.source


READING = [
    "<img src=\"{{ 'file://FOLDER/geheim.svg' }}\">",
    '{% set place %}file://FOLDER/geheim.svg{% endset %}<img src="{{ place }}">',
    "<svg width=9 height=9><image {{ 'href' }}='file://FOLDER/geheim.svg'/></svg>",
    "<link rel=attachment {{ 'href' }}='file://FOLDER/geheim.txt'>",
    "<a rel=attachment href='file://FOLDER/geheim.txt'>x</a>",
    "<link rel=stylesheet {{ 'href' }}='file://FOLDER/geheim.css'>",
    "<style>{{ '@im' }}port '{{ 'file:' }}//FOLDER/geheim.css';</style>",
    "<p style='content: {{ 'url' }}(file://FOLDER/geheim.svg)'>x</p>",
    "<p style='background: {{ 'url' }}(file://FOLDER/geheim.svg)'>x</p>",
    "<embed {{ 'src' }}='file://FOLDER/geheim.svg'><object {{ 'data' }}='file://FOLDER/geheim.svg'></object>",
    "<iframe {{ 'src' }}='file://FOLDER/geheim.html'></iframe>",
]
"""Ways to have a renderer read a file that the check of the text alone does not see."""


@pytest.mark.pdf
@pytest.mark.parametrize("text", READING)
def test_a_template_that_tries_to_read_a_file_gets_nothing(own, text):
    """Neither on paper nor inside the file."""
    folder = own({"scan-report.html": f"<main><h1>Titel</h1>{text}<p>Einde</p></main>"})
    pdf = render_pdf(report(folder), "nl", DATA)
    assert "Einde" in "".join(pages(pdf))
    assert SECRET not in "".join(pages(pdf))
    assert SECRET.encode() not in pdf
    assert b"/EmbeddedFile" not in pdf.replace(b"/EmbeddedFiles", b"").replace(b"/Type /EmbeddedFile", b"", 1)


@pytest.mark.pdf
def test_a_template_that_names_an_address_asks_nobody(own, monkeypatch):
    """No connection is even tried."""
    tried = []
    monkeypatch.setattr("socket.socket.connect", lambda *_: tried.append(1))
    with pytest.raises(Exception, match=r".*"):
        urlopen("http://127.0.0.1:9/x")
    assert tried, "this is how it would be seen"
    tried.clear()
    folder = own({"scan-report.html": "<h1>T</h1><img src=\"{{ 'http://127.0.0.1:9/x' }}\"><p>Einde</p>"})
    assert "Einde" in "".join(pages(render_pdf(report(folder), "nl", DATA)))
    assert not tried


def test_a_browser_is_told_to_fetch_nothing_whatever_a_template_says(own):
    """The rule stands before anything of the template, and holds for all that follows it."""
    source = html(
        own({"document.html": "<img alt='' src=\"{{ 'https://example.nl/x' }}\"><script>alert(1)</script>"})
    ).source
    rule = source.index("Content-Security-Policy")
    assert "default-src 'none'" in source[rule:]
    assert source.index("<head>") < rule < source.index("<style>") < source.index("example.nl")


STEPS = (".__class__", ".__init__", ".__globals__", "['__builtins__']", ".mro()", "|attr('__class__')", ".open", "()",
         "['read_text']", ".logo", ".render", ".templates", ".parent", "/'geheim.txt'", ".read_text()", ".iterdir()",
         "|list", ".joinpath('geheim.txt')", ".read_bytes()", "|map('string')", "[0]", "|first")  # fmt: skip


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    start=st.sampled_from(["document", "context", "data", "self", "namespace", "range", "_", "language", "''", "css"]),
    steps=st.lists(st.sampled_from(STEPS), max_size=5),
)
def test_no_expression_reaches_a_file(own, start, steps):
    """Whatever is strung together, it is refused or gives nothing of a file beside it."""
    folder = own({"scan-report.html": f"{{{{ {start}{''.join(steps)} }}}}"})
    assert SECRET not in shown_or_told(folder)


@pytest.mark.parametrize(
    "text",
    [
        "{{ context.templates.parent.joinpath('geheim.txt').read_text() }}",
        "{{ (context.templates / '..' / 'geheim.txt').read_text() }}",
        "{{ context.templates['parent']['joinpath']('geheim.txt')['read_text']() }}",
        "{{ [context.templates.parent]|map(attribute='read_text')|list }}",
        "{{ '{0.parent}'.format(context.templates) }}",
        "{{ (context.templates|attr('open'))() }}",
        "{% import '_deel.html' as deel %}{{ deel.lees(context.templates) }}",
    ],
)
def test_a_path_that_a_template_can_name_opens_nothing(own, text):
    """The folder itself is one; its fields and methods are out of reach."""
    part = "{% macro lees(pad) %}{{ pad.parent.joinpath('geheim.txt').read_text() }}{% endmacro %}"
    assert "mag" in refused(own({"scan-report.html": text, "_deel.html": part})).render("nl")


def shown_or_told(folder):
    try:
        return html(folder).source
    except ConfigError as error:
        return error.render("nl")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_can_have_a_template_of_its_own(own, name):
    """By its name, which the attached data has too."""
    made = replace(report(own({f"{name}.html": "<p>Eigen</p>"})), name=name)
    assert Html(render_html(made, "nl", DATA)).lines == ["Scanrapport – Voorbeeld Retail BV", "Eigen"]


def test_the_example_of_the_documentation_works(own):
    page = (Path(__file__).parents[2] / "docs" / "documents.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```jinja\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    lines = html(own({"scan-report.html": example})).lines
    assert lines[-2:] == ["Vastgesteld", "Voorbeeld Retail BV, 23 november 2026"]
    assert all(f"`{name}" in page for name in DOCUMENTS)


@pytest.mark.parametrize(
    "style",
    [
        '/* een { en een " */ h1 { color: red }',
        "h1::before { content: \"}\" } h2::after { content: '\\'{' }",
        "@media print { h1 { color: rgb(1, 2, 3) } a[href] { color: red } }",
        "h1 { background: url(data:image/png;base64,AAAA) }",
        ".a\\{b { color: red }",
    ],
)
def test_a_style_sheet_of_which_all_is_closed_is_taken(own, style):
    """Whatever stands in its comments and strings."""
    assert style in html(own({"document.css": style})).source.replace("&quot;", '"')
