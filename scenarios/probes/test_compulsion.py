"""Is anything forced? Every protocol of standards, section 4, that one day is enough for, with both roles.

harness run APP.yaml --scenario scenarios/probes/test_compulsion.py
"""

import pytest

from harness.pytest_plugin import Inspector


def test_refusal_probes(inspector: Inspector) -> None:
    inspector.allow("geolocation")
    inspector.stand_at_start()
    inspector.launch()
    inspector.accept_consent()
    inspector.sign_in()
    inspector.probe_standing_gates()
    inspector.probe_for_gates()
    inspector.probe_reminders()
    inspector.pass_gates()
    inspector.probe_gates_on_the_way()
    inspector.probe_required_fields(in_request=True)
    inspector.probe_timer_lock()
    inspector.probe_opt_out()


def test_permission_refusal(inspector: Inspector) -> None:
    """What asks for more than one permission is tried with each of them denied alone."""
    inspector.allow("geolocation")
    inspector.stand_at_start()
    inspector.launch()
    inspector.accept_consent()
    inspector.sign_in()
    inspector.pass_gates()
    for permission in ("camera", "notifications"):
        inspector.deny(permission)
        inspector.probe_declined_permission(permission)
        inspector.allow(permission)


@pytest.mark.role("superior")
def test_superior_view(inspector: Inspector) -> None:
    inspector.launch()
    inspector.accept_consent()
    if inspector.sign_in("superior"):
        inspector.do_core_tasks()
        inspector.walk_menus()
