"""An order says where its recording goes."""

from dataclasses import replace
from pathlib import Path

from harness.model.app import App
from harness.model.device_profile import DeviceProfile
from harness.model.laboratory import Laboratory
from harness.plan.app_file import load_app
from harness.plan.device_file import find_device
from harness.plan.run_order import RunOrder

ROOT = Path(__file__).resolve().parents[2]


def order(out: Path) -> RunOrder:
    app: App = load_app(ROOT / "harness" / "demo" / "apps" / "null.yaml")
    device: DeviceProfile = find_device("android-phone", ROOT / "device_profiles")
    return RunOrder(app, device, "host", ("core_tasks",), Laboratory(), out, out / "key.pem", "null-1", 2, seed=7)


def test_a_repeat_never_shares_a_folder(tmp_path: Path) -> None:
    first = order(tmp_path)
    assert first.folder == tmp_path / "null-1" / "attempt-2"
    assert replace(first, attempt=3).folder != first.folder
