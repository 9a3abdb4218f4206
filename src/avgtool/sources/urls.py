"""Database URLs: told apart from file names, and shown without their password."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

_URL = re.compile(r"[a-z][a-z0-9]*(?:\+[a-z0-9_]+)?://", re.IGNORECASE)
_SECRET_PARAMETER = re.compile(r"(?i)((?:^|&)(?:password|passwd|pwd|token|sslpassword)=)[^&]*")


def is_database_url(source: str) -> bool:
    """Whether ``source`` is a URL such as ``sqlite:///klanten.db`` rather than a name of a file."""
    return bool(_URL.match(source))


def without_password(url: str) -> str:
    """The URL as it may be shown: neither a password nor another secret in it."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    name = user.partition(":")[0]
    netloc = f"{name}{at}{host}" if name else host
    query = _SECRET_PARAMETER.sub(r"\1…", parts.query)
    if not netloc and "///" in url:  # urlunsplit would take slashes off sqlite:///file
        return url.partition("?")[0] + (f"?{query}" if query else "")
    return urlunsplit((parts.scheme, netloc, parts.path, query, ""))
