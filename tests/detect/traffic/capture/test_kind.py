"""Which reader a file needs is told from its first bytes; anything else is refused in one line."""

from pathlib import Path

import pytest

from harness.detect.traffic.capture.har import HarFile
from harness.detect.traffic.capture.kind import capture_of
from harness.detect.traffic.capture.mitmproxy_flows import FlowFile
from harness.detect.traffic.capture.packets import PacketFile
from harness.detect.traffic.capture.recorded import RecordedFlows
from harness.model.faults import BadInput


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"1688:9:websocket;0:~", FlowFile),
        (b"", FlowFile),
        (b' \n{"log":', HarFile),
        (b"\xef\xbb\xbf{", HarFile),
        ('\r\n{"log":'.encode("utf-16"), HarFile),
        (b"\xfe\xff" + '{"log":'.encode("utf-16-be"), HarFile),
        (b"\xd4\xc3\xb2\xa1\x02\0", PacketFile),
        (b"\x0a\x0d\x0d\x0a", PacketFile),
    ],
)
def test_the_kind(tmp_path: Path, head: bytes, kind: type) -> None:
    file = tmp_path / "capture"
    file.write_bytes(head)
    assert isinstance(capture_of(file), kind)


def test_a_recording_s_folder(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text("{}")
    assert isinstance(capture_of(tmp_path), RecordedFlows)


@pytest.mark.parametrize(
    ("head", "said"), [(b"\x1f\x8b\x08", "compressed"), (b"hello", "known kind"), (b"[1", "known")]
)
def test_others_are_refused(tmp_path: Path, head: bytes, said: str) -> None:
    file = tmp_path / "capture"
    file.write_bytes(head)
    with pytest.raises(BadInput, match=said):
        capture_of(file)


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        capture_of(tmp_path / "nothing")
    with pytest.raises(BadInput, match="recording"):
        capture_of(tmp_path)
    (tmp_path / "x").write_bytes(b"\xd4\xc3\xb2\xa1")
    with pytest.raises(BadInput, match="no such file"):
        capture_of(tmp_path / "x", tmp_path / "keys.log")
