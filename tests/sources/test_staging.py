"""Nobody ever sees half a file, and no file is lost."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.keys import new_key
from avgtool.sources.own_files import is_report, is_saved_plan
from avgtool.sources.staging import require_free, staged, write_whole

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
    with pytest.raises(OutputError, match="force=True"), staged(target):
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


@pytest.mark.parametrize("force", [False, True])
def test_a_key_file_is_never_replaced(force: bool, tmp_path: Path) -> None:
    """Not by a plan, a report or a copy, not even by force: what was pseudonymized with it would be lost."""
    target = tmp_path / "sleutel.key"
    new_key(target)
    before = target.read_bytes()
    for replaces in (None, is_report, is_saved_plan):
        with pytest.raises(OutputError, match="key file"):
            write_whole(target, b"plan", force=force, replaces=replaces)
    with pytest.raises(OutputError, match="key file"), staged(target, force=force):
        pass
    assert target.read_bytes() == before


OWN = {
    "a plan": (b'{"format": "plan/1", "plans": []}', is_saved_plan),
    "a scan": (b'{"avgtool": "1", "format": "scan/1", "datasets": []}', is_report),
    "a page": (b'<!DOCTYPE html>\n<head><meta name="generator" content="avgtool 1.0"></head>', is_report),
    "a text": ("Geen persoonsgegevens.\n\navgtool 1.0 · scan/1\n".encode(), is_report),
}
FOREIGN = {
    "data": b"naam;plaats\nJan;Utrecht\n",
    "another page": b"<!DOCTYPE html>\n<head></head>",
    "another document": b"%PDF-1.7\n5 0 obj\nstream\navgtool\nendstream\n",
    "other settings": b'{"format": "iets/1"}',
    "a list": b"[]",
    "nothing": b"",
}


@pytest.mark.parametrize("name", OWN)
def test_an_earlier_one_of_the_same_kind_is_replaced_and_of_another_kind_is_not(name: str, tmp_path: Path) -> None:
    """A plan makes way for a plan, a report for a report."""
    content, replaces = OWN[name]
    target = tmp_path / "uitvoer"
    target.write_bytes(content)
    with pytest.raises(OutputError, match="force=True"):
        require_free(target, replaces=is_report if replaces is is_saved_plan else is_saved_plan)
    write_whole(target, b"nieuw", replaces=replaces)
    assert target.read_bytes() == b"nieuw"


@pytest.mark.parametrize("replaces", [is_report, is_saved_plan])
@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_that_avgtool_did_not_make_is_replaced_by_force_only(name: str, replaces, tmp_path: Path) -> None:
    """Whatever its name promises."""
    target = tmp_path / "rapport.pdf"
    target.write_bytes(FOREIGN[name])
    with pytest.raises(OutputError, match="force=True"):
        write_whole(target, b"nieuw", replaces=replaces)
    assert target.read_bytes() == FOREIGN[name]
    write_whole(target, b"nieuw", force=True, replaces=replaces)
    assert target.read_bytes() == b"nieuw"
