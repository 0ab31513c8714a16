"""Which reader a capture needs, from its first bytes."""

import re
from pathlib import Path

from harness.detect.traffic.capture.entry import Capture
from harness.detect.traffic.capture.har import UTF16_MARKS, HarFile
from harness.detect.traffic.capture.mitmproxy_flows import FlowFile
from harness.detect.traffic.capture.packets import PacketFile
from harness.detect.traffic.capture.recorded import RecordedFlows
from harness.model.faults import BadInput
from harness.model.saying import Saying
from harness.recording import layout

_HEAD_BYTES = 4096
_HAR = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_WIDE_HAR = re.compile(rb"\xff\xfe(?:[ \t\r\n]\x00)*\{\x00|\xfe\xff(?:\x00[ \t\r\n])*\x00\{")
_FLOW = re.compile(rb"\d{1,12}:")
_PACKETS = (
    *(b"\xd4\xc3\xb2\xa1", b"\xa1\xb2\xc3\xd4", b"\x4d\x3c\xb2\xa1", b"\xa1\xb2\x3c\x4d"),
    b"\x0a\x0d\x0d\x0a",
)
_PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", b"BZh", b"\xfd7zXZ")
_KINDS = Saying("give mitmproxy flows, a HAR, a pcap or a recording", "请给出 mitmproxy 流量、HAR、pcap 或记录文件夹")


def capture_of(path: Path, key_log: Path | None = None) -> Capture:
    """The capture at `path`, a file or a recording's folder. Raises BadInput where it is none."""
    if path.is_dir():
        if not (path / layout.RUN).is_file() and not (path / layout.FLOWS).is_file():
            raise BadInput(Saying("not a recording's folder", "不是记录文件夹"), str(path), _KINDS)
        return RecordedFlows(path)
    if key_log and not key_log.is_file():
        raise BadInput(Saying("no such file", "没有这个文件"), str(key_log), Saying("check the path", "检查路径"))
    head = _head(path)
    if head.startswith(_PACKETS):
        return PacketFile(path, key_log)
    if _HAR.match(head) or (head.startswith(UTF16_MARKS) and _WIDE_HAR.match(head)):
        return HarFile(path)
    if not head or _FLOW.match(head):
        return FlowFile(path)
    if head.startswith(_PACKED):
        raise BadInput(Saying("the file is compressed", "文件经过压缩"), str(path), Saying("unpack it", "请先解压"))
    raise BadInput(Saying("no capture of a known kind", "不是已知类型的抓包文件"), str(path), _KINDS)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as source:
            return source.read(_HEAD_BYTES)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        what = Saying(f"cannot be read ({reason})", f"无法读取（{reason}）")
        raise BadInput(what, str(path), Saying("check the path", "检查路径")) from None
