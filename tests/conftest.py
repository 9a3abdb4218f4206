"""What holds for every test: no law fails because a machine was slow."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("avgtool", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("avgtool")
