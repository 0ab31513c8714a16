"""Whose code calls, by the frames of its stack."""

from pathlib import Path

import pytest

from harness.capture.java_hooks.sdk_table import SdkTable, bundled_sdks, read_sdks
from harness.detect.traffic.receiver.organisation_file import bundled_services
from harness.model.faults import BadInput

TABLE = SdkTable({"com.umeng": "umeng", "com.umeng.push": "umeng_push"})


def test_the_longest_prefix_wins_and_only_whole_names_count() -> None:
    assert TABLE.of_class("com.umeng.push.X") == "umeng_push"
    assert TABLE.of_class("com.umeng.commonsdk.X") == "umeng"
    assert TABLE.of_class("com.umengine.X") == ""


def test_the_sdk_nearest_to_the_call_is_the_caller() -> None:
    frames = (
        "android.location.LocationManager.requestLocationUpdates(Native Method)",
        "java.base/java.lang.reflect.Method.invoke(Method.java:569)",
        "com.umeng.commonsdk.Inner$1.<init>(SourceFile:3)",
        "com.umeng.push.Other.run(Unknown Source)",
    )
    assert TABLE.of_stack(frames) == "umeng"
    assert TABLE.of_stack(["cn.gov.app.MainActivity.go(MainActivity.java:1)", "libc.so!0x12"]) == ""


def test_the_bundled_table_agrees_with_the_table_of_organisations() -> None:
    sdks = bundled_sdks()
    differing = {
        prefix: service.id
        for service in bundled_services().services
        for prefix in service.classes
        if sdks.of_class(f"{prefix}.X") != service.id
    }
    assert differing == {}


def test_a_wrong_prefix_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("prefixes: {umeng: umeng}\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"mine\.yaml: prefixes\.umeng"):
        read_sdks(file)
    with pytest.raises(BadInput, match="not readable"):
        read_sdks(tmp_path / "none.yaml")
