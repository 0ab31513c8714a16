"""Recordings for tests of the traffic detectors: a made-up person, a small app, flows and events written for real."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from mitmproxy.http import Headers, HTTPFlow
from mitmproxy.io import FlowWriter
from mitmproxy.test import tflow, tutils

from harness.detect.sent.traffic_view import TrafficView
from harness.model.app import Account, App
from harness.model.device_profile import DeviceProfile
from harness.model.event import Event, EventKind, Phase, Source
from harness.model.persona import Contact, Persona
from harness.model.run import Run
from harness.recording.reader import Recording
from harness.recording.writer import RecordingWriter

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HOST = "duban.lincheng.test"
PASSWORD = "Lincheng@2026"
ROUTE = tuple((26.0761 + n * 0.00031, 119.2967 + n * 0.00027) for n in range(60))

PERSONA = Persona(
    seed=7,
    name="欧阳测然",
    phone="19912345678",
    id_card="350102199003071234",
    imei="869012345678901",
    oaid="5f3a9c1e-7b24-4d0a-9e61-2f8b7c6d5e4f",
    android_id="9774d56d682e549c",
    mac="02:1a:2b:3c:4d:5e",
    idfa="AEBE52E7-03EE-455A-B3C4-E57283966239",
    clipboard="取件码 7-3-8821 周四前",
    contacts=(Contact("司马试验", "19887654321"), Contact("诸葛样本", "17712340000")),
    app_list=("com.example.one", "com.example.two", "com.example.three", "com.example.four"),
    route_wgs84=ROUTE,
    photos=(),
)
DEVICE = DeviceProfile("android-phone", "手机", "browser", "android", True, 360, 780, 3.0, "Mozilla/5.0 (Test) Mobile")


def app(**more: Any) -> App:
    settled: dict[str, Any] = {
        "key": "sample",
        "name": "林城督办",
        "sponsor": "林城市人民政府办公室",
        "sponsor_short_names": (),
        "filing_number": None,
        "kind": "h5",
        "audience": "internal",
        "version": "1.0",
        "released_on": None,
        "addresses": {"browser": f"https://{HOST}/"},
        "first_party_domains": ("lincheng.test",),
        "declared_functions": (),
        "accounts": (Account("grassroots", "lihua", PASSWORD), Account("superior", "wangjun", "Duban#8806")),
        "sign_in": (),
        "gates": (),
        "core_tasks": (),
    }
    return App(**(settled | more))


class SteppingClock:
    """Moves only when told."""

    def __init__(self) -> None:
        self.since_s = 0.0

    def now(self) -> datetime:
        return START + timedelta(seconds=self.since_s)

    def mono_ms(self) -> float:
        return self.since_s * 1000


@dataclass(slots=True)
class Stage:
    """A recording being made: set `phase`, `scenario` and the clock, then say what happens."""

    folder: Path
    writer: RecordingWriter
    clock: SteppingClock
    flows: list[HTTPFlow] = field(default_factory=list)

    def at(self, seconds: float) -> "Stage":
        self.clock.since_s = seconds
        return self

    def phase(self, phase: Phase, scenario: str = "core_tasks") -> "Stage":
        self.writer.phase, self.writer.scenario = phase, scenario
        return self

    def event(self, kind: EventKind, source: Source = Source.SCENARIO, **data: Any) -> Event:
        return self.writer.append(source, kind, data)

    def session(self, number: int = 1, role: str = "") -> "Stage":
        self.event(EventKind.SESSION_BEGIN, session=number)
        if role:
            self.event(EventKind.LOGIN, role=role, outcome="done", why="")
        return self

    def request(self, method: str, url: str, body: object = b"", answer: object = None, **more: Any) -> HTTPFlow:
        """A flow and its REQUEST event now. `body`: bytes, or what JSON can hold; `answer`: the same, or None."""
        flow = flow_of(method, url, body, answer, self.clock.now(), **more)
        self.flows.append(flow)
        data = {"flow": flow.id, "method": method, "url": url, "host": flow.request.host, "scheme": flow.request.scheme}
        self.event(EventKind.REQUEST, Source.TRAFFIC, **data)
        return flow

    def done(self) -> Recording:
        with (self.folder / "traffic" / "flows.mitm").open("wb") as sink:
            writer = FlowWriter(sink)  # type: ignore[no-untyped-call]
            for flow in self.flows:
                writer.add(flow)
        self.writer.close()
        return Recording.open(self.folder)

    def view(self) -> TrafficView:
        return TrafficView.of(self.done())


def stage(tmp_path: Path, *, persona: Persona = PERSONA, subject: App | None = None, **run: Any) -> Stage:
    """A recording that has begun, after consent, in core_tasks."""
    clock = SteppingClock()
    asked = Run("sample-1", 1, 7, subject or app(), DEVICE, "plain", ("core_tasks",), (), START)
    folder = tmp_path / "attempt-1"
    writer = RecordingWriter.begin(folder, replace(asked, **run), persona, clock)
    (folder / "traffic").mkdir()
    return Stage(folder, writer, clock).phase(Phase.AFTER_CONSENT)


def flow_of(
    method: str,
    url: str,
    body: object = b"",
    answer: object = None,
    t: datetime = START,
    headers: Mapping[str, str] | None = None,
    status: int = 200,
) -> HTTPFlow:
    """A mitmproxy flow. Bodies that are not bytes become JSON."""
    sent, sent_type = _encoded(body)
    fields = {"content-type": sent_type} | dict(headers or {})
    flow = tflow.tflow(req=tutils.treq(method=method.encode()), resp=answer is not None)
    flow.request.url = url
    flow.request.headers = Headers([(key.encode(), value.encode()) for key, value in fields.items()])
    flow.request.headers["host"] = flow.request.host
    flow.request.raw_content = sent
    flow.request.timestamp_start = t.timestamp()
    if flow.response is not None:
        flow.response.status_code = status
        flow.response.raw_content, kind = _encoded(answer)
        flow.response.headers = Headers([(b"content-type", kind.encode())])
    return flow


def _encoded(body: object) -> tuple[bytes, str]:
    if isinstance(body, bytes):
        return body, "application/octet-stream"
    return json.dumps(body, ensure_ascii=False).encode(), "application/json"
