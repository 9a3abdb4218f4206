"""A column whose name would stand for others is refused, with what to do."""

from __future__ import annotations

import pytest

from avgtool.errors import InputError
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source


@pytest.mark.parametrize("name", ["*", "^a.*$"])
def test_a_name_that_stands_for_other_columns_is_refused_with_its_line(tmp_path, name):
    """What is found and written would be that of other columns."""
    path = tmp_path / "k.csv"
    path.write_text(f"stad,{name}\nDelft,1\nEde,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="stands for other columns") as caught:
        open_source(str(path), tables=TableChoice(header=True))
    assert caught.value.where == f"{path}:1"
    assert "--no-header" in str(caught.value.hint)
    assert open_source(str(path), tables=TableChoice(header=False))[0].columns == ("column_1", "column_2")


@pytest.mark.parametrize("name", ["a*", "**", "^", "a^b$", "klant*"])
def test_other_signs_are_part_of_a_name(tmp_path, name):
    """A star at the end of a name marks what must be filled in."""
    path = tmp_path / "k.csv"
    path.write_text(f"stad,{name}\nDelft,1\nEde,2\n", encoding="utf-8")
    assert open_source(str(path), tables=TableChoice(header=True))[0].columns == ("stad", name)
