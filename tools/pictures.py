"""Make a picture of every document that avgtool writes, in docs/pictures: `make pictures`.

An organisation that does not exist gets a register, consents and requests in a folder that is thrown away; avgtool's
own commands write its documents, dated by SOURCE_DATE_EPOCH, and the first pages of each become a picture. Clock and
chance are fixed, so that a picture changes only when its document does.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from shlex import split
from typing import TYPE_CHECKING
from unittest.mock import patch

from PIL import Image
from pypdfium2 import PdfDocument

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "examples"))

from avgtool.cli import run  # noqa: E402 - the line above finds what follows
from demo_customers import customers, write  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURES = ROOT / "docs" / "pictures"
PAGES, SCALE, COLORS, GAP = 2, 0.9, 64, 12
DATED = "1795431600"
"""23 November 2026, 11:00 UTC."""
RECORDED = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
"""When the first thing is recorded; the others follow, a second each."""
ASSESSMENT = """\
name: Klantscore
owner: Marketing
answers: {profilering: ja, scoren: {answer: ja, why: klanten krijgen elke maand een score}, gevoelige-gegevens: nee}
description: Klanten krijgen elke maand een score op grond van hun bestellingen, waarmee aanbiedingen worden gekozen.
necessity: Zonder score krijgt iedereen elk aanbod; minder gegevens volstaan niet.
risks:
  - what: Klanten worden uitgesloten van aanbiedingen
    consequence: Ongelijke behandeling
    before: {likelihood: middel, impact: middel}
    measures: [steekproef op uitkomsten, bezwaar is mogelijk]
    after: {likelihood: laag, impact: middel}
  - what: Uit bestellingen is gezondheid af te leiden
    before: {likelihood: middel, impact: hoog}
    measures: productgroepen met zorg tellen niet mee
    after: {likelihood: laag, impact: laag}
advice: {text: Laat productgroepen met zorg weg., on: 2026-11-10, followed: true}
decision: {choice: doorgaan, on: 2026-11-12, by: directie}
"""
SETTINGS = """\
organisation: {name: Voorbeeld Fietsen B.V., address: "Dorpsstraat 1, 1234 AB Voorbeeldstad",
  contact: privacy@example.nl, phone: 010-0000000, fg: S. Bakker, fg_contact: fg@example.nl,
  privacy_url: "https://example.nl/privacy"}
