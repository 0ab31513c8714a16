"""Launch with the consent arms that give none: no answer at all, and a refusal."""

from harness.pytest_plugin import Inspector


def test_launch_unanswered(inspector: Inspector) -> None:
    inspector.launch()
    inspector.leave_consent_unanswered()


def test_launch_refused(inspector: Inspector) -> None:
    inspector.deny("geolocation")
    inspector.launch()
    inspector.refuse_consent()
    inspector.probe_refused_consent()
