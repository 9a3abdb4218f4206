"""What gives access: passwords, their hashes, keys of services, card security codes."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Recognizer, Shape

PASSWORD = Recognizer(
    "PASSWORD",
    Kind.SECRET,
    msg("Password or PIN"),
    category=Category.SENSITIVE,
    role=Role.SENSITIVE,
    headers=("password", "pwd", "passwd", "passphrase", "pass", "pin", "pin code", "pincode", "secret", "user password",
             "security question", "security answer", "secret question", "secret answer", "cvv", "cvv2", "cvc", "cvc2",
             "security code", "otp", "one time password", "recovery code"),
    context=("password", "wachtwoord", "pincode", "passwd", "pwd"),
    in_text=False,
    mask="all",
)  # fmt: skip

PASSWORD_HASH = Recognizer(
    "PASSWORD_HASH",
    Kind.SECRET,
    msg("Hash of a password, or its salt"),
    category=Category.SENSITIVE,
    role=Role.SENSITIVE,
    shapes=(
        Shape(r"\$2[abxy]?\$[0-9]{2}\$[./A-Za-z0-9]{53}", 0.95),
        Shape(r"\$argon2(?:id|i|d)\$v=[0-9]{1,3}\$[A-Za-z0-9+/=,$-]{20,200}", 0.95),
        Shape(r"\$[156]\$(?:rounds=[0-9]+\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{22,86}", 0.95),
        Shape(r"(?:pbkdf2_sha256|scrypt|bcrypt_sha256)\$[A-Za-z0-9+/=,$:.-]{20,200}", 0.95),
        Shape(r"\{SSHA\}[A-Za-z0-9+/=]{20,80}", 0.95),
        Shape(r"[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{128}|[A-Za-z0-9+/]{6,128}={0,2}", 0.02),
    ),
    headers=("password hash", "passwordhash", "pw hash", "pwhash", "hash", "password digest", "password salt",
             "passwordsalt", "salt", "encrypted password", "hashed password", "crypted password"),
    in_text=False,
    mask="all",
)  # fmt: skip

API_KEY = Recognizer(
    "API_KEY",
    Kind.SECRET,
    msg("Access key of a service"),
    category=Category.SENSITIVE,
    role=Role.SENSITIVE,
    shapes=(
        Shape(r"(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z2-7]{16}", 0.9),
        Shape(r"gh[pousr]_[A-Za-z0-9]{36,80}|github_pat_[A-Za-z0-9_]{22,90}|glpat-[A-Za-z0-9_-]{20,60}", 0.95),
        Shape(r"(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{16,100}|(?:live|test)_[A-Za-z0-9]{30,40}", 0.85),
        Shape(r"xox[abeoprs]-[A-Za-z0-9-]{10,100}", 0.95),
        Shape(r"AIza[A-Za-z0-9_-]{35}|ya29\.[A-Za-z0-9_-]{20,300}", 0.9),
        Shape(r"sk-(?:proj-|ant-)?[A-Za-z0-9_-]{20,200}|SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}", 0.85),
        Shape(r"eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,2000}", 0.95),
        Shape(r"-----BEGIN (?:[A-Z]{2,10} )?PRIVATE KEY-----[A-Za-z0-9+/=\r\n -]{0,8000}", 0.95),
        Shape(r"npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,300}|hf_[A-Za-z0-9]{30,50}|dop_v1_[0-9a-f]{64}", 0.95),
    ),
    headers=("api key", "apikey", "token", "access token", "refresh token", "bearer", "api secret", "api token",
             "client secret", "secret key", "access key", "private key", "auth token", "jwt", "webhook secret"),
    context=("api", "key", "token", "secret", "sleutel"),
    mask="all",
)  # fmt: skip

RECOGNIZERS = (PASSWORD, PASSWORD_HASH, API_KEY)
