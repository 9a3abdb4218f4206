"""Write docs/reference.md from the code: commands, options, exit codes, kinds, the library's functions.

And beside it the file by which anyone's Presidio loads our recognizers. ``python tools/reference.py`` writes them,
``python tools/reference.py --check`` fails when they are not up to date.
"""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import polars as pl

import avgtool
from avgtool import errors
from avgtool.checking.findings import RULES
from avgtool.cli import cli
from avgtool.i18n import use_language
from avgtool.model.kinds import Category, Flag, Kind, Role
from avgtool.model.requests import IdentityMeans, Recipients, Right, Risk, State, Step, TaskState, Urgency
from avgtool.presidio import REGISTRY_FILE, registry_configuration
from avgtool.scanning.serialize import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PATH = Path(__file__).parents[1] / "docs" / "reference.md"

HEAD = """\
# Reference

What scripts, CI jobs and embedding code may rely on. Made from the code by `make docs`; checked by `make check`.
It changes only with an entry in CHANGELOG.md.

## Exit codes

| code | meaning | errors |
|---|---|---|
"""

EXIT_CODES = {
    0: "done, nothing to object (`scan` that finds personal data is 0, unless `--fail-on` says otherwise)",
    1: "done, and the answer is no: an undecided column, a failed verification, something found that `--fail-on` "
    "names, an objection to a policy, data that a policy does not let leave, an overdue request",
    2: "wrong usage",
    3: "an input cannot be read or is refused: missing, damaged, too large, changed since its plan",
    4: "a policy, configuration or key is invalid, missing or does not fit the data; `doctor` found something missing",
    5: "a database cannot be used",
    70: "our own fault: a short message; where it happened with `--verbose`, and never a value from the data",
    130: "interrupted",
}


REGISTRY_HEAD = """\
# Every recognizer of avgtool, for the recognizer registry of anyone's own Presidio: copy it, and shorten it.
# Python must have run `import avgtool.presidio` before Presidio reads it, or it says
# `Invalid recognizer registry configuration`. For Presidio's own server, which gunicorn runs:
# GUNICORN_CMD_ARGS="--config python:avgtool.presidio" (docs/configuration.md tells more). Each may have Presidio's own
# keys: `supported_languages`, `context`, `enabled: false`. Made from the code by `make docs`; checked by `make check`.
"""


def main() -> int:
    """Write or check what is made."""
    made = {PATH: "\n".join(page()) + "\n", REGISTRY_FILE: REGISTRY_HEAD + "\n".join(registry()) + "\n"}
    if "--check" in sys.argv[1:]:
        stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
        for path in stale:
            sys.stderr.write(f"{path.name} is not up to date: run `make docs`.\n")
        return 1 if stale else 0
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    return 0


def registry() -> Iterator[str]:
    """The lines of the registry file for Presidio."""
    configuration = registry_configuration()
    yield f"supported_languages: [{', '.join(configuration['supported_languages'])}]"
    yield "recognizers:"
    for one in configuration["recognizers"]:
        yield f"  - {{name: {one['name']}, type: {one['type']}}}"


def page() -> Iterator[str]:
    """The lines of the page."""
    with use_language("en"):
        yield HEAD.rstrip()
        yield from exit_codes()
        yield from values("Kinds of columns", Kind)
        yield from values("Categories", Category)
        yield from values("Roles", Role)
        yield from values("Flags", Flag)
        yield from formats()
        yield from library()
        yield "\n## Commands"
        yield from commands(cli, "avgtool")


def check_codes() -> Iterator[str]:
    """A row a code of ``check``."""
    yield "| code | level | what is the matter |\n|---|---|---|"
    for code, rule in RULES.items():
        yield f"| `{code.value}` | {rule.level.value} | {rule.title} |"


def exit_codes() -> Iterator[str]:
    """A row a code, with the errors that lead to it."""
    for code, meaning in EXIT_CODES.items():
        names = [name for name, error in vars(errors).items() if inspect.isclass(error) and _code(error) == code]
        yield f"| {code} | {meaning} | {' '.join(f'`{name}`' for name in names)} |"