letters: {signer: M. de Groot, role: privacy officer}
consent: {storage: Nederland}
sources: [{name: klanten, path: klanten.csv}]
"""
BREACHES = (
    (
        "breach open 'Nieuwsbrief met alle adressen in cc' --aware 2026-11-20T16:40 --from 2026-11-20T16:00 "
        "--what 'De nieuwsbrief ging met alle adressen zichtbaar in cc naar 412 klanten.' --group klanten "
        "--nature vertrouwelijkheid --cause verkeerde-ontvanger --persons-most 412 --records 412 --kind email "
        "--consequences 'Kans op phishing.' --by Beheer"
    ),
    "breach decide DL-2026-0001 --tell --at 2026-11-21T09:00 --reason 'Kans op phishing.' --by Beheer",
    "breach tell DL-2026-0001 --words 'Excuses en uitleg.' --persons 412 --at 2026-11-21T12:15 --by Beheer",
    "breach notify DL-2026-0001 --partly --at 2026-11-22T21:30 --case z2026-00000 --by Beheer",
    "breach open 'Laptop kwijt in de trein' --aware 2026-11-19T08:10 --by Beheer",
)
TEXTS = """\
summary: Dit jaar kregen wij meer verzoeken dan vorig jaar.
trainings: [E-learning voor nieuwe medewerkers]
recommendations: [Verwijder bestelgegevens na zeven jaar, Zet bij mailings de ontvangers in bcc]
outlook: In 2027 kijken wij het hele register na.
"""
BEGIN = (
    "ledger init",
    "key new sleutel.key",
    "register new --process nieuwsbrief",
    "register new --process webshop-bestellingen",
    "consent purpose add nieuwsbrief --title Nieuwsbrief --basis a --channel email --direct-marketing",
    "consent notice add tekst.txt --purpose nieuwsbrief --version 1 --since 2026-01-05T00:00:00+01:00",
    *(
        f"consent record K-{month:02} --purpose nieuwsbrief --at 2026-{month:02}-15T10:00:00+01:00 --by Beheer"
        for month in range(2, 11)
    ),
    "consent withdraw K-03 --purpose nieuwsbrief --at 2026-06-01T10:00:00+01:00 --by Beheer",
    *BREACHES,
    "request open K-02 --right inzage --received 2026-09-07 --by Beheer",
    "scan klanten.csv --keep",
    (
        "request open K-05 --right wissing --received 2026-11-16 --by Beheer "
        "--contact 'Mevrouw F. el Amrani, Dorpsstraat 2, 1234 AB Voorbeeldstad'"
    ),
)
DOCUMENTS = {
    "scanrapport": "scan klanten.csv --output",
    "anonimiseringsrapport": "anonymize klanten.csv --policy klantsegmentatie --key-file sleutel.key "
    "--output veilig.csv --report",
    "verwerkingsregister": "register pdf --output",
    "privacyverklaring": "register privacy-notice --output",
    "datalekregister": "breach pdf --output",
    "melding": "breach pdf DL-2026-0001 --output",
    "brief-betrokkenen": "breach letter DL-2026-0001 --output",
    "dpia": "dpia pdf score --output",
    "toestemmingsbewijs": "consent receipt K-03 --purpose nieuwsbrief --output",
    "toestemmingen": "report consents --output",
    "verzoeken": "report requests --output",
    "jaarverslag": "report annual --texts jaar.yaml --output",
    "ontvangstbevestiging": "request letter 2026-0002 --kind ontvangstbevestiging --output",
}
"""The command that writes each; the file comes last."""


def main() -> int:
    """Make them all."""
    PICTURES.mkdir(exist_ok=True)
    os.environ |= {"SOURCE_DATE_EPOCH": DATED, "AVGTOOL_LANG": "nl"}
    with tempfile.TemporaryDirectory() as folder, unchanging():
        os.chdir(folder)
        write(Path("klanten.csv"), islice(customers(2026, 500), 500))
        Path("avgtool.yaml").write_text(SETTINGS, encoding="utf-8")
        Path("jaar.yaml").write_text(TEXTS, encoding="utf-8")
        Path("tekst.txt").write_text("Ja, stuur mij de nieuwsbrief.", encoding="utf-8")
        Path("dpias").mkdir()
        Path("dpias/score.yaml").write_text(ASSESSMENT, encoding="utf-8")
        failed = [command for command in BEGIN if run(["--quiet", *split(command)])]
        for name, command in DOCUMENTS.items():
            run(["--quiet", *split(command), f"{name}.pdf"])
            if Path(f"{name}.pdf").exists():
                picture_of(Path(f"{name}.pdf")).save(PICTURES / f"{name}.png", optimize=True)
            else:
                failed.append(command)
        os.chdir(ROOT)
    for command in failed:
        print(f"pictures: avgtool {command} failed", file=sys.stderr)
    return 1 if failed else 0


@contextmanager
def unchanging() -> Iterator[None]:
    """Time and chance as they are each time: of keys, of record numbers, of moments in the ledger."""
    chance, seconds = Random(2026), count()  # noqa: S311 - nothing in a picture is secret
    with ExitStack() as changes:
        changes.enter_context(patch.object(os, "urandom", chance.randbytes))
        changes.enter_context(patch.object(secrets, "token_bytes", chance.randbytes))
        from avgtool.keys import log  # keys take their chance from what it is when they are imported

        changes.enter_context(patch.object(log, "utc_now", lambda: RECORDED + timedelta(seconds=next(seconds))))
        yield


def picture_of(path: Path) -> Image.Image:
    """The first pages side by side, in few colors."""
    with PdfDocument(path) as pdf:
        pages = [pdf[number].render(scale=SCALE).to_pil() for number in range(min(PAGES, len(pdf)))]
    size = (sum(page.width for page in pages) + GAP * (len(pages) - 1), max(page.height for page in pages))
    sheet = Image.new("RGB", size, "#c8ced4")
    across = 0
    for page in pages:
        sheet.paste(page, (across, 0))
        across += page.width + GAP
    return sheet.quantize(COLORS, method=Image.Quantize.MAXCOVERAGE)


if __name__ == "__main__":
    sys.exit(main())
