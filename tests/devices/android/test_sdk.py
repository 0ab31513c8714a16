from pathlib import Path

import pytest

from harness.devices.android import sdk
from harness.devices.android.sdk import find_sdk
from harness.model.faults import MissingComponent


def make_sdk(home: Path, tools: str = "latest") -> Path:
    for tool in ("emulator/emulator", f"cmdline-tools/{tools}/bin/avdmanager"):
        (home / tool).parent.mkdir(parents=True, exist_ok=True)
        (home / tool).write_text("#!/bin/sh\n")
        (home / tool).chmod(0o755)
    (home / "system-images/android-34/google_apis/x86_64").mkdir(parents=True)
    return home


def test_the_sdk_is_where_the_environment_says(tmp_path: Path) -> None:
    sdk = find_sdk({"ANDROID_HOME": str(make_sdk(tmp_path / "sdk"))})
    assert sdk.avdmanager.is_file()
    assert sdk.has_image("system-images;android-34;google_apis;x86_64")
    assert not sdk.has_image("system-images;android-35;google_apis;x86_64")


def test_tools_by_version_are_found_and_latest_is_preferred(tmp_path: Path) -> None:
    home = make_sdk(tmp_path, "12.0")
    assert find_sdk({"ANDROID_SDK_ROOT": str(home)}).avdmanager.parts[-3] == "12.0"
    (home / "cmdline-tools/latest/bin").mkdir(parents=True)
    (home / "cmdline-tools/latest/bin/avdmanager").write_text("")
    assert find_sdk({"ANDROID_SDK_ROOT": str(home)}).avdmanager.parts[-3] == "latest"


def test_a_missing_sdk_or_tool_is_named_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(MissingComponent, match=r"no Android SDK.*ANDROID_HOME"):
        find_sdk({"ANDROID_HOME": str(tmp_path / "none")})
    (make_sdk(tmp_path) / "emulator/emulator").unlink()
    with pytest.raises(MissingComponent, match="has no emulator"):
        find_sdk({"ANDROID_HOME": str(tmp_path)})


def test_the_drivers_folder_is_the_one_that_is_named_else_debians_else_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sdk, "DEBIAN", ())
    with pytest.raises(MissingComponent, match="apt-get install adb"):
        sdk.environment_of_driver({})
    (tmp_path / "platform-tools").mkdir()
    (tmp_path / "platform-tools" / "adb").touch()
    named = {"ANDROID_HOME": str(tmp_path), "ANDROID_SDK_ROOT": str(tmp_path)}
    assert sdk.environment_of_driver({"ANDROID_HOME": "/nowhere", "ANDROID_SDK_ROOT": str(tmp_path)}) == named
    monkeypatch.setattr(sdk, "DEBIAN", (str(tmp_path),))
    assert sdk.environment_of_driver({}) == named
