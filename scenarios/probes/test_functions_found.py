"""What nobody scripted is found first: functions, forms and gates for the probes that follow, by the explorer's walk.

harness run APP.yaml --scenario scenarios/probes/test_functions_found.py --scenario scenarios/probes/test_compulsion.py
"""

import pytest

from harness.pytest_plugin import Budget, Inspector


def test_functions_found(inspector: Inspector, exploration: Budget) -> None:
    inspector.launch_as_user()
    inspector.sign_in()
    inspector.pass_gates()
    inspector.find_functions(exploration)


@pytest.mark.role("superior")
def test_superior_functions_found(inspector: Inspector, exploration: Budget) -> None:
    inspector.launch()
    inspector.accept_consent()
    if inspector.sign_in("superior"):
        inspector.find_functions(exploration)
