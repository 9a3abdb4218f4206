"""Operators, and the policies that name them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from avgtool.catalog.kinds import checks, entities, named_by, recognizers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from avgtool.operators.base import Operator
    from avgtool.policy.linting.base import Known
    from avgtool.policy.schema import Policy


@cache
def operators() -> Mapping[str, type[Operator]]:
    """Every operator, by the name that policies call it."""
    from avgtool.netherlands.postcodes import PostcodeLadder
    from avgtool.netherlands.surrogates.country import COUNTRY
    from avgtool.operators import operators as own
    from avgtool.operators.surrogates.operator import surrogate

    return {**own((PostcodeLadder,)), "surrogate": surrogate(COUNTRY, checks())}


def load_policy(policy: str | Path) -> Policy:
    """A shipped policy by name, or one from a path.

    Raises:
        PolicyError: It does not exist or is not valid.
    """
    from avgtool.policy import loading

    return loading.load_policy(policy, policy_folders(), operators=operators(), entities=entities())


def policy_schema() -> dict[str, Any]:
    """The form of a policy file as JSON Schema, with every operator and entity."""
    from avgtool.policy import json_schema

    return json_schema.policy_schema(operators(), entities())


def policy_names() -> tuple[str, ...]:
    """The names of the shipped policies, sorted."""
    from avgtool.policy import loading

    return loading.policy_names(policy_folders())


def policy_folders() -> tuple[Path, ...]:
    """Where the shipped policies lie: in the installed package, or beside the source in a checkout."""
    from pathlib import Path

    here = Path(__file__).parents[1]
    return tuple(folder for folder in (here / "policies", here.parents[1] / "policies") if folder.is_dir())


def known_to_lints() -> Known:
    """What is known of the entities that can be found, for the lints of policies."""
    from avgtool.policy.coverage import Facts
    from avgtool.policy.linting.base import Known

    return Known(tuple(Facts(one.entity, one.kind, one.category, one.role) for one in recognizers()), named_by)