def values(title: str, enum: type[Kind | Category | Role | Flag]) -> Iterator[str]:
    """The words of one enumeration."""
    yield f"\n## {title}\n"
    yield " ".join(f"`{member.value}`" for member in enum)


SCAN_FORMAT = """
## scan --format json

One object a scan; `datasets` holds one a file, sheet or table. `distinct` is an estimate above some tens of thousands.
`matched` rows have the shape of the kind, `valid` ones pass its check as well; `residue` rows fit neither, and were
judged one by one. `entities`: how many rows hold each entity, in text and among stray values. `error_bound` (sample
mode): what stands in a greater share of the rows would have been seen, with 95 % confidence; counts are then of the
`rows_read`. `hints`: at which special categories words hint, and in how many rows. `unread`: which of several
sources could not be read, with the reason; the exit code is then 3. More keys may be added within `scan/1`; none
changes its meaning or goes.

`--fail-on` counts a column by its kind and category, by those of the entities inside its values, and, where it has the
flag `may_reveal_special`, by its hints and as `special`.
"""

TEXT_FORMAT = """
## text scan --format json

`{"findings": [{"start": 4, "end": 20, "entity": "PERSON", "score": 0.9}], "hints": []}`, offsets in characters, end
exclusive. `hints`: the words that can reveal something special (AVG 9, 10) where nothing else was found, in the same
form, with score 0.3; at a threshold of 0.3 or less they are findings too. With `--ndjson` one `{"id", "text"}` a line
in, one `{"id", "findings", "hints"}` a line out, in the same order.
"""


CHECK_FORMAT = """
## check --format json

One object, `check/1`; `passed` is whether all may leave as they are, and then the exit code is 0. `datasets` holds one
a file, sheet or table, with its `findings`: `code`, `level` (`error`, or `note`, which does not keep it from passing),
`column` (null where it is about several together), `columns` (those by which rows are alike), `entity`, `rows` (0 where
it is about the column), `rule` and `rule_at` (of the policy; null where no rule decides), `message` and `hint` in the
language in force. `privacy` is null, or what the policy demands of the rows together: `quasi_identifiers`, `sensitive`,
`asked` (`k`, `l`, `diversity`, `t`) and what was `measured` (`k`, `rows_under`, `unique_share`, `highest_risk`, `l`,
`entropy_l`, `t`; null where no such column is there; `k` counts persons, and `k_rows` and `persons` stand beside it,
where rows say whose they are). No value from the data stands in it.

{codes}

```json
{{"avgtool": "0.1.0", "format": "check/1", "passed": false,
 "policy": {{"name": "klantsegmentatie", "version": "1", "source": "…", "sha256": "…"}},
 "datasets": [
  {{"source": "export.csv", "table": null, "rows": 1000, "sha256": "…", "columns": 13, "passed": false,
   "privacy": null, "findings": [
   {{"code": "column_not_dropped", "level": "error", "column": "e-mail", "columns": [], "entity": "EMAIL_ADDRESS",
    "rows": 990,
    "rule": "rules[4]", "rule_at": {{"policy": "klantsegmentatie", "line": 46, "inherited": false}},
    "message": "…", "hint": "…"}}]}}]}}
```
"""

POLICY_CHECK_FORMAT = """
## policy check --format json

One object, `policy-check/1`; `policies` holds one a file: `valid`, the `error` that makes it invalid (`message`,
`where`, `hint`), and `remarks`: `code` ([all codes](policies.md#checking-a-policy)), `gravity` (`objection` or
`remark`), `where` (file and line), `rule` (`rules[3]`, or null where it is about the policy as a whole), `message`.

```json
{"avgtool": "0.1.0", "format": "policy-check/1", "policies": [
  {"file": "eigen.yaml", "policy": "eigen", "valid": true, "error": null, "remarks": [
    {"code": "quasi_without_k", "gravity": "remark", "where": "eigen.yaml:12", "rule": "rules[1]", "message": "…"}]}]}
```
"""


