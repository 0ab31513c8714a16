"""The view of a recording's traffic: whatever way a value went, it is seen, with its moment and its receiver."""

import base64
import gzip
import json
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from mitmproxy.io import tnetstring

from harness.detect.sent.traffic_view import TrafficView
from harness.detect.traffic.sighting import Leaving
from harness.model.event import Phase
from tests.detect.recording_factory import HOST, PERSONA, ROUTE, Stage, flow_of, stage

SECRET = PERSONA.phone
Wrap = Callable[[str], str]


def b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


WRAPS: dict[str, Wrap] = {
    "json": lambda value: json.dumps({"data": {"v": value}}),
    "json_list": lambda value: json.dumps([[1, value]]),
    "base64": lambda value: b64(f"v:{value}".encode()),
    "base64url": lambda value: base64.urlsafe_b64encode(f"~~?>{value}".encode()).decode().rstrip("="),
    "gzip": lambda value: b64(gzip.compress(f"v:{value}".encode())),
    "zlib": lambda value: b64(zlib.compress(f"v:{value}".encode())),
    "zstd": lambda value: b64(zstandard.ZstdCompressor().compress(f"v:{value}".encode())),
    "percent": lambda value: quote(f"姓名 {value}"),
    "hex": lambda value: f"value {value}".encode().hex(),
    "url": lambda value: f"https://a.test/p?{urlencode({'v': value})}",
    "form": lambda value: urlencode({"a": "1", "v": value}),
    "data_uri": lambda value: "data:text/plain;base64," + b64(f"v:{value}".encode()),
    "jwt": lambda value: "eyJhbGciOiJIUzI1NiJ9." + b64(json.dumps({"v": value}).encode()).rstrip("=") + ".c2ln",
}
FORM, PARTS = {"content-type": "application/x-www-form-urlencoded"}, {"content-type": "multipart/form-data; boundary=B"}
# (path, body, headers) of a request that carries a value.
CARRIERS: dict[str, Callable[[str], tuple[str, Any, dict[str, str]]]] = {
    "query": lambda value: ("/a?" + urlencode({"q": value}), b"", {}),
    "path": lambda value: ("/a/" + quote(value, safe=""), b"", {}),
    "json_body": lambda value: ("/a", {"x": {"y": [value]}}, {}),
    "form_body": lambda value: ("/a", urlencode({"x": value}).encode(), FORM),
    "text_body": lambda value: ("/a", value.encode(), {"content-type": "text/plain"}),
    "header": lambda value: ("/a", b"", {"x-info": value}),
    "referer": lambda value: ("/a", b"", {"referer": "https://b.test/?" + urlencode({"q": value})}),
    "multipart": lambda value: (
        "/a",
        b'--B\r\nContent-Disposition: form-data; name="f"\r\n\r\n' + value.encode() + b"\r\n--B--\r\n",
        PARTS,
    ),
    "gzip_body": lambda value: (
        "/a",
        gzip.compress(json.dumps([value]).encode()),
        {"content-type": "application/json", "content-encoding": "gzip"},
    ),
}


def sent(made: Stage, carrier: str, value: str) -> None:
    path, body, headers = CARRIERS[carrier](value)
    made.request("POST", f"https://{HOST}{path}", body, headers=headers)


def unseen(view: TrafficView) -> list[str]:
    return [one.message.path for one in view.sent if not list(one.seen(Leaving.PHONE))]


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_value_is_seen_through_one_wrapping_in_every_place(tmp_path: Path, carrier: str) -> None:
    made = stage(tmp_path)
    for wrap in WRAPS.values():
        sent(made, carrier, wrap(SECRET))
    seen = [bool(list(one.seen(Leaving.PHONE))) for one in made.view().sent]
    assert dict(zip(WRAPS, seen, strict=True)) == dict.fromkeys(WRAPS, True)


