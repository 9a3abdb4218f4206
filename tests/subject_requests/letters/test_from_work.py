"""What an erasure writes down for its letter: each row once, by what truly became of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import yaml

from avgtool.model.requests import Right
from avgtool.model.subject_data import SourceMap, TableMap
from avgtool.model.subject_work import Deed, PlannedRow, PlannedSource, PlannedTable, WorkPlan
from avgtool.subject_requests.letters.from_work import details_text

TODAY = date(2026, 3, 30)
UNTIL = date(2033, 12, 31)


def written(*tables: PlannedTable, work: Right = Right.ERASURE, maps: tuple[TableMap, ...] = ()) -> dict:
    """The file, read again."""
    source = PlannedSource("winkel", tables)
    plan = WorkPlan("2026-0001", work, datetime(2026, 3, 30, tzinfo=UTC), (source,))
    return yaml.safe_load(details_text(plan, TODAY, "nl", (SourceMap("winkel", "x.db", maps),)))


def row(deed: Deed, **more) -> PlannedRow:
    return PlannedRow("r", "d", deed, **more)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("work", [Right.ERASURE, Right.RECTIFICATION, Right.RESTRICTION])
def test_one_remark_alone_is_a_line_of_the_file_once_its_mark_is_taken_away(work, language):
    """The others are prose, in which no name of a field comes first: who takes their mark away too spoils the file."""
    plan = WorkPlan("2026-0001", work, datetime(2026, 3, 30, tzinfo=UTC), (PlannedSource("winkel", ()),))
    text = details_text(plan, TODAY, language, by_hand=("post",))
    remarks = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    assert [line for line in remarks if line.split(" ")[0].islower()] == [
        "recipients: {outcome: geen-ontvangers, names: []}"
    ]
    assert yaml.safe_load(text.replace("# recipients", "recipients"))["recipients"]["outcome"] == "geen-ontvangers"


def test_a_row_that_a_ground_keeps_is_kept_and_not_erased():
    """Also where columns that the ground does not need were emptied: that is told beside it."""
    kept = row(Deed.ANONYMIZE, ground="AWR 52(4)", until=UNTIL)
    said = written(
        PlannedTable("klant", (row(Deed.ANONYMIZE),), ("naam",)),
        PlannedTable("orders", (kept, kept, kept, kept), ("bezorgadres",)),
        PlannedTable("facturen", (row(Deed.KEEP, ground="AWR 52(4)", until=UNTIL),)),
        PlannedTable("mailing", (row(Deed.DELETE), row(Deed.DELETE))),
    )
    assert said["erased"] == [
        {"source": "winkel", "rows": 2, "how": "verwijderen"},
        {"source": "winkel", "rows": 1, "how": "anonimiseren"},
    ]
    assert said["kept"] == [
        {"what": "winkel, orders", "ground": "AWR 52(4)", "until": UNTIL, "rows": 4, "reduced": True},
        {"what": "winkel, facturen", "ground": "AWR 52(4)", "until": UNTIL, "rows": 1},
    ]


def test_a_row_about_another_is_told_as_one():
    """Its owner keeps it; only what its texts say of the person is gone."""
    said = written(PlannedTable("tickets", (row(Deed.ANONYMIZE, about_another=True), row(Deed.DELETE)), ("bericht",)))
    assert said["erased"] == [
        {"source": "winkel", "rows": 1, "how": "verwijderen"},
        {"source": "winkel", "rows": 1, "how": "in-teksten"},
    ]


def test_a_rectification_names_columns_and_leaves_values_to_a_human():
    said = written(PlannedTable("klant", (row(Deed.CHANGE),), ("plaats",)), work=Right.RECTIFICATION)
    assert said["changed"] == [{"what": "plaats"}]


def test_tables_and_columns_are_called_what_avgtool_yaml_calls_them_for_the_person():
    """What it does not name keeps its name here; the letter makes it readable."""
    orders = TableMap("orders_v2", (), {}, title="uw bestellingen", labels={"tel": "uw telefoonnummer"})
    kept = row(Deed.KEEP, ground="AWR 52(4)")
    said = written(PlannedTable("orders_v2", (kept,)), PlannedTable("oude_orders", (kept,)), maps=(orders,))
    assert [one["what"] for one in said["kept"]] == ["winkel, uw bestellingen", "winkel, oude_orders"]
    only = TableMap(None, (), {}, title="uw bestellingen")
    assert written(PlannedTable(None, (kept,)), maps=(only,))["kept"][0]["what"] == "uw bestellingen"
    assert written(PlannedTable(None, (kept,)))["kept"][0]["what"] == "winkel"
    changed = PlannedTable("orders_v2", (row(Deed.CHANGE),), ("tel", "e_mail"))
    said = written(changed, work=Right.RECTIFICATION, maps=(orders,))
    assert said["changed"] == [{"what": "uw telefoonnummer"}, {"what": "e_mail"}]
