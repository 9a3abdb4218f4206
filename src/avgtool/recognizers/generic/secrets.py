"""What gives access: passwords, their hashes, keys of services, card security codes.

Keys of well-known services have a beginning of their own, which says more than any checksum in them.
"""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind, Role
from avgtool.recognizers.base import Recognizer, Shape

_SURE_KEYS = {
    "Amazon": r"(?:AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA)[A-Z2-7]{16}",
    "Azure": r"(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,100}={0,2}",
    "DigitalOcean": r"dop_v1_[0-9a-f]{64}",
    "GitHub": r"gh[pousr]_[A-Za-z0-9]{36,80}|github_pat_[A-Za-z0-9_]{22,90}",
    "GitLab": r"glpat-[A-Za-z0-9_-]{20,60}",
    "Google": r"AIza[A-Za-z0-9_-]{35}|ya29\.[A-Za-z0-9_-]{20,300}|GOCSPX-[A-Za-z0-9_-]{28}",
    "Hugging Face": r"hf_[A-Za-z0-9]{30,50}",
    "JSON Web Token": r"eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,2000}",
    "npm, PyPI": r"npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,300}",
    "Slack": r"xox[abeoprs]-[A-Za-z0-9-]{10,100}|xapp-[0-9]-[A-Za-z0-9-]{20,120}"
             r"|https://hooks\.slack\.com/(?:services|workflows)/[A-Za-z0-9/_-]{20,120}",
}  # fmt: skip
_LIKELY_KEYS = {
    "Mailgun": r"key-[0-9a-f]{32}",
    "Mollie": r"(?:live|test)_[A-Za-z0-9]{30,40}",
    "OpenAI, Anthropic": r"sk-(?:proj-|ant-)?[A-Za-z0-9_-]{20,200}",
    "SendGrid": r"SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}",
    "Stripe": r"(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{16,100}|whsec_[A-Za-z0-9+/=]{24,80}",
    "Twilio": r"(?:SK|AC)[0-9a-f]{32}",
}
_HOST = r"[A-Za-z0-9_.-]{1,200}(?::[0-9]{1,5})?"
_PART = r"[A-Za-z0-9._~!$&'()*+,=%-]"
_SCHEMES = (
    r"(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|amqps?|mssql|sqlserver|oracle|snowflake|ftps?|sftp|ssh|smtps?"
    r"|imaps?|ldaps?|https?|git|jdbc:[a-z]{2,20})(?:\+[a-z0-9]{2,20})?"
)
_FIRST_SETTING = r"(?:server|data source|driver|provider|host|addr(?:ess)?|database|initial catalog|user id|uid)"
_SETTINGS = rf"{_FIRST_SETTING} ?=[A-Z0-9 _.,:/@{{}}=;\\()-]{{1,400}};"
_SIGN = r"[!#-&(-~À-ɏ€£]"

PASSWORD = Recognizer(
    "PASSWORD",
    Kind.SECRET,
    msg("Password or PIN"),
    category=Category.SENSITIVE,
    role=Role.SENSITIVE,
    shapes=(
        # In a text: a digit, a capital or a sign is in it, so that *wachtwoord: vergeten* is none.
        Shape(rf"[a-zà-öø-ÿ]{{0,40}}[A-ZÀ-ÖØ-Þ0-9!#$%&*@^_+?~€£]{_SIGN}{{3,63}}|[0-9]{{3}}"
              rf"|[a-zà-öø-ÿ]{{3,40}}[A-ZÀ-ÖØ-Þ0-9#$%&*@^_+~€£]{_SIGN}{{0,63}}", 0.05),
        Shape(r"[^\r\n]+", 0.02, in_text=False),
    ),
    needs_context=True,
    headers=("password", "pwd", "passwd", "passphrase", "pass", "pin", "pin code", "pincode", "secret", "user password",
             "security question", "security answer", "secret question", "secret answer", "cvv", "cvv2", "cvc", "cvc2",
             "security code", "otp", "one time password", "recovery code", "puk", "puk code", "passcode", "passwort",
             "kennwort", "mot de passe", "wifi password", "door code", "alarm code"),
    context=("password", "passwd", "pwd", "passcode", "passphrase", "cvc", "cvv", "passwort", "kennwort",
             "mot de passe"),
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
        Shape("|".join(_SURE_KEYS.values()), 0.95),
        Shape("|".join(_LIKELY_KEYS.values()), 0.85),
        Shape(r"-----BEGIN (?:[A-Z]{2,10} )?PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=:,.\r\n -]*", 0.95),
        # How a service is reached, password and all: by a URL (RFC 3986, 3.2.1), by ODBC or ADO.NET.
        Shape(rf"{_SCHEMES}://{_PART}{{0,64}}:{_PART}{{1,128}}@{_HOST}(?:/[A-Za-z0-9_.?=&%/-]{{0,200}})?", 0.9),
        Shape(rf"(?i){_SETTINGS} ?(?:password|pwd) ?=[A-Z0-9!#$%&*@^_+?~.-]{{1,100}}", 0.9),
    ),
    headers=("api key", "apikey", "token", "access token", "refresh token", "bearer", "api secret", "api token",
             "client secret", "secret key", "access key", "private key", "auth token", "jwt", "webhook secret",
             "connection string", "connectionstring", "database url", "dsn"),
    context=("api", "key", "token", "secret"),
    beats=("URL", "EMAIL_ADDRESS", "SECRET_KEY", "PASSWORD", "PHONE_NUMBER"),
    mask="all",
)  # fmt: skip

SECRET_KEY = Recognizer(
    "SECRET_KEY",
    Kind.SECRET,
    msg("Key or token, by its label"),
    category=Category.SENSITIVE,
    role=Role.SENSITIVE,
    shapes=(Shape(r"[A-Za-z_./+~-]{0,40}[0-9][A-Za-z0-9_./+~-]{11,300}={0,2}", 0.05),),
    needs_context=True,
    context=("api key", "apikey", "api_key", "secret key", "secret_key", "secret access key", "aws_secret_access_key",
             "client secret", "client_secret", "token", "access token", "access_token", "bearer"),
    mask="all",
)  # fmt: skip

RECOGNIZERS = (PASSWORD, PASSWORD_HASH, API_KEY, SECRET_KEY)
