"""A policy that extends another: what it says comes first, what it leaves unsaid is taken over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from avgtool.model.plan import RuleReference
from avgtool.model.treatment import TextTreatments
from avgtool.policy.meaning import build_operator
from avgtool.policy.schema import Parent, Policy, Rule
from avgtool.policy.treatments import treatment_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from avgtool.operators.base import Operator
    from avgtool.policy.schema import PolicyFile, TreatmentEntry
    from avgtool.policy.treatments import Operators
    from avgtool.strict_yaml import Located

_Said = TypeVar("_Said")


@dataclass(frozen=True, slots=True)
class Layer:
    """One of the files that a policy is made of, found valid."""

    written: PolicyFile
    located: Located


def combined(layers: Sequence[Layer], sha256: str, known: Operators) -> Policy:
    """The policy that a file describes, with those that it extends.

    Its rules come first, then those of the nearest policy that it extends, and so on: the first that fits decides. Of
    ``unmatched``, ``domain``, ``privacy``, ``sample``, ``requires_consent`` and each entity in ``text``, the nearest
    that says something counts. Title, purpose and ``why_no_k`` are those of the file: a reason not to ask for k is
    about its own purpose.

    Args:
        layers: The file, then the one it extends, and so on.
        sha256: Of all of them.
        known: The operators that may be named.
    """
    own, *extended = layers
    domain = _nearest(layers, "domain", lambda file: file.domain) or own.written.name

    def operator(layer: Layer, entry: TreatmentEntry) -> Operator:
        return build_operator(known[entry.operator], entry.parameters, domain, beside=layer.located.name)

    sample = _nearest(layers, "sample", lambda file: file.sample)
    consent = _nearest(layers, "requires_consent", lambda file: file.requires_consent)
    unmatched = _nearest(layers, "unmatched", lambda file: file.unmatched) or "refuse"
    privacy = _nearest(layers, "privacy", lambda file: file.privacy)
    return Policy(
        name=own.written.name,
        version=own.written.version,
        title=own.written.title,
        purpose=own.written.purpose,
        domain=domain,
        unmatched=None if unmatched == "refuse" else build_operator(known[unmatched], {}),
        rules=tuple(
            rule for number, layer in enumerate(layers) for rule in _rules(layer, operator, inherited=number > 0)
        ),
        text=_text(layers, operator),
        source=own.located.name,
        sha256=sha256,
        parents=tuple(_parent(layer, layers[:number]) for number, layer in enumerate(extended, start=1)),
        privacy=privacy,
        why_no_k=None if privacy and privacy.k else own.written.why_no_k,
        sample=sample.of(domain) if sample else None,
        requires_consent=consent.demand() if consent else None,
    )


def _nearest(layers: Sequence[Layer], key: str, said: Callable[[PolicyFile], _Said | None]) -> _Said | None:
    return next((said(one.written) for one in layers if key in one.written.model_fields_set), None)


def _rules(layer: Layer, operator: Callable[[Layer, TreatmentEntry], Operator], *, inherited: bool) -> Iterator[Rule]:
    name, located = layer.written.name, layer.located
    for position, entry in enumerate(layer.written.rules):
        line = located.line(("rules", position))
        reference = RuleReference(name, position, line, inherited)
        yield Rule(entry.match, operator(layer, entry), entry.because, entry.optional, reference, located.name)


def _text(layers: Sequence[Layer], operator: Callable[[Layer, TreatmentEntry], Operator]) -> TextTreatments:
    saying = next((layer for layer in layers if "default" in layer.written.text.model_fields_set), layers[0])
    entities = {
        entity: (layer, entry) for layer in reversed(layers) for entity, entry in layer.written.text.entities.items()
    }
    return TextTreatments(
        treatment_of(operator(saying, saying.written.text.default)),
        {entity: treatment_of(operator(*said)) for entity, said in entities.items()},
    )


def _parent(layer: Layer, nearer: Sequence[Layer]) -> Parent:
    file = layer.written
    said = {name for one in nearer for name in _said_beside_rules(one.written)}
    overridden = tuple(name for name in _said_beside_rules(file) if name in said)
    return Parent(file.name, file.version, layer.located.name, layer.located.sha256, overridden, file.privacy)


_TAKEN_OVER = ("domain", "unmatched", "privacy", "sample", "requires_consent")


def _said_beside_rules(file: PolicyFile) -> Iterator[str]:
    """What of the keys that are taken over a file says itself."""
    yield from (key for key in _TAKEN_OVER if key in file.model_fields_set)
    if "default" in file.text.model_fields_set:
        yield "text.default"
    yield from (f"text.entities.{entity}" for entity in file.text.entities)
