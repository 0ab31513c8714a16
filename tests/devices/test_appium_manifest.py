"""Appium's list of drivers: kept where it is this checkout's own, dropped where it would lead Appium astray."""

import shutil
from pathlib import Path

import pytest
import yaml

from harness.devices.appium_manifest import MANIFEST, drop_stale

DRIVER = "appium-uiautomator2-driver"


def checkout(folder: Path) -> Path:
    """One in which Appium has written its list."""
    driver = folder / "node_modules" / DRIVER
    driver.mkdir(parents=True)
    (driver / "package.json").write_text("{}")
    told = {"drivers": {"uiautomator2": {"pkgName": DRIVER, "installPath": str(driver)}}, "plugins": {}, "schemaRev": 4}
    (folder / MANIFEST).parent.mkdir(parents=True)
    (folder / MANIFEST).write_text(yaml.safe_dump(told))
    return folder


def test_a_list_of_this_checkout_is_kept(tmp_path: Path) -> None:
    home = checkout(tmp_path / "here")
    assert not drop_stale(home)
    assert (home / MANIFEST).is_file()


def test_a_checkout_that_was_moved_loses_its_list(tmp_path: Path) -> None:
    home = checkout(tmp_path / "before").rename(tmp_path / "after")
    assert drop_stale(home)
    assert not (home / MANIFEST).exists()


def test_a_copy_does_not_run_the_drivers_of_what_it_was_copied_from(tmp_path: Path) -> None:
    shutil.copytree(checkout(tmp_path / "first"), tmp_path / "copy")
    assert drop_stale(tmp_path / "copy")
    assert not drop_stale(tmp_path / "first")


def test_checkouts_that_share_their_packages_share_the_list(tmp_path: Path) -> None:
    first, other = checkout(tmp_path / "first"), tmp_path / "other"
    other.mkdir()
    (other / "node_modules").symlink_to(first / "node_modules")
    assert not drop_stale(other)


@pytest.mark.parametrize(
    "content", ["", "drivers: 5", "drivers: {a: [1]}", "- a", "a: b: c", "drivers: {}", "\x00"], ids=str
)
def test_a_list_that_cannot_be_read_or_lists_nothing_is_made_anew(content: str, tmp_path: Path) -> None:
    home = checkout(tmp_path)
    (home / MANIFEST).write_text(content)
    assert drop_stale(home)


def test_without_a_list_there_is_nothing_to_drop(tmp_path: Path) -> None:
    assert not drop_stale(tmp_path)
