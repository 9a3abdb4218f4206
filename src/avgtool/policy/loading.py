"""From a YAML file to a policy, or to an error that says what to write instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from avgtool.errors import PolicyError
from avgtool.i18n import msg
from avgtool.operators import operators as built_in_operators
from avgtool.policy.meaning import build_operator, problems_of_meaning
from avgtool.policy.schema import Policy, PolicyFile, Rule
from avgtool.strict_yaml import load
from avgtool.strict_yaml.explaining import problems_in, suggestion, told_at_once

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from avgtool.operators.base import Operator
    from avgtool.policy.schema import TreatmentEntry
    from avgtool.strict_yaml import Located

SUFFIXES = (".yaml", ".yml")


def load_policy(
    policy: str | Path,
    folders: Iterable[Path] = (),
    *,
    operators: Mapping[str, type[Operator]] | None = None,
    entities: Collection[str] | None = None,
) -> Policy:
    """A policy by its name in one of ``folders``, or from a path.

    Args:
        policy: ``klantsegmentatie``, or a path such as ``policies/eigen.yaml``.
        folders: Where named policies lie; the first that has it wins.
        operators: The operators it may use; by default those that avgtool brings.
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
    operators: Mapping[str, type[Operator]] | None = None,
    entities: Collection[str] | None = None,
) -> Policy:
    """A policy from YAML that has been read already.

    Raises:
        PolicyError: It is not valid.
    """
    known = operators or built_in_operators()
    found = tuple(problems_of_meaning(located, known, entities))
    try:
        written = PolicyFile.model_validate(located.data)
    except ValidationError as error:
        found = (*problems_in(error, located, model=PolicyFile), *found)
    if found:
        raise told_at_once(found, PolicyError)
    return _meant(written, located, known)


def _meant(written: PolicyFile, located: Located, known: Mapping[str, type[Operator]]) -> Policy:
    """The policy that a valid file describes."""
    domain = written.domain or written.name

    def operator(entry: TreatmentEntry) -> Operator:
        return build_operator(known[entry.operator], entry.parameters, domain)

    return Policy(
        name=written.name,
        version=written.version,
        title=written.title,
        purpose=written.purpose,
        domain=domain,
        unmatched=written.unmatched,
        rules=tuple(
            Rule(
                entry.match, operator(entry), entry.because, entry.optional, position, located.line(("rules", position))
            )
            for position, entry in enumerate(written.rules)
        ),
        text_default=operator(written.text.default),
        text_entities={entity: operator(entry) for entity, entry in written.text.entities.items()},
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
