"""``--key-file``: where a key is, never the key itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.cli.speaking import option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from avgtool.i18n import Message


def key_file_option(text: Message | None = None, *, required: bool = False) -> Callable[[Any], Any]:
    """The option, for a command that uses a key; AVGTOOL_KEY_FILE names the key where it is not given."""
    return option(
        "--key-file",
        metavar="F",
        envvar="AVGTOOL_KEY_FILE",
        required=required,
        text=text or msg("Key file that tokens are made with, or keyring:NAME."),
    )
