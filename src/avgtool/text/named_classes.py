"""Classes of others that a configuration names: one that is known, an entry point, or the dotted path of a class."""

from __future__ import annotations

from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any

from avgtool.errors import ConfigError, MissingDependencyError
from avgtool.i18n import msg
from avgtool.strict_yaml.explaining import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping


def named_class(name: str, base: type, known: Mapping[str, type], *, group: str, where: str) -> Any:
    """The class that is called ``name``.

    Args:
        name: A key of ``known``, the name of an entry point, or ``package.module.Class``.
        base: What it must be a kind of.
        known: Classes by the names that they need no import for.
        group: Of entry points.
        where: Key of the configuration, for messages.

    Raises:
        ConfigError: There is no such class, or it is not a ``base``.
        MissingDependencyError: Its package is not installed.
    """
    points = {point.name: point for point in metadata.entry_points(group=group)}
    if name in known:
        found: object = known[name]
    elif name in points:
        found = points[name].load()
    elif "." in name or ":" in name:
        found = _by_path(name, where)
    else:
        what = msg("There is no {name}.", name=name)
        raise ConfigError(what, where=where, hint=suggestion(name, [*known, *points]))
    if not (isinstance(found, type) and issubclass(found, base)):
        raise ConfigError(msg("{name} is not a {base} of Presidio.", name=name, base=base.__name__), where=where)
    return found


def _by_path(path: str, where: str) -> object:
    module_name, _, attribute = path.replace(":", ".").rpartition(".")
    try:
        module = import_module(module_name)
    except ImportError as error:
        missing = getattr(error, "name", None) or module_name
        hint = msg("Install the package that has it, or correct the path: package.module.Class")
        what = msg("The module {module} cannot be imported.", module=missing)
        raise MissingDependencyError(what, where=where, hint=hint) from error
    if not hasattr(module, attribute):
        what = msg("The module {module} has no {name}.", module=module_name, name=attribute)
        raise ConfigError(what, where=where, hint=suggestion(attribute, vars(module)))
    return getattr(module, attribute)
