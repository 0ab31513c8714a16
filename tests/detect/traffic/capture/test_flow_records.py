"""Records of a flow file by their lengths, and past damage to the next whole one."""

import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from mitmproxy.io import tnetstring

from harness.detect.traffic.capture.flow_records import breaks_off, next_record, reaches_beyond, record_at

FLOW = tnetstring.dumps({"version": 21, "type": "http", "id": "x" * 40})


def test_a_record_is_known_by_its_length_and_its_end() -> None:
    source, size = io.BytesIO(FLOW * 2), 2 * len(FLOW)
    start, length = record_at(source, 0, size) or (0, 0)
    assert FLOW[start : start + length + 1].endswith(b"}")
    assert record_at(source, start + length + 1, size) is not None
    assert record_at(source, 1, size) is None
    assert record_at(io.BytesIO(FLOW[:-1] + b"]"), 0, len(FLOW)) is None


@given(st.binary(max_size=200).filter(lambda damage: b":" not in damage))
def test_the_next_whole_record_is_found_behind_any_damage(damage: bytes) -> None:
    content = b"9" + damage + b" " + FLOW
    found = next_record(io.BytesIO(content), 0, len(content))
    assert content[found:] == FLOW


def test_a_record_that_the_end_cuts_off_reaches_beyond() -> None:
    torn = FLOW[:-10]
    assert reaches_beyond(io.BytesIO(torn), 0, len(torn))
    assert not reaches_beyond(io.BytesIO(FLOW), 0, len(FLOW)) or record_at(io.BytesIO(FLOW), 0, len(FLOW))


def test_a_file_that_ends_inside_a_record_breaks_off(tmp_path: Path) -> None:
    file = tmp_path / "flows.mitm"
    for content, torn in ((FLOW * 2, False), (FLOW + FLOW[:-1], True), (b"", False), (b"none", True)):
        file.write_bytes(content)
        assert breaks_off(file) is torn
