"""PDML as packets of wanted fields, however it falls into chunks."""

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


def test_one_broken_account_costs_no_other_packet() -> None:
    broken = b'<packet><field name="http" showname="<<"/></packet>'
    at = TEXT.index(b"</packet>") + len(b"</packet>")
    assert list(packets([TEXT[:at] + broken + TEXT[at:]])) == [FIELDS[0], None, FIELDS[1]]


def test_characters_cut_in_their_middle_and_controls_are_no_breaks() -> None:
    shown = b"\xe5\x85\xb3\xe4\xba \x01\x00 \xef\xbf\xbf"
    text = b'<pdml><packet><field name="data" show="7" value="37" showname="' + shown + b'"/></packet></pdml>'
    assert list(packets([text])) == [[("data", "7", "37")]]


@given(st.binary(max_size=80))
def test_any_bytes_between_packets_are_passed_over(content: bytes) -> None:
    assert list(packets([content.replace(b"<", b""), TEXT]))[-1] == FIELDS[1]