REQUEST_FORMAT = """
## request --format json

`request show` and every step: `{{"format": "request/1", "request": {{…}}}}`; `request list`: `requests/1`;
`request due`: `requests-due/1`, with `on` and `days_left`. A request has `reference`, `subject` (its id in the ledger),
`received`, `channel`, `rights`, `state`, `open`, `due`, `safe`, `unpaused`, `paused_days`, `waiting`, `extended`,
`urgency`, `risks`, `decided` and `on_time`; `request/1` adds `language`, `words`, `contact`, `representative`,
`open_steps`, `events` and `tasks`. Codes:

{codes}
"""


def request_codes() -> Iterator[str]:
    """The words of each field of a request."""
    named = {
        "rights": Right, "state": State, "steps": Step, "means": IdentityMeans, "recipients": Recipients,
        "urgency": Urgency, "risks": Risk, "task state": TaskState,
    }  # fmt: skip
    for field, codes in named.items():
        yield f"- {field}: {' '.join(f'`{code.value}`' for code in codes)}"


def formats() -> Iterator[str]:
    """The machine-readable results, with an example that a scan gave."""
    frame = pl.DataFrame({"e-mail": ["jan@example.nl", "fatima@example.nl", None], "segment": ["A", "B", "A"]})
    example = to_json(avgtool.scan(frame))
    yield f"{SCAN_FORMAT}\n```json\n{example.rstrip()}\n```"
    yield TEXT_FORMAT.rstrip()
    yield CHECK_FORMAT.format(codes="\n".join(check_codes())).rstrip()
    yield POLICY_CHECK_FORMAT.rstrip()
    yield REQUEST_FORMAT.format(codes="\n".join(request_codes())).rstrip()


def library() -> Iterator[str]:
    """Every public function, and every class with its methods: signatures and docstrings."""
    from avgtool.consent.store.session import ConsentSession
    from avgtool.subject_requests.store.session import RequestSession

    yield "\n## Library"
    for name in avgtool.__all__:
        member = getattr(avgtool, name)
        if inspect.isfunction(member):
            yield _described(f"avgtool.{name}", name, member)
        elif inspect.isclass(member):
            yield from _class(f"avgtool.{name}", member)
    yield from _class("Ledger.session(): consents", ConsentSession)
    yield from _class("Ledger.session().requests", RequestSession)


def _class(title: str, member: type) -> Iterator[str]:
    yield f"\n### {title}\n\n{inspect.getdoc(member)}"
    own = {name: one for base in reversed(member.__mro__[:-1]) for name, one in _of_avgtool(base).items()}
    if (made := own.get("__init__")) and made.__doc__:
        yield _described(f"{member.__name__}()", member.__name__, made, level=4)
    for name, method in own.items():
        if inspect.isfunction(method) and not name.startswith("_"):
            yield _described(f".{name}", name, method, level=4)


def _of_avgtool(base: type) -> Mapping[str, Any]:
    """What a class of ours itself defines; nothing of a library's."""
    return vars(base) if base.__module__.partition(".")[0] == "avgtool" else {}


def _described(title: str, name: str, member: Callable[..., object], *, level: int = 3) -> str:
    """A heading, the signature without ``self``, and the docstring."""
    whole = inspect.signature(member)
    shown = whole.replace(parameters=[one for one in whole.parameters.values() if one.name != "self"])
    signature = re.sub(r"<function (?:\w+\.)*<?(\w+)>? at 0x[0-9a-f]+>", r"\1", str(shown).replace("'", ""))
    return f"\n{'#' * level} {title}\n\n```python\n{name}{signature}\n```\n\n{inspect.getdoc(member)}"


def commands(group: click.Command, path: str) -> Iterator[str]:
    """The help page of a command and of everything below it."""
    context = click.Context(group, info_name=path, terminal_width=100, max_content_width=100)
    yield f"\n### {path}\n\n```\n{group.get_help(context).rstrip()}\n```"
    if isinstance(group, click.Group):
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield from commands(command, f"{path} {name}")


def _code(error: type) -> int | None:
    return error.exit_code if issubclass(error, errors.AvgtoolError) else None


if __name__ == "__main__":
    sys.exit(main())
