"""Ten minutes of everyday use, for what is a share of the traffic (A16-IPV6-1). Run it by its path, three times:

harness run APP.yaml --lab LAB.yaml --network dual-stack --without proxy --scenario scenarios/long/test_ten_minutes.py
"""

from harness.pytest_plugin import Inspector


def test_ten_minutes_of_use(inspector: Inspector) -> None:
    inspector.launch_as_user()
    inspector.do_core_tasks()
    inspector.sign_in()
    inspector.pass_gates()
    inspector.use_for(minutes=10)
