"""A handset is brought into its state: what cannot be done is said, and only dirt stops a run."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from harness.devices.android.clean_state import StateFinding
from harness.devices.android.preparation import Planted, allow_mock_location, made_clean, prepare, subject_of
from harness.model.faults import DeviceLost, StepFailed
from harness.model.saying import Saying
from tests.devices.android.paper_handset import PaperHandset
from tests.devices.android.test_session import FACTS

CLEAN, DIRTY = (StateFinding("proxy", True),), (StateFinding("proxy", False, "1.2.3.4:80"),)
NOTHING = Planted((), (), None, None)


def looks(monkeypatch: pytest.MonkeyPatch, *states: tuple[StateFinding, ...]) -> list[str]:
    done: list[str] = []
    left = list(states)
    monkeypatch.setattr("harness.devices.android.clean_state.tidy", lambda *_: done.append("tidied"))
    monkeypatch.setattr("harness.devices.android.clean_state.look", lambda *_: left.pop(0))
    return done


def test_what_the_first_tidying_leaves_the_second_may_take(monkeypatch: pytest.MonkeyPatch) -> None:
    done = looks(monkeypatch, DIRTY, CLEAN)
    assert made_clean(PaperHandset(), subject_of(FACTS, "cn.gov.x")) == CLEAN
    assert done == ["tidied", "tidied"]


def test_what_stays_dirty_is_named_and_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    looks(monkeypatch, DIRTY, DIRTY)
    with pytest.raises(DeviceLost, match=r"not clean: proxy \(1.2.3.4:80\)"):
        made_clean(PaperHandset(), subject_of(FACTS, "cn.gov.x"))


def test_points_that_a_handset_cannot_do_are_lacks_with_their_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    looks(monkeypatch, CLEAN)
    way = SimpleNamespace(ok=True)
    store = SimpleNamespace(ok=False, why="no root: none here")
    monkeypatch.setattr("harness.devices.android.proxy_setting.set_proxy", lambda *_: way)
    monkeypatch.setattr("harness.devices.android.certificate_store.put_certificate", lambda *_: store)
    missing: Any = [SimpleNamespace(name="a.jpg", ok=False), SimpleNamespace(name="b.jpg", ok=True)]
    monkeypatch.setattr("harness.devices.android.gallery.put_photos", lambda *_: missing)
    monkeypatch.setattr("harness.devices.android.contacts.put_contacts", lambda *_: ())
    found = prepare(PaperHandset(), FACTS, "cn.gov.x", Planted((Path("a.jpg"),), (), 8080, b"pem"))
    assert found.lacks == {"certificate": "no root: none here", "photos": "1 are not there"}
    assert found.state == CLEAN


def test_without_a_proxy_none_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    looks(monkeypatch, CLEAN)
    monkeypatch.setattr("harness.devices.android.gallery.put_photos", lambda *_: ())
    monkeypatch.setattr("harness.devices.android.contacts.put_contacts", lambda *_: ())
    assert prepare(PaperHandset(), FACTS, "cn.gov.x", NOTHING).lacks == {}


def test_a_handset_that_lets_nobody_mock_its_position_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise StepFailed(Saying("it may not set positions", "无权"))

    monkeypatch.setattr("harness.devices.android.mock_location.prepare", refuse)
    assert "may not set positions" in allow_mock_location(PaperHandset())
    monkeypatch.setattr("harness.devices.android.mock_location.prepare", lambda *_: None)
    assert allow_mock_location(PaperHandset()) == ""
