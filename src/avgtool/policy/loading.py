"""From a YAML file to a policy, or to an error that says what to write instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from avgtool.errors import PolicyError
from avgtool.i18n import msg
from avgtool.model.treatment import TextTreatments
from avgtool.policy.meaning import build_operator, problems_of_meaning
from avgtool.policy.schema import Policy, PolicyFile, Rule
from avgtool.policy.treatments import treatment_of
from avgtool.strict_yaml import load
from avgtool.strict_yaml.explaining import problems_in, suggestion, told_at_once

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from avgtool.operators.base import Operator
    from avgtool.policy.schema import TreatmentEntry
    from avgtool.policy.treatments import Operators
    from avgtool.strict_yaml import Located

SUFFIXES = (".yaml", ".yml")


def load_policy(
    policy: str | Path,
    folders: Iterable[Path] = (),
    *,
    operators: Operators,
    entities: Collection[str] | None = None,
) -> Policy:
    """A policy by its name in one of ``folders``, or from a path.

    Args:
        policy: ``klantsegmentatie``, or a path such as ``policies/eigen.yaml``.
        folders: Where named policies lie; the first that has it wins.
        operators: The operators it may use.
        entities: The entities that exist, to tell a misspelt one; none are checked without.

    Raises:
        PolicyError: It does not exist or is not valid; the message names file, line and what to write instead.
    """
    located = load(_path_of(policy, tuple(folders)), error=PolicyError)
    return read_policy(located, operators=operators, entities=entities)


def policy_names(folders: Iterable[Path]) -> tuple[str, ...]:
    """The names of the policies in ``folders``, sorted."""
    return tuple(sorted({path.stem for folder in folders for path in folder.iterdir() if path.suffix in SUFFIXES}))


def read_policy(
    located: Located,
    *,
    operators: Operators,
    entities: Collection[str] | None = None,
) -> Policy:
    """A policy from YAML that has been read already.

    Raises:
        PolicyError: It is not valid.
    """
    found = tuple(problems_of_meaning(located, operators, entities))
    try:
        written = PolicyFile.model_validate(located.data)
    except ValidationError as error:
        found = (*problems_in(error, located, model=PolicyFile), *found)
    if found:
        raise told_at_once(found, PolicyError)
    return _meant(written, located, operators)


def _meant(written: PolicyFile, located: Located, known: Operators) -> Policy:
    """The policy that a valid file describes."""
    domain = written.domain or written.name

    def operator(entry: TreatmentEntry) -> Operator:
        return build_operator(known[entry.operator], entry.parameters, domain, beside=located.name)

    return Policy(
        name=written.name,
        version=written.version,
        title=written.title,
        purpose=written.purpose,
        domain=domain,
        unmatched=None if written.unmatched == "refuse" else build_operator(known[written.unmatched], {}),
        rules=tuple(
            Rule(
                entry.match, operator(entry), entry.because, entry.optional, position, located.line(("rules", position))
            )
            for position, entry in enumerate(written.rules)
        ),
        text=TextTreatments(
            treatment_of(operator(written.text.default)),
            {entity: treatment_of(operator(entry)) for entity, entry in written.text.entities.items()},
        ),
        source=located.name,
        sha256=located.sha256,
    )


def _path_of(policy: str | Path, folders: Sequence[Path]) -> Path:
    text = str(policy)
    if isinstance(policy, Path) or Path(text).suffix in SUFFIXES or "/" in text or "\\" in text:
        return Path(policy)
    for folder in folders:
        for suffix in SUFFIXES:
            if (path := folder / f"{text}{suffix}").is_file():
                return path
    known = policy_names(folder for folder in folders if folder.is_dir())
    raise PolicyError(
        msg("There is no policy {name}.", name=text),
        hint=suggestion(text, known) or msg("Give the path of a policy file, such as policies/eigen.yaml."),
    )
