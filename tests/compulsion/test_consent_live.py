"""Consent in a real browser: who refused and starts again is asked again by one app and left alone by the other.

The way to withdraw consent, and to give up an account, is found by the walk through the menus and never gone.
"""

from pathlib import Path

import pytest

from harness.demo.server import DemoServer
from harness.model.event import EventKind
from harness.model.observation import Kind
from harness.recording.reader import Recording
from tests.compulsion.probed import observed
from tests.end_to_end.stage import APPS, harness, recordings

pytestmark = pytest.mark.end_to_end
ASKED_AGAIN = "scenarios/consent/test_asked_again.py"


def recorded(key: str, server: DemoServer, out: Path, *more: str) -> Recording:
    lab = ("--lab", server.laboratory_file, "--campaign", "demo", "--lang", "en")
    said = harness("run", APPS / f"{key}.yaml", *more, *lab, "--out", out, timeout_s=300)
    (folder,) = recordings(out)
    assert said.code in (0, 1), said.err + said.out
    return Recording.open(folder)


@pytest.mark.parametrize(("key", "asks"), [("burdened", True), ("compliant", False)])
def test_a_refusal_is_left_alone_or_not(key: str, asks: bool, server: DemoServer, tmp_path: Path) -> None:
    recording = recorded(key, server, tmp_path, "--scenario", ASKED_AGAIN)
    starts = [bool(one.data["dialog"]) for one in recording.events if one.kind is EventKind.ASKED_AGAIN]
    assert (len(starts), any(starts)) == (5, asks)
    told = [one for one in observed(recording) if one.kind is Kind.ASKED_AGAIN and one.subject == "consent"]
    assert [one.data["asked"] > 0 for one in told] == [asks]


def test_the_ways_to_withdraw_and_to_leave_are_found_and_not_gone(server: DemoServer, tmp_path: Path) -> None:
    recording = recorded("compliant", server, tmp_path, "--scenario", "scenarios/test_functions.py")
    found = {one.subject for one in observed(recording) if one.kind is Kind.PRIVACY_CHOICE}
    assert {"withdraw", "cancel_account"} <= found
    walked = [one.data for one in recording.events if one.kind is EventKind.MENU]
    assert not {"撤回同意", "注销账号"} & {text for one in walked for text in one["opened"]}
