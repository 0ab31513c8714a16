"""A handset goes back into service when it is proved clean, and not before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from harness.devices.android.clean_state import StateFinding
from harness.devices.android.out_of_service import Mark, OutOfService
from harness.devices.verified import state_folder
from harness.inspection.attached import return_device as verb
from harness.inspection.attached.return_device import return_device
from harness.model.faults import BadInput
from harness.model.saying import Saying

MARK = Mark("S1", "HW1", "cn.gov.x", "it is absent", "2026-11-22T10:00:00Z")


@pytest.fixture
def marks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> OutOfService:
    @contextmanager
    def server() -> Iterator[Any]:
        yield SimpleNamespace(ready=lambda serial: SimpleNamespace(serial=serial))

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    for name, value in {
        "own_adb_server": server,
        "wake": lambda _: None,
        "facts_of": lambda _: SimpleNamespace(api_level=34, root=None),
        "tidy": lambda *_: None,
        "look": lambda *_: (StateFinding("proxy", True),),
        "health_of": lambda _: SimpleNamespace(problems=lambda: ()),
    }.items():
        monkeypatch.setattr(verb, name, value)
    marks = OutOfService(state_folder({"XDG_STATE_HOME": str(tmp_path)}))
    marks.mark(MARK)
    return marks


def test_one_that_is_clean_serves_again(marks: OutOfService) -> None:
    said: list[str] = []
    assert return_device("HW1", "en", said.append) == 0
    assert said == ["HW1 is clean and back in service"]
    assert marks.all() == ()
    with pytest.raises(BadInput, match="in service"):
        return_device("HW1", "en", said.append)


def test_one_that_is_dirty_or_unfit_stays_out(marks: OutOfService, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(verb, "look", lambda *_: (StateFinding("proxy", False, ":0"),))
    monkeypatch.setattr(verb, "health_of", lambda _: SimpleNamespace(problems=lambda: (Saying("too hot", "过热"),)))
    assert return_device("S1", "en", said.append) == 1
    assert said == ["✗ not clean: proxy (:0)", "✗ too hot", "S1 stays out of service"]
    assert marks.all() == (MARK,)
