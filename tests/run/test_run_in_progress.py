"""A run that cannot be begun says why before anything is recorded."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from harness.devices.port import free_port
from harness.model.app import App
from harness.model.faults import BadInput
from harness.model.laboratory import Laboratory
from harness.plan.app_file import load_app
from harness.plan.device_file import find_device
from harness.plan.run_order import RunOrder
from harness.run.run_in_progress import RunInProgress

ROOT = Path(__file__).resolve().parents[2]
NULL_APP: App = load_app(ROOT / "harness" / "demo" / "apps" / "null.yaml")


def order(out: Path, **changes: object) -> RunOrder:
    app = replace(NULL_APP, addresses={"browser": f"http://127.0.0.1:{free_port()}/"})
    phone = find_device("android-phone", ROOT / "device_profiles")
    asked = RunOrder(app, phone, "host", ("core_tasks",), Laboratory(), out, out / "key.pem", "null-1", 1, seed=7)
    return replace(asked, **changes)  # type: ignore[arg-type]


def test_an_address_that_nobody_answers_is_refused_before_anything_is_recorded(tmp_path: Path) -> None:
    asked = order(tmp_path, app_file="dead.yaml")
    with pytest.raises(BadInput, match=r"^dead\.yaml: addresses\.browser: http://127\.0\.0\.1:\d+/ does not answer"):
        RunInProgress.begin(asked)
    assert list(tmp_path.iterdir()) == []


def test_an_app_without_an_address_for_a_browser_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"addresses\.browser: the app has no address for a browser; add one"):
        RunInProgress.begin(order(tmp_path, app=replace(NULL_APP, addresses={"android": "cn.gov.example"})))


def test_a_busy_proxy_port_is_refused_before_anything_is_recorded(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        app = replace(NULL_APP, addresses={"browser": f"http://127.0.0.1:{port}/"})
        with pytest.raises(BadInput, match=rf"--proxy-port: port {port} is taken"):
            RunInProgress.begin(order(tmp_path, app=app, proxy_port=port))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "place"), [({"without": ("smell",)}, "--without"), ({"network": "mars"}, "--network")]
)
def test_what_does_not_exist_is_refused(tmp_path: Path, change: dict[str, object], place: str) -> None:
    with pytest.raises(BadInput, match=f"^{place}:"):
        RunInProgress.begin(order(tmp_path, **change))
    assert list(tmp_path.iterdir()) == []
