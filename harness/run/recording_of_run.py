"""The recording of a run: begun with what was asked and what was planted, closed with how it ended."""

from collections.abc import Sequence
from importlib.metadata import version

from harness.canary.persona import make_persona
from harness.model.event import EventKind, Source
from harness.model.faults import CaptureLost
from harness.model.persona import Persona
from harness.model.run import Run, RunStatus
from harness.model.saying import Saying
from harness.plan.run_order import RunOrder
from harness.recording.clock import SystemClock
from harness.recording.seal import seal
from harness.recording.signing_key import laboratory_key
from harness.recording.writer import SPACE, RecordingWriter

RECORDED_VERSIONS = ("mitmproxy", "frida", "appium-python-client", "selenium", "opencv-python-headless", "rapidocr")


def begin_recording(order: RunOrder) -> tuple[RecordingWriter, Persona]:
    """A recording with its first event, and who is planted in it. Raises CaptureLost when it cannot be written."""
    clock = SystemClock()
    persona = _planted(order)
    writer = RecordingWriter.begin(order.folder, _run_of(order, clock), persona, clock)
    asked = {"app": order.app.key, "device": order.device.key, "network": order.network}
    writer.append(Source.SCENARIO, EventKind.RUN_BEGIN, {**asked, "scenarios": order.scenarios})
    return writer, persona


def close_recording(order: RunOrder, writer: RecordingWriter, status: RunStatus, why: Sequence[str]) -> None:
    """Write the last event and seal. Raises CaptureLost when the disk takes no more."""
    short = list(dict.fromkeys(why))[:50]
    try:
        writer.append(Source.SCENARIO, EventKind.RUN_END, {"status": status, "why": short})
    finally:
        writer.close()
    seal(order.folder, laboratory_key(order.key), status, short)


def _planted(order: RunOrder) -> Persona:
    """The persona, its photographs written into the recording's folder. Raises CaptureLost when they cannot be."""
    try:
        order.folder.mkdir(parents=True, exist_ok=True)
        return make_persona(order.seed, order.run_id, order.folder)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        what = Saying(f"cannot be written ({reason})", f"无法写入（{reason}）")
        raise CaptureLost(what, str(order.folder), SPACE) from fault


def _run_of(order: RunOrder, clock: SystemClock) -> Run:
    return Run(
        run_id=order.run_id,
        attempt=order.attempt,
        seed=order.seed,
        app=order.app,
        device=order.device,
        network=order.network,
        scenarios=order.scenarios,
        without=order.without,
        began=clock.now(),
        versions={name: version(name) for name in RECORDED_VERSIONS},
        campaign=order.campaign,
        permission=order.permission,
    )
