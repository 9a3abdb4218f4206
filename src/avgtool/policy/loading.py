"""From a YAML file to a policy, or to an error that says what to write instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from avgtool.errors import PolicyError
from avgtool.i18n import msg
from avgtool.operators import operators as built_in_operators
from avgtool.policy.schema import Policy, PolicyFile, Rule, TreatmentEntry
from avgtool.strict_yaml import explain, load
from avgtool.strict_yaml.explaining import suggestion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from avgtool.i18n import Message
    from avgtool.operators.base import Operator
    from avgtool.policy.schema import RuleEntry
    from avgtool.strict_yaml import KeyPath, Located

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
    try:
        written = PolicyFile.model_validate(located.data)
    except ValidationError as error:
        raise explain(error, located, PolicyError, model=PolicyFile) from None
    return _Meaning(written, located, operators or built_in_operators(), entities).policy()


class _Meaning:
    """Finds out what a written policy means: which operators, with which parameters."""

    def __init__(
        self,
        written: PolicyFile,
        located: Located,
        operators: Mapping[str, type[Operator]],
        entities: Collection[str] | None,
    ) -> None:
        self._written = written
        self._located = located
        self._operators = operators
        self._entities = entities
        self._domain = written.domain or written.name

    def policy(self) -> Policy:
        """The policy."""
        written = self._written
        for entity in written.text.entities:
            self._check_entity(entity, ("text", "entities", entity))
        return Policy(
            name=written.name,
            version=written.version,
            title=written.title,
            purpose=written.purpose,
            domain=self._domain,
            unmatched=written.unmatched,
            rules=tuple(self._rule(position, rule) for position, rule in enumerate(written.rules)),
            text_default=self._inside_text(written.text.default, ("text", "default")),
            text_entities={
                entity: self._inside_text(entry, ("text", "entities", entity))
                for entity, entry in written.text.entities.items()
            },
            source=self._located.name,
            sha256=self._located.sha256,
        )

    def _rule(self, position: int, entry: RuleEntry) -> Rule:
        path: KeyPath = ("rules", position)
        for entity in entry.match.entity or ():
            self._check_entity(entity, (*path, "match", "entity"))
        line = self._located.line(path)
        operator = self._operator(entry, path)
        return Rule(entry.match, operator, entry.because, entry.optional, position, line)

    def _inside_text(self, entry: TreatmentEntry, path: KeyPath) -> Operator:
        if entry.operator == "text":
            hint = msg("Choose how the entity itself is treated, such as replace or pseudonymize.")
            raise self._error((*path, "operator"), msg("The operator text is for columns, not for entities."), hint)
        return self._operator(entry, path)

    def _operator(self, entry: TreatmentEntry, path: KeyPath) -> Operator:
        chosen = self._operators.get(entry.operator)
        if chosen is None:
            what = msg("There is no operator {name}.", name=entry.operator)
            raise self._error((*path, "operator"), what, suggestion(entry.operator, self._operators))
        try:
            return build_operator(chosen, entry.parameters, self._domain)
        except ValidationError as error:
            model = chosen if issubclass(chosen, BaseModel) else None
            raise explain(error, self._located, PolicyError, model=model, under=(*path, "parameters")) from None

    def _check_entity(self, entity: str, path: KeyPath) -> None:
        if self._entities is not None and entity not in self._entities:
            what = msg("There is no entity {name}.", name=entity)
            raise self._error(path, what, suggestion(entity, self._entities))

    def _error(self, path: KeyPath, what: Message, hint: Message | None) -> PolicyError:
        return PolicyError(what, where=self._located.where(path), hint=hint)


def build_operator(chosen: type[Operator], parameters: Mapping[str, Any], domain: str | None = None) -> Operator:
    """An operator with its parameters; one that needs a key gets ``domain`` unless its parameters name one.

    Raises:
        ValidationError: pydantic's, where the parameters do not fit.
    """
    given = dict(parameters)
    if chosen.needs_key and domain is not None:
        given.setdefault("domain", domain)
    return chosen(**given)


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
