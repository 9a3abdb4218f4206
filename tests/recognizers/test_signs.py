"""Signs without which a text is not searched for a shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool import catalog
from avgtool.recognizers.base import Shape

WITH_SIGNS = [shape for each in catalog.recognizers() for shape in each.shapes if shape.signs]


@pytest.mark.parametrize("shape", WITH_SIGNS, ids=lambda shape: shape.signs)
@given(data=st.data())
def test_every_value_of_a_shape_holds_one_of_its_signs(shape: Shape, data: st.DataObject):
    """So that leaving out texts without them overlooks nothing."""
    value = data.draw(st.from_regex(shape.regex, fullmatch=True))
    assert any(sign in value for sign in shape.signs)
