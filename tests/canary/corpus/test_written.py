"""What is written is read back by mitmproxy and by plain JSON."""

import base64
import json
from pathlib import Path

from mitmproxy.http import HTTPFlow
from mitmproxy.io import FlowReader

from harness.canary.corpus.case import Capture, Request
from harness.canary.corpus.chatter import START
from harness.canary.corpus.generate import captures
from harness.canary.corpus.written import decoded, write_capture, write_har

CAPTURE = max(captures(4, 120), key=lambda capture: len(capture.requests))


def written(folder: Path, capture: Capture = CAPTURE) -> Path:
    write_capture(folder, capture)
    return folder


def test_flows_hold_the_exact_bytes(tmp_path: Path) -> None:
    with (written(tmp_path) / "flows.mitm").open("rb") as file:
        flows = list(FlowReader(file).stream())
    assert len(flows) == len(CAPTURE.requests)
    for flow, request in zip(flows, CAPTURE.requests, strict=True):
        assert isinstance(flow, HTTPFlow)
        assert flow.request.raw_content == request.body
        assert flow.request.url == request.url
        assert flow.request.timestamp_start == request.t.timestamp()
        said = [message.content for message in flow.websocket.messages] if flow.websocket else []
        assert said == list(request.client_messages)


def test_har_bodies_are_decoded_and_spelt_in_one_of_its_ways(tmp_path: Path) -> None:
    log = json.loads((written(tmp_path) / "capture.har").read_text())["log"]
    assert log["version"] == "1.2"
    for entry, request in zip(log["entries"], CAPTURE.requests, strict=True):
        data = entry["request"].get("postData")
        if data is None:
            assert not request.body
        elif data.get("encoding") == "base64":
            assert base64.b64decode(data["text"]) == decoded(request)
        else:
            assert decoded(request) in (data["text"].encode(), data["text"].encode("latin-1", "replace"))


def test_what_the_client_said_over_a_socket_is_marked_send(tmp_path: Path) -> None:
    messages = (b'{"phone":"1"}', b"\x30\x05\x00\x01a\xff\x00")
    request = Request("GET", "https://push.lincheng.test/ws", (), b"", START, messages)
    write_har(tmp_path / "a.har", [request])
    (entry,) = json.loads((tmp_path / "a.har").read_text())["log"]["entries"]
    sent = [one for one in entry["_webSocketMessages"] if one["type"] == "send"]
    assert [one["opcode"] for one in sent] == [1, 2]
    assert base64.b64decode(sent[1]["data"]) == messages[1]


def test_the_truth_names_flows_of_the_capture(tmp_path: Path) -> None:
    truth = json.loads((written(tmp_path) / "truth.json").read_text())
    assert truth["flows"] == len(CAPTURE.requests)
    for row in truth["truths"]:
        first, last = row["flows"]
        assert row["flow"] is None or first <= row["flow"] < last
        assert last <= truth["flows"]


def test_the_persona_and_its_photographs_lie_beside(tmp_path: Path) -> None:
    folder = written(tmp_path)
    persona = json.loads((folder / "persona.json").read_text())
    assert persona["phone"] == CAPTURE.persona.phone
    for photo in persona["photos"]:
        assert (folder / photo["file"]).read_bytes() == CAPTURE.originals[photo["file"]]
