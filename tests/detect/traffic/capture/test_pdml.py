"""PDML as packets of wanted fields, however it falls into chunks."""

from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.capture.pdml import packets

TEXT = (
    b'<?xml version="1.0"?><pdml><packet><proto name="http">'
    b'<field name="http.request.method" show="GET" value="474554"/>'
    b'<field name="http.user_agent" show="x" value="78"/></proto></packet><packet><proto name="tcp">'
    b'<field name="tcp.stream" show="&quot;7"/></proto></packet></pdml>'
)
FIELDS = [[("http", "", ""), ("http.request.method", "GET", "474554")], [("tcp.stream", '"7', "")]]


@given(st.integers(1, len(TEXT)))
def test_in_any_chunks(size: int) -> None:
    assert list(packets(TEXT[at : at + size] for at in range(0, len(TEXT), size))) == FIELDS


def test_what_is_no_xml_is_told() -> None:
    found = packets([TEXT[:-30], b"<<<"])
    with pytest.raises(expat.ExpatError):
        list(found)
