"""HTML versions in a real browser, where there is one: nothing asked for, nothing to object to, readable on a phone."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from avgtool.documents.anonymization_report import anonymization_report
from avgtool.documents.rendering import render_html
from avgtool.documents.scan_report import scan_report
from tests.annual.test_document import BUSY
from tests.annual.test_document import document as annual_report
from tests.breaches.test_documents import register as breach_register
from tests.consent.receipts.test_document import document as receipt
from tests.consent.reporting.test_report import document as consents
from tests.documents import samples
from tests.documents.reading import Html, pages, squeezed
from tests.dpia.test_checking import WHOLE
from tests.dpia.test_document import RISKS
from tests.dpia.test_document import document as assessment_document
from tests.register.test_completeness import FULL as COMPLETE
from tests.register.test_completeness import PROCESSOR
from tests.register.test_document import document as register_of_processing
from tests.register.test_notice import FULL, HALF, notice

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

PHONE = 360
"""CSS pixels: a small telephone."""
_FRAME = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
<iframe id="shown" width="{width}" height="700" style="border:0" srcdoc="{document}"></iframe>
<pre id="told"></pre><script>
addEventListener("load", () => {{
  const page = document.getElementById("shown").contentDocument;
  const scrolls = (one) => one && (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement));
  const wide = [...page.body.querySelectorAll("*")].filter(
    (one) => one.getBoundingClientRect().right > {width} + 1 && !scrolls(one.parentElement)).map((one) => one.tagName);
  const sizes = [...page.querySelectorAll("main p, main li, main td, main dd")].map(
    (one) => parseFloat(getComputedStyle(one).fontSize));
  document.getElementById("told").textContent = JSON.stringify(
    {{width: page.documentElement.scrollWidth, wide, smallest: Math.min(...sizes)}});
}});</script>"""
DOCUMENTS = {
    "scan": lambda: scan_report(samples.CUSTOMERS, samples.CONTEXT, samples.ENTITIES),
    "breaches": breach_register,
    "dpia": lambda: assessment_document(replace(WHOLE, risks=RISKS)),
    "anonymization": lambda: anonymization_report(samples.SEGMENTS, samples.CONTEXT, samples.ENTITIES),
    "notice": lambda: notice(FULL, HALF),
    "annual": lambda: annual_report(BUSY),
    "register": lambda: register_of_processing(COMPLETE, PROCESSOR),
    "receipt": receipt,
    "consents": consents,
}


def opened(folder, page):
    """What Chromium made of a page: its content, what it logged, and what it asked the network for."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    done = subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            *("--disable-component-update", "--no-first-run", f"--user-data-dir={folder / 'profile'}"),
            *("--host-resolver-rules=MAP * ~NOTFOUND", f"--log-net-log={folder / 'net.json'}"),
            *("--enable-logging=stderr", "--dump-dom", (folder / "page.html").as_uri()),
        ],
        capture_output=True,
        check=True,
        text=True,
        timeout=120,
    )
    log = (folder / "net.json").read_text(encoding="utf-8")
    asked = re.finditer(r'"initiator":"([^"]*)".*?"url":"((?:https?|ftp|wss?)://[^"]+)"', log)
    requested = [found[2] for found in asked if found[1] != "not an origin"]  # what the browser fetches for itself
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line], requested


def test_what_a_page_asks_for_is_seen(tmp_path):
    """So that the tests below can fail."""
    page = '<!DOCTYPE html><html><img src="http://example.invalid/x.png"><script>console.error("oh")</script></html>'
    _, complaints, requested = opened(tmp_path, page)
    assert set(requested) == {"http://example.invalid/x.png"}
    assert any("oh" in line for line in complaints)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_browser_asks_for_nothing_and_objects_to_nothing(tmp_path, name):
    shown, complaints, requested = opened(tmp_path, render_html(DOCUMENTS[name](), "nl"))
    assert "</html>" in shown
    assert complaints == []
    assert requested == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_is_readable_on_a_phone(tmp_path, name):
    """Nothing stands outside the screen, unless in a table that scrolls by itself; no letter is too small."""
    document = html.escape(render_html(DOCUMENTS[name](), "nl"), quote=True)
    shown, _, _ = opened(tmp_path, _FRAME.format(width=PHONE, document=document))
    told = json.loads(html.unescape(re.search(r'<pre id="told">(.*?)</pre>', shown, re.DOTALL)[1]))
    assert told["width"] <= PHONE
    assert told["wide"] == []
    assert told["smallest"] >= 11


def letters(text):
    """A text without white space and hyphens, which stand elsewhere where a line ends."""
    return re.sub(r"[-\N{SOFT HYPHEN}\ufffe\x02]", "", squeezed(text))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_can_be_printed(tmp_path, name):
    """No page is empty, and nothing of the page is missing on paper."""
    page, paper = tmp_path / "page.html", tmp_path / "paper.pdf"
    page.write_text(render_html(DOCUMENTS[name](), "nl"), encoding="utf-8")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command += ["--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri()]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    texts = pages(paper.read_bytes())
    assert all(len(text.split()) > 5 for text in texts)
    printed = letters("".join(texts))
    lines = [line for line in Html(page.read_text(encoding="utf-8")).lines[1:] if not line.startswith("[")]
    shown = [line for line in lines if line.isascii()]
    assert shown
    assert [line for line in shown if letters(line) not in printed] == []
