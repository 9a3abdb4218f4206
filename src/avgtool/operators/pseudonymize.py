"""pseudonymize: a keyed hash; the same value gives the same token wherever key and domain are the same.

HMAC-SHA256 (RFC 2104, FIPS 198-1) with a key derived for the domain. Without the key a token can neither be computed
nor tried out, so numbers with few possibilities (BSN, telephone) cannot be found by enumeration. With the key they
can: tokens are pseudonyms (AVG 4(5)), never anonymous.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from typing import TYPE_CHECKING, ClassVar, Literal

import polars as pl
import polars_hash  # noqa: F401 - registers the expressions under ``chash``
from pydantic import Field

from avgtool.i18n import Message, msg
from avgtool.model.purpose import Purpose
from avgtool.model.treatment import Effect
from avgtool.operators.base import VALUE, WHITE_SPACE, OperatorModel, is_filled, where_filled
from avgtool.operators.characters import Characters
from avgtool.operators.repeating import each_once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.operators.base import OperatorContext, Text

DEFAULT_DOMAIN = "avgtool"
_WHITE_SPACE = re.compile(f"[{WHITE_SPACE}]+")
_SAME: Mapping[str, Message] = {
    "exact": msg("exactly as written"),
    "text": msg("capitals and spaces do not count"),
    "identifier": msg("only letters and digits count"),
}
"""What makes two values the same, by the name of the way to normalize them."""
_SEPARATORS = re.compile(f"[{WHITE_SPACE}./-]+")


class Pseudonymize(OperatorModel):
    """Puts a token in the place of every value.

    Before hashing a value is normalized, so that ways of writing do not matter:

    - ``exact``: not at all;
    - ``text`` (the default): Unicode NFKC, white space at the ends removed and inside reduced to one space, lower case;
    - ``identifier``: as ``text``, and white space, dots, slashes and hyphens removed (IBAN, BSN, telephone).

    A change to these rules would change every token, so there will only ever be new names beside them.
    """

    name: ClassVar[str] = "pseudonymize"
    title: ClassVar[Message] = msg("pseudonymize")
    effect: ClassVar[Effect] = Effect.STANDS_IN
    needs_key: ClassVar[bool] = True

    prefix: str = Field(default="ps_", max_length=20, pattern=r"^([A-Za-z0-9][A-Za-z0-9_.-]*)?$")
    """In front of each token. The default keeps a token from being taken for a number."""
    length: int = Field(default=16, ge=12, le=64)
    """Hexadecimal digits. With 16 the chance that any two of a million values get the same token is 3 in 10^8."""
    normalize: Literal["exact", "text", "identifier"] = "text"
    domain: str = Field(default=DEFAULT_DOMAIN, min_length=1, max_length=100)
    """Within which the same value gives the same token; the plan fills in the policy's own."""

    def column(self, expr: pl.Expr, context: OperatorContext) -> pl.Expr:
        """Tokens."""
        key = self._key(context)

        def tokens(values: pl.Series) -> pl.Series:
            seen = Characters.of(values)
            made = self._tokens(self._normalized(values, seen), key)
            if seen.all_between("!", "~") and (values.str.len_bytes() > 0).all():  # what is missing stays missing
                return made
            both = pl.DataFrame({"value": values, "token": made})
            return both.select(where_filled(pl.col("value"), pl.col("token"))).to_series()

        return each_once(expr, tokens)

    def value(self, text: str, context: OperatorContext) -> str | None:
        """The token."""
        if not is_filled(text):
            return text
        digest = hmac.new(self._key(context).encode(), self._normal(text).encode(), hashlib.sha256)
        return self.prefix + digest.hexdigest()[: self.length]

    def details(self) -> tuple[Text, ...]:
        """What tokens look like, what counts as the same value, and where."""
        return (
            *((msg("begins with {value}", value=self.prefix),) if self.is_chosen("prefix") else ()),
            *((msg("{value} characters", value=self.length),) if self.is_chosen("length") else ()),
            *((_SAME[self.normalize],) if self.is_chosen("normalize") else ()),
            msg("domain {value}", value=self.domain),
        )

    def leaves(self) -> Text | None:
        """Tokens."""
        return msg("pseudonyms")

    def _key(self, context: OperatorContext) -> str:
        """The key of the domain as 64 hexadecimal digits; as such it is the key of the HMAC."""
        return context.domain_key(Purpose.PSEUDONYMIZE, self.domain).hex()

    def token_form(self) -> str | None:
        """The prefix, then hexadecimal digits."""
        return rf"{re.escape(self.prefix)}[0-9a-f]{{{self.length}}}"

    def normalized(self, expr: pl.Expr) -> pl.Expr:
        """Values as they are hashed: the same text for all that get one token."""

        def normalize(values: pl.Series) -> pl.Series:
            return self._normalized(values, Characters.of(values))

        return expr.map_batches(normalize, return_dtype=pl.String, is_elementwise=True)

    def _tokens(self, normal: pl.Series, key: str) -> pl.Series:
        """Of values that are normalized; missing ones stay missing."""
        hashed = pl.col(VALUE).chash.hmac_sha256(key=key)  # type: ignore[attr-defined]
        token = pl.concat_str(pl.lit(self.prefix), hashed.str.head(self.length))
        return normal.alias(VALUE).to_frame().select_seq(token).to_series()

    def _normalized(self, values: pl.Series, seen: Characters) -> pl.Series:
        """The same as for one value. In most batches there is nothing to change but capitals."""
        if self.normalize == "exact":
            return values
        is_identifier = self.normalize == "identifier"
        if seen.all_between("!", "~") and not (is_identifier and seen.any_between("-", "/")):
            return values.str.to_lowercase() if seen.any_between("A", "Z") else values
        if not seen.all_between("\x00", "\x7f"):
            values = values.str.normalize("NFKC")
        lower = values.str.to_lowercase()
        if is_identifier:
            return lower.str.replace_all(_SEPARATORS.pattern, "")
        return lower.str.replace_all(_WHITE_SPACE.pattern, " ").str.strip_chars(" ")

    def _normal(self, text: str) -> str:
        if self.normalize == "exact":
            return text
        folded = unicodedata.normalize("NFKC", text).lower()
        if self.normalize == "identifier":
            return _SEPARATORS.sub("", folded)
        return _WHITE_SPACE.sub(" ", folded).strip(" ")
