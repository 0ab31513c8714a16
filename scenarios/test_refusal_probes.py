"""Decline what the app asks for and see whether unrelated functions stay shut: that makes a feature mandatory."""

from harness.pytest_plugin import Inspector


def test_refusal_probes(inspector: Inspector) -> None:
    inspector.deny("geolocation")
    inspector.launch()
    inspector.accept_consent()
    inspector.sign_in()
    inspector.probe_standing_gates()
    inspector.probe_declined_permission("geolocation")
    inspector.allow("geolocation")
    inspector.stand_at_start()
    inspector.launch()
    inspector.pass_gates()
    inspector.probe_required_fields()
    inspector.probe_gates_on_the_way()
