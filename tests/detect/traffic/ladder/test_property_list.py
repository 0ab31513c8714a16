"""Binary property lists."""

import base64
import json
import plistlib
import struct

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.property_list import opened_property_list
from harness.detect.traffic.ladder.unfold import unfold
from tests.detect.traffic.ladder.requests import request, sights

LIST = plistlib.dumps({"user": {"name": "欧阳垚", "ids": ["a1", 7]}}, fmt=plistlib.FMT_BINARY)


def test_its_values_and_names_are_found_as_a_body_and_in_base64() -> None:
    assert ("body.user.name", ("plist",), "欧阳垚") in sights(unfold(request(LIST, "application/x-plist")))
    wrapped = json.dumps({"d": base64.b64encode(LIST).decode()}).encode()
    assert ("body.d.user.name", ("json", "base64", "plist"), "欧阳垚") in sights(unfold(request(wrapped)))


def test_a_list_that_holds_itself_is_refused() -> None:
    objects = b"\xa1\x00"
    trailer = bytes(6) + b"\x01\x01" + struct.pack(">QQQ", 1, 0, 8 + len(objects))
    assert opened_property_list(b"bplist00" + objects + b"\x08" + trailer) is None


@given(st.binary(max_size=200), st.integers(0, len(LIST)))
def test_no_bytes_are_too_odd(content: bytes, kept: int) -> None:
    opened_property_list(LIST[:kept] + content)
    opened_property_list(b"bplist00" + content + LIST[-32:])
