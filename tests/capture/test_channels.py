"""Channels together: one that fails is written down and leaves the others alone."""

from pathlib import Path

import pytest

from harness.capture.channel import CANARY_URL, BrowserLike, SelfTest
from harness.capture.channels import LOCAL_PAGE, Channels, summary
from harness.model.event import EventKind
from harness.model.faults import CaptureLost, DeviceLost
from harness.model.saying import Saying
from tests.capture.browser import FakeBrowser
from tests.capture.sink import MemorySink


class FakeChannel:
    def __init__(self, name: str, faulty: str = "", outcome: SelfTest | None = None) -> None:
        self.name, self._faulty = name, faulty
        self._outcome = outcome or SelfTest(True, "arrived")
        self.calls: list[str] = []

    def _do(self, what: str) -> None:
        self.calls.append(what)
        if self._faulty == what:
            raise CaptureLost(Saying(f"{what} broke", "坏了"))

    def attach(self, session: BrowserLike) -> None:
        self._do("attach")

    def self_test(self, session: BrowserLike) -> SelfTest:
        self._do("self_test")
        return self._outcome

    def detach(self) -> None:
        self._do("detach")


def written(sink: MemorySink) -> list[tuple[str, str]]:
    return [(data["channel"], data["state"]) for data in sink.data(EventKind.CHANNEL)]


def run(sink: MemorySink, parts: list[FakeChannel], without: tuple[str, ...] = ()) -> dict[str, SelfTest]:
    channels, browser = Channels(sink, parts, without), FakeBrowser()
    channels.attach(browser)
    outcome = channels.prove(browser)
    channels.detach()
    return dict(outcome)


@pytest.mark.parametrize("faulty", ["attach", "self_test", "detach"])
def test_a_failing_channel_is_written_down_and_the_others_go_on(tmp_path: Path, faulty: str) -> None:
    sink, bad, good = MemorySink(tmp_path), FakeChannel("hooks", faulty), FakeChannel("logs")
    outcome = run(sink, [bad, good])
    assert ("hooks", "failed") in written(sink)
    assert good.calls == ["attach", "self_test", "detach"]
    assert outcome["logs"].ok
    assert outcome["hooks"].ok is (faulty == "detach")


def test_a_channel_that_attached_halfway_is_let_go(tmp_path: Path) -> None:
    bad = FakeChannel("hooks", "attach")
    run(MemorySink(tmp_path), [bad])
    assert bad.calls == ["attach", "detach"]


def test_a_missed_self_test_is_failed_and_said(tmp_path: Path) -> None:
    sink = MemorySink(tmp_path)
    outcome = run(sink, [FakeChannel("proxy", outcome=SelfTest(False, "nothing arrived"))])
    assert written(sink) == [("proxy", "failed")]
    assert "nothing arrived" in summary(outcome).en


def test_what_is_switched_off_is_never_touched_and_written_as_off(tmp_path: Path) -> None:
    sink, part = MemorySink(tmp_path), FakeChannel("frida")
    run(sink, [part], without=("frida",))
    assert part.calls == []
    assert written(sink) == [("frida", "off")]


@pytest.mark.parametrize(("name", "page"), [("proxy", CANARY_URL), ("hooks", LOCAL_PAGE)])
def test_the_self_test_page_needs_the_proxy_only_when_there_is_one(tmp_path: Path, name: str, page: str) -> None:
    channels, browser = Channels(MemorySink(tmp_path), [FakeChannel(name)]), FakeBrowser()
    channels.attach(browser)
    channels.prove(browser)
    assert browser.opened == [page, "left"]


def test_a_device_that_shows_no_page_is_lost(tmp_path: Path) -> None:
    class Gone(FakeBrowser):
        def show_test_page(self, url: str) -> None:
            raise DeviceLost(Saying("gone", "已失联"))

    channels, browser = Channels(MemorySink(tmp_path), [FakeChannel("logs")]), Gone()
    channels.attach(browser)
    with pytest.raises(DeviceLost):
        channels.prove(browser)
