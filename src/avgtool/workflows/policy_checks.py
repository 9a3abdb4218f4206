"""``avgtool policy check``: which policy files are valid, and what in them must be looked at again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool import __version__, catalog
from avgtool.errors import PolicyError
from avgtool.policy.linting import remarks
from avgtool.policy.linting.base import Gravity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Any

    from avgtool.policy.linting.base import Remark
    from avgtool.policy.schema import Policy

FORMAT = "policy-check/1"


@dataclass(frozen=True, slots=True)
class CheckedPolicy:
    """What was found out about one file."""

    file: Path
    policy: Policy | None
    """None where the file is not valid."""
    error: PolicyError | None = None
    """What makes it invalid."""
    remarks: tuple[Remark, ...] = ()

    def is_refused(self, *, strict: bool) -> bool:
        """Whether something must not stay as it is; with ``strict``, whether anything was said."""
        return any(strict or one.gravity is Gravity.OBJECTION for one in self.remarks)


def check_policies(files: Iterable[Path]) -> tuple[CheckedPolicy, ...]:
    """Each file by itself: an invalid one does not keep the others from being looked at."""
    return tuple(_checked(file) for file in files)


def _checked(file: Path) -> CheckedPolicy:
    try:
        policy = catalog.load_policy(file)
    except PolicyError as error:
        return CheckedPolicy(file, None, error)
    return CheckedPolicy(file, policy, remarks=remarks(policy, catalog.known_to_lints()))


def to_json(checked: Sequence[CheckedPolicy]) -> str:
    """The answers as JSON, texts in the language in force."""
    policies = [_data(one) for one in checked]
    return json.dumps({"avgtool": __version__, "format": FORMAT, "policies": policies}, ensure_ascii=False, indent=2)


def _data(one: CheckedPolicy) -> dict[str, Any]:
    error = one.error
    return {
        "file": str(one.file),
        "policy": one.policy.name if one.policy else None,
        "valid": one.policy is not None,
        "error": None
        if error is None
        else {"message": str(error.what), "where": error.where, "hint": str(error.hint) if error.hint else None},
        "remarks": [
            {
                "code": remark.code,
                "gravity": remark.gravity.value,
                "where": remark.where,
                "rule": str(remark.rule) if remark.rule else None,
                "message": str(remark.message),
            }
            for remark in one.remarks
        ],
    }
