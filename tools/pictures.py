"""Make a picture of every document that avgtool writes, in docs/pictures: `make pictures`.

An organisation that does not exist gets a register, consents and requests in a folder that is thrown away; avgtool's
own commands write its documents, dated by SOURCE_DATE_EPOCH, and the first pages of each become a picture.
"""

from __future__ import annotations

import os
import sys
import tempfile
from itertools import islice
from pathlib import Path

from PIL import Image
from pypdfium2 import PdfDocument

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "examples"))

from avgtool.cli import run  # noqa: E402 - the line above finds what follows
from demo_customers import customers, write  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
PAGES, SCALE, COLORS, GAP = 2, 0.9, 64, 12
DATED = "1795431600"
"""23 November 2026."""
SETTINGS = """\
organisation: {name: Voorbeeld Fietsen B.V., address: "Dorpsstraat 1, 1234 AB Voorbeeldstad",
  contact: privacy@example.nl, phone: 010-0000000, fg: S. Bakker, privacy_url: "https://example.nl/privacy"}
letters: {signer: M. de Groot, role: privacy officer}
sources: [{name: klanten, path: klanten.csv}]
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
    "request open K-02 --right inzage --received 2026-09-07 --by Beheer",
    "request open K-05 --right wissing --received 2026-11-16 --by Beheer",
)
DOCUMENTS = {
    "scanrapport": "scan klanten.csv --output",
    "anonimiseringsrapport": "anonymize klanten.csv --policy klantsegmentatie --key-file sleutel.key "
    "--output veilig.csv --report",
    "verwerkingsregister": "register pdf --output",
    "privacyverklaring": "register privacy-notice --output",
    "toestemmingsbewijs": "consent receipt K-03 --purpose nieuwsbrief --output",
    "toestemmingen": "report consents --output",
    "verzoeken": "report requests --output",
    "ontvangstbevestiging": "request letter 2026-0002 --kind ontvangstbevestiging --output",
}
"""The command that writes each; the file comes last."""


def main() -> int:
    """Make them all."""
    PICTURES.mkdir(exist_ok=True)
    os.environ |= {"SOURCE_DATE_EPOCH": DATED, "AVGTOOL_LANG": "nl"}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        write(Path("klanten.csv"), islice(customers(2026, 500), 500))
        Path("avgtool.yaml").write_text(SETTINGS, encoding="utf-8")
        Path("tekst.txt").write_text("Ja, stuur mij de nieuwsbrief.", encoding="utf-8")
        failed = [command for command in BEGIN if run(["--quiet", *command.split()])]
        for name, command in DOCUMENTS.items():
            run(["--quiet", *command.split(), f"{name}.pdf"])
            if Path(f"{name}.pdf").exists():
                picture_of(Path(f"{name}.pdf")).save(PICTURES / f"{name}.png", optimize=True)
            else:
                failed.append(command)
        os.chdir(ROOT)
    for command in failed:
        print(f"pictures: avgtool {command} failed", file=sys.stderr)
    return 1 if failed else 0


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
