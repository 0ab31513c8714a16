"""What `harness stability` was asked for, and the run that follows from it. Every file is read before it starts."""

from dataclasses import dataclass
from pathlib import Path

from harness.inspection.stability.course import SCENARIOS, WITHOUT, CoursePlan
from harness.inspection.wanted import PROFILES
from harness.model.faults import BadInput
from harness.model.saying import Language, Saying
from harness.networks.spec import canonical
from harness.plan.app_file import load_app
from harness.plan.device_file import find_device
from harness.plan.laboratory_file import load_laboratory
from harness.plan.permission_file import permission_in
from harness.plan.permitted import under_letter
from harness.plan.run_id import new_run_id, next_attempt
from harness.plan.run_order import RunOrder


@dataclass(frozen=True, slots=True)
class StabilityWanted:
    """One command line's worth."""

    app_file: Path
    device: str
    out: Path
    plan: CoursePlan
    seed: int = 1
    laboratory_file: Path | None = None
    network: str = "host"
    key: Path | None = None
    as_json: Path | None = None
    language: Language = "zh"
    campaign: str = "stability"


def order_of(wanted: StabilityWanted) -> RunOrder:
    """Raises BadInput for any mistake in a file or name, and for a device that is no browser yet."""
    app, device = load_app(wanted.app_file), find_device(wanted.device, PROFILES)
    if device.platform != "browser":
        what = Saying("stability is measured on browser devices only, so far", "目前仅支持在浏览器设备上测量稳定性")
        raise BadInput(what, f"--device {wanted.device}")
    network = canonical(wanted.network)
    run_id = new_run_id(app.key, device.key, network, wanted.seed)
    order = RunOrder(
        app=app,
        device=device,
        network=network,
        scenarios=SCENARIOS,
        laboratory=load_laboratory(wanted.laboratory_file),
        out=wanted.out,
        key=wanted.key or wanted.out / "laboratory-key.pem",
        run_id=run_id,
        attempt=next_attempt(wanted.out, run_id),
        seed=wanted.seed,
        without=WITHOUT,
        campaign=wanted.campaign,
        app_file=str(wanted.app_file),
    )
    return under_letter(order, permission_in(wanted.campaign))
