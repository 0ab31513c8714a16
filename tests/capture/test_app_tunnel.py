"""The second way to the proxy: where its keys are kept, what its file says, and how it proves itself."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from harness.capture.app_tunnel import AppTunnel, keys_file
from harness.capture.channel import SelfTest
from harness.capture.proxy import ProxyChannel, ProxyRoute
from harness.model.laboratory import Endpoint, Laboratory
from tests.capture.sink import MemorySink
from tests.devices.android.paper_handset import PaperHandset

ARRIVED, MISSED = SelfTest(True, "our own request arrived"), SelfTest(False, "it did not arrive")


class Proxy:
    def __init__(self, outcome: SelfTest) -> None:
        self.outcome = outcome

    def test_with(self, request: Callable[[str], None]) -> SelfTest:
        request("https://canary.harness.invalid/proxy-1")
        return self.outcome


def tunnel(folder: Path, outcome: SelfTest) -> tuple[AppTunnel, MemorySink]:
    keys = keys_file(Laboratory(wireguard=Endpoint("192.168.7.2", 0)), folder)
    assert keys
    sink, route = MemorySink(folder), ProxyRoute(1, "", 51820, keys.read_bytes())
    return AppTunnel(sink, cast(ProxyChannel, Proxy(outcome)), route, "192.168.7.2", "cn.gov.app"), sink


def states(sink: MemorySink) -> list[tuple[str, str]]:
    return [(event.data["state"], event.data["why"]) for event in sink.events]


def test_the_file_leads_the_app_and_the_shell_to_the_port_of_this_run(tmp_path: Path) -> None:
    file = tunnel(tmp_path, ARRIVED)[0].file
    assert "IncludedApplications = cn.gov.app, com.android.shell\n" in file
    assert "Endpoint = 192.168.7.2:51820\n" in file


def test_it_is_proved_by_a_request_past_the_proxy_setting(tmp_path: Path) -> None:
    one, sink = tunnel(tmp_path, ARRIVED)
    handset = PaperHandset({"ip link .*": "27: tun0: <UP>\n", ".*": ""})
    assert one.prove(handset, "").ok
    assert handset.said[0].endswith("toybox nc -w 3 canary.harness.invalid 80")
    one.let_go(handset)
    assert [state for state, _ in states(sink)] == ["started", "proved", "ended"]


def test_what_it_lacks_is_told_and_nothing_is_tried(tmp_path: Path) -> None:
    one, sink = tunnel(tmp_path, ARRIVED)
    handset = PaperHandset()
    assert not one.prove(handset, "com.wireguard.android is not installed").ok
    assert (states(sink), handset.said) == ([("failed", "com.wireguard.android is not installed")], [])


def test_one_that_carries_nothing_or_goes_away_is_told(tmp_path: Path) -> None:
    one, sink = tunnel(tmp_path, MISSED)
    one.prove(PaperHandset({".*": ""}), "")
    one.let_go(PaperHandset({"ip link .*": "1: lo: <UP>\n"}))
    assert states(sink)[1:] == [("failed", "it did not arrive"), ("lost", "it is no longer up")]


def test_keys_that_a_person_imports_are_kept_and_others_go_with_their_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert keys_file(Laboratory(), tmp_path) is None
    kept = [keys_file(Laboratory(wireguard=Endpoint("192.168.7.2", 51820)), tmp_path / run) for run in ("1", "2")]
    own = [keys_file(Laboratory(wireguard=Endpoint("192.168.7.2", 0)), tmp_path / run) for run in ("1", "2")]
    assert kept[0] and kept[0] == kept[1] and kept[0].stat().st_mode & 0o077 == 0
    assert own[0] and own[1] and own[0].read_bytes() != own[1].read_bytes()
