"""Nobody ever sees half a file, and no file is lost."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.sources.staging import staged

if TYPE_CHECKING:
    from pathlib import Path


def test_the_target_appears_whole_and_at_once(tmp_path: Path) -> None:
    """In the same folder, protected, with the same suffix, until it is published."""
    target = tmp_path / "veilig.csv"
    with staged(target) as stage:
        assert stage.path.parent == tmp_path
        assert stage.path.suffix == ".csv"
        if sys.platform != "win32":
            assert stat.S_IMODE(stage.path.stat().st_mode) == 0o600
        stage.path.write_text("heel")
        assert not target.exists()
        stage.publish()
    assert [path.name for path in tmp_path.iterdir()] == ["veilig.csv"]
    assert target.read_text() == "heel"


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, None])
def test_what_is_not_published_is_removed(error: type[BaseException] | None, tmp_path: Path) -> None:
    """After an error, an interruption, or simply when nobody published."""

    def work() -> None:
        with staged(tmp_path / "veilig.csv") as stage:
            stage.path.write_text("half")
            if error is not None:
                raise error

    if error is None:
        work()
    else:
        with pytest.raises(error):
            work()
    assert list(tmp_path.iterdir()) == []


def test_an_existing_target_needs_force_and_stays_as_it_is_until_then(tmp_path: Path) -> None:
    """--force replaces it; an error in between leaves the old one."""
    target = tmp_path / "veilig.csv"
    target.write_text("oud")
    with pytest.raises(OutputError, match="--force"), staged(target):
        pass
    with staged(target, force=True) as stage:
        stage.path.write_text("nieuw")
    assert target.read_text() == "oud"
    with staged(target, force=True) as stage:
        stage.path.write_text("nieuw")
        stage.publish()
    assert target.read_text() == "nieuw"


def test_the_source_is_never_overwritten_by_whatever_name(tmp_path: Path) -> None:
    """Not with force, not through a link."""
    source = tmp_path / "bron.csv"
    source.write_text("bron")
    link = tmp_path / "link.csv"
    link.symlink_to(source)
    for target in (source, link, tmp_path / "x" / ".." / "bron.csv"):
        (tmp_path / "x").mkdir(exist_ok=True)
        with pytest.raises(OutputError, match="source itself"), staged(target, force=True, source=source):
            pass


@pytest.mark.parametrize("name", ["weg/veilig.csv", "."])
def test_a_missing_folder_and_a_folder_as_target_are_refused(name: str, tmp_path: Path) -> None:
    """With a hint."""
    with pytest.raises(OutputError) as caught, staged(tmp_path / name):
        pass
    assert caught.value.hint is not None


def test_an_error_while_writing_names_the_target_and_not_the_temporary_file(tmp_path):
    target = tmp_path / "veilig.csv"
    with pytest.raises(OutputError) as caught, staged(target) as stage:
        raise OutputError(msg("the disk is full"), where=str(stage.path))
    assert caught.value.where == str(target)
