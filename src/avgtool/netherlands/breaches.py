"""What the Netherlands add about breaches: who need not tell persons (art. 42 UAVG), where identity fraud is told."""

from __future__ import annotations

from avgtool.i18n import msg
from avgtool.model.requests import Ground

FINANCIAL = Ground(
    "uavg-42",
    msg("UAVG 42"),
    msg("the organisation is a financial undertaking as the Wft has it: GDPR 34 does not apply"),
)
IDENTITY_FRAUD_HELP = "Centraal Meldpunt Identiteitsfraude (CMI)"
"""Of the National Office for Identity Data (RvIG)."""
