"""The main job from beginning to end, as a person would type it: scan, anonymize, verify, report.

Makes a customer file in demo/ and runs avgtool's own commands on it. Each command is printed before it runs, so that
you can copy it. They all run in this one process, as a program of yours could do, so that what is slow to load (the
text engine, the maker of PDF) is loaded once. Called by `make demo`.
"""

from __future__ import annotations

import math
import os
import shlex
import sys
from itertools import islice
from pathlib import Path

from avgtool.cli import run
from avgtool.documents.rendering import pdf_engine
from avgtool.errors import MissingDependencyError
from demo_customers import customers, write

FOLDER = Path(__file__).resolve().parent.parent / "demo"
SETTINGS, SOURCE, SAFE, KEY = (
    Path(name) for name in ("avgtool.yaml", "klanten.csv", "klanten_veilig.csv", "sleutel.key")
)
ROWS, SEED = 5000, 2026
ORGANIZATION = (
    *("--name", "Voorbeeld Fietsen B.V.", "--address", "Dorpsstraat 1, 1234 AB Voorbeeldstad"),
    *("--contact", "privacy@example.nl", "--fg", "S. Bakker"),
)


def main() -> None:
    """Make the file, run the commands, say where everything lies."""
    FOLDER.mkdir(exist_ok=True)
    os.chdir(FOLDER)
    paper = "pdf" if pdf_is_possible() else "html"
    say(f"A made-up customer file of {ROWS} rows, {SOURCE}, in {FOLDER.name}/")
    write(SOURCE, islice(customers(SEED, ROWS), ROWS))
    print(f"$ cd {FOLDER.name}")
    if not SETTINGS.exists():
        say("Who the reports are from")
        avgtool("init", *ORGANIZATION)
    reports = tell_what_is_in_it(paper) + make_a_safe_copy(paper)
    tell_where([SOURCE, SAFE, KEY, SETTINGS, *reports])
    if paper == "html":
        print("The reports are HTML: PDF needs Pango, which is not there. `avgtool doctor` names the command for it.")


def tell_what_is_in_it(paper: str) -> list[Path]:
    """Scan the file; the reports that were written."""
    say("What personal data is in it? In the terminal, and as a report")
    reports = [Path(f"scanrapport.{form}") for form in sorted({"html", paper})]
    avgtool("scan", SOURCE, *(word for report in reports for word in ("--output", report)))
    return reports


def make_a_safe_copy(paper: str) -> list[Path]:
    """Anonymize the file and scan the copy; the report that was written."""
    if not KEY.exists():
        say("A key, so that the same customer gets the same pseudonym next time")
        avgtool("key", "new", KEY)
    say("A copy for customer segmentation, verified before it is published, with its report")
    report = Path(f"anonimiseringsrapport.{paper}")
    copying = ("--policy", "klantsegmentatie", "--key-file", KEY, "--output", SAFE, "--report", report)
    avgtool("anonymize", SOURCE, *copying, "--force")
    say("What is left in the copy?")
    avgtool("scan", SAFE)
    return [report]


def avgtool(*arguments: str | Path) -> None:
    """Show a command, run it, and stop when it does not succeed."""
    words = [argument.as_posix() if isinstance(argument, Path) else argument for argument in arguments]
    print(f"$ avgtool {shlex.join(words)}", flush=True)
    if code := run(words):
        sys.exit(f"demo: avgtool {words[0]} ended with exit code {code}")


def pdf_is_possible() -> bool:
    """Whether the library that PDF needs is there."""
    try:
        pdf_engine()
    except MissingDependencyError:
        return False
    return True


def say(text: str) -> None:
    """A heading between the commands."""
    print(f"\n== {text}", flush=True)


def tell_where(paths: list[Path]) -> None:
    """What was made, with its size."""
    say("Everything lies here")
    for path in paths:
        shown = f"{FOLDER.name}/{path}"
        print(f"   {shown:<40} {math.ceil(path.stat().st_size / 1000):>6} kB")
    print()


if __name__ == "__main__":
    main()
