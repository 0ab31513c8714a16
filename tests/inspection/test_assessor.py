"""One assessor serves many recordings; its costly engine is loaded once."""

from pathlib import Path

import pytest

from harness.inspection import assessor
from harness.inspection.assessor import Assessor
from harness.inspection.campaign_file import named_campaign
from harness.judge.catalogue_file import load_catalogue
from tests.detect.recording_factory import HOST, PERSONA, stage


def recording(folder: Path) -> Path:
    begun = stage(folder)
    begun.request("GET", f"http://{HOST}/?p={PERSONA.phone}", answer={})
    begun.done()
    return begun.folder


def test_many_recordings_share_one_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[object] = []
    monkeypatch.setattr(assessor, "load_engine", lambda: loaded.append(object()))
    one = Assessor(load_catalogue(), named_campaign("demo"))
    assert loaded == []
    for name in ("first", "second"):
        assert one.assess(recording(tmp_path / name)).verdicts
    assert len(loaded) == 1


def test_the_same_recording_gives_the_same_verdicts_again(tmp_path: Path) -> None:
    one, folder = Assessor(load_catalogue(), named_campaign("demo")), recording(tmp_path / "run")
    assert one.assess(folder).verdicts == one.assess(folder).verdicts
