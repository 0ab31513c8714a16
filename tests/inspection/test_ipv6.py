"""The lines of `harness ipv6`, from recordings and from what they amount to."""

import json
from pathlib import Path

import pytest

from harness.analysis.ipv6_support import Ipv6Support, Usability
from harness.inspection.ipv6 import ipv6_lines, lines_of
from harness.model.faults import BadInput
from tests.detect.network.network_factory import OWN, at, view
from tests.detect.network.packet_factory import connection, resolved


def test_a_recording_on_dual_stack_has_its_shares(tmp_path: Path) -> None:
    own = [resolved(OWN, "a", ["198.18.0.16"]), resolved(OWN, "aaaa", ["2001:db8:5::10"])]
    view(tmp_path, packets=[*at(20, own), *at(21, connection("2001:db8:5::10", 443, 1))])
    folder = tmp_path / "attempt-1"
    lines = ipv6_lines([folder], as_json=False)
    assert lines[0] == "sample / android-phone"
    assert "bytes 100%" in lines[1]
    (one,) = json.loads(ipv6_lines([folder], as_json=True)[0])
    assert one["names_share"] == 1.0


def test_what_fails_is_named() -> None:
    one = Ipv6Support("a", "p", 0.5, 0.5, 1.0, Usability(1, 2, ("天气",)), Usability(2, 2, ()), 0.1, 0.62, 3, ())
    lines = list(lines_of(one))
    assert "  N2: 1 of 2 tasks that N1 can, 95 %: 0.09 to 0.91 (fails: 天气)" in lines
    assert lines[-1] == "  R 0.10, G 0.62"


def test_ordinary_recordings_say_nothing(tmp_path: Path) -> None:
    view(tmp_path, "host")
    assert ipv6_lines([tmp_path / "attempt-1"], as_json=False) == ["no recording stood on a laboratory network"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        ipv6_lines([tmp_path / "gone"], as_json=False)
