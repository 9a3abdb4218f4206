"""What callers name and what the workflows take: policies, keys."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool import catalog, keys
from avgtool.policy.schema import Policy

if TYPE_CHECKING:
    from avgtool.keys import Key

    StrPath = str | os.PathLike[str]


def load_policy(policy: StrPath) -> Policy:
    """A shipped policy by name, or one from a YAML file.

    Raises:
        PolicyError: Unknown or invalid; the message names file, line and what to write instead.
    """
    return catalog.load_policy(policy if isinstance(policy, str) else Path(policy))


def new_key(path: StrPath) -> Key:
    """Make a key that only its owner can read; an existing one is never overwritten.

    Args:
        path: A file, or ``keyring:NAME`` for the keyring of the system. What is done with it is recorded beside it.

    Raises:
        KeyFileError: It exists, or cannot be made.
        OutputError: The disk is full, or the log cannot be written.
    """
    return keys.new_key(path)


def load_key(path: StrPath) -> Key:
    """Read a key: a file, or ``keyring:NAME``.

    Raises:
        KeyFileError: Missing, damaged, or readable by others.
        RefusedError: Its log was changed.
    """
    return keys.load_key(path)


def policy_of(policy: Policy | StrPath) -> Policy:
    """A policy, wherever it comes from."""
    return policy if isinstance(policy, Policy) else load_policy(policy)


def key_of(key: Key | StrPath | None) -> Key | None:
    """A key, wherever it is kept; none where none is named."""
    return load_key(key) if isinstance(key, str | os.PathLike) else key
