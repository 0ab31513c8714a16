"""Design law 5 over all traffic and event detectors at once: whatever is sent wherever, no observation shows it raw."""

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from harness.detect.course.probe_result import detect_probe_result
from harness.detect.course.task_result import detect_launched, detect_task_result
from harness.detect.phone.api_call import detect_api_call
from harness.detect.sent.connection import detect_proxy_bypassed
from harness.detect.sent.fingerprint import detect_fingerprint_sent
from harness.detect.sent.heartbeat import detect_online_time_traffic
from harness.detect.sent.leak import detect_location_sent, detect_personal_data_sent
from harness.detect.sent.opaque_share import detect_opaque
from harness.detect.sent.photo import detect_photo_sent
from harness.detect.sent.receiver import detect_ipv4_literal, detect_plaintext, detect_third_party
from harness.detect.sent.server_function import detect_server_function
from harness.detect.sent.traffic_view import TrafficView
from harness.detect.sent.trail import detect_trail_sent
from harness.model.event import EventKind, Source
from harness.model.observation import Observation
from harness.recording.json_form import to_json
from harness.recording.reader import Recording
from tests.detect.recording_factory import HOST, PASSWORD, PERSONA, ROUTE, Stage, stage

SECRETS = [
    PERSONA.phone,
    PERSONA.id_card,
    PERSONA.name,
    PERSONA.imei,
    PERSONA.oaid,
    PERSONA.mac,
    PERSONA.clipboard,
    PERSONA.contacts[0].name,
    PERSONA.contacts[1].phone,
    PASSWORD,
    f"{ROUTE[5][0]:.6f}",
    f"{ROUTE[5][1]:.6f}",
]
WRAPS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "percent": quote,
    "base64": lambda value: base64.b64encode(f"v={value}".encode()).decode(),
    "json": lambda value: json.dumps({"v": value}),
}


def everything(recording: Recording) -> Iterator[Observation]:
    view = TrafficView.of(recording)
    for sent in (
        detect_personal_data_sent,
        detect_location_sent,
        detect_trail_sent,
        detect_third_party,
        detect_plaintext,
        detect_ipv4_literal,
        detect_fingerprint_sent,
        detect_opaque,
        detect_online_time_traffic,
        detect_server_function,
        detect_photo_sent,
    ):
        yield from sent(view)
    for told in (detect_api_call, detect_proxy_bypassed, detect_probe_result, detect_task_result, detect_launched):
        yield from told(recording, view.masker)


def everywhere(made: Stage, value: str) -> None:
    """The value in every place that an observation could quote."""
    safe = quote(value, safe="")
    made.request("POST", f"http://203.0.113.7/api/checkin/{safe}?k={safe}", {value: value, "canvas": value * 3})
    made.request(
        "POST", f"https://x.other.test/{safe}/points", {"onlineTime": 1}, {"points": 3, value: 1, "likeCount": 2}
    )
    rows = [{"rank": n, "name": "李某", value: value, "score": n, "onlineTime": n} for n in range(3)]
    made.request("GET", f"https://{HOST}/api/rank?q={safe}", answer={value: rows})
    for n in range(5):
        made.at(2.0 * n).request("POST", f"https://{HOST}/api/heartbeat/{safe}", {"onlineTime": n, "who": value})
    made.event(EventKind.CALL, Source.HOOK, api=value, category=value, args=value, stack=[value], frame_url=value)
    made.event(EventKind.CONNECT, Source.NETWORK, family="inet", address=value, port=1, to_proxy=False)
    made.event(EventKind.PROBE, probe="skip_gate", duty="other", target=value, result="positive", why=value)
    made.event(EventKind.TASK, task=value, role="grassroots", outcome="failed", why=value)


@pytest.mark.parametrize("wrap", WRAPS)
def test_no_detector_shows_a_planted_value(tmp_path: Path, wrap: str) -> None:
    made = stage(tmp_path).session(1, "grassroots")
    for value in SECRETS:
        everywhere(made, WRAPS[wrap](value))
    shown = json.dumps([to_json(one) for one in everything(made.done())], ensure_ascii=False)
    assert len(shown) > 10_000
    for value in SECRETS:
        assert value not in shown
        if not value.isascii():
            assert quote(value) not in shown
