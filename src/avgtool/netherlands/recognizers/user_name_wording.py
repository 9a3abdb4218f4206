"""What the Dutch write around e-mail addresses, web addresses and user names."""

from __future__ import annotations

from avgtool.recognizers.extending import Extension
from avgtool.recognizers.generic.user_name_surroundings import ENGLISH, UserNameWords, handle_judge, user_name_judge

_WORDS = ENGLISH + UserNameWords(
    named=(r"loginnaam", r"gebruikersnaam", r"inlog(?:naam)?", r"accountnaam"),
    accounts=("profiel",),
    everybody=frozenset({"@allen", "@iedereen"}),
)

EXTENSIONS = (
    Extension("EMAIL_ADDRESS", context=("mailen", "mailadres", "emailadres")),
    Extension("PROFILE_URL", context=("profiel",)),
    Extension("SOCIAL_HANDLE", context=("volg",), surroundings=handle_judge(_WORDS)),
    Extension(
        "USERNAME",
        context=("loginnaam", "gebruikersnaam", "inlognaam", "inlog", "accountnaam"),
        surroundings=user_name_judge(_WORDS),
    ),
)
"""One for each kind."""
