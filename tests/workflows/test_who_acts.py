"""Whose name stands under what is recorded."""

from __future__ import annotations

import pytest

from avgtool.config import Config
from avgtool.keys.log import os_user
from avgtool.workflows.who_acts import who_acts

OFFICER = Config(by="M. de Groot, privacy officer")


@pytest.mark.parametrize(
    ("by", "variable", "config", "expected"),
    [
        ("J. Voorbeeld", "R. Zevenuiver", OFFICER, "J. Voorbeeld"),
        (None, "R. Zevenuiver", OFFICER, "R. Zevenuiver"),
        (None, None, OFFICER, "M. de Groot, privacy officer"),
        ("  ", " ", OFFICER, "M. de Groot, privacy officer"),
        (None, " R. Zevenuiver\n", Config(), "R. Zevenuiver"),
        (None, None, Config(), os_user()),
        (None, None, Config(by=" "), os_user()),
    ],
)
def test_the_command_goes_before_the_environment_and_that_before_the_settings(
    by, variable, config, expected, monkeypatch
):
    monkeypatch.delenv("AVGTOOL_BY", raising=False)
    if variable is not None:
        monkeypatch.setenv("AVGTOOL_BY", variable)
    assert who_acts(by, config) == expected
