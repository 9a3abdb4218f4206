"""What was found and packed for a person as ``--details`` of the answer: counts, names and reasons, and no value.

So that the letter of an answer that also grants something else, or that is written later, tells the same as the
package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.model.kinds import Kind
    from avgtool.subject_requests.letters.facts import Answer, DataFile, LeftOut, Searched


def details_of_collected(answer: Answer, kinds: Mapping[str, Sequence[Kind]]) -> str:
    """The file: YAML, as :func:`avgtool.subject_requests.letters.details.read_details` reads it.

    Args:
        answer: What the letter of the package tells.
        kinds: What each source holds of the person.
    """
    content = {
        "found": answer.found,
        "searched": [_searched(one, kinds.get(one.source, ())) for one in answer.searched],
        "activities": [one.code for one in answer.activities],
        "unexplained": list(answer.unexplained),
        "left_out": [_left_out(one) for one in answer.left_out],
        "files": [_file(one) for one in answer.files],
        "portable": [_file(one) for one in answer.portable],
        "not_portable": [_left_out(one) for one in answer.not_portable],
        "origin_known": answer.origin_known,
    }
    needed = {name: value for name, value in content.items() if value or name in {"found", "activities"}}
    text: str = yaml.safe_dump(needed, allow_unicode=True, sort_keys=False, width=110)
    return text


def _searched(one: Searched, kinds: Sequence[Kind]) -> dict[str, Any]:
    if one.missed:
        return {"source": one.source, "missed": one.missed}
    return {"source": one.source, "rows": one.rows, **({"kinds": [kind.value for kind in kinds]} if kinds else {})}


def _left_out(one: LeftOut) -> dict[str, str]:
    return {"what": str(one.what), "reason": str(one.reason)}


def _file(one: DataFile) -> dict[str, Any]:
    return {"name": one.name, "form": one.form, **({"fields": list(one.fields)} if one.fields else {})}
