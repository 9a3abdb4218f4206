"""What undoes ``avgtool_encrypt``, as Presidio's deanonymizer takes it."""

from __future__ import annotations

from typing import Any

from presidio_anonymizer.entities import InvalidParamError
from presidio_anonymizer.operators import Operator as PresidioOperator
from presidio_anonymizer.operators import OperatorType

from avgtool.errors import AvgtoolError, InputError, KeyFileError
from avgtool.i18n import msg
from avgtool.keys import Key
from avgtool.keys.log import Event, Recorder
from avgtool.operators.sealing import TOKEN, Opener, Refusal


def deanonymizers() -> list[type[PresidioOperator]]:
    """What ``DeanonymizeEngine.add_deanonymizer`` takes: ``avgtool_reveal``.

    Its parameters are ``key``, an :class:`avgtool.keys.Key`, and ``reason``, a text. Each value that is revealed is
    recorded in the log of the key, where it has one: a key of :func:`avgtool.keys.key_from_bytes` has none.
    """
    return [AvgtoolReveal]


class AvgtoolReveal(PresidioOperator):
    """Turns one token of ``avgtool_encrypt`` back."""

    def operate(self, text: str, params: dict[str, Any] | None = None) -> str:
        """The text that was encrypted.

        Raises:
            KeyFileError: It was encrypted with another key.
            InputError: It is no token, or one that was changed.
        """
        key, reason = _checked(params)
        opened = Opener(key.derive).open(text) if TOKEN.fullmatch(text) else Refusal.DAMAGED
        if isinstance(opened, Refusal):
            raise _refused(opened, key)
        if key.log is not None:
            details = {"reason": reason, "source": "presidio", "values": 1, "entity": (params or {}).get("entity_type")}
            Recorder(key.log, key).record(Event.REVEALED, details)
        return opened

    def validate(self, params: dict[str, Any] | None = None) -> None:
        """Raise InvalidParamError where there is no key or no reason."""
        _checked(params)

    def operator_name(self) -> str:
        """As an ``OperatorConfig`` names it."""
        return "avgtool_reveal"

    def operator_type(self) -> OperatorType:
        """It turns back."""
        return OperatorType.Deanonymize


def _checked(params: dict[str, Any] | None) -> tuple[Key, str]:
    key, reason = (params or {}).get("key"), (params or {}).get("reason")
    if not isinstance(key, Key):
        raise InvalidParamError(
            "Invalid parameters for avgtool_reveal: key; give an avgtool.keys.Key: avgtool.load_key(path)"
        )
    if not isinstance(reason, str) or not reason.strip():
        raise InvalidParamError("Invalid parameters for avgtool_reveal: reason")
    return key, reason.strip()


def _refused(refusal: Refusal, key: Key) -> AvgtoolError:
    if refusal is Refusal.OTHER_KEY:
        return KeyFileError(msg("This value was encrypted with another key than {key}.", key=key.id))
    return InputError(msg("This is no encrypted value, or it was changed after it was made."))
