"""Where templates and texts run: they read plain values and fields of our own, and call nothing that does anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta
from typing import Any

from jinja2 import Undefined
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

_PLAIN = (str, bytes, int, float, Mapping, Sequence, AbstractSet, date, time, timedelta)
"""Values whose methods reach nothing outside them."""
_JINJA = (Undefined, LoopContext, Macro, BlockReference, TemplateReference, TemplateModule, Namespace)


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which only plain values have attributes, and of our dataclasses their fields alone.

    Jinja's own lets a template call every public method of whatever it is given: a path opens its file.
    """

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read ``obj.attr``."""
        known = isinstance(obj, (*_PLAIN, *_JINJA)) or attr in _fields(obj)
        return known and super().is_safe_attribute(obj, attr, value)


def _fields(obj: Any) -> set[str]:
    return {one.name for one in fields(obj)} if is_dataclass(obj) else set()
