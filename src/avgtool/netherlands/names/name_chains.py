"""How far deduce extends a name, bounded: its rule alone costs the cube of a row of names, and overflows the stack.

It extends each name by the words beside it, then what came out of that, and so on. In a list of attendants without
commas every name so becomes the whole list, from each of its words anew. Here a name stops growing after some rounds,
and those that would have grown on and overlap are one: what the rule would have made of them in the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROUNDS = 12
"""Times that a name is extended, each time by a word or more to either side: no name is longer."""


def bounded(annotator: type[Any]) -> type[Any]:
    """An annotator like deduce's ``ContextAnnotator``, whose work is as long as the text."""

    class BoundedContextAnnotator(annotator):  # type: ignore[misc]
        """Extends names as its base does, as long as they are no longer than names are."""

        def _annotate(self, text: str, annotations: Any) -> Any:
            kind, settled, growing = type(annotations), set(), annotations
            for _ in range(ROUNDS):
                before = growing.copy()
                for pattern in self.pattern:
                    growing = self._apply_context_pattern(text, growing, pattern)
                settled |= growing & before
                growing = kind(growing - before)
                if not growing:
                    break
            return kind(settled.union(_joined(text, growing)))

    return BoundedContextAnnotator


def _joined(text: str, annotations: Iterable[Any]) -> Iterator[Any]:
    """Annotations of which those that overlap are one."""
    chain: Any = None
    for each in sorted(annotations, key=lambda one: (one.start_char, -one.end_char, one.tag)):
        if chain is None or each.start_char >= chain.end_char:
            yield from () if chain is None else (chain,)
            chain = each
        elif each.end_char > chain.end_char:
            chain = type(each)(
                text=text[chain.start_char : each.end_char],
                start_char=chain.start_char,
                end_char=each.end_char,
                start_token=chain.start_token,
                end_token=each.end_token,
                tag=chain.tag,
                priority=chain.priority,
            )
    if chain is not None:
        yield chain