def test_own_traffic_is_left_out_and_the_rest_is_in_the_order_of_sending(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.at(4).request("GET", f"https://{HOST}/late")
    made.at(2).request("GET", "https://canary.harness.invalid/?t=1")
    made.at(1).request("GET", "https://other.test/early")
    view = made.view()
    assert [(one.message.path, one.party) for one in view.sent] == [("/early", "third"), ("/late", "first")]
    assert not view.torn


def test_a_torn_file_gives_what_stands_before_it(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("GET", f"https://{HOST}/1")
    made.request("GET", f"https://{HOST}/2")
    recording = made.done()
    flows = recording.folder / "traffic" / "flows.mitm"
    flows.write_bytes(flows.read_bytes()[:-40])
    view = TrafficView.of(recording)
    assert ([one.message.path for one in view.sent], view.torn) == (["/1"], True)


def test_what_was_still_open_at_the_end_is_read_from_the_journal(tmp_path: Path) -> None:
    made = stage(tmp_path)
    recording = made.done()
    open_flow = flow_of("POST", f"https://{HOST}/open", {"p": SECRET})
    with (recording.folder / "traffic" / "flows.mitm.journal").open("wb") as journal:
        journal.write(tnetstring.dumps(open_flow.get_state()))
    (one,) = TrafficView.of(recording).sent
    assert list(one.seen(Leaving.PHONE))


def test_a_walk_is_one_sessions(tmp_path: Path) -> None:
    """Two points in one session and two in the next are no trail; four in one are."""

    def trails(folder: Path, *, split: bool) -> int:
        folder.mkdir()
        made = stage(folder).session(1)
        for n in range(0, 40, 8):
            if split and n == 16:
                made.session(2)
            made.at(5 + n).request("POST", f"https://{HOST}/t", {"lat": ROUTE[n][0], "lng": ROUTE[n][1]})
        return sum(one.what is Leaving.TRAIL for each in made.view().sent for one in each.sightings)

    assert trails(tmp_path / "one", split=False) == 5
    assert trails(tmp_path / "two", split=True) < 5


def test_only_planted_values_are_seen_as_such(tmp_path: Path) -> None:
    made = stage(tmp_path).phase(Phase.BEFORE_CONSENT)
    made.request("POST", f"https://{HOST}/x", {"phone": "13800138000"})
    (one,) = made.view().sent
    assert not list(one.seen(*Leaving))
    assert one.moment.phase is Phase.BEFORE_CONSENT


HOSTILE = {
    "deep_json": b"[" * 100_000 + b"]" * 100_000,
    "gzip_bomb": gzip.compress(bytes(200_000_000)),
    "many_fields": b"&".join(b"a%d=1" % n for n in range(100_000)),
    "percent_only": b"%25" * 200_000,
    "broken_utf8": "张".encode()[:2] * 50_000,
    "surrogates": b'{"a":"\\ud800\\udfff\\ud800"}',
}


def test_hostile_bodies_cost_bounded_time_and_hide_nothing_beside_them(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for body in HOSTILE.values():
        made.request("POST", f"https://{HOST}/x", body, headers={"content-type": "application/json"})
    made.request("POST", f"https://{HOST}/y", {"p": SECRET}).request.data.path = b"/y\xe4\xbd"
    began = time.process_time()
    view = made.view()
    assert time.process_time() - began < 20
    assert list(view.sent[-1].seen(Leaving.PHONE))


@settings(max_examples=15, deadline=None)
@given(
    body=st.binary(max_size=400), kind=st.sampled_from(["application/json", "multipart/form-data; boundary=a", "x/y"])
)
def test_any_bytes_are_borne(tmp_path_factory: pytest.TempPathFactory, body: bytes, kind: str) -> None:
    made = stage(tmp_path_factory.mktemp("any"))
    made.request("POST", f"https://{HOST}/x", body, headers={"content-type": kind})
    assert len(made.view().sent) == 1
