"""`harness inspect` from end to end: formats agree, workers and order change nothing, faults are one line."""

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.inspection.capture.inspect_capture import Asked, inspect_capture
from harness.model.event import Phase
from harness.model.faults import BadInput
from tests.detect.recording_factory import HOST, PERSONA, stage
from tests.detect.traffic.messages import DOMAINS, leaking
from tests.inspection.capture_samples import document, flow_bytes, har_bytes, persona_file

MESSAGES = leaking()
RECORDS = flow_bytes(MESSAGES)


def inspected(folder: Path, capture: Path, **more: Any) -> dict[str, Any]:
    out = folder / "out.json"
    assert inspect_capture(Asked(capture, persona_file(folder), out, DOMAINS, **more)) == 0
    return document(out)


def written(folder: Path, content: bytes, name: str = "flows.mitm") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def without(found: dict[str, Any], *keys: str) -> list[dict[str, Any]]:
    return [{key: value for key, value in one.items() if key not in keys} for one in found["findings"]]


def test_flows_and_har_of_the_same_requests_agree(tmp_path: Path) -> None:
    flows = inspected(tmp_path, written(tmp_path, b"".join(RECORDS)))
    archive = inspected(tmp_path, written(tmp_path, har_bytes(MESSAGES), "x.har"))
    assert flows["flows"] == archive["flows"] == len(MESSAGES)
    assert flows["bytes"] == archive["bytes"] == sum(len(one.body) for one in MESSAGES)
    assert without(flows) == without(archive)
    classes = {one["class"] for one in flows["findings"]}
    assert classes >= {
        "phone",
        "id_card",
        "contacts",
        "location",
        "trail",
        "tracker",
    }
    assert [one["flow"] for one in flows["findings"]] == sorted(one["flow"] for one in flows["findings"])


def test_nothing_planted_is_in_the_output(tmp_path: Path) -> None:
    text = json.dumps(inspected(tmp_path, written(tmp_path, b"".join(RECORDS))), ensure_ascii=False)
    for secret in (PERSONA.phone, PERSONA.id_card, PERSONA.contacts[0].phone, str(PERSONA.route_wgs84[0][0])):
        assert secret not in text


def test_malformed_entries_are_told_and_cost_nothing_else(tmp_path: Path) -> None:
    whole = inspected(tmp_path, written(tmp_path, b"".join(RECORDS)))
    broken = b"".join([*RECORDS, b"rubbish", RECORDS[0]])
    found = inspected(tmp_path, written(tmp_path, broken))
    assert [one["entry"] for one in found["malformed"]] == [len(RECORDS)]
    assert found["findings"][: len(whole["findings"])] == whole["findings"]
    assert found["findings"][-1]["flow"] == len(RECORDS) + 1


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(), st.integers(2, 4))
def test_neither_order_nor_workers_change_what_is_found(tmp_path: Path, order: random.Random, workers: int) -> None:
    numbers = list(range(len(RECORDS))) * 3
    order.shuffle(numbers)
    usual = inspected(tmp_path, written(tmp_path, b"".join(RECORDS)))
    capture = written(tmp_path, b"".join(RECORDS[number] for number in numbers))
    one, many = inspected(tmp_path, capture), inspected(tmp_path, capture, workers=workers)
    assert one == many
    alone = [one for one in without(usual) if one["class"] != "trail"]
    for place, number in enumerate(numbers):
        mine = [each | {"flow": number} for each in without(one) if each["flow"] == place and each["class"] != "trail"]
        assert mine == [each for each in alone if each["flow"] == number]


def test_a_recording_brings_its_persona_and_the_phase(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = stage(tmp_path).phase(Phase.BEFORE_CONSENT)
    made.request("POST", f"https://{HOST}/a", {"phone": PERSONA.phone})
    recording = made.done()
    out = tmp_path / "out.json"
    assert inspect_capture(Asked(recording.folder, None, out)) == 0
    (found,) = document(out)["findings"]
    assert (found["class"], found["canary"], found["phase"]) == ("phone", "phone", "before_consent")
    assert inspect_capture(Asked(recording.folder, language="en")) == 0
    assert "199****5678" in capsys.readouterr().out


def test_faults_are_one_line(tmp_path: Path) -> None:
    capture = written(tmp_path, b"")
    with pytest.raises(BadInput, match="--persona"):
        inspect_capture(Asked(capture))
    with pytest.raises(BadInput, match="no such file"):
        inspect_capture(Asked(capture, persona_file(tmp_path), lists=(tmp_path / "none.txt",)))
    with pytest.raises(BadInput, match="cannot be read"):
        inspect_capture(Asked(tmp_path / "none", persona_file(tmp_path)))


def test_missing_photographs_are_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    persona = tmp_path / "p.json"
    persona.write_text(json.dumps({"photos": [{"file": "a.jpg"}, {"file": "b.jpg"}]}))
    inspect_capture(Asked(written(tmp_path, b""), persona, tmp_path / "out.json", language="en"))
    assert capsys.readouterr().err.count("2 planted photographs are not there") == 1


def test_requests_are_booked_by_the_appid_that_they_name(tmp_path: Path) -> None:
    wechat, quick = "wx0123456789abcdef", "cn.gov.yuntai.quick"
    named = {
        0: ("referer", f"https://servicewechat.com/{wechat}/12/page-frame.html"),
        1: ("user-agent", f"Mozilla/5.0 hap/1.12/sim com.miui.hybrid/1.12.1 {quick}/1.0.0"),
    }
    messages = [
        replace(one, headers=(*one.headers, named[one.index])) if one.index in named else one for one in MESSAGES
    ]
    found = inspected(tmp_path, written(tmp_path, b"".join(flow_bytes(messages))))
    quick_host = next(host for host in found["programs"] if host.endswith(quick))
    assert found["programs"] == {f"wechat/{wechat}": 1, quick_host: 1}
    told = {one["flow"]: one.get("program") for one in found["findings"]}
    assert (told[0], told[1], told[3]) == (f"wechat/{wechat}", quick_host, None)
    assert "programs" not in inspected(tmp_path, written(tmp_path, b"".join(RECORDS)))
