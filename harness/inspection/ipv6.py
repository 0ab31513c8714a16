"""`harness ipv6 RUNS`: what all recordings together say of the IPv6 support of the apps in them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from harness.analysis.ipv6_support import Ipv6Support, NetworkRun, Usability, supports
from harness.analysis.statistics.binomial import wilson_interval
from harness.detect.course.task_result import detect_task_result
from harness.detect.masking.mask import Masker
from harness.detect.network.network_detectors import detect_on_network
from harness.inspection.given_folders import refuse_no_folder
from harness.recording.reader import Recording


def ipv6_lines(folders: Sequence[Path], as_json: bool) -> list[str]:
    """Printed lines. Raises BadInput for folders that are not there, EvidenceBroken for what is no recording."""
    refuse_no_folder(folders)
    found = supports(network_run(Recording.open(folder)) for folder in folders)
    if as_json:
        return [json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1)]
    return [line for one in found for line in lines_of(one)] or ["no recording stood on a laboratory network"]


def network_run(recording: Recording) -> NetworkRun:
    masker = Masker(recording.persona, recording.run.app.accounts)
    observations = (*detect_on_network(recording, masker), *detect_task_result(recording, masker))
    run = recording.run
    return NetworkRun(run.app.key, run.device.key, run.network, tuple(observations))


def lines_of(one: Ipv6Support) -> Iterable[str]:
    """One app on one device."""
    yield f"{one.app} / {one.device}"
    yield f"  IPv6: bytes {_share(one.bytes_share)}, connections {_share(one.connections_share)}, " + (
        f"first-party names {_share(one.names_share)} ({one.share_runs} runs)"
    )
    yield f"  N2: {_usability(one.alone)}"
    yield f"  N3: {_usability(one.nat64)}"
    yield f"  R {'-' if one.quality_ratio is None else f'{one.quality_ratio:.2f}'}, G " + (
        "-" if one.grade is None else f"{one.grade:.2f}"
    )
    yield from (f"  ! {line}" for line in one.short)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.0%}"


def _usability(one: Usability) -> str:
    if not one.asked:
        return "-"
    failing = f" (fails: {', '.join(one.failing)})" if one.failing else ""
    failed = wilson_interval(one.asked - one.done, one.asked)
    sure = f"95 %: {1 - failed.high:.2f} to {1 - failed.low:.2f}"
    return f"{one.done} of {one.asked} tasks that N1 can, {sure}{failing}"
