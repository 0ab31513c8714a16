"""A run that died is sealed with the reason."""

from pathlib import Path

from harness.recording.signing_key import load_public_key
from harness.recording.verify import verify
from harness.run.dead_run import seal_abandoned
from tests.detect.recording_factory import stage


def test_a_recording_whose_run_died_is_sealed_with_the_reason(tmp_path: Path) -> None:
    begun = stage(tmp_path)
    begun.done()
    seal_abandoned(begun.folder, tmp_path / "key.pem", "signal 9")
    found = verify(begun.folder, load_public_key(tmp_path / "key.pub.pem"))
    assert found.state == "incomplete"
    assert "aborted: signal 9" in found.findings[0].en
