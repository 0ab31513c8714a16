"""Is time online counted? Five sessions of 5, 10, 20, 5 and 10 minutes against a stopwatch (protocol MP-10).

harness run APP.yaml --longest 75 --scenario scenarios/probes/test_telemetry.py
"""

import pytest

from harness.pytest_plugin import Inspector


def test_timed_sessions(inspector: Inspector) -> None:
    inspector.allow("geolocation")
    inspector.stand_at_start()
    inspector.launch()
    inspector.accept_consent()
    inspector.sign_in()
    inspector.pass_gates()
    inspector.time_sessions()
    inspector.walk_menus(30)


@pytest.mark.role("superior")
def test_superior_view(inspector: Inspector) -> None:
    inspector.launch()
    inspector.accept_consent()
    if inspector.sign_in("superior"):
        inspector.walk_menus(30)
