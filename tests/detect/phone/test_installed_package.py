from pathlib import Path

from harness.detect.phone.installed_package import detect_package_seen
from harness.model.event import EventKind, Source
from tests.detect.ledger_stage import MASKER
from tests.detect.recording_factory import stage


def test_a_package_is_told_once_a_version(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for version, debuggable in (("1.7", True), ("1.7", True), ("1.8", False)):
        facts = {"package": "com.gov.demo", "version_name": version, "debuggable": debuggable, "signers": ["4e5f"]}
        made.event(EventKind.PACKAGE, Source.SYSTEM, **facts)
    found = list(detect_package_seen(made.done(), MASKER))
    assert [(seen.data["version"], seen.data["debuggable"]) for seen in found] == [("1.7", True), ("1.8", False)]
    assert found[0].data["signers"] == ["4e5f"]
