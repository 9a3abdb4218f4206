"""Names of systems as a person reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.model.plain_names import plain_name

NAMES = {
    "klanten.csv": "klanten",
    "oude_klanten.xlsx": "oude klanten",
    "export.csv.gz": "export",
    "webshop, bestel_regel": "webshop, bestel regel",
    "crm · leden.json, opt_in": "crm · leden, opt in",
    "crm: klant_log": "crm: klant log",
    "e-mailadres": "e-mailadres",
    "PostNL v1.2": "PostNL v1.2",
    "interne notities": "interne notities",
    "jan_b@example.nl": "jan_b@example.nl",
    "overdracht/web_shop/klant.csv": "overdracht/web_shop/klant.csv",
    ".csv": ".csv",
    "_": "_",
    "": "",
}


@pytest.mark.parametrize(("name", "shown"), NAMES.items())
def test_what_only_systems_need_is_left_out(name, shown):
    assert plain_name(name) == shown


@given(st.text())
def test_no_name_becomes_nothing_and_none_changes_twice(name):
    shown = plain_name(name)
    assert bool(shown.strip()) >= bool(name.strip())
    assert plain_name(shown) == shown
