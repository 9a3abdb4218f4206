"""From a YAML file to a policy, or to an error that says what to write instead."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from avgtool.errors import PolicyError
from avgtool.i18n import msg
from avgtool.policy.extending import Layer, combined
from avgtool.policy.meaning import problems_of_meaning
from avgtool.policy.schema import ExtendingFile, PolicyFile
from avgtool.strict_yaml import load
from avgtool.strict_yaml.explaining import problems_in, suggestion, told_at_once

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from avgtool.policy.schema import Policy
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
    known = tuple(folders)
    located = load(_path_of(policy, known), error=PolicyError)
    return read_policy(located, known, operators=operators, entities=entities)


def policy_names(folders: Iterable[Path]) -> tuple[str, ...]:
    """The names of the policies in ``folders``, sorted."""
    return tuple(sorted({path.stem for folder in folders for path in folder.iterdir() if path.suffix in SUFFIXES}))


def read_policy(
    located: Located,
    folders: Iterable[Path] = (),
    *,
    operators: Operators,
    entities: Collection[str] | None = None,
) -> Policy:
    """A policy from YAML that has been read already; the policies that it extends are read from ``folders``.

    Raises:
        PolicyError: It, or one that it extends, is not valid or not there; or it extends itself.
    """
    known = tuple(folders)
    layers = [_layer(located, operators, entities)]
    while layers[-1].written.extends is not None:
        layers.append(_layer(_extended(layers, known), operators, entities))
    digests = [layer.located.sha256 for layer in layers]
    sha256 = digests[0] if len(digests) == 1 else hashlib.sha256("\n".join(digests).encode("ascii")).hexdigest()
    return combined(layers, sha256, operators)


def _layer(located: Located, operators: Operators, entities: Collection[str] | None) -> Layer:
    """One file, found valid by itself."""
    found = tuple(problems_of_meaning(located, operators, entities))
    extends = isinstance(located.data, dict) and "extends" in located.data
    model = ExtendingFile if extends else PolicyFile
    try:
        written = model.model_validate(located.data)
    except ValidationError as error:
        found = (*problems_in(error, located, model=model), *found)
    if found:
        raise told_at_once(found, PolicyError)
    return Layer(written, located)


def _extended(layers: Sequence[Layer], folders: Sequence[Path]) -> Located:
    """The file that the last of ``layers`` extends.

    Raises:
        PolicyError: It is not there, or is one of them; the message names the line that says ``extends``.
    """
    last = layers[-1]
    where, named = last.located.where(("extends",)), str(last.written.extends)
    path = _path_of(named, folders, where)
    if _is_path(named):
        path = Path(last.located.name).parent / path
    if not path.is_file():
        what = msg("It extends {path}, which does not exist.", path=path)
        raise PolicyError(what, where=where, hint=msg("Give the name of a shipped policy, or a path from this file."))
    if any(path.resolve() == Path(layer.located.name).resolve() for layer in layers):
        chain = " → ".join([*(layer.written.name for layer in layers), named])
        what = msg("The policies extend each other in a circle: {chain}.", chain=chain)
        raise PolicyError(what, where=where, hint=msg("Take out one extends."))
    return load(path, error=PolicyError)


def _is_path(text: str) -> bool:
    return Path(text).suffix in SUFFIXES or "/" in text or "\\" in text


def _path_of(policy: str | Path, folders: Sequence[Path], where: str | None = None) -> Path:
    text = str(policy)
    if isinstance(policy, Path) or _is_path(text):
        return Path(policy)
    for folder in folders:
        for suffix in SUFFIXES:
            if (path := folder / f"{text}{suffix}").is_file():
                return path
    known = policy_names(folder for folder in folders if folder.is_dir())
    raise PolicyError(
        msg("There is no policy {name}.", name=text),
        where=where,
        hint=suggestion(text, known) or msg("Give the path of a policy file, such as policies/eigen.yaml."),
    )
