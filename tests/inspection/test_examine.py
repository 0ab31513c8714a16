"""`harness verify` over several folders: the gravest state gives the exit code."""

from pathlib import Path

import pytest

from harness.inspection.examine import examine
from harness.model.faults import EXIT_FAILED, EXIT_INCOMPLETE, BadInput
from harness.model.run import RunStatus
from harness.recording.seal import seal
from harness.recording.signing_key import laboratory_key
from tests.detect.recording_factory import stage


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    begun = stage(tmp_path / "sealed").session(role="grassroots")
    begun.done()
    seal(begun.folder, laboratory_key(tmp_path / "key.pem"), RunStatus.INCOMPLETE, ("killed",))
    return begun.folder


def test_the_gravest_state_gives_the_exit_code(sealed: Path, tmp_path: Path) -> None:
    unsealed = stage(tmp_path / "unsealed").session(role="grassroots")
    unsealed.done()
    assert examine([sealed, unsealed.folder], tmp_path / "key.pub.pem").exit_code == EXIT_INCOMPLETE
    (sealed / "events.jsonl").write_text("")
    examined = examine([unsealed.folder, sealed], None)
    assert examined.exit_code == EXIT_FAILED
    lines = list(examined.lines("en"))
    assert f"{sealed}: tampered" in lines
    assert any(line.startswith("  events.jsonl") for line in lines)


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        examine([tmp_path / "nowhere"], None)
