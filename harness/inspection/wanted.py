"""What somebody asked for, and the runs that follow from it. Every file is read before anything is started."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from harness.farm.supervisor import Job, pytest_argv
from harness.inspection.calibration.citation import citation
from harness.model.device_profile import DeviceProfile
from harness.model.faults import BadInput
from harness.model.laboratory import Laboratory
from harness.model.run import CHANNELS
from harness.model.saying import Language, Saying
from harness.networks.ground import usable
from harness.plan.app_file import load_app
from harness.plan.day_book import FileDayBook
from harness.plan.device_file import find_device
from harness.plan.device_file import known_devices as device_keys
from harness.plan.laboratory_file import load_laboratory
from harness.plan.matrix import Cell, matrix
from harness.plan.permission_file import permission_in
from harness.plan.permitted import refuse_unpermitted, under_letter
from harness.plan.run_id import new_run_id, next_attempt
from harness.plan.run_order import RunOrder
from harness.plan.scenario_files import find_scenarios
from harness.run.refusal import refuse_unknown_channels

REPOSITORY = Path(__file__).resolve().parents[2]
PROFILES = REPOSITORY / "device_profiles"
SCENARIOS = REPOSITORY / "scenarios"
__all__ = ["CHANNELS", "PROFILES", "SCENARIOS", "Wanted", "jobs_of", "known_devices"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One command line's worth of runs. `scenarios` empty means all; names or files otherwise.

    `exploration` is how many minutes and acts the scenario explorer may take.
    """

    app_files: tuple[Path, ...]
    devices: tuple[str, ...]
    out: Path
    scenarios: tuple[str, ...] = ()
    networks: tuple[str, ...] = ("host",)
    laboratory_file: Path | None = None
    without: tuple[str, ...] = ()
    key: Path | None = None
    campaign: str = "default"
    seed: int = 1
    at_once: int = 2
    proxy_port: int = 0
    exploration: tuple[float, int] = (5.0, 2000)
    calibration: Path | None = None
    days: FileDayBook | None = None
    longest_minutes: int = 15
    language: Language = "zh"

    @property
    def key_file(self) -> Path:
        return self.key or self.out / "laboratory-key.pem"


def jobs_of(wanted: Wanted) -> list[Job]:
    """One job a cell of the matrix. Raises BadInput for any mistake in any file or name, before a run is started."""
    apps = [load_app(path) for path in wanted.app_files]
    profiles = [find_device(name, PROFILES) for name in wanted.devices]
    laboratory, letter = load_laboratory(wanted.laboratory_file), permission_in(wanted.campaign)
    scenarios = find_scenarios(wanted.scenarios, SCENARIOS)
    networks, lacking = usable(wanted.networks)
    if lacking:
        print(lacking.line(wanted.language), file=sys.stderr)
    refuse_unknown_channels(wanted.without)
    citation(wanted.calibration, wanted.out)
    _refuse_unusable(wanted.out)
    cells = matrix(apps, profiles, networks, [one.name for one in scenarios], wanted.seed)
    app_files = {app.key: path for app, path in zip(apps, wanted.app_files, strict=True)}
    for cell in cells:
        order = _order(cell, wanted, laboratory, app_files[cell.app.key])
        refuse_unpermitted(under_letter(order, letter), datetime.now(UTC))
    devices = {profile.key: name for profile, name in zip(profiles, wanted.devices, strict=True)}
    targets = [one.target for one in scenarios]
    return [_job(cell, wanted, (app_files[cell.app.key], devices[cell.device.key]), targets) for cell in cells]


def _order(cell: Cell, wanted: Wanted, laboratory: Laboratory, app_file: Path) -> RunOrder:
    """The run as far as a letter can speak of it."""
    return RunOrder(
        cell.app,
        cell.device,
        cell.network,
        cell.scenarios,
        laboratory,
        wanted.out,
        wanted.key_file,
        "",
        1,
        cell.seed,
        campaign=wanted.campaign,
        app_file=str(app_file),
    )


def _refuse_unusable(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        mend = Saying("choose a folder that can be written", "另选可写入的文件夹")
        raise BadInput(Saying(f"cannot be made ({reason})", f"无法建立（{reason}）"), f"--out {out}", mend) from None


def _job(cell: Cell, wanted: Wanted, named: tuple[Path, str], targets: Sequence[str]) -> Job:
    run_id = new_run_id(cell.app.key, cell.device.key, cell.network, cell.seed)
    app_file, device = named
    options = [
        *("--app", str(app_file), "--device", device, "--network", cell.network, "--out", str(wanted.out)),
        *("--run-id", run_id, "--seed", str(cell.seed), "--key", str(wanted.key_file), "--campaign", wanted.campaign),
        *(("--lab", str(wanted.laboratory_file)) if wanted.laboratory_file else ()),
        *(("--day-book", str(wanted.days.path), "--day", wanted.days.today.isoformat()) if wanted.days else ()),
        *(part for name in wanted.without for part in ("--without", name)),
        *("--proxy-port", str(wanted.proxy_port), "--lang", wanted.language),
        *("--explore-minutes", str(wanted.exploration[0]), "--explore-steps", str(wanted.exploration[1])),
    ]
    folder = wanted.out / run_id / f"attempt-{next_attempt(wanted.out, run_id)}"
    return Job(cell.name, folder, wanted.key_file, pytest_argv(targets, options))


def known_devices() -> list[DeviceProfile]:
    return [find_device(name, PROFILES) for name in device_keys(PROFILES)]
