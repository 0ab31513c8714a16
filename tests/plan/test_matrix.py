"""The matrix is every combination once, in a stable order, each with a seed of its own."""

from dataclasses import replace
from pathlib import Path

import pytest

from harness.model.app import App
from harness.model.device_profile import DeviceProfile
from harness.model.faults import BadInput
from harness.plan.app_file import load_app
from harness.plan.matrix import cell_seed, matrix


@pytest.fixture
def apps(good: str, tmp_path: Path) -> list[App]:
    (tmp_path / "app.yaml").write_text(good)
    app = load_app(tmp_path / "app.yaml")
    return [app, replace(app, key="compliant")]


@pytest.fixture
def devices() -> list[DeviceProfile]:
    keys = ["a", "b", "c"]
    return [DeviceProfile(key, key, "browser", "android", True, 360, 780, 3.0, "UA") for key in keys]


def test_every_combination_stands_once_in_the_order_given(apps: list[App], devices: list[DeviceProfile]) -> None:
    cells = matrix(apps, devices, ["host", "ipv6"], ["core_tasks"], 7)
    assert len(cells) == 12
    assert [cell.name for cell in cells[:3]] == ["burdened / a / host", "burdened / a / ipv6", "burdened / b / host"]
    assert cells[0].scenarios == ("core_tasks",)
    assert len({cell.seed for cell in cells}) == 12


def test_a_cell_keeps_its_seed_when_others_go(apps: list[App], devices: list[DeviceProfile]) -> None:
    all_cells = {cell.name: cell.seed for cell in matrix(apps, devices, ["host"], [], 7)}
    few = matrix(apps[1:], devices[2:], ["host"], [], 7)
    assert few[0].seed == all_cells[few[0].name] == cell_seed(7, "compliant", "c", "host")
    assert cell_seed(8, "compliant", "c", "host") != few[0].seed


def test_the_seed_of_a_cell_is_the_same_next_year() -> None:
    assert cell_seed(1, "burdened", "android-phone", "host") == 185214675243801


def test_two_apps_of_one_key_are_refused(apps: list[App], devices: list[DeviceProfile]) -> None:
    with pytest.raises(BadInput, match="--app burdened: given twice"):
        matrix([apps[0], apps[0]], devices, ["host"], [], 7)
    with pytest.raises(BadInput, match="--device b: given twice"):
        matrix(apps, [*devices, devices[1]], ["host"], [], 7)
