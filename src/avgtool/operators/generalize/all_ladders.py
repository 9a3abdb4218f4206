"""The ladders that know no country."""

from __future__ import annotations

from avgtool.operators.generalize.ages import AgeLadder
from avgtool.operators.generalize.amount_ladders import AmountLadder, QuantileLadder
from avgtool.operators.generalize.dates import DateLadder
from avgtool.operators.generalize.hierarchies import HierarchyLadder
from avgtool.operators.generalize.ips import NetworkLadder

LADDERS = (DateLadder, AgeLadder, AmountLadder, QuantileLadder, NetworkLadder, HierarchyLadder)
