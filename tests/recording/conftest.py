"""A small run, a persona and a clock that stands still, for every test of the recording."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from harness.model.app import Account, App
from harness.model.device_profile import DeviceProfile
from harness.model.event import EventKind, Source
from harness.model.persona import Contact, Persona
from harness.model.run import Run, RunStatus
from harness.recording.seal import seal
from harness.recording.writer import RecordingWriter

MOMENT = datetime(2026, 11, 22, 3, 44, 12, 345000, UTC)


class StillClock:
    def now(self) -> datetime:
        return MOMENT

    def mono_ms(self) -> float:
        return 12.5


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def run() -> Run:
    app = App(
        key="burdened",
        name="林城督办",
        sponsor="林城市人民政府办公室",
        sponsor_short_names=(),
        filing_number=None,
        kind="h5",
        audience="internal",
        version="1.4.2",
        released_on=None,
        addresses={"browser": "https://duban.lincheng.test/"},
        first_party_domains=("lincheng.test",),
        declared_functions=(),
        accounts=(Account("grassroots", "lihua", "secret"),),
        sign_in=(),
        gates=(),
        core_tasks=(),
    )
    device = DeviceProfile("android-phone", "手机", "browser", "android", True, 360, 780, 3.0, "UA")
    return Run("burdened-1", 1, 7, app, device, "plain", ("core_tasks",), (), MOMENT, {"harness": "0.1.0"})


@pytest.fixture
def persona() -> Persona:
    contacts = (Contact("马骉", "19900000001"),)
    return Persona(
        7, "某", "199", "3301", "35", "o", "a", "m", "i", "c", "w", contacts, ("微信",), ((30.2, 120.1),), ()
    )


@pytest.fixture
def writer(tmp_path: Path, run: Run, persona: Persona, clock: StillClock) -> RecordingWriter:
    return RecordingWriter.begin(tmp_path / "attempt-1", run, persona, clock)


@pytest.fixture
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture
def sealed(writer: RecordingWriter, key: Ed25519PrivateKey) -> Path:
    """A small sealed recording with some files in it."""
    for number in range(3):
        writer.append(Source.SCENARIO, EventKind.STEP, {"word": "tap", "target": "登录", "ms": number})
    writer.add_file("screens/aa.png", b"\x89PNG not really")
    writer.add_file("traffic/flows.mitm", bytes(range(200)))
    writer.add_file("system/empty.log", b"")
    writer.close()
    seal(writer.folder, key, RunStatus.COMPLETE, ())
    return writer.folder
