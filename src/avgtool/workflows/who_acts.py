"""Whose name stands under what is recorded: that of the person who takes a step, where the settings say it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from avgtool.keys.log import os_user

if TYPE_CHECKING:
    from avgtool.config import Config

NAME_VARIABLE = "AVGTOOL_BY"


def who_acts(by: str | None, config: Config) -> str:
    """Who takes a step: the first of what a command says, AVGTOOL_BY, avgtool.yaml, and the user of the system.

    Args:
        by: What ``--by`` or a program says.
        config: Its ``by`` is the name of who usually records.
    """
    return who_is_named(by, config) or os_user()


def who_is_named(by: str | None, config: Config) -> str:
    """Who takes a step, as a letter names that person: empty where nobody said it, never the user of the system.

    Args:
        by: What ``--by`` or a program says.
        config: Its ``by`` is the name of who usually records.
    """
    said = (by, os.environ.get(NAME_VARIABLE), config.by)
    return next((name.strip() for name in said if name and name.strip()), "")
