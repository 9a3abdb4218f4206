"""Database URLs: told apart from file names, and shown without their password."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_URL = re.compile(r"[a-z][a-z0-9]*(?:\+[a-z0-9_]+)?://", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w.,-]*|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?")


def is_database_url(source: str) -> bool:
    """Whether ``source`` is a URL such as ``sqlite:///klanten.db`` rather than a name of a file."""
    return bool(_URL.match(source))


def without_password(url: str) -> str:
    """The URL as it may be shown: scheme, host and database, and no more than the scheme where they are not clear.

    Users, passwords and whatever follows a ``?`` or ``;`` are left out: a driver may take its secrets from there under
    any name. A password with an unescaped ``/``, ``#`` or ``@`` makes a URL that says something else than was meant.
    """
    scheme, _, rest = url.partition("://")
    if scheme.lower().partition("+")[0] == "sqlite":  # no host and no user, only a path
        return f"{scheme}://{re.split('[?;#]', rest)[0]}"
    place = _place(url)
    return f"{scheme}://…" if place is None else f"{scheme}://{place}"


def _place(url: str) -> str | None:
    """Host and database; nothing where a part of a password may have come into them."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host = parts.netloc.rpartition("@")[2]
    beyond = parts.path + parts.query
    if not _HOST.fullmatch(host) or parts.fragment or "@" in beyond:
        return None
    return host + re.split("[;&]", parts.path)[0]
