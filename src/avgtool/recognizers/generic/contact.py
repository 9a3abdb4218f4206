"""How a person is reached, offline and online."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Recognizer, Shape
from avgtool.recognizers.generic import user_name_surroundings
from avgtool.recognizers.generic.phone import PHONE_NUMBER

_LABEL = r"[A-Za-z0-9À-ɏ]+(?:-+[A-Za-z0-9À-ɏ]+)*"
_ATOM = r"[A-Za-z0-9À-ɏ!#$%&'*+/=?^_`{|}~-]"
_LOCAL_PART = rf"[A-Za-z0-9À-ɏ_]{_ATOM}*(?:\.{_ATOM}+)*"
_PROFILE_SITES = (
    r"linkedin\.com/(?:in|pub)|lnkd\.in/in|(?:facebook|fb)\.com(?:/people)?|(?:fb|m)\.me|instagram\.com|instagr\.am"
    r"|(?:twitter|x)\.com|tiktok\.com|threads\.(?:net|com)|youtube\.com/(?:c|user)|github\.com|gitlab\.com"
    r"|pinterest\.com|snapchat\.com/add|t\.me|wa\.me|reddit\.com/u(?:ser)?|strava\.com/athletes|hyves\.nl"
    r"|bsky\.app/profile|mastodon\.[a-z]{2,10}|medium\.com|behance\.net|vk\.com|twitch\.tv|soundcloud\.com"
    r"|steamcommunity\.com/id|discord\.com/users"
)

_TOP_LEVEL = (
    r"com|net|org|info|biz|edu|gov|app|dev|shop|online|store|site|amsterdam|frl|gent|brussels|vlaanderen"
    r"|nl|be|eu|lu|fr|uk|(?:com?|org|net|ac|gov|edu)\.[A-Z]{2}"
)
"""Top-level domains that end no sentence: ``klaar.de`` and ``zo.nu`` are mostly words that lack a space."""

EMAIL_ADDRESS = Recognizer(
    "EMAIL_ADDRESS",
    Kind.EMAIL,
    msg("E-mail address"),
    shapes=(
        # The practical subset of RFC 5322: a dot-atom, an at sign, a name with a top-level domain.
        Shape(rf"{_LOCAL_PART}@(?:{_LABEL}\.)+(?:[A-Za-z]{{2,24}}|xn--[A-Za-z0-9-]{{2,30}})", 0.95, signs="@"),
        Shape(rf"{_LOCAL_PART} ?(?:\[[Aa][Tt]\]|\([Aa][Tt]\)) ?(?:{_LABEL}\.)+[A-Za-z]{{2,24}}", 0.9, signs="[("),
        Shape(r'"[A-Za-z0-9 .!#$%&*+/=?^_-]{1,62}"@[A-Za-z0-9.-]{1,200}\.[A-Za-z]{2,24}', 0.9),
    ),
    headers=("email", "e mail", "email address", "emailaddress", "mail", "mail address", "e mail address",
             "email adress", "login email", "contact email", "courriel"),
    context=("email", "e-mail", "mail"),
    beats=("URL", "SOCIAL_HANDLE", "USERNAME"),
)  # fmt: skip

URL = Recognizer(
    "URL",
    Kind.NONE,
    msg("Web address"),
    category=Category.NONE,
    role=Role.NONE,
    articles=(),
    shapes=(
        Shape(r"(?i)https?://[A-Z0-9.-]{1,200}(?::[0-9]{1,5})?(?:[/?#][A-Z0-9/?#%&=+$@!~*'();:,._-]{0,1000})?", 0.6),
        Shape(r"(?i)www\.[A-Z0-9-]{1,63}(?:\.[A-Z0-9-]{1,63})+(?:/[A-Z0-9/?#%&=+$@!~*'();:,._-]{0,1000})?", 0.5),
        Shape(rf"(?i)(?:[A-Z0-9-]{{1,63}}\.)+(?:{_TOP_LEVEL})(?:/[A-Z0-9/?#%&=+$@!~*'();:,._-]{{0,1000}})?", 0.3),
    ),
    headers=("url", "website", "web site", "homepage", "home page", "domain", "web", "link"),
    context=("website", "site", "url", "link"),
)

PROFILE_URL = Recognizer(
    "PROFILE_URL",
    Kind.USERNAME,
    msg("Address of a profile page"),
    shapes=(Shape(rf"(?i)(?:https?://)?(?:[a-z]{{2,3}}\.)?(?:{_PROFILE_SITES})/@?[A-Z0-9_.%-]{{2,60}}/?", 0.85),
            Shape(r"(?i)(?:https?://)?(?:www\.|m\.)?"
                  r"(?:youtube\.com/@[A-Z0-9_.-]{2,60}|facebook\.com/profile\.php\?id=[0-9]{5,20})", 0.85)),
    headers=("linkedin", "facebook", "instagram", "twitter", "tiktok", "profile url", "profile", "profile link",
             "social media", "github"),
    context=("linkedin", "facebook", "instagram", "twitter"),
    beats=("URL", "SOCIAL_HANDLE"),
    surroundings=user_name_surroundings.profile_score,
)  # fmt: skip

SOCIAL_HANDLE = Recognizer(
    "SOCIAL_HANDLE",
    Kind.USERNAME,
    msg("Name on a social network"),
    shapes=(Shape(r"@[A-Za-z0-9_](?:[A-Za-z0-9_.]{1,28}[A-Za-z0-9_])", 0.6),),
    headers=("handle", "social handle", "twitter handle", "instagram handle", "twitter name", "skype", "discord",
             "telegram", "screen name"),
    context=("instagram", "insta", "twitter", "tiktok", "snapchat", "handle"),
    surroundings=user_name_surroundings.handle_judge(user_name_surroundings.ENGLISH),
)  # fmt: skip

USERNAME = Recognizer(
    "USERNAME",
    Kind.USERNAME,
    msg("User name"),
    shapes=(Shape(r"[A-Za-z0-9][A-Za-z0-9._\\@+-]{1,63}", 0.02),),
    needs_context=True,
    headers=("username", "user name", "user", "login", "login name", "loginname", "login id", "loginid", "user login",
             "account name", "upn", "user principal name", "samaccountname", "alias", "nick", "created by user"),
    context=("username", "user name", "login", "account", "nickname"),
    surroundings=user_name_surroundings.user_name_judge(user_name_surroundings.ENGLISH),
)  # fmt: skip

RECOGNIZERS = (EMAIL_ADDRESS, PHONE_NUMBER, URL, PROFILE_URL, SOCIAL_HANDLE, USERNAME)
