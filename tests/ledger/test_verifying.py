"""Whatever is changed behind the ledger's back is found, and the first row that does not fit is named."""

from __future__ import annotations

from contextlib import contextmanager, suppress

from avgtool.consent.tables import EVENT, row_of
from avgtool.ledger.appending import append
from avgtool.ledger.checkpoint import from_json, to_json
from avgtool.ledger.opening import OpenLedger
from avgtool.ledger.verifying import verify_chain
from avgtool.ledger.walking import Misfit, Problem
from avgtool.workflows.ledger import checkpoint_of, verify
from tests.ledger.recorded import RECORDER, event, filled

COLUMNS = [column.name for column in EVENT.table.columns if column.name not in {"subject", "notice"}]
PROBLEMS = {"seq": Problem.REMOVED, "form": Problem.FORM, "previous_hash": Problem.RELINKED}


@contextmanager
def behind_its_back(ledger: OpenLedger):
    """What an owner of the database can do: without triggers."""
    with ledger.database.writing() as connection:
        for name in ("update", "delete", "replace"):
            if ledger.database.dialect == "sqlite":
                connection.exec_driver_sql(f"DROP TRIGGER consent_event_no_{name}")
            elif name != "replace":
                connection.exec_driver_sql(f"DROP TRIGGER consent_event_no_{name} ON consent_event")
        yield connection


def misfit(ledger: OpenLedger, checkpoint=None) -> Misfit | None:
    """What verification says of the chain of events."""
    [verdict] = [each for each in verify(ledger, checkpoint).chains if each.chain == "consent_event"]
    return verdict.misfit


def other_value(column: str) -> str:
    """SQL for a value that the column does not have in row 3."""
    kind = EVENT.table.columns[column].type.python_type
    if kind is bool:
        return f"NOT {column}"
    return "99" if kind is int else f"coalesce({column}, '') || 'x'"


def test_a_change_of_any_column_is_found_at_its_row(ledger: OpenLedger):
    """Row 3 of five, one column at a time, each of them undone."""
    filled(ledger)
    found = {column: misfit_after_changing(ledger, column) for column in COLUMNS}
    assert found == {column: Misfit(3, PROBLEMS.get(column, Problem.CHANGED)) for column in COLUMNS}
    assert verify(ledger).whole


def misfit_after_changing(ledger: OpenLedger, column: str) -> Misfit | None:
    """What a walk says of the chain while one column of row 3 is another; then it is as it was."""
    with suppress(UndoneError), behind_its_back(ledger) as connection:
        if ledger.database.dialect == "postgresql" and column in {"hash", "previous_hash", "record_id"}:
            connection.exec_driver_sql(f"ALTER TABLE consent_event ALTER {column} TYPE varchar")
        connection.exec_driver_sql(f"UPDATE consent_event SET {column} = {other_value(column)} WHERE seq = 3")
        found = verify_chain(connection, EVENT).misfit
        raise UndoneError
    return found


class UndoneError(Exception):
    """Ends a transaction without its effects."""


def test_another_person_or_notice_in_an_event_is_found(ledger: OpenLedger):
    """Also where it points to a row that exists."""
    [first, *_others] = filled(ledger)
    with behind_its_back(ledger) as connection:
        connection.exec_driver_sql(f"UPDATE consent_event SET subject = '{first}' WHERE seq = 4")
    assert misfit(ledger) == Misfit(4, Problem.CHANGED)


def test_a_row_that_is_taken_out_is_found(ledger: OpenLedger):
    """Its number is named."""
    filled(ledger)
    with behind_its_back(ledger) as connection:
        connection.exec_driver_sql("DELETE FROM consent_event WHERE seq = 3")
    assert misfit(ledger) == Misfit(3, Problem.REMOVED)


def test_an_end_that_is_cut_off_is_found_by_a_checkpoint_only(ledger: OpenLedger):
    """A chain cannot know what came after its end; whoever keeps a checkpoint does."""
    filled(ledger)
    checkpoint = from_json(to_json(checkpoint_of(verify(ledger))), "x.json")
    assert verify(ledger, checkpoint).whole
    with behind_its_back(ledger) as connection:
        connection.exec_driver_sql("DELETE FROM consent_event WHERE seq > 3")
    assert misfit(ledger) is None
    assert misfit(ledger, checkpoint) == Misfit(4, Problem.CUT_OFF)


def test_a_chain_that_is_made_anew_is_found_by_a_checkpoint(ledger: OpenLedger):
    """The owner of a database can make a chain that fits together; it is another one."""
    ids = filled(ledger)
    checkpoint = checkpoint_of(verify(ledger))
    with behind_its_back(ledger) as connection:
        connection.exec_driver_sql("DELETE FROM consent_event")
        append(connection, EVENT, [row_of(event(id_)) for id_ in ids], RECORDER)
    assert misfit(ledger) is None
    assert misfit(ledger, checkpoint) == Misfit(5, Problem.REWRITTEN)


def test_a_ledger_that_went_on_fits_an_earlier_checkpoint(ledger: OpenLedger):
    """A checkpoint stays good for as long as the ledger does."""
    [first, *_others] = filled(ledger)
    checkpoint = checkpoint_of(verify(ledger))
    with ledger.database.writing() as connection:
        append(connection, EVENT, [row_of(event(first, 9))], RECORDER)
    assert verify(ledger, checkpoint).whole


def test_persons_who_are_exchanged_are_found(ledger: OpenLedger):
    """Whose consent it is cannot be changed in the table of persons either."""
    [first, second, *_others] = filled(ledger)
    with ledger.database.writing() as connection:
        for id_, name in ((first, "tijdelijk"), (second, "K1"), (first, "K2")):
            connection.exec_driver_sql(f"UPDATE subject SET reference = '{name}' WHERE id = '{id_}'")
    assert set(verify(ledger).subjects) == {first, second}
